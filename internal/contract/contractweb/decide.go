package contractweb

import (
	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// typed is what a refused gesture on the contract's page had typed, and why it was refused.
type typed struct {
	gesture string
	form    *web.Form
	refused web.Refused
}

// of gives back a field of the gesture, or the value it starts with.
func (t typed) of(gesture, field, start string) string {
	if t.gesture == gesture && t.form != nil {
		return t.form.Raw(field)
	}
	return start
}

func (t typed) err(gesture, field string) string {
	if t.gesture == gesture {
		return t.refused.At(field)
	}
	return ""
}

// decideView is the renewal decision: three ways with what each is worth and asks for.
type decideView struct {
	card    ui.Card
	form    ui.Form
	errors  []ui.FieldError
	title   string
	options ui.Decision
	reason  ui.Field
	agree   *gestureView
}

func (h *handlers) decideView(c *web.Ctx, s contractdesk.Sheet, t typed) *decideView {
	d := s.Dates
	if s.State != contract.Active || d.Exit == nil {
		return nil
	}
	v := &decideView{card: ui.Card{ID: "decision", Anchor: true, Title: c.T("contract.decide.title")}, title: c.T("form.refused")}
	made := s.Next.Made
	if made != nil {
		v.card.Title, v.card.Right = c.T("contract.decide.again"), ui.Sub(madeText(c, s))
	} else if d.Prudent != nil {
		v.card.Right = ui.Sub(c.T("contract.decide.before", "date", *d.Prudent))
	}
	chosen := t.of("decide", "choice", "")
	if made != nil && chosen == "" {
		chosen = string(made.Choice)
		if made.Choice == contract.Renegotiate && made.AgreedOn == nil {
			v.agree = agreeGesture(c, s, t)
		}
	}
	v.options = ui.Decision{Legend: c.T("contract.decide.legend"), Name: "choice", Error: t.err("decide", "choice")}
	for _, o := range []ui.DecisionOption{letRun(c, s), renegotiate(c, s), leave(c, s)} {
		if o.Value == "" {
			continue
		}
		o.Checked = o.Value == chosen
		v.options.Options = append(v.options.Options, o)
	}
	v.reason = ui.Field{Name: "reason", Label: c.T("contract.decide.why"), Note: c.T("contract.decide.kept"), Rows: 2, Full: true, Required: true,
		Value: t.of("decide", "reason", ""), Error: t.err("decide", "reason")}
	v.form = ui.Form{Action: href(s.Contract) + "/decide", Hidden: rev(s), Note: c.T("contract.decide.note"),
		Actions: []ui.Button{{Label: c.T("contract.decide.save"), Kind: ui.Primary}}}
	if made != nil {
		v.form.Actions[0].Label = c.T("contract.decide.change")
	}
	if t.gesture == "decide" {
		v.errors = t.refused.Summary
	}
	return v
}

func rev(s contractdesk.Sheet) []ui.HiddenField {
	return []ui.HiddenField{{Name: "rev", Value: itoa(s.Rev)}}
}

func letRun(c *web.Ctx, s contractdesk.Sheet) ui.DecisionOption {
	next := s.Dates.Next
	if next == nil {
		return ui.DecisionOption{} // nothing renews by itself: letting it run would be letting it end
	}
	o := ui.DecisionOption{Value: string(contract.LetRun), Label: c.T("contract.choice.LET_RUN"), Amount: amountOver(c, s.Value, s.Renewal.Months),
		Note: overLength(c, "contract.option.for", s.Renewal.Months)}
	o.Facts = []ui.Fact{{Label: c.T("contract.option.gesture"), Value: c.T("contract.option.none")}}
	if next.End != nil {
		o.Facts = append(o.Facts, ui.Fact{Label: c.T("contract.option.term"), Value: c.T("contract.option.from_to", "from", next.Start, "to", *next.End)})
		after := contract.Contract{End: next.End, State: contract.Active, Renewal: s.Renewal, NoticeUs: s.NoticeUs}
		after.Renewal.Done++
		if after.Renewal.Left() && s.NoticeUs.Known {
			o.Facts = append(o.Facts, ui.Fact{Label: c.T("contract.option.next_exit"), Value: c.Loc.Day(s.NoticeUs.Prudent(*next.End, s.Policy.Calendar))})
		}
	} else {
		o.Risk = c.T("contract.option.open_ended")
	}
	return o
}

func renegotiate(c *web.Ctx, s contractdesk.Sheet) ui.DecisionOption {
	months := s.Renewal.Months
	if months == 0 {
		months = s.TermMonths
	}
	o := ui.DecisionOption{Value: string(contract.Renegotiate), Label: c.T("contract.choice.RENEGOTIATE"), Amount: amountOver(c, s.Value, months),
		Note: overLength(c, "contract.option.to_better", months)}
	gesture := "contract.option.open_talks"
	if p := s.Dates.Prudent; p != nil {
		gesture = "contract.option.precaution"
		o.Facts = append(o.Facts, ui.Fact{Label: c.T("contract.option.received_by"), Value: c.Loc.DayWeek(*p)})
		o.Risk = c.T("contract.option.no_agreement", "date", *s.Dates.Exit)
	}
	o.Facts = append([]ui.Fact{{Label: c.T("contract.option.gesture"), Value: c.T(gesture)}}, o.Facts...)
	o.Facts = append(o.Facts, ui.Fact{Label: c.T("contract.option.signed_before"), Value: c.Loc.Day(*s.Dates.Exit)})
	return o
}

func leave(c *web.Ctx, s contractdesk.Sheet) ui.DecisionOption {
	amount := c.T("to_be_costed")
	if s.Value != nil {
		amount = c.Loc.Money(money.Of(-s.Value.Minor, s.Value.Ccy))
	}
	o := ui.DecisionOption{Value: string(contract.Leave), Label: c.T("contract.choice.LEAVE"), Amount: amount,
		Note: c.T("contract.option.a_year_from", "date", *s.Dates.Exit+1)}
	if p := s.Dates.Prudent; p != nil {
		form := contract.LRAR
		if s.NoticeUs.Form.Valid() && s.NoticeUs.Form != contract.AnyForm {
			form = s.NoticeUs.Form
		}
		o.Facts = []ui.Fact{{Label: c.T("contract.option.gesture"), Value: c.T("contract.form." + string(form))},
			{Label: c.T("contract.option.received_by"), Value: c.Loc.DayWeek(*p)}}
	} else {
		gesture := c.T("contract.option.none")
		if s.Dates.Reason == contract.NoticeUnknown {
			gesture = c.T("contract.standing.notice_unknown")
		}
		o.Facts = []ui.Fact{{Label: c.T("contract.option.gesture"), Value: gesture}}
	}
	o.Facts = append(o.Facts, ui.Fact{Label: c.T("contract.field.end"), Value: c.Loc.Day(*s.Dates.Exit)})
	o.Risk = rupture(c, s)
	return o
}

// rupture warns before an established relationship is ended (L442-1 II). It counts from the day the account became a
// client; where nobody has entered it, the contract alone is told of.
func rupture(c *web.Ctx, s contractdesk.Sheet) string {
	years := func(since *day.Day) int {
		if since == nil {
			return 0
		}
		return since.Until(s.Today) / 365
	}
	if n := years(s.ClientSince); s.ClientSince != nil {
		if n < 1 {
			return ""
		}
		return c.Loc.N("contract.option.rupture", n)
	}
	if n := years(s.Effective); n >= 1 {
		return c.Loc.N("contract.option.rupture_contract", n)
	}
	return ""
}

// overLength says over how long an amount is; without a length it is a yearly one.
func overLength(c *web.Ctx, key string, months int) string {
	if months <= 0 {
		return c.T(key + ".year")
	}
	return c.T(key, "length", length(c.Loc, months))
}

func amountOver(c *web.Ctx, m *money.Money, months int) string {
	if m == nil {
		return c.T("to_be_costed")
	}
	if months > 0 {
		if total, ok := overTerm(*m, months); ok {
			return c.Loc.Money(total)
		}
	}
	return c.Loc.Money(*m)
}

func (h *handlers) decide(c *web.Ctx) error {
	return h.gesture(c, "decide", func(f *web.Form, s contractdesk.Sheet) error {
		return h.desk.Decide(c.Context(), c.Who, s.ID, f.Rev(), contract.DecideInput{Choice: contract.Choice(f.String("choice")), Reason: f.String("reason")})
	})
}

func (h *handlers) agree(c *web.Ctx) error {
	return h.gesture(c, "agree", func(f *web.Form, s contractdesk.Sheet) error {
		on, err := required(f, "on")
		if err != nil {
			return err
		}
		return h.desk.Agree(c.Context(), c.Who, s.ID, f.Rev(), on)
	})
}

// refuse names the field of every problem of a gesture.
func refuse(c *web.Ctx, gesture string, list problem.List) web.Refused {
	return c.Refuse(list).Label(func(field string) string {
		switch {
		case gesture == "decide" && field == "reason":
			return c.T("contract.decide.why")
		case gesture == "agree" && field == "signed_on", gesture == "agree" && field == "on":
			return c.T("contract.field.agreed_on")
		case gesture == "notice" && field == "file":
			field = "proof"
		}
		if key := "contract.field." + gesture + "_" + field; c.Loc.Has(key) {
			return c.T(key)
		}
		return fieldLabel(c, field)
	})
}

// required is a date that must be there.
func required(f *web.Form, name string) (day.Day, error) {
	d := f.Day(name)
	if d == nil {
		if len(f.Problems()) > 0 {
			return 0, f.Problems()
		}
		return 0, problem.At(name, "required")
	}
	return *d, nil
}

// gesture is the way of every form on the contract's page: do it, or show the page again with what was typed.
func (h *handlers) gesture(c *web.Ctx, name string, do func(f *web.Form, s contractdesk.Sheet) error) error {
	return h.gestureDone(c, name, func() string { return name }, do)
}

// gestureDone is gesture where what was done is only known afterwards.
func (h *handlers) gestureDone(c *web.Ctx, name string, done func() string, do func(f *web.Form, s contractdesk.Sheet) error) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	err = do(f, s)
	list, err := f.Merge(err)
	if err != nil {
		if problem.Is(err, problem.Conflict) {
			list, _ = problem.All(err)
			return h.render(c, s, 409, typed{gesture: name, form: f, refused: refuse(c, name, list)})
		}
		return err
	}
	if len(list) > 0 {
		return h.render(c, s, 422, typed{gesture: name, form: f, refused: refuse(c, name, list)})
	}
	c.Flash("contract.done." + done())
	return c.Redirect(href(s.Contract))
}
