package resultweb

import (
	"context"
	"strconv"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/who"
	"comptoir/internal/result/resultdesk"
)

type targetsView struct {
	head   ui.Head
	years  []ui.Segment
	label  string
	title  string
	errors []ui.FieldError
	form   ui.Form
	parts  [2]string
	annual ui.Field
	months []ui.Field
	now    string // words of the box that makes it count at once; "" for who may not
	ticked bool
}

func (h *handlers) targets(c *web.Ctx) error {
	b, err := h.openBook(c)
	if err != nil {
		return err
	}
	if !b.MayWrite {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return h.showTargets(c, 200, b, valuesOf(c, b), nil)
}

// valuesOf are the months as they stand: what is proposed, else what counts.
func valuesOf(c *web.Ctx, b resultdesk.Book) map[string]string {
	m := map[string]string{"currency": string(b.Currency)}
	for i, month := range b.Months {
		stands := month.InForce
		if month.Proposed != nil {
			stands = month.Proposed
		}
		if stands != nil {
			m["m"+strconv.Itoa(i+1)], m["currency"] = c.Loc.MoneyInput(*stands), string(stands.Ccy)
		}
	}
	return m
}

func (h *handlers) showTargets(c *web.Ctx, status int, b resultdesk.Book, values map[string]string, bad problem.List) error {
	account, year := string(b.Account), strconv.Itoa(b.Year)
	title := c.T("result.targets.of", "year", year)
	v := targetsView{title: c.T("form.refused"), label: c.T("result.years"), parts: [2]string{c.T("result.targets.annual"), c.T("result.targets.months")},
		head: ui.Head{Title: title, Eyebrow: b.Name, Lede: c.T("result.targets.lede"), CrumbsLabel: c.T("shell.crumbs"),
			Crumbs: []ui.Link{{Label: b.Name, Href: "/accounts/" + account}, {Label: c.T("result.book.title"), Href: bookHref(account) + "?year=" + year}, {Label: title}}},
		form: ui.Form{Action: targetsHref(account) + "?year=" + year, Actions: []ui.Button{{Label: c.T("result.targets.propose"), Kind: ui.Primary},
			{Label: c.T("form.cancel"), Kind: ui.Ghost, Href: bookHref(account) + "?year=" + year}}}}
	b.Last++ // next year is there to be aimed at
	v.years = years(c, b, targetsHref(account))
	if b.MayApprove {
		v.now, v.ticked = c.T("result.targets.now"), values["approve"] != ""
		v.form.Actions[0].Label = c.T("form.save")
	}
	errorAt := map[string]string{}
	for _, p := range bad {
		errorAt[p.Field] = c.Loc.Problem(p)
		v.errors = append(v.errors, ui.FieldError{ID: p.Field, Message: fieldLabel(c, b.Year, p.Field) + c.T("result.colon") + c.Loc.Problem(p)})
	}
	v.annual = ui.Field{Name: "annual", Label: c.T("result.targets.total"), Value: values["annual"], Error: errorAt["annual"], Inputmode: "decimal",
		Hint: c.T("result.targets.hint"), Unit: unit(c, b.Currency, values["currency"]), Note: c.T("result.optional")}
	for i, m := range b.Months {
		name := "m" + strconv.Itoa(i+1)
		f := ui.Field{Name: name, Label: fieldLabel(c, b.Year, name), Value: values[name], Error: errorAt[name], Inputmode: "decimal"}
		if m.Previous != nil {
			f.Hint = c.T("result.targets.before", "amount", *m.Previous)
		}
		v.months = append(v.months, f)
	}
	return c.Page(web.Page{Title: title, Nav: "accounts", Status: status, Body: targetsPage(v)})
}

func fieldLabel(c *web.Ctx, year int, name string) string {
	for i := range 12 {
		if m := day.MonthOf(year, 1).Add(i); name == "m"+strconv.Itoa(i+1) {
			return c.Loc.Month(m)
		}
	}
	return c.T("result.targets.total")
}

func (h *handlers) propose(c *web.Ctx) error {
	b, err := h.openBook(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := resultdesk.YearTarget{Account: b.Account, Year: b.Year, Approve: f.Bool("approve")}
	var bad problem.List
	if ccy := money.Currency(f.String("currency")); ccy.Valid() {
		bad = readMonths(f, ccy, &in)
	} else {
		bad.Add("annual", "unknown_currency")
	}
	moved := 0
	if bad = append(bad, f.Problems()...); len(bad) == 0 {
		moved, err = h.desk.Propose(c.Context(), c.Who, in)
		if bad, err = f.Merge(err); err != nil {
			return err
		}
	}
	if len(bad) > 0 {
		return h.showTargets(c, 422, b, typedTargets(f), bad)
	}
	switch {
	case moved == 0:
		c.Flash("result.flash.same")
	case in.Approve:
		c.Flash("result.flash.counts")
	default:
		c.Flash("result.flash.proposed")
	}
	return c.Redirect(bookHref(string(b.Account)) + "?year=" + strconv.Itoa(b.Year))
}

// readMonths reads the twelve months; a yearly amount fills the empty ones evenly, to the cent.
func readMonths(f *web.Form, ccy money.Currency, in *resultdesk.YearTarget) (bad problem.List) {
	var empty []int
	left := f.Money("annual", ccy)
	for i := range in.Months {
		in.Months[i] = f.Money("m"+strconv.Itoa(i+1), ccy)
		switch {
		case in.Months[i] == nil:
			empty = append(empty, i)
		case left != nil:
			left.Minor -= in.Months[i].Minor
		}
	}
	if left == nil {
		return nil
	}
	if len(empty) == 0 {
		if left.Minor != 0 {
			bad.Add("annual", "months_do_not_add_up", "gap", *left)
		}
		return bad
	}
	if left.Minor < 0 {
		bad.Add("annual", "months_over_total")
		return bad
	}
	for k, part := range left.Split(len(empty)) {
		in.Months[empty[k]] = &part
	}
	return nil
}

func typedTargets(f *web.Form) map[string]string {
	m := map[string]string{"annual": f.Raw("annual"), "currency": f.Raw("currency"), "approve": f.Raw("approve")}
	for i := range 12 {
		name := "m" + strconv.Itoa(i+1)
		m[name] = f.Raw(name)
	}
	return m
}

func (h *handlers) approve(c *web.Ctx) error {
	return h.settle(c, h.desk.Approve, "result.flash.approved")
}

func (h *handlers) decline(c *web.Ctx) error {
	return h.settle(c, h.desk.Decline, "result.flash.declined")
}

func (h *handlers) settle(c *web.Ctx, verb func(context.Context, who.Actor, id.Account, int) error, flash string) error {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	year := f.IntOr("year", 0)
	err = verb(c.Context(), c.Who, account, year)
	if list, ok := problem.All(err); ok && problem.Has(err, "nothing_proposed") {
		c.FlashProblem(list) // somebody settled it first
		err = nil
	} else if err == nil {
		c.Flash(flash)
	}
	if err != nil {
		return err
	}
	return c.Redirect(bookHref(string(account)) + "?year=" + strconv.Itoa(year))
}
