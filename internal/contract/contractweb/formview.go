package contractweb

import (
	"strings"

	"comptoir/internal/contract"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// showForm draws the form with what was typed, every error at its field, and beside it the dates that follow.
func (h *handlers) showForm(c *web.Ctx, st formState) error {
	p, err := h.desk.Policy(c.Context(), c.Today())
	if err != nil {
		return err
	}
	values := st.values
	refused := c.Refuse(st.list).Label(func(field string) string { return fieldLabel(c, field) })
	b := builder{c: c, values: values, refused: refused, warned: warnings(c, st.in, st.typed())}
	v := formView{title: c.T("form.refused"), errors: refused.Summary}
	title := c.T("contract.new")
	v.form = ui.Form{Action: "/contracts", Actions: []ui.Button{{Label: c.T("form.save"), Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: "/contracts"}},
		ID: "contract-form", Aside: previewOf(c, st.in, st.typed(), p)}
	if st.id != "" {
		title = c.T("contract.edit.title")
		v.form.Action = "/contracts/" + string(st.id)
		v.form.Hidden = append([]ui.HiddenField{{Name: "rev", Value: itoa(st.rev)}}, web.Opened(editNames, st.was)...)
		v.form.Actions[1].Href = v.form.Action
	} else {
		accounts, err := h.accounts.Writable(c.Context(), c.Who, 300)
		if err != nil {
			return err
		}
		f := b.selectOf("account", accountOptions(c, accounts, values["account"]))
		v.accts = &f
		v.form.Hidden = []ui.HiddenField{c.OnceField()}
	}
	v.head = ui.Head{Title: title, Lede: c.T("contract.form.lede")}
	b.fill(&v, st.id == "")
	return c.Page(web.Page{Title: title, Nav: "contracts", Status: st.status, Body: formPage(v)})
}

func fieldLabel(c *web.Ctx, field string) string {
	if key := "contract.field." + field; c.Loc.Has(key) {
		return c.T(key)
	}
	for _, notice := range []string{"notice_us", "notice_client"} {
		if part, ok := strings.CutPrefix(field, notice); ok && c.Loc.Has("contract.form.notice"+part) {
			return c.T("contract.form.notice_part", "notice", c.T("contract.field."+notice), "part", c.T("contract.form.notice"+part))
		}
	}
	return field
}

func accountOptions(c *web.Ctx, list []web.Choice, now string) []ui.Option {
	out := []ui.Option{{Value: "", Label: c.T("form.choose")}}
	for _, a := range list {
		out = append(out, ui.Option{Value: a.ID, Label: a.Name, Selected: a.ID == now})
	}
	return web.Sorted(c.Loc, out)
}

// builder makes the fields of the form from what was typed and what is wrong.
type builder struct {
	c       *web.Ctx
	values  map[string]string
	refused web.Refused
	// warned are the second thoughts, by field.
	warned map[string]string
}

func (b builder) field(name, kind string) ui.Field {
	return ui.Field{Name: name, Label: b.c.T("contract.field." + name), Kind: kind, Value: b.values[name], Error: b.refused.At(name)}
}

func (b builder) selectOf(name string, options []ui.Option) ui.Field {
	f := b.field(name, "")
	f.Options = options
	return f
}

// choose is a list in which nothing is chosen beforehand.
func (b builder) choose(name string, options []ui.Option) ui.Field {
	f := b.selectOf(name, append([]ui.Option{{Label: b.c.T("form.choose")}}, options...))
	f.Required = true
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
		b.choose("type", codes(b, "contract.type.", contract.Types, b.values["type"])),
		b.selectOf("regime", codes(b, "contract.regime.", contract.Regimes, b.values["regime"]))}
	if fresh {
		v.what = append(v.what, b.choose("state", codes(b, "contract.state.", []contract.State{contract.Active, contract.ToSign, contract.Negotiation, contract.Draft}, b.values["state"])))
	}
	v.term = []ui.Field{b.field("effective", "date"), b.number("term_months"), b.field("end", "date"), b.field("signed_on", "date")}
	v.term[2].Hint = c.T("contract.form.end_hint")
	v.open = ui.Choices{Name: "open_ended", Legend: c.T("contract.field.open_ended"), Many: true, Error: b.refused.At("open_ended"),
		Items: []ui.Choice{{Value: "on", Label: c.T("contract.form.open_ended"), Checked: b.values["open_ended"] != ""}}}
	v.us, v.client = b.notice("notice_us"), b.notice("notice_client")
	v.renew = []ui.Field{b.choose("renewal", codes(b, "contract.renewal.title.", contract.RenewalKinds, b.values["renewal"])), b.number("renewal_months"), b.number("renewal_max_times")}
	v.renew[1].Hint = c.T("contract.form.renewal_months_hint")
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
	n.warn = ui.Warning{ID: warnID(name), Text: b.warned[name]}
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
