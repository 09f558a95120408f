package accountweb

import (
	"sync"

	"comptoir/internal/account"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// countryCodes are all those of ISO 3166-1.
var countryCodes = sync.OnceValue(func() []string {
	var out []string
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if code := string(a) + string(b); account.ValidCountry(code) {
				out = append(out, code)
			}
		}
	}
	return out
})

// sorted orders codes by their names in the reader's language.
func sorted(l *i18n.Loc, codes []string) []ui.Option {
	out := make([]ui.Option, len(codes))
	for i, k := range codes {
		out[i] = ui.Option{Value: k, Label: l.Country(k)}
	}
	return web.Sorted(l, out)
}

// allCountries keeps the sorted names by reader's language: there are some 250.
var allCountries sync.Map

func countryOptions(l *i18n.Loc, now, none string) []ui.Option {
	all, ok := allCountries.Load(l)
	if !ok {
		all, _ = allCountries.LoadOrStore(l, sorted(l, countryCodes()))
	}
	out := append([]ui.Option{{Label: none}}, all.([]ui.Option)...)
	return choose(out, now)
}

func choose(list []ui.Option, now string) []ui.Option {
	for i := range list {
		list[i].Selected = list[i].Value == now
	}
	return list
}
