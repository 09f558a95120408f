package intake

import (
	"slices"
	"strings"

	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
)

// Mapping says which column holds what. It is what --map FILE reads (JSON) and what the mapping screen saves
// under a name.
type Mapping struct {
	Name     string            `json:"name,omitempty"`
	Kind     Kind              `json:"kind"`
	Source   string            `json:"source,omitempty"`   // where keys come from: CT-12 of "compta" and CT-12 of "crm" are two
	Columns  map[string]string `json:"columns"`            // field to column name
	Layouts  map[string]Layout `json:"layouts,omitempty"`  // field to the one way its values are written
	Currency money.Currency    `json:"currency,omitempty"` // of amounts that do not say theirs
}

// Validate says all that is wrong with a mapping that somebody wrote.
func (m Mapping) Validate() error {
	var wrong problem.List
	if !slices.Contains(Kinds, m.Kind) {
		wrong.Add("kind", codes+"mapping_kind", "kind", string(m.Kind))
		return wrong.Err()
	}
	for _, name := range sortedKeys(m.Columns) {
		if _, ok := fieldOf(m.Kind, name); !ok {
			wrong.Add("columns."+name, codes+"mapping_field", "field", name, "known", namesOf(m.Kind))
		}
	}
	for _, name := range sortedKeys(m.Layouts) {
		f, ok := fieldOf(m.Kind, name)
		if !ok || !f.Type.Known(m.Layouts[name]) {
			wrong.Add("layouts."+name, codes+"mapping_layout", "field", name, "layout", string(m.Layouts[name]), "known", layoutsOf(f))
		}
	}
	for _, name := range required[m.Kind] {
		if !m.covers(name) {
			wrong.Add("columns."+name, codes+"mapping_required", "field", name, "kind", string(m.Kind))
		}
	}
	if m.Currency != "" && !m.Currency.Valid() {
		wrong.Add("currency", codes+"currency_unknown", "value", string(m.Currency))
	}
	return wrong.Err()
}

// namesOf lists the fields of a kind, for people who write a mapping by hand.
func namesOf(k Kind) string {
	var names []string
	for _, f := range fields[k] {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// layoutsOf lists the ways in which a field may be written; none when it is written in one way only.
func layoutsOf(f Field) string {
	var names []string
	for _, l := range f.Type.Layouts() {
		names = append(names, string(l))
	}
	if len(names) == 0 {
		return "–"
	}
	return strings.Join(names, ", ")
}

// covers accepts what can stand in for a field: a full name for a family name, a key for an account.
func (m Mapping) covers(name string) bool {
	for _, other := range append([]string{name}, standIns[name]...) {
		if m.Columns[other] != "" {
			return true
		}
	}
	return false
}

var standIns = map[string][]string{"last_name": {"name"}, "account": {"account.siren", "account.key"}}

// Fits says whether the table has every column the mapping names.
func (m Mapping) Fits(header []string) bool { return len(m.Absent(header)) == 0 }

// Absent lists the columns that the mapping names and the table lacks.
func (m Mapping) Absent(header []string) []string {
	var absent []string
	for _, f := range sortedKeys(m.Columns) {
		if columnAt(header, m.Columns[f]) < 0 {
			absent = append(absent, m.Columns[f])
		}
	}
	return absent
}

// Ignored lists the columns that nothing uses, to show them.
func (m Mapping) Ignored(header []string) []string {
	used := map[int]bool{}
	for _, c := range m.Columns {
		used[columnAt(header, c)] = true
	}
	var ignored []string
	for i, h := range header {
		if !used[i] && h != "" {
			ignored = append(ignored, h)
		}
	}
	return ignored
}

// columnAt finds a column by its exact name, else by its letters.
func columnAt(header []string, name string) int {
	if i := slices.Index(header, name); i >= 0 {
		return i
	}
	want := squash(name)
	return slices.IndexFunc(header, func(h string) bool { return squash(h) == want })
}

// Suggest guesses which kind the table is and what its columns hold, for the mapping screen to show; a person
// confirms it.
func Suggest(header []string) Mapping {
	var best Mapping
	most := 0
	for _, k := range Kinds {
		columns, score := likely(k, header)
		m := Mapping{Kind: k, Columns: columns}
		for _, name := range required[k] {
			if !m.covers(name) {
				score -= 2 * sameName
			}
		}
		if score > most {
			best, most = m, score
		}
	}
	return best
}

// SuggestAs guesses what the columns hold in a table of that kind.
func SuggestAs(k Kind, header []string) Mapping {
	columns, _ := likely(k, header)
	return Mapping{Kind: k, Columns: columns}
}

// Required says whether lines of the kind cannot go in without the field.
func Required(k Kind, field string) bool { return slices.Contains(required[k], field) }

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, strings.Compare)
	return keys
}
