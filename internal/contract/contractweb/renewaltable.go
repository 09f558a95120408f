package contractweb

import (
	"cmp"
	"slices"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

func (h *handlers) calendarData(c *web.Ctx, list []exposed) charts.Data {
	d := charts.Data{Summary: c.T("chart.data"), Caption: c.T("contract.renewals.label"), Unknown: c.T("unknown"),
		Head: []string{c.T("contract.field.name"), c.T("contract.field.account"), c.T("contract.field.value"), c.T("contract.kpi.prudent"), c.T("contract.kpi.end")}}
	d.Head = append(d.Head, c.T("contract.col.what"))
	show := func(x *day.Day) string {
		if x == nil {
			return ""
		}
		return c.Loc.Day(*x)
	}
	for _, e := range list {
		value, _ := valueText(c.Loc, e.Contract)
		d.Rows = append(d.Rows, []string{e.Name, e.AccountName, value, show(e.Dates.Prudent), show(e.Dates.LastDay()), whatNext(c, e)})
	}
	return d
}

func (h *handlers) renewalTable(c *web.Ctx, list []exposed, to day.Day) ui.Table {
	t := ui.Table{Caption: c.T("contract.renewals.next"), Columns: []ui.Column{
		{Label: c.T("contract.col.next"), Two: true, Place: ui.MiddleLeft},
		{Label: c.T("contract.field.name"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("contract.col.what"), Place: ui.WholeLine, Class: "k-soft"},
		{Label: c.T("contract.field.renewal"), Place: ui.MiddleRight, Class: "k-soft", Roomy: true},
		{Label: c.T("contract.field.value"), Num: true, Strong: true, Two: true, Place: ui.TopRight},
		{Label: c.T("contract.col.where"), Gap: true, Place: ui.LastLeft, Class: "k-soft"},
		{Label: c.T("contract.col.gesture"), Hidden: true, Place: ui.LastRight},
	}}
	for _, e := range list {
		t.Rows = append(t.Rows, h.renewalRow(c, e, to))
	}
	if len(list) == 0 {
		t.Empty = ui.Empty(ui.EmptyState{Title: c.T("contract.renewals.empty.title"), Text: c.T("contract.renewals.empty.text"),
			Actions: firstContract(c, "/contracts/new")})
	}
	return t
}

func (h *handlers) renewalRow(c *web.Ctx, e exposed, to day.Day) ui.Row {
	label, on := nextDate(c.Loc, e.Sheet)
	date := ui.Unknown(c.T("contract.col.no_date"))
	if on != nil {
		date = ui.DateLine(c.Loc.Day(*on), c.Loc.InDays(e.Today, *on))
	}
	value := ui.Unknown(c.T("to_be_costed"))
	if e.eur != nil {
		original := ""
		if e.Value.Ccy != e.eur.Ccy {
			original = c.Loc.MoneyShort(*e.Value)
		}
		value = ui.Amount(c.Loc.Money(*e.eur), original)
	} else if e.Value != nil {
		value = ui.Text(c.Loc.Money(*e.Value))
	}
	state, action := standing(c, e, to)
	return ui.Row{Cells: []ui.Content{date, ui.PartyCell(ui.Party{Name: e.Name, Href: href(e.Contract), Sub: e.AccountName}), ui.Text(label),
		ui.Text(renewalText(c.Loc, e.Renewal)), value, state, action}}
}

// standing says where the renewal is, with the gesture that is due.
func standing(c *web.Ctx, e exposed, to day.Day) (state, action ui.Content) {
	gesture := func(key, anchor string) ui.Content {
		if !e.MayWrite {
			return nil
		}
		return ui.Btn(ui.Button{Label: c.T(key), Small: true, Href: href(e.Contract) + anchor})
	}
	d, n := e.Dates, e.Next
	if n.Made != nil {
		return decidedStanding(c, e, gesture)
	}
	switch {
	case n.Step == contract.ToRegularise:
		return ui.Status(ui.StateStop, c.T("contract.standing.regularise")), gesture("alert.action.regularise", "#gestures")
	case n.Step == contract.EndsByNotice:
		return ui.Status(ui.StateWarn, c.T("contract.state.NOTICE_GIVEN")), nil
	case n.Step == contract.AwaitsProof:
		look := ui.StateWarn
		if n.Late(d, e.Today) {
			look = ui.StateStop
		}
		return ui.All(ui.Status(look, c.T("contract.standing.proof")), ui.Small(c.T("contract.standing.sent", "date", c.Loc.DayShort(e.Awaited().Day())))),
			gesture("alert.action.file_proof", "#notice")
	case n.Step == contract.Followed:
		return ui.Status(ui.StateOK, c.T("contract.standing.succeeded")), nil
	case n.Step == contract.DecideLate:
		return ui.Status(ui.StateStop, c.T("contract.standing.decide_late", "when", c.Loc.Late(d.DecideBy.Until(e.Today)))), gesture("alert.action.decide", "#decision")
	case n.Step == contract.ToDecide && e.Today.Until(*d.DecideBy) <= e.Policy.Notice.Warning:
		return ui.Status(ui.StateWarn, c.T("contract.standing.decide")), gesture("alert.action.decide", "#decision")
	case n.Step == contract.NoticeToRead:
		return ui.Status(ui.StateAsk, c.T("contract.standing.notice_unknown")), gesture("alert.action.enter_notice", "/edit")
	case n.Step == contract.JustEnds && e.Today.Until(*d.End) <= e.Policy.End.Warning:
		return ui.Status(ui.StateWarn, c.T("contract.standing.to_renew")), gesture("alert.action.renew", "#gestures")
	}
	return ui.Status(ui.StateDim, c.T("contract.standing.nothing")), nil
}

// decidedStanding says what was decided, by whom, and offers what remains of it.
func decidedStanding(c *web.Ctx, e exposed, gesture func(key, anchor string) ui.Content) (state, action ui.Content) {
	made := e.Next.Made
	look := ui.StateOK
	switch {
	case e.Next.Late(e.Dates, e.Today):
		look = ui.StateStop
	case e.Next.Step == contract.ToLeave, e.Next.Step == contract.ToAgree, e.Next.Step == contract.AwaitsProof:
		look = ui.StateWarn
	}
	state = ui.All(ui.Status(look, c.T("contract.choice."+string(made.Choice))),
		ui.Small(c.T("contract.standing.by", "date", c.Loc.DayShort(made.On), "name", orName(e.DecidedBy, c.T("unknown")))))
	switch e.Next.Step {
	case contract.ToLeave:
		action = gesture("alert.action.give_notice", "#notice")
	case contract.AwaitsProof:
		action = gesture("alert.action.file_proof", "#notice")
	case contract.ToAgree:
		action = gesture("alert.action.agree", "#decision")
	case contract.Agreed:
		action = gesture("alert.action.renew", "#gestures")
	}
	return state, action
}

func sortDeadlines(list []ui.Deadline) {
	slices.SortStableFunc(list, func(a, b ui.Deadline) int { return cmp.Compare(a.ISO, b.ISO) })
}

// whatNext is the decision, or what comes next without one.
func whatNext(c *web.Ctx, e exposed) string {
	if made := madeText(c, e.Sheet); made != "" {
		return made
	}
	label, _ := nextDate(c.Loc, e.Sheet)
	return label
}
