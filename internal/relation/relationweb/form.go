package relationweb

import (
	"slices"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
)

// formNames are the fields that a correction compares; those of people hold their identifiers, parted by spaces.
var formNames = []string{"contacts", "day", "kind", "summary", "users"}

// formState is what a showing of the form knows.
type formState struct {
	status int
	sheet  *relationdesk.Sheet // of the exchange being corrected; nil for a new one
	rev    int
	// account is whose people are offered; empty asks for a name.
	account id.Account
	values  map[string]string
	was     map[string]string
	list    problem.List
	back    string
}

func (h *handlers) new(c *web.Ctx) error {
	if !writes(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	st := formState{status: 200, back: c.Query("back"), values: map[string]string{"day": c.Today().String(), "kind": string(relation.Call), "users": string(c.Who.ID)}}
	st.account, _ = id.Parse[id.Account](c.Query("account"))
	if x, ok := id.Parse[id.Contact](c.Query("contact")); ok {
		s, ok, err := h.desk.Contact(c.Context(), c.Who, x, 1)
		if err != nil {
			return err
		}
		if ok {
			st.account, st.values["contacts"] = s.Account, string(x)
		}
	}
	return h.showForm(c, st)
}

// typed is the form as it was filled.
func typed(f *web.Form) map[string]string {
	m := f.Texts([]string{"who", "day", "kind", "summary", "planned"})
	for _, n := range []string{"contacts", "users"} {
		m[n] = strings.Join(strings.Fields(strings.Join(f.Strings(n), " ")), " ")
	}
	return m
}

func readInput(f *web.Form) relation.Input {
	m := typed(f)
	return relation.Input{Day: f.Day("day"), Kind: relation.Kind(m["kind"]), Summary: m["summary"], Planned: f.Bool("planned"),
		Contacts: parsed[id.Contact](m["contacts"]), Users: parsed[id.User](m["users"])}
}

// parsed reads identifiers; what is none names nobody.
func parsed[T ~string](s string) (out []T) {
	for _, part := range strings.Fields(s) {
		if v, ok := id.Parse[T](part); ok {
			out = append(out, v)
		}
	}
	return out
}

func (h *handlers) create(c *web.Ctx) error {
	if !writes(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in, st := readInput(f), formState{status: 422, back: f.Raw("back"), values: typed(f)}
	st.account, _ = id.Parse[id.Account](f.String("account"))
	var unknown problem.List
	if in.Account = st.account; in.Account == "" {
		if in.Account, in.Contacts, unknown, err = h.find(c, st.values["who"]); err != nil {
			return err
		}
		in.Users = []id.User{c.Who.ID}
	}
	var made id.Interaction
	if len(f.Problems()) > 0 || len(unknown) > 0 {
		err = append(in.Validate(c.Today()), unknown...).Err()
	} else {
		made, err = h.desk.Log(c.Context(), c.Who, in)
	}
	if st.list, err = f.Merge(err); err != nil {
		return err
	}
	if len(st.list) > 0 {
		return h.showForm(c, st)
	}
	c.FlashUndo(href(made)+"/remove", "relation.flash.noted")
	return c.Back(href(made))
}

// find reads names as people type them: one or several parted by semicolons, with the account after a dot where two share
// a name. They must work at one account.
func (h *handlers) find(c *web.Ctx, who string) (account id.Account, found []id.Contact, bad problem.List, err error) {
	for _, part := range strings.FieldsFunc(who, func(r rune) bool { return r == ';' || r == '\n' }) {
		some, err := h.named(c, part)
		switch {
		case err != nil:
			return "", nil, nil, err
		case len(some) == 0:
			bad.Add("who", "nobody_of_that_name", "name", strings.TrimSpace(part))
		case len(some) > 1:
			bad.Add("who", "several_of_that_name", "name", strings.TrimSpace(part))
		case account != "" && some[0].Account != account:
			bad.Add("who", "two_accounts")
		default:
			account, found = some[0].Account, append(found, some[0].ID)
		}
	}
	if len(bad) == 0 && len(found) == 0 {
		bad.Add("who", "required")
	}
	return account, found, bad, nil
}

func (h *handlers) named(c *web.Ctx, typed string) ([]relationdesk.Somebody, error) {
	name, account, _ := strings.Cut(typed, "·")
	some, err := h.desk.Named(c.Context(), c.Who, name)
	if account = strings.TrimSpace(account); account != "" {
		some = slices.DeleteFunc(some, func(s relationdesk.Somebody) bool { return s.AccountName != account })
	}
	return some, err
}

func (h *handlers) edit(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if !s.MayWrite {
		return problem.New(problem.Forbidden, "forbidden")
	}
	values := fieldsOf(s)
	return h.showForm(c, formState{status: 200, sheet: &s, rev: s.Rev, account: s.Account, values: values, was: values})
}

func fieldsOf(s relationdesk.Sheet) map[string]string {
	m := map[string]string{"contacts": ids(s.Contacts), "users": ids(s.Users), "day": s.Day.String(), "kind": string(s.Kind), "summary": s.Summary}
	if s.Planned(s.Today) {
		m["planned"] = "1"
	}
	return m
}

func ids[T ~string](list []T) string {
	list = slices.Clone(list)
	slices.Sort(list)
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = string(v)
	}
	return strings.Join(parts, " ")
}

func (h *handlers) save(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	f.Settled(formNames)
	in := readInput(f)
	in.Account = s.Account
	if in.Day != nil && *in.Day == s.Day && s.Planned(c.Today()) {
		in.Planned = true // what was planned for that day still is
	}
	if len(f.Problems()) > 0 {
		err = in.Validate(c.Today()).Err()
	} else {
		err = h.desk.Edit(c.Context(), c.Who, s.ID, f.Rev(), in)
	}
	if problem.Has(err, "stale") {
		return h.conflict(c, s, f)
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showForm(c, formState{status: 422, sheet: &s, rev: f.Rev(), account: s.Account, values: typed(f), was: f.Was(formNames), list: list})
	}
	c.Flash("relation.flash.saved")
	return c.Redirect(href(s.ID))
}

type formView struct {
	head   ui.Head
	title  string
	errors []ui.FieldError
	form   ui.Form
	legend string
	more   string
	who    *ui.Field
	theirs *ui.Choices
	none   string
	kind   ui.Choices
	day    ui.Field
	check  checkView
	rest   ui.Field
	ours   *ui.Choices
}

// checkView says that a day to come is meant.
type checkView struct {
	name, words string
	checked     bool
}
