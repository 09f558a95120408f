package reportpaper

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/report"
)

// shownStakes is how many contracts at stake are told one by one.
const shownStakes = 24

// urgent is within how many days a contract calls for a gesture now.
const urgent = 10

// contracts is the part on contracts at stake: the ledger with dates and reasons, then the calendar.
func (w words) contracts(r report.Review) Section {
	s := Section{ID: "contracts", Title: w.T("report.contracts.title"), Lead: w.contractsLead(r)}
	if r.ContractsHidden {
		s.Blocks = []Block{Paragraph{Text: []Span{{Words: w.T("report.contracts.hidden")}}}}
		return s
	}
	shown := r.Stakes[:min(len(r.Stakes), shownStakes)]
	if n, ok := w.asked(r); ok {
		s.Blocks = append(s.Blocks, n)
	}
	if len(shown) > 0 {
		s.Blocks = append(s.Blocks, w.ledger(shown, true))
		if n := len(r.Stakes) - len(shown); n > 0 {
			s.Blocks = append(s.Blocks, Paragraph{Text: []Span{{Words: w.N("report.contracts.more", n), Tone: Quiet}}})
		}
		s.Blocks = append(s.Blocks, w.timeline(r, shown))
	}
	if text := w.undated(r.Undated); text != "" {
		s.Blocks = append(s.Blocks, Paragraph{Text: []Span{{Words: text, Tone: Quiet}}})
	}
	return s
}

func (w words) contractsLead(r report.Review) string {
	if r.ContractsHidden {
		return ""
	}
	until := w.Month(r.Today.AddMonths(report.Horizon).Month())
	n := len(r.Stakes)
	if n == 0 {
		return w.T("report.contracts.none", "month", until)
	}
	out := w.N("report.contracts.lead_uncosted", n, "month", until)
	if r.AtStake.Known {
		out = w.N("report.contracts.lead", n, "value", w.MoneyShort(r.AtStake.Money), "month", until)
	}
	if now := len(report.Pressing(r.Stakes, r.Today, urgent)); now > 0 {
		out += " " + w.N("report.contracts.now", now)
	}
	if r.AtStake.Uncosted > 0 {
		out += " " + w.N("report.contracts.uncosted", r.AtStake.Uncosted)
	}
	if r.AtStake.Missing > 0 {
		out += " " + w.N("report.contracts.no_rate", r.AtStake.Missing)
	}
	return out
}

// ledger is one entry a contract; byAccount writes the account's name first.
func (w words) ledger(of []report.Stake, byAccount bool) Table {
	var all []*money.Money
	for _, s := range of {
		all = append(all, s.Euros)
	}
	sc := w.scale(all...)
	t := Table{ID: "stakes", Ledger: true, Columns: []Column{
		{Label: w.T("report.col.contract"), Share: 40}, {Label: w.T("report.col.a_year", "unit", sc.Unit), Num: true, Share: 12},
		{Label: w.T("report.col.end"), Share: 14}, {Label: w.T("report.col.notice"), Share: 18}, {Label: w.T("report.col.decide"), Share: 17}}}
	for _, s := range of {
		name := Cell{Words: s.Name, Bold: true, Href: "/contracts/" + string(s.ID)}
		if byAccount {
			name = Cell{Words: s.AccountName, Sub: s.Name, Bold: true, Href: name.Href}
		}
		note := []Span{{Words: w.T("report.why"), Bold: true}, {Words: " " + w.all(s.Why)}}
		t.Rows = append(t.Rows, Row{Cells: []Cell{name, w.yearly(sc, s.Contract), w.endCell(s), w.noticeCell(s), w.decideCell(s)}, Note: note})
	}
	return t
}

// yearly is the value in euros with the contract's own amount under it.
func (w words) yearly(sc scale, c report.Contract) Cell {
	switch {
	case c.Value == nil:
		return Cell{Words: w.T("to_be_costed"), Tone: Unknown}
	case c.Euros == nil:
		return Cell{Words: w.T("report.no_rate"), Tone: Unknown, Sub: w.MoneyShort(*c.Value)}
	case c.Value.Ccy != money.EUR:
		return Cell{Words: sc.figure(*c.Euros), Sub: w.MoneyShort(*c.Value)}
	}
	return Cell{Words: sc.figure(*c.Euros)}
}

func (w words) endCell(s report.Stake) Cell {
	end := s.Exit
	if end == nil || s.Gesture == report.Regularise {
		end = s.End
	}
	c := w.date(end, w.T("unknown.f"))
	if s.Gesture == report.Regularise {
		c.Tone, c.Bold = Bad, true
		c.Sub, c.SubTone = w.T("report.past_end"), Bad
	}
	return c
}

