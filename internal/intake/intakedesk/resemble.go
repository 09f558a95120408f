package intakedesk

import (
	"strings"
	"unicode"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
)

// smallWords are left out when names are compared: legal forms and articles, which people write or forget.
var smallWords = map[string]bool{"sa": true, "sas": true, "sasu": true, "sarl": true, "snc": true, "sca": true, "se": true, "gmbh": true, "ag": true, "ltd": true, "limited": true,
	"plc": true, "inc": true, "llc": true, "corp": true, "ab": true, "as": true, "oy": true, "spa": true, "srl": true, "nv": true, "bv": true, "societe": true, "groupe": true,
	"le": true, "la": true, "les": true, "l": true, "de": true, "du": true, "des": true, "d": true, "et": true, "the": true, "of": true, "and": true}

// essence is what two ways of writing a name have in common: its words without accents, punctuation and small words.
func essence(name string) string {
	words := strings.FieldsFunc(text.Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	kept := words[:0:0]
	for _, w := range words {
		if !smallWords[w] {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		kept = words
	}
	return strings.Join(kept, " ")
}

// lookalike is an account that was there before the import.
type lookalike struct {
	ID   id.Account `bun:"id"`
	Name string     `bun:"name"`
}

// mostLookalikes bounds the portfolio in which names are compared so: among more accounts, a likeness says little.
const mostLookalikes = 5_000

// resembles finds the one account in reach whose name is the same but for small words. Two of them are no answer.
func (r *run) resembles(tx *db.Tx, name string) (lookalike, bool, error) {
	if r.alike == nil {
		r.alike = map[string][]lookalike{}
		all, err := accountsInReach(tx, r.a, objectOf(r.unit.Profile.Kind), mostLookalikes+1)
		if err != nil {
			return lookalike{}, false, err
		}
		if len(all) <= mostLookalikes {
			for _, x := range all {
				r.alike[essence(x.Name)] = append(r.alike[essence(x.Name)], x)
			}
		}
	}
	found := r.alike[essence(name)]
	if len(found) != 1 || essence(name) == "" {
		return lookalike{}, false, nil
	}
	return found[0], true, nil
}
