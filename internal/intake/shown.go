package intake

import (
	"slices"
	"strings"
)

// shownOf are the fields of a kind that tell its lines apart, in the order of a preview.
var shownOf = map[Kind][]string{
	Accounts:  {"key", "name", "siren", "country", "city"},
	Contacts:  {"key", "name", "last_name", "first_name", "account", "account.key", "email"},
	Contracts: {"key", "account", "end", "value_per_year", "total_value", "start", "account.siren"},
	Results:   {"account", "month", "revenue", "currency", "account.siren"},
	Targets:   {"account", "month", "target", "currency", "account.siren"},
}

// shownColumns is how many of them fit beside the number of the line, its state and what to know about it.
const shownColumns = 4

// Shown lists the fields that a preview of the profile shows, at most four.
func (p Profile) Shown() []string {
	switch {
	case strings.HasPrefix(p.ID, "decp-"):
		return []string{"key", "account", "start", "total_value"}
	case p.ID == "ecb-rates":
		return []string{"date"}
	case p.Role != "":
		return []string{"order", "account", "month"}
	}
	var fields []string
	for _, f := range shownOf[p.Kind] {
		if p.Mapping.Columns[f] != "" && len(fields) < shownColumns {
			fields = append(fields, f)
		}
	}
	return fields
}

// Cells makes a function that gives the values of those fields as a row of the file writes them.
func (p Profile) Cells(header []string) func(Row) []string {
	switch {
	case strings.HasPrefix(p.ID, "decp-"):
		return marketCells
	case p.Role != "":
		return cellsAt(header, []string{"orderid", "customerid", "orderdate"})
	case p.ID == "ecb-rates":
		return func(row Row) []string { return []string{brief(row.Cells[0])} }
	}
	var columns []string
	for _, f := range p.Shown() {
		columns = append(columns, squash(p.Mapping.Columns[f]))
	}
	return cellsAt(header, columns)
}

func cellsAt(header, columns []string) func(Row) []string {
	names, at := squashAll(header), make([]int, len(columns))
	for i, c := range columns {
		at[i] = slices.Index(names, c)
	}
	return func(row Row) []string {
		cells := make([]string, len(at))
		for i, column := range at {
			if column >= 0 && column < len(row.Cells) {
				cells[i] = brief(row.Cells[column])
			}
		}
		return cells
	}
}

func marketCells(row Row) []string {
	m, err := parseMarket(row.Object)
	if err != nil {
		return make([]string, shownColumns)
	}
	return []string{brief(m.id), brief(string(m.buyer.Nom)), brief(m.start), brief(string(m.amount))}
}

// brief keeps a cell within what a table shows.
func brief(s string) string {
	const limit = 80
	if len(s) <= limit && !strings.ContainsAny(s, "\n\r\t") {
		return strings.Clone(s) // the row's own text is gone with the next one
	}
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > limit {
		return string(r[:limit-1]) + "…"
	}
	return s
}
