package intake

import (
	"slices"
	"strings"
	"unicode"
)

// A guess reads the names of columns as people do: "N° affaire", "Mt HT annuel" and "annualAmount" are words, some of
// which say nothing and some of which say the same. It is shown to a person, who confirms it; nothing is read by it alone.

// mute are words that tell no column from another.
var mute = wordSet("de du des d la le les l un une et en au aux a the of an and in on to for ht hors taxe taxes ttc eur euro euros k ke e s y compris")

// same are the words that mean the same in the names of columns.
var same = sameWords(
	"montant mt mnt mtt amount", "date dt day jour", "reference ref references", "telephone tel phone", "numero no nr num number n", "annuel an annuelle annual yearly year",
	"mail email courriel mel", "client customer acheteur buyer", "societe company entreprise organisation organization", "fournisseur supplier vendor",
	"contrat contract affaire marche", "debut start begin", "fin end", "preavis notice", "duree term duration", "reconduction renewal renouvellement", "mois month months",
	"devise currency monnaie ccy", "pays country", "ville city town commune", "site website web homepage", "secteur sector industry", "valeur value",
	"fonction title titre poste job", "prenom first", "nom name", "objectif target budget quota", "marge margin", "libelle label intitule", "compte account tiers",
	"delai period")

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

func sameWords(groups ...string) map[string]string {
	out := map[string]string{}
	for _, g := range groups {
		words := strings.Fields(g)
		for _, w := range words {
			out[w] = words[0]
		}
	}
	return out
}

// wordsOf are the telling words of a column, each in its common form.
func wordsOf(column string) []string {
	column = strings.NewReplacer("N°", "numero ", "n°", "numero ", "Nº", "numero ", "nº", "numero ").Replace(apart(column))
	var out []string
	for _, w := range strings.Fields(fold(column)) {
		if common, ok := same[w]; ok {
			w = common
		}
		if !mute[w] && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// apart takes CompanyName and customerID to pieces.
func apart(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range s {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// The likeness of a column and a field, out of 100. Below the least, nothing is proposed.
const (
	sameName  = 100
	sameWord  = 90
	leastLike = 40
)

// likeness compares a column with all the names that people give a field.
func likeness(column string, f Field) int {
	squashed := squash(column)
	for _, n := range append([]string{f.FR, f.EN}, f.Like...) {
		if n != "" && squash(n) == squashed {
			return sameName
		}
	}
	words := wordsOf(column)
	if len(words) == 0 {
		return 0
	}
	best := 0
	for _, n := range append([]string{f.FR, f.EN}, synonyms[f.Name]...) {
		best = max(best, overlap(words, wordsOf(n)))
	}
	return best
}

// overlap is full for the same words, and less for a name that the column says with other words around it.
func overlap(column, name []string) int {
	if len(name) == 0 {
		return 0
	}
	for _, w := range name {
		if !slices.Contains(column, w) {
			return 0
		}
	}
	if len(column) == len(name) {
		return sameWord
	}
	return (sameWord - 10) * len(name) / len(column)
}

// likely pairs columns and fields, the most alike first; between two that are as alike, the order of the template. The sum of
// likenesses compares kinds.
func likely(k Kind, header []string) (out map[string]string, sum int) {
	type pair struct{ field, column, like int }
	var pairs []pair
	for i, f := range fields[k] {
		for j, h := range header {
			if like := likeness(h, f); like >= leastLike {
				pairs = append(pairs, pair{i, j, like})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return b.like - a.like })
	out = map[string]string{}
	used := map[int]bool{}
	for _, p := range pairs {
		name := fields[k][p.field].Name
		if out[name] == "" && !used[p.column] {
			out[name] = header[p.column]
			used[p.column] = true
			sum += p.like
		}
	}
	return out, sum
}
