package accountweb

import (
	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/web"
)

// formNames are the fields of the account form, in its order; siren is asked on the first entry only.
var formNames = []string{"name", "tier", "sector", "since", "country", "city", "website", "ccy", "parent", "note"}

func readInput(f *web.Form) account.Input {
	parent, _ := id.Parse[id.Account](f.String("parent"))
	return account.Input{Name: f.String("name"), Tier: account.Tier(f.String("tier")), Sector: f.String("sector"), Since: f.Day("since"),
		Country: f.String("country"), City: f.String("city"), Website: f.String("website"), Ccy: money.Currency(f.String("ccy")),
		Parent: parent, Note: f.String("note")}
}

// fieldsOf are an account's values as the form writes them.
func fieldsOf(a account.Account) map[string]string {
	m := map[string]string{"name": a.Name, "tier": string(a.Tier), "sector": a.Sector, "country": a.Country, "city": a.City,
		"website": a.Website, "ccy": string(a.Ccy), "parent": string(a.Parent), "note": a.Note}
	if a.Since != nil {
		m["since"] = a.Since.String()
	}
	return m
}

// formState is what a showing of the form knows.
type formState struct {
	status int
	sheet  accountdesk.Sheet // of the account being corrected; empty for a new one
	rev    int
	values map[string]string
	was    map[string]string
	list   problem.List
	twins  []accountdesk.Choice
	most   int // key accounts a person carries
}

func (h *handlers) new(c *web.Ctx) error {
	if !accountdesk.MayCreate(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	values := fieldsOf(account.Account{Tier: account.Unrated, Ccy: money.EUR, Country: "FR", Parent: id.Account(c.Query("parent"))})
	return h.showForm(c, formState{status: 200, values: values})
}

func (h *handlers) create(c *web.Ctx) error {
	if !accountdesk.MayCreate(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := readInput(f)
	var ids []account.Identifier
	if v := f.String("siren"); v != "" {
		ids = []account.Identifier{{Scheme: account.SIREN, Value: v, State: account.ToConfirm}}
	}
	st := formState{status: 422, values: f.Texts(append(formNames, "siren"))}
	// Homonyms exist: the same name asks once, and never refuses.
	if !f.Bool("sure") {
		if st.twins, err = h.desk.Homonyms(c.Context(), c.Who, "", in.Name); err != nil {
			return err
		}
	}
	made, again, err := web.Again[id.Account](c, f)
	if err != nil {
		return err
	}
	if again {
		return c.Redirect(href(made)) // its name is that of the account it made
	}
	if err = strict(in, ids); err == nil && len(f.Problems()) == 0 && len(st.twins) == 0 {
		made, again, err = web.Once(c, f, func(tx *db.Tx) (id.Account, error) { return h.desk.CreateIn(tx, c.Who, in, ids...) })
		err = atSIREN(err)
	}
	if st.list, err = f.Merge(err); err != nil {
		return err
	}
	if len(st.list) > 0 || len(st.twins) > 0 {
		return h.showForm(c, st)
	}
	if !again {
		c.Flash("account.done.create")
	}
	return c.Redirect(href(made))
}

// strict refuses a SIREN that fails its check: who types it has it before their eyes, and the likely swap is shown. One
// that cannot be found out is left empty here, and added to confirm on the account's page.
func strict(in account.Input, ids []account.Identifier) error {
	l := in.Validate()
	for _, i := range ids {
		if _, _, err := account.Check(i.Scheme, i.Value); err != nil {
			p, _ := problem.All(err)
			l = append(l, p...)
		}
	}
	return atSIREN(l.Err())
}

// atSIREN says the problems of the first identifier at the form's own field.
func atSIREN(err error) error {
	l, ok := problem.All(err)
	if !ok {
		return err
	}
	for i := range l {
		if l[i].Field == "value" || l[i].Field == "identifier_SIREN" {
			l[i].Field = "siren"
		}
	}
	return l.Err()
}

func (h *handlers) edit(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if !s.MayWrite {
		return problem.New(problem.Forbidden, "forbidden")
	}
	values := fieldsOf(s.Account)
	return h.showForm(c, formState{status: 200, sheet: s, rev: s.Rev, values: values, was: values})
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
	if len(f.Problems()) == 0 {
		err = h.desk.Edit(c.Context(), c.Who, s.ID, f.Rev(), in)
	} else {
		err = in.Validate().Err()
	}
	if problem.Has(err, "stale") {
		return h.conflict(c, s, f)
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showForm(c, formState{status: 422, sheet: s, rev: f.Rev(), values: f.Texts(formNames), was: f.Was(formNames), list: list})
	}
	c.Flash("account.done.save")
	return c.Redirect(href(s.ID))
}
