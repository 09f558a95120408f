package privacy

import (
	"strings"
	"unicode"

	"comptoir/internal/kernel/text"
)

// sensitive are the beginnings of words about what article 9 of the GDPR forbids to note: health, religion, union,
// politics, origin, sex life; French and English, without accents. A "=" asks for the whole word.
var sensitive = []string{
	"malad", "=cancer", "depress", "=burnout", "handicap", "=enceinte", "grossesse", "=alcoolique", "hospitalis", "=vih", "=hiv",
	"=illness", "=sick", "=pregnant", "pregnanc", "=disabled", "disabilit", "=alcoholic", "diabet", "chimiotherap", "chemotherap", "=cardiaque",
	"=arret maladie", "=sick leave",
	"musulman", "=muslim", "catholi", "protestant", "=juif", "=juive", "=jewish", "=jew", "=islam", "bouddhis", "buddhis", "=athee", "=atheist", "=religion",
	"religieu", "religious", "=ramadan", "=pratiquant", "=pratiquante", "=croyant", "=croyante", "=church", "=eglise", "=mosquee", "=mosque", "=synagogue",
	"syndica", "syndiqu", "=cgt", "=cfdt", "=unionist", "=union member", "=trade union",
	"=gauchiste", "=extreme droite", "=extreme gauche", "=far right", "=far left", "=macroniste", "=socialiste", "=communiste", "=communist", "=opinion politique",
	"=political opinion", "=militant", "=militante",
	"=arabe", "=africain", "=africaine", "=maghrebin", "=maghrebine", "=gitan", "=gypsy", "=origine ethnique", "=ethnic", "=ethnie",
	"homosex", "=gay", "lesbien", "=lesbian", "bisexu", "transgenre", "=transgender", "=heterosexuel", "=vie sexuelle", "=sex life",
}

// Sensitive is the first word of a note that should not be in it, as it was written; "" when there is none.
func Sensitive(note string) string {
	words := strings.FieldsFunc(note, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = text.Fold(w)
	}
	for i := range words {
		for _, s := range sensitive {
			whole, exact := strings.CutPrefix(s, "=")
			if !exact {
				if strings.HasPrefix(folded[i], s) {
					return words[i]
				}
				continue
			}
			n := strings.Count(whole, " ") + 1
			if i+n <= len(words) && strings.Join(folded[i:i+n], " ") == whole {
				return strings.Join(words[i:i+n], " ")
			}
		}
	}
	return ""
}
