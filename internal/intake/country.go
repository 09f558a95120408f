package intake

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// countryNames knows every country by its French and English name, folded.
var countryNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{
		"usa": "US", "u s a": "US", "etats unis d amerique": "US", "uk": "GB", "great britain": "GB", "england": "GB", "angleterre": "GB",
		"grande bretagne": "GB", "hollande": "NL", "holland": "NL", "pays bas": "NL", "coree du sud": "KR", "south korea": "KR",
		"russia": "RU", "russie": "RU", "czech republic": "CZ", "republique tcheque": "CZ", "turkey": "TR", "viet nam": "VN",
		"cote d ivoire": "CI", "ivory coast": "CI", "deutschland": "DE", "espana": "ES", "italia": "IT", "schweiz": "CH",
	}
	fr, en := display.Regions(language.French), display.Regions(language.English)
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			region, err := language.ParseRegion(code)
			if err != nil || !region.IsCountry() || region.Canonicalize().String() != code {
				continue
			}
			names[strings.ToLower(code)] = code
			names[fold(fr.Name(region))] = code
			names[fold(en.Name(region))] = code
		}
	}
	return names
})

// countryCode reads a country's name or code as ISO 3166 alpha-2.
func countryCode(s string) (string, bool) {
	code, ok := countryNames()[fold(s)]
	return code, ok
}
