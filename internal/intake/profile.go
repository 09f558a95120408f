package intake

import (
	"slices"
	"strings"

	"comptoir/internal/kernel/problem"
)

// Profile is a table recognised by its content.
type Profile struct {
	ID      string // salesforce-account, decp-2019, comptoir-contracts…; a label in messages: intake.profile.<id>
	Kind    Kind
	Mapping Mapping // empty for profiles that read records themselves
	Role    string  // of a table that needs another one: RoleOrders, RoleDetails
	origin  origin
}

// Source is where the keys of the lines come from: keys are unique within it.
func (p Profile) Source() string {
	switch {
	case strings.HasPrefix(p.ID, "decp-"):
		return "decp"
	case p.ID == "ecb-rates":
		return "ecb"
	case p.Mapping.Source != "":
		return p.Mapping.Source
	}
	return "comptoir"
}

// Roles of tables that are read together.
const (
	RoleOrders  = "orders"
	RoleDetails = "order-details"
)

// known is one table the product recognises.
type known struct {
	id       string
	kind     Kind
	source   string
	needs    []string          // columns that make it this table, squashed
	columns  map[string]string // field to column names, best first, separated by |
	currency string
	layouts  map[string]Layout
	role     string
	origin   origin
}

// Recognise tells what a table is from its columns or its first record, never from its name. A table of a
// system we know but do not take yet, and a table nobody knows, are problems that say so: unsupported_table
// and unknown_table (the mapping screen takes it).
func Recognise(t Table) (Profile, error) {
	if t.JSON {
		if id := decpFormat(t.Group, t.Object); id != "" {
			return Profile{ID: id, Kind: Contracts}, nil
		}
	}
	if p, ok := template(t.Header); ok {
		return p, nil
	}
	if isRates(t.Header) {
		return Profile{ID: "ecb-rates", Kind: Rates}, nil
	}
	columns := squashAll(t.Header)
	for _, u := range unsupported { // first: a history of accounts has all the columns of accounts
		if holds(columns, u.needs) {
			return Profile{}, problem.New(problem.Invalid, codes+"unsupported_table", "source", u.source, "table", u.table)
		}
	}
	for _, k := range knownTables {
		if holds(columns, k.needs) {
			return k.profile(t.Header), nil
		}
	}
	return Profile{}, problem.New(problem.Invalid, codes+"unknown_table", "columns", len(t.Header))
}

func squashAll(header []string) []string {
	all := make([]string, len(header))
	for i, h := range header {
		all[i] = squash(h)
	}
	return all
}

func holds(columns, needs []string) bool {
	for _, n := range needs {
		alternatives := strings.Split(n, "|")
		if !slices.ContainsFunc(alternatives, func(a string) bool { return slices.Contains(columns, a) }) {
			return false
		}
	}
	return true
}

// profile binds the field's first column that the table has.
func (k known) profile(header []string) Profile {
	m := Mapping{Kind: k.kind, Source: k.source, Columns: map[string]string{}, Layouts: k.layouts}
	m.Currency = currencyOf(k.currency)
	columns := squashAll(header)
	for field, names := range k.columns {
		for _, n := range strings.Split(names, "|") {
			if i := slices.Index(columns, n); i >= 0 {
				m.Columns[field] = header[i]
				break
			}
		}
	}
	return Profile{ID: k.id, Kind: k.kind, Mapping: m, Role: k.role, origin: k.origin}
}

// NewPlan makes the plan of a recognised table; header is that of its file.
func (p Profile) NewPlan(header []string, opt Options) Plan {
	switch p.ID {
	case "decp-2019", "decp-2022":
		return newDECP(p.ID, opt)
	case "ecb-rates":
		return newRates(header)
	}
	return newMapped(p.Mapping, p.origin, header, opt)
}

// ByID is the profile a person names, when the table has what it needs.
func ByID(id string, t Table) (Profile, error) {
	p, err := Recognise(t)
	if err == nil && p.ID == id {
		return p, nil
	}
	for _, k := range knownTables {
		if k.id == id {
			return Profile{}, problem.New(problem.Invalid, codes+"profile_does_not_fit", "profile", id, "needs", strings.Join(k.needs, ", "))
		}
	}
	if slices.Contains(Profiles(), id) {
		return Profile{}, problem.New(problem.Invalid, codes+"profile_does_not_fit", "profile", id, "needs", "")
	}
	return Profile{}, problem.New(problem.Invalid, codes+"profile_unknown", "profile", id)
}

// Profiles lists the names a person may give.
func Profiles() []string {
	ids := []string{}
	for _, k := range Kinds {
		ids = append(ids, "comptoir-"+string(k))
	}
	ids = append(ids, "decp-2019", "decp-2022", "ecb-rates")
	for _, k := range knownTables {
		if !slices.Contains(ids, k.id) {
			ids = append(ids, k.id)
		}
	}
	return ids
}
