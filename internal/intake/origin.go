package intake

import "strings"

// origin is what is known of a table besides its values: rows a CRM has thrown away or merged into others,
// and how a template asks for its dates.
type origin struct {
	deleted    []string // columns that are "true" on a deleted row
	mergedInto []string // columns that name the row this one was merged into
	mergedIDs  string   // column that lists the rows merged into this one

	dayFirst map[string]bool // fields of the French template, which asks for jour/mois/année

	flags, into []int
	ids         int
}

func (o *origin) bind(header []string) {
	o.flags, o.into = indexes(header, o.deleted), indexes(header, o.mergedInto)
	o.ids = -1
	if o.mergedIDs != "" {
		o.ids = columnAt(header, o.mergedIDs)
	}
}

func indexes(header, names []string) []int {
	var at []int
	for _, n := range names {
		if i := columnAt(header, n); i >= 0 {
			at = append(at, i)
		}
	}
	return at
}

// learn notes the rows that others have swallowed.
func (o *origin) learn(row Row, merged map[string]bool) {
	if o.ids < 0 {
		return
	}
	for _, id := range strings.Split(row.Cells[o.ids], ";") {
		if id = strings.TrimSpace(id); id != "" && !emptyWords[id] {
			merged[id] = true
		}
	}
}

// gone refuses a row that its own system no longer shows: importing it would bring the dead back.
func (o *origin) gone(l *line) bool {
	for _, i := range o.into {
		if into, _ := clean(l.row.Cells[i]); into != "" {
			l.said.reject("", "merged_at_source", "into", into)
			return true
		}
	}
	if len(l.p.merged) > 0 && l.p.merged[l.peek("key")] {
		l.said.reject("", "merged_at_source")
		return true
	}
	for _, i := range o.flags {
		if strings.EqualFold(strings.TrimSpace(l.row.Cells[i]), "true") {
			l.said.reject("", "deleted_at_source")
			return true
		}
	}
	return false
}
