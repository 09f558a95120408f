package contractweb

import (
	"slices"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// currencies offered first; any other ISO code may be typed on import.
var currencies = []string{"EUR", "GBP", "USD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "JPY", "CAD", "AUD", "CNY", "BRL", "MAD"}

// readInput reads the contract form.
func readInput(f *web.Form) contract.Input {
	ccy := money.Currency(f.String("currency"))
	in := contract.Input{
		Account: id.Account(f.String("account")), Number: f.String("number"), Name: f.String("name"),
		Parties: contract.Parties{OurEntity: f.String("our_entity"), ClientName: f.String("client_name"), Beneficiaries: f.String("beneficiaries")},
		Type:    contract.Type(f.String("type")), Regime: contract.Regime(f.String("regime")), Effective: f.Day("effective"),
		TermMonths: f.IntOr("term_months", 0), OpenEnded: f.Bool("open_ended"), EndTyped: f.Day("end"),
		NoticeUs: readNotice(f, "notice_us"), NoticeClient: readNotice(f, "notice_client"),
		Renewal:  contract.Renewal{Kind: contract.RenewalKind(f.String("renewal")), Months: renewalMonths(f), MaxTimes: f.Int("renewal_max_times")},
		Currency: ccy, Payment: contract.PaymentTerms{Days: f.IntOr("payment_days", 0), From: contract.PayFrom(f.String("payment_from"))},
		State: contract.State(f.String("state")), SignedOn: f.Day("signed_on"), Observed: f.Bool("observed"), Holder: f.String("holder"),
	}
	if ccy.Valid() {
		in.Value = f.Money("value", ccy)
	}
	return in
}

// renewalMonths is the length typed. Left blank it is unknown, and the contract would become open-ended; a zero that is
// typed is no length at all, which the rule refuses.
func renewalMonths(f *web.Form) int {
	n := f.Int("renewal_months")
	switch {
	case n == nil:
		return 0
	case contract.RenewalKind(f.String("renewal")) == contract.Tacit:
		return contract.StatedMonths(*n)
	}
	return *n
}

// readNotice reads one party's notice: "unknown" and "none" are two answers.
func readNotice(f *web.Form, name string) contract.Notice {
	is := f.String(name + "_is")
	if is == "unknown" && f.String(name) != "" && f.Was([]string{name + "_is"})[name+"_is"] != "known" {
		is = "known" // a length was typed where nothing was known
	}
	switch is {
	case "none":
		n := contract.NoticeOf(0)
		return n
	case "known":
		return contract.Notice{Known: true, N: f.IntNeeded(name), Unit: contract.Unit(f.String(name + "_unit")),
			Convention: contract.Convention(f.String(name + "_convention")), CountedFrom: contract.CountedFrom(f.String(name + "_counted_from")),
			Form: contract.Form(f.String(name + "_form")), NotBefore: f.Day(name + "_not_before")}
	}
	return contract.Notice{}
}

// fieldsOf are a contract's values as the form writes them.
func fieldsOf(c *web.Ctx, s contract.Contract) map[string]string {
	iso := func(d *day.Day) string {
		if d == nil {
			return ""
		}
		return d.String()
	}
	n := func(v int) string {
		if v == 0 {
			return ""
		}
		return itoa(v)
	}
	m := map[string]string{"account": string(s.Account), "number": s.Number, "name": s.Name, "our_entity": s.Parties.OurEntity,
		"client_name": s.Parties.ClientName, "beneficiaries": s.Parties.Beneficiaries, "type": string(s.Type), "regime": string(s.Regime),
		"effective": iso(s.Effective), "term_months": n(s.TermMonths), "end": iso(s.EndTyped), "renewal": string(s.Renewal.Kind),
		"renewal_months": n(s.Renewal.Months), "currency": string(s.Currency), "payment_days": n(s.Payment.Days),
		"payment_from": string(s.Payment.From), "state": string(s.State), "signed_on": iso(s.SignedOn), "holder": s.Holder}
	if s.OpenEnded {
		m["open_ended"] = "on"
	}
	if s.Observed {
		m["observed"] = "on"
	}
	if s.Renewal.MaxTimes != nil {
		m["renewal_max_times"] = itoa(*s.Renewal.MaxTimes)
	}
	if s.Value != nil {
		m["value"] = c.Loc.MoneyInput(*s.Value)
	}
	putNotice(m, "notice_us", s.NoticeUs)
	putNotice(m, "notice_client", s.NoticeClient)
	return m
}

func putNotice(m map[string]string, name string, n contract.Notice) {
	m[name+"_is"] = "unknown"
	if n.Known && n.N == 0 {
		m[name+"_is"] = "none"
	}
	if n.Known && n.N > 0 {
		m[name+"_is"], m[name] = "known", itoa(n.N)
	} else {
		n = contract.NoNotice() // how a notice is counted unless the contract says otherwise
	}
	m[name+"_unit"], m[name+"_convention"] = string(n.Unit), string(n.Convention)
	m[name+"_counted_from"], m[name+"_form"] = string(n.CountedFrom), string(n.Form)
	if n.NotBefore != nil {
		m[name+"_not_before"] = n.NotBefore.String()
	}
}

// formView is the contract form, with what Comptoir deduces beside it.
type formView struct {
	head   ui.Head
	form   ui.Form
	errors []ui.FieldError
	title  string
	what   []ui.Field
	accts  *ui.Field
	term   []ui.Field
	open   ui.Choices
	us     noticeFields
	client noticeFields
	renew  []ui.Field
	money  []ui.Field
	market []ui.Field
	obs    ui.Choices
	words  map[string]string
}

type noticeFields struct {
	legend string
	warn   ui.Warning
	is     ui.Choices
	fields []ui.Field
	sels   []ui.Field
}

// formState is what a showing of the form knows: the contract being corrected, empty for a new one, and what was typed.
type formState struct {
	status int
	id     id.Contract
	rev    int
	values map[string]string
	// was is what the form was opened on, by which a conflict tells who changed what.
	was  map[string]string
	list problem.List
	in   contract.Input
}

// typed says that there is something to deduce from: an empty form has no warnings.
func (st formState) typed() bool { return st.in.Currency != "" }

func (h *handlers) new(c *web.Ctx) error {
	if !writes(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	values := map[string]string{"account": c.Query("account"), "regime": string(contract.NoRegime), "currency": string(money.EUR)}
	putNotice(values, "notice_us", contract.Notice{})
	putNotice(values, "notice_client", contract.Notice{})
	return h.showForm(c, formState{status: 200, values: values})
}

func (h *handlers) create(c *web.Ctx) error {
	if !writes(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := readInput(f)
	cid, again := id.Contract(""), false
	if len(f.Problems()) == 0 {
		cid, again, err = web.Once(c, f, func(tx *db.Tx) (id.Contract, error) { return h.desk.CreateIn(tx, c.Who, in) })
	} else {
		err = in.Validate().Err()
	}
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.showForm(c, formState{status: 422, values: f.Texts(formNames), list: list, in: in})
	}
	if !again {
		c.Flash("contract.done.create")
	}
	return c.Redirect("/contracts/" + string(cid))
}

func (h *handlers) edit(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if !s.MayWrite {
		return problem.New(problem.Forbidden, "forbidden")
	}
	values := fieldsOf(c, s.Contract)
	return h.showForm(c, formState{status: 200, id: s.ID, rev: s.Rev, values: values, was: values, in: inputOf(s.Contract)})
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
	f.Settled(editNames)
	in := readInput(f)
	in.Account, in.State = s.Account, s.State
	in.ForConvenience, in.Parties.ClientEntity = s.ForConvenience, s.Parties.ClientEntity // the form does not ask for them
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
		return h.showForm(c, formState{status: 422, id: s.ID, rev: f.Rev(), values: f.Texts(editNames), was: f.Was(editNames), list: list, in: in})
	}
	c.Flash("contract.done.save")
	return c.Redirect(href(s.Contract))
}

// inputOf is the form's view of a contract.
func inputOf(s contract.Contract) contract.Input {
	return contract.Input{Account: s.Account, Name: s.Name, Type: s.Type, Regime: s.Regime, Effective: s.Effective, TermMonths: s.TermMonths,
		OpenEnded: s.OpenEnded, EndTyped: s.EndTyped, NoticeUs: s.NoticeUs, NoticeClient: s.NoticeClient, Renewal: s.Renewal,
		Value: s.Value, Currency: s.Currency, State: contract.Active}
}

// formNames are the fields the form sends.
var formNames = []string{"account", "number", "name", "our_entity", "client_name", "beneficiaries", "type", "regime", "effective", "term_months",
	"open_ended", "end", "renewal", "renewal_months", "renewal_max_times", "value", "currency", "payment_days", "payment_from", "state", "signed_on",
	"observed", "holder",
	"notice_us_is", "notice_us", "notice_us_unit", "notice_us_convention", "notice_us_counted_from", "notice_us_form", "notice_us_not_before",
	"notice_client_is", "notice_client", "notice_client_unit", "notice_client_convention", "notice_client_counted_from", "notice_client_form", "notice_client_not_before"}

// editNames are those of a correction: the account stays, and the state is moved by gestures.
var editNames = slices.DeleteFunc(slices.Clone(formNames), func(n string) bool { return n == "account" || n == "state" })