func (w words) noticeCell(s report.Stake) Cell {
	switch {
	case s.Gesture == report.Leaving && s.Given != nil && s.Given.On != nil:
		return Cell{Words: w.T("report.notice_given"), Sub: w.T("report.notice_given_on", "date", w.DayNumeric(*s.Given.On))}
	case s.Gesture == report.Leaving:
		return Cell{Words: w.T("report.notice_given")}
	case s.Gesture == report.Read:
		return Cell{Words: w.T("unknown"), Tone: Unknown}
	case s.Prudent == nil:
		return Cell{Words: w.T("report.no_notice"), Tone: Quiet}
	}
	c := w.date(s.Prudent, "")
	c.Sub = w.InDays(w.today, *s.Prudent)
	if w.today.Until(*s.Prudent) <= urgent {
		c.Tone, c.Bold, c.SubTone = Bad, true, Bad
	}
	return c
}

func (w words) decideCell(s report.Stake) Cell {
	switch {
	case s.Gesture != report.Decide && s.Decision != nil:
		return Cell{Words: w.T("contract.choice." + s.Decision.Choice), Sub: w.DayNumeric(s.Decision.On)}
	case s.Gesture == report.Decide:
		c := w.date(s.DecideBy, "")
		if s.Late {
			c.Tone, c.Bold, c.SubTone = Bad, true, Bad
			c.Sub = w.N("report.passed_by", s.On.Until(w.today))
		}
		return c
	case s.Gesture == report.Leaving:
		return Cell{}
	}
	return Cell{Words: w.T("report.gesture." + string(s.Gesture)), Tone: Quiet}
}

// timeline sets the contracts on one axis, to the end of the last one within two years.
func (w words) timeline(r report.Review, of []report.Stake) Chart {
	from := r.Today.Month().First()
	to := r.Today.AddMonths(report.Horizon).Month()
	limit := r.Today.AddMonths(2 * report.Horizon).Month()
	t := charts.Timeline{Today: int(r.Today), Months: w.shortMonths(), TodayText: w.T("report.chart.today")}
	data := charts.Data{Summary: w.T("chart.data"), Caption: w.T("report.chart.timeline"), Unknown: w.T("unknown"),
		Head: []string{w.T("report.col.contract"), w.T("report.col.notice"), w.T("report.col.end")}}
	for _, s := range of {
		end := s.Exit
		if end == nil {
			end = s.End
		}
		if end != nil && end.Month() > to {
			to = min(end.Month(), limit)
		}
		row := charts.TimelineRow{Label: s.Name, Sub: s.AccountName, Notice: ordinal(s.Prudent), End: ordinal(end)}
		t.Rows = append(t.Rows, row)
		data.Rows = append(data.Rows, []string{s.AccountName + ", " + s.Name, w.noticeCell(s).Words, w.date(end, w.T("unknown")).Words})
	}
	t.From, t.To = int(from), int(to.Last())+1
	t.Label = w.T("report.chart.timeline_of", "from", w.Month(from.Month()), "to", w.Month(to))
	paper, narrow := t, t
	t.W, t.NameW = 680, 260
	paper.W, paper.NameW = 800, 345
	narrow.W, narrow.NameW = 312, 124
	return Chart{Title: w.T("report.chart.timeline"), Wide: t, Narrow: narrow, Paper: paper, Data: data, Legend: []Key{
		{w.T("report.legend.running"), "bar"}, {w.T("report.legend.after_notice"), "zone"}, {w.T("report.legend.notice"), "notice"},
		{w.T("report.legend.end"), "end"}, {w.T("report.chart.today"), "now"}}}
}

func ordinal(d *day.Day) int {
	if d == nil {
		return 0
	}
	return int(*d)
}

func (w words) undated(u report.Undated) string {
	switch {
	case u.OpenEnded > 0 && u.EndUnknown > 0:
		return w.N("report.contracts.open_ended", u.OpenEnded) + " " + w.N("report.contracts.end_unknown", u.EndUnknown)
	case u.OpenEnded > 0:
		return w.N("report.contracts.open_ended", u.OpenEnded)
	case u.EndUnknown > 0:
		return w.N("report.contracts.end_unknown", u.EndUnknown)
	}
	return ""
}

// asked is the decision that is late, put to whoever owns it, while the notice can still be given.
func (w words) asked(r report.Review) (Note, bool) {
	for _, s := range r.Stakes {
		if s.Gesture != report.Decide || !s.Late || s.Prudent == nil || *s.Prudent < r.Today {
			continue
		}
		head := w.T("report.ask.title", "account", s.AccountName, "date", w.DayLong(*s.Prudent))
		if s.Owner != "" {
			head = w.T("report.ask.title_of", "owner", s.Owner, "account", s.AccountName, "date", w.DayLong(*s.Prudent))
		}
		verb := "report.ask.text"
		if s.BySending {
			verb = "report.ask.text_sent"
		}
		return Note{Ask: true, Text: []Span{{Words: head, Bold: true}, {Words: "\n" + w.T(verb, "contract", s.Name, "date", w.DayNumeric(*s.Prudent))}}}, true
	}
	return Note{}, false
}
