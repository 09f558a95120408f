package intake

import (
	"fmt"
	"strings"
)

// template recognises Comptoir's own templates, in French or in English: the columns that the kind requires are
// there, and of the others at most one in four is foreign (people add a column of remarks). The kind that knows
// most of the columns wins.
func template(header []string) (best Profile, found bool) {
	for _, k := range Kinds {
		m := Mapping{Kind: k, Columns: map[string]string{}}
		from := origin{dayFirst: map[string]bool{}}
		strange, shown := 0, 0
		for _, h := range header {
			if f, ok := templateField(k, h); ok && m.Columns[f.Name] == "" {
				m.Columns[f.Name] = h
				if (f.Type == TypeDay || f.Type == TypeMonth) && squash(h) == squash(f.FR) {
					from.dayFirst[f.Name] = true
				}
			} else if h != "" {
				strange++
				if shownOnly[k][squash(h)] {
					shown++
				}
			}
		}
		if m.Columns["key"] != "" {
			strange -= shown
		}
		complete := len(m.Columns) >= 3 && strange*3 <= len(m.Columns) && len(m.Columns) > len(best.Mapping.Columns)
		for _, r := range required[k] {
			complete = complete && m.covers(r)
		}
		if complete {
			best, found = Profile{ID: "comptoir-" + string(k), Kind: k, Mapping: m, origin: from}, true
		}
	}
	return best, found
}

// shownOnly are the columns that our lists export beside those of the template: what a list shows and no import takes.
// With the records' keys in the table they are no sign of another origin.
var shownOnly = map[Kind]map[string]bool{
	Accounts: squashedSet("Tous les pays", "All countries", "Statut", "Status", "Segment", "Responsable", "Manager", "Rôle", "Role", "Mis à jour", "Updated",
		"Apporté par", "Brought in by", "CA 12 mois (€)", "Revenue 12 months (€)", "Contrats, par an (€)", "Contracts, a year (€)",
		"Prochaine échéance", "Next date", "Échéance de", "Next date is"),
	Contacts:  squashedSet("Mis à jour", "Updated"),
	Contracts: squashedSet("État", "State", "Préavis prudent", "Prudent notice", "Décision interne", "Internal decision", "Décision prise", "Decision taken", "Suivi par", "Followed by"),
}

func squashedSet(names ...string) map[string]bool {
	out := map[string]bool{}
	for _, n := range names {
		out[squash(n)] = true
	}
	return out
}

func templateField(k Kind, column string) (Field, bool) {
	want := squash(column)
	for _, f := range fields[k] {
		if f.FR != "" && (squash(f.FR) == want || squash(f.EN) == want) {
			return f, true
		}
	}
	return Field{}, false
}

// Template writes the template of a kind: a line of columns and example lines, as CSV in UTF-8 with a mark so that
// Excel keeps the accents; semicolons in French, where Excel expects them, commas in English.
func Template(k Kind, lang string) ([]byte, error) {
	columns, lines := Sample(k, lang)
	if len(columns) == 0 {
		return nil, fmt.Errorf("no template for %q", k)
	}
	sep := ","
	if lang == "fr" {
		sep = ";"
	}
	text := "\xef\xbb\xbf" + csvLine(columns, sep)
	for _, l := range lines {
		text += csvLine(l, sep)
	}
	return []byte(text), nil
}

func csvLine(cells []string, sep string) string {
	quoted := make([]string, len(cells))
	for i, c := range cells {
		if strings.ContainsAny(c, sep+"\"\n") {
			c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		quoted[i] = c
	}
	return strings.Join(quoted, sep) + "\r\n"
}
