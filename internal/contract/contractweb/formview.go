package contractweb

import (
	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// showForm draws the form with what was typed, every error at its field, and beside it the dates that follow.
func (h *handlers) showForm(c *web.Ctx, status int, cid id.Contract, rev int, values map[string]string, list problem.List, in contract.Input) error {
	p, err := h.desk.Policy(c.Context(), c.Today())
	if err != nil {
		return err
	}
	refused := c.Refuse(list).Label(func(field string) string { return fieldLabel(c, field) })
	b := builder{c: c, values: values, refused: refused}
	v := formView{title: c.T("form.refused"), errors: refused.Summary}
	title := c.T("contract.new")
	v.form = ui.Form{Action: "/contracts", Actions: []ui.Button{{Label: c.T("form.save"), Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: "/contracts"}},
		Aside: deduced(c, in, p)}
	if cid != "" {
		title = c.T("contract.edit.title")
		v.form.Action = "/contracts/" + string(cid)
		v.form.Hidden = []ui.HiddenField{{Name: "rev", Value: itoa(rev)}}
		v.form.Actions[1].Href = v.form.Action
	} else {
		accounts, err := h.accounts.Writable(c.Context(), c.Who, 300)
		if err != nil {
			return err
		}
		f := b.selectOf("account", accountOptions(c, accounts, values["account"]))
		v.accts = &f
	}
	v.head = ui.Head{Title: title, Lede: c.T("contract.form.lede")}
	b.fill(&v, cid == "")
	return c.Page(web.Page{Title: title, Nav: "contracts", Status: status, Body: formPage(v)})
}

func fieldLabel(c *web.Ctx, field string) string {
	key := "contract.field." + field
	if c.Loc.Has(key) {
		return c.T(key)
	}
	return field
}

func accountOptions(c *web.Ctx, list []web.Choice, now string) []ui.Option {
	out := []ui.Option{{Value: "", Label: c.T("form.choose")}}
	for _, a := range list {
		out = append(out, ui.Option{Value: a.ID, Label: a.Name, Selected: a.ID == now})
	}
	return out
}

// builder makes the fields of the form from what was typed and what is wrong.
type builder struct {
	c       *web.Ctx
	values  map[string]string
	refused web.Refused
}

func (b builder) field(name, kind string) ui.Field {
	return ui.Field{Name: name, Label: b.c.T("contract.field." + name), Kind: kind, Value: b.values[name], Error: b.refused.At(name)}
}

func (b builder) selectOf(name string, options []ui.Option) ui.Field {
	f := b.field(name, "")
	f.Options = options
	return f
}

func codes[T ~string](b builder, prefix string, all []T, now string) (out []ui.Option) {
	for _, v := range all {
		out = append(out, ui.Option{Value: string(v), Label: b.c.T(prefix + string(v)), Selected: string(v) == now})
	}
	return out
}

func (b builder) fill(v *formView, fresh bool) {
	c := b.c
	name := b.field("name", "")
	name.Required, name.Full = true, true
	v.what = []ui.Field{name, b.field("number", ""),
		b.selectOf("type", codes(b, "contract.type.", contract.Types, b.values["type"])),
		b.selectOf("regime", codes(b, "contract.regime.", contract.Regimes, b.values["regime"]))}
	if fresh {
		v.what = append(v.what, b.selectOf("state", codes(b, "contract.state.", []contract.State{contract.Active, contract.ToSign, contract.Negotiation, contract.Draft}, b.values["state"])))
	}
	v.term = []ui.Field{b.field("effective", "date"), b.number("term_months"), b.field("end", "date"), b.field("signed_on", "date")}
	v.term[2].Hint = c.T("contract.form.end_hint")
	v.open = ui.Choices{Name: "open_ended", Legend: c.T("contract.field.open_ended"), Many: true, Error: b.refused.At("open_ended"),
		Items: []ui.Choice{{Value: "on", Label: c.T("contract.form.open_ended"), Checked: b.values["open_ended"] != ""}}}
	v.us, v.client = b.notice("notice_us"), b.notice("notice_client")
	v.renew = []ui.Field{b.selectOf("renewal", codes(b, "contract.renewal.title.", contract.RenewalKinds, b.values["renewal"])), b.number("renewal_months"), b.number("renewal_max_times")}
	v.renew[2].Hint = c.T("contract.form.max_hint")
	value := b.field("value", "")
	value.Inputmode, value.Hint = "decimal", c.T("contract.form.value_hint")
	v.money = []ui.Field{value, b.selectOf("currency", b.currencies()), b.number("payment_days"), b.selectOf("payment_from", b.payFrom())}
	v.obs = ui.Choices{Name: "observed", Legend: c.T("contract.field.observed"), Many: true,
		Items: []ui.Choice{{Value: "on", Label: c.T("contract.form.observed"), Checked: b.values["observed"] != ""}}}
	ben := b.field("beneficiaries", "")
	ben.Full, ben.Rows = true, 2
	v.market = []ui.Field{b.field("our_entity", ""), b.field("client_name", ""), ben, b.field("holder", "")}
	v.words = map[string]string{}
	for _, k := range []string{"what", "term", "renewal", "money", "parties"} {
		v.words[k] = c.T("contract.form." + k)
	}
}

func (b builder) number(name string) ui.Field {
	f := b.field(name, "")
	f.Inputmode = "numeric"
	return f
}

func (b builder) currencies() (out []ui.Option) {
	now, seen := b.values["currency"], false
	for _, k := range currencies {
		seen = seen || k == now
		out = append(out, ui.Option{Value: k, Label: k, Selected: k == now})
	}
	if !seen && now != "" {
		out = append(out, ui.Option{Value: now, Label: now, Selected: true})
	}
	return out
}

func (b builder) payFrom() []ui.Option {
	out := []ui.Option{{Value: "", Label: b.c.T("unknown"), Selected: b.values["payment_from"] == ""}}
	return append(out, codes(b, "contract.pay_from.title.", contract.PayFroms, b.values["payment_from"])...)
}

func (b builder) notice(name string) noticeFields {
	c := b.c
	n := noticeFields{legend: c.T("contract.field." + name)}
	is := b.values[name+"_is"]
	n.is = ui.Choices{Name: name + "_is", Legend: c.T("contract.form.notice_is"), Error: b.refused.At(name)}
	for _, k := range []string{"known", "none", "unknown"} {
		n.is.Items = append(n.is.Items, ui.Choice{Value: k, Label: c.T("contract.form.notice." + k), Checked: is == k || (is == "" && k == "unknown")})
	}
	length := b.number(name)
	length.Label = c.T("contract.form.notice_n")
	length.Unit = &ui.Unit{Name: name + "_unit", Label: c.T("contract.form.notice_unit"), Options: codes(b, "contract.unit.", contract.Units, b.values[name+"_unit"])}
	sel := func(part string, options []ui.Option) ui.Field {
		f := b.selectOf(name+part, options)
		f.Label = c.T("contract.form.notice" + part)
		return f
	}
	before := b.field(name+"_not_before", "date")
	before.Label = c.T("contract.form.notice_not_before")
	n.fields = []ui.Field{length, before}
	n.sels = []ui.Field{
		sel("_convention", codes(b, "contract.convention.", contract.Conventions, b.values[name+"_convention"])),
		sel("_counted_from", codes(b, "contract.counted_from.", contract.CountedFroms, b.values[name+"_counted_from"])),
		sel("_form", codes(b, "contract.form.", contract.Forms, b.values[name+"_form"]))}
	return n
}

// deduced is what Comptoir deduces from what is typed: the dates, and what deserves a second look.
func deduced(c *web.Ctx, in contract.Input, p contract.Policy) ui.Content {
	k := in.Contract(c.Today())
	d := contract.DatesOf(k, c.Today(), p)
	line := func(key string, value string, known bool) ui.Fact {
		if !known {
			return ui.Fact{Label: c.T(key), Unknown: c.T("contract.preview.later")}
		}
		return ui.Fact{Label: c.T(key), Value: value}
	}
	facts := []ui.Fact{line("contract.kpi.end", c.Loc.Value(d.End), d.End != nil), line("contract.kpi.prudent", c.Loc.Value(d.Prudent), d.Prudent != nil),
		line("contract.preview.decide_by", c.Loc.Value(d.DecideBy), d.DecideBy != nil)}
	var warnings []string
	for _, w := range in.Warnings() {
		warnings = append(warnings, c.Loc.Problem(w))
	}
	return preview(c.T("contract.preview.title"), facts, warnings, c.T("contract.preview.note"))
}

// conflict shows both versions after somebody else saved first: nothing typed is lost, nothing is chosen beforehand.
func (h *handlers) conflict(c *web.Ctx, s contractdesk.Sheet, f *web.Form) error {
	mine, theirs := raw(f), fieldsOf(c, s.Contract)
	if f.Has("merged") {
		// The choice was made on the conflict page: take theirs where asked, and save over the present version.
		for _, n := range formNames {
			if f.String("pick_"+n) == "theirs" {
				mine[n] = theirs[n]
			}
		}
		return h.showForm(c, 200, s.ID, s.Rev, mine, nil, inputOf(s.Contract))
	}
	v := conflictView{head: ui.Head{Title: c.T("form.conflict.title"), Lede: c.T("form.conflict.lede", "name", orName(s.UpdatedBy, "Comptoir"), "when", c.Loc.Moment(s.UpdatedAt, c.Who.Location()))},
		form: ui.Form{Action: href(s.Contract), Hidden: []ui.HiddenField{{Name: "rev", Value: itoa(f.Rev())}, {Name: "merged", Value: "1"}},
			Actions: []ui.Button{{Label: c.T("form.conflict.continue"), Kind: ui.Primary}, {Label: c.T("form.conflict.drop"), Kind: ui.Ghost, Href: href(s.Contract)}}},
		table: ui.Conflict{Caption: c.T("form.conflict.title"), Field: c.T("form.conflict.field"),
			Mine:   ui.ConflictSide{Label: c.T("form.conflict.mine"), Note: c.T("form.conflict.mine_note")},
			Theirs: ui.ConflictSide{Label: orName(s.UpdatedBy, "Comptoir"), Note: c.T("form.conflict.theirs_note")}}}
	for _, n := range formNames {
		v.form.Hidden = append(v.form.Hidden, ui.HiddenField{Name: n, Value: mine[n]})
		if mine[n] == theirs[n] || (mine[n] == "" && theirs[n] == "") || n == "account" || n == "state" {
			continue
		}
		v.table.Rows = append(v.table.Rows, ui.ConflictRow{Name: "pick_" + n, Label: fieldLabel(c, n),
			Mine: version(c, mine[n]), Theirs: version(c, theirs[n])})
	}
	return c.Page(web.Page{Title: c.T("form.conflict.title"), Nav: "contracts", Status: 409, Body: conflictPage(v)})
}

type conflictView struct {
	head  ui.Head
	form  ui.Form
	table ui.Conflict
}

func version(c *web.Ctx, s string) ui.Version {
	if s == "" {
		return ui.Version{Unknown: c.T("unknown")}
	}
	return ui.Version{Changed: s}
}
