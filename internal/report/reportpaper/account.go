package reportpaper

import (
	"strings"

	"comptoir/internal/report"
)

// account is the page of one account: what exists about it, and nothing else.
func (w words) account(r report.Review, a report.Account) Section {
	s := Section{ID: "account-" + string(a.ID), Account: string(a.ID), Title: a.Name, Lead: w.about(a), Blocks: []Block{w.accountStrip(r, a)}}
	if p := r.Pages[a.ID]; p != nil {
		if f := a.Figures; !f.Hidden && f.Through != 0 {
			c := w.monthChart(p.Months, f.Year, 110)
			c.Spare = true
			s.Blocks = append(s.Blocks, c)
		}
		s.Blocks = append(s.Blocks, w.accountContracts(r, a, p)...)
		if people := w.contacts(p); people != nil {
			s.Blocks = append(s.Blocks, people)
		}
		s.Blocks = append(s.Blocks, Pair{Left: w.alertBullets(report.AlertsOf(r.Alerts, a.ID), r.AlertsHidden), Right: w.owedBullets(p)})
	}
	return s
}

// about is the account in a line.
func (w words) about(a report.Account) string {
	parts := []string{w.standing(a)}
	if a.Tier != "" && a.Tier != "UNRATED" {
		parts = append(parts, w.T("account.status."+a.Status))
	}
	for _, x := range []string{a.Sector, a.City} {
		if x != "" {
			parts = append(parts, x)
		}
	}
	if a.Since != nil {
		parts = append(parts, w.T("report.since", "year", year(a.Since.Year())))
	}
	if a.Carrier.Name != "" {
		parts = append(parts, w.T("report.carried_by", "name", a.Carrier.Name))
	} else {
		parts = append(parts, w.T("report.people.nobody"))
	}
	return strings.Join(parts, " · ")
}

func (w words) accountStrip(r report.Review, a report.Account) Figures {
	f := a.Figures
	rolling := w.total(w.T("report.kpi.rolling"), f.Rolling, f.Hidden)
	if f.Growth != nil {
		rolling.Note = w.T("report.kpi.growth", "x", w.Delta(*f.Growth))
	}
	aim := w.attainment(f)
	return Figures{List: []Figure{rolling, aim, w.margin(f.Margin, f.Hidden), w.worth(r, a)}}
}

// attainment is where the account stands against its target to date.
func (w words) attainment(f report.AccountFigures) Figure {
	fig := Figure{Label: w.through("report.kpi.attainment", f.Through)}
	switch {
	case f.Hidden:
		fig.Value, fig.Unknown = w.T("masked"), true
	case f.Attainment != nil:
		fig.Value = w.Percent(*f.Attainment, 1)
		if *f.Attainment < report.Behind {
			fig.Tone = Bad
		}
		if f.Gap != nil {
			fig.Note = w.T("report.kpi.gap", "gap", w.Signed(w.MoneyShort(*f.Gap)))
		}
	case f.Target.Known:
		fig.Value, fig.Unknown = w.T("undetermined"), true
	default:
		fig.Value, fig.Unknown = w.T("report.none_m"), true
		fig.Note = w.T("report.kpi.no_target")
	}
	return fig
}

// worth is what the contracts in force bring in a year.
func (w words) worth(r report.Review, a report.Account) Figure {
	fig := Figure{Label: w.T("report.kpi.contracts")}
	p := r.Pages[a.ID]
	if p == nil || r.ContractsHidden {
		fig.Value, fig.Unknown = w.T("masked"), true
		return fig
	}
	return w.worthOf(fig, p.Worth)
}

func (w words) worthOf(fig Figure, v report.Worth) Figure {
	switch {
	case v.Contracts == 0:
		fig.Value, fig.Unknown = w.T("report.none_m"), true
		return fig
	case !v.Known || v.Money.Minor == 0 && v.Missing > 0:
		fig.Value, fig.Unknown = w.T("to_be_costed"), true
	default:
		fig.Value = w.MoneyShort(v.Money)
	}
	fig.Note = w.N("report.kpi.a_year_contracts", v.Contracts)
	if n := v.Uncosted + v.Missing; n > 0 && v.Known {
		fig.Note += w.N("report.kpi.but_uncosted", n)
	}
	return fig
}

// shownContracts is how many contracts the page of an account lists.
const shownContracts = 8

// accountContracts are those at stake with their reasons, then the others in force.
func (w words) accountContracts(r report.Review, a report.Account, p *report.Page) []Block {
	if r.ContractsHidden {
		return []Block{Paragraph{Text: []Span{{Words: w.T("report.contracts.hidden")}}}}
	}
	at := report.StakesOf(r.Stakes, a.ID)
	var out []Block
	seen := map[string]bool{}
	if len(at) > 0 {
		shown := at[:min(len(at), shownContracts)]
		t := w.ledger(shown, false)
		t.ID, t.Title = "stakes-"+string(a.ID), w.T("report.contracts.title")
		out = append(out, t)
		for _, s := range at {
			seen[string(s.ID)] = true
		}
	}
	var others []report.Contract
	for _, c := range p.Contracts {
		if !seen[string(c.ID)] {
			others = append(others, c)
		}
	}
	if len(others) > 0 {
		out = append(out, w.otherContracts(a, others, len(at) > 0))
	}
	if len(out) == 0 {
		out = append(out, Paragraph{Text: []Span{{Words: w.T("report.contracts.no_contract"), Tone: Quiet}}})
	}
	return out
}

func (w words) otherContracts(a report.Account, of []report.Contract, besides bool) Table {
	title := w.T("report.contracts.in_force")
	if besides {
		title = w.T("report.contracts.others")
	}
	t := Table{ID: "contracts-" + string(a.ID), Title: title, Columns: []Column{{Label: w.T("report.col.contract"), Share: 42},
		{Label: w.T("report.col.next_date"), Share: 26}, {Label: w.T("report.col.renewal"), Share: 16}, {Label: w.T("report.col.value_a_year"), Num: true, Share: 16}}}
	for i, c := range of {
		if i == shownContracts {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Words: w.N("report.contracts.and_more", len(of)-i), Tone: Quiet}, {}, {}, {}}})
			break
		}
		next, _ := w.nextDate(c)
		value := Cell{Words: w.T("to_be_costed"), Tone: Unknown}
		if c.Value != nil {
			value = Cell{Words: w.MoneyShort(*c.Value)}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Words: c.Name, Bold: true, Href: "/contracts/" + string(c.ID)}, next,
			{Words: w.T("contract.renewal." + c.Renewal)}, value}})
	}
	return t
}

// nextDate is what comes next on a contract and, apart, what follows.
func (w words) nextDate(c report.Contract) (next Cell, detail string) {
	end := c.Exit
	if end == nil {
		end = c.End
	}
	switch {
	case c.State == report.StateOpenEnded:
		return Cell{Words: w.T("report.next.open_ended"), Tone: Quiet}, ""
	case c.State == report.StateNoticeGiven && end != nil:
		if c.Given != nil && c.Given.EndsOn != nil {
			end = c.Given.EndsOn
		}
		return Cell{Words: w.T("report.next.ends", "date", w.Day(*end))}, w.T("report.next.notice_given")
	case c.Prudent != nil:
		return Cell{Words: w.T("report.next.notice", "date", w.DayWeek(*c.Prudent)+"\u00a0"+year(c.Prudent.Year()))},
			w.T("report.next.then", "renewal", w.T("contract.renewal."+c.Renewal), "date", w.Day(*end))
	case end == nil:
		return Cell{Words: w.T("report.next.end_unknown"), Tone: Unknown}, ""
	case c.Succeeded:
		detail = w.T("contract.reason.SUCCEEDED")
	case c.Reason == report.ReasonNoticeUnknown:
		detail = w.T("contract.renewal."+c.Renewal) + ", " + w.T("contract.reason.NOTICE_UNKNOWN")
	default:
		detail = w.T("report.next.renewal", "renewal", w.T("contract.renewal."+c.Renewal))
	}
	return Cell{Words: w.T("report.next.end", "date", w.Day(*end))}, detail
}

// shownPeople is how many people the page of an account names.
const shownPeople = 6

func (w words) contacts(p *report.Page) Block {
	switch {
	case p.ContactsHidden:
		return Paragraph{Text: []Span{{Words: w.T("report.contacts.hidden"), Tone: Quiet}}}
	case len(p.Contacts) == 0:
		return Paragraph{Text: []Span{{Words: w.T("report.contacts.none"), Tone: Quiet}}}
	}
	t := Table{ID: "people-" + p.Contacts[0].Name, Title: w.T("report.contacts.title"), Columns: []Column{{Label: w.T("report.col.person"), Share: 27},
		{Label: w.T("report.col.job"), Share: 28}, {Label: w.T("report.col.reach"), Share: 45}}}
	for i, c := range p.Contacts {
		if i == shownPeople {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Words: w.N("report.contacts.more", len(p.Contacts)-i), Tone: Quiet}, {}, {}}})
			break
		}
		job := Cell{Words: c.Job}
		if c.Job == "" {
			job = Cell{Words: w.T("unknown"), Tone: Unknown}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Words: c.Name, Bold: true}, job, w.reachable(c)}})
	}
	return t
}

func (w words) reachable(c report.Contact) Cell {
	switch {
	case c.Phone != "" && c.Email != "":
		return Cell{Words: c.Email, Sub: c.Phone}
	case c.Email != "":
		return Cell{Words: c.Email}
	case c.Phone != "":
		return Cell{Words: c.Phone}
	}
	return Cell{Words: w.T("unknown"), Tone: Unknown}
}

// shownLines is how many lines a short list of an account's page holds.
const shownLines = 6

func (w words) alertBullets(of []report.Alert, hidden bool) Bullets {
	b := Bullets{Title: w.T("report.attention.title")}
	if hidden {
		b.Items = []string{w.T("masked")}
		return b
	}
	for i, a := range of {
		if i == shownLines {
			b.Items = append(b.Items, w.N("report.attention.more", len(of)-i))
			break
		}
		title, _ := w.alert(a)
		line := w.of(w.T("report.severity."+string(a.Severity)), title)
		if a.Due != nil {
			line += ", " + w.DayShort(*a.Due)
		}
		b.Items = append(b.Items, stopped(line))
	}
	if len(of) == 0 {
		b.Items = []string{w.T("report.nothing")}
	}
	return b
}

func (w words) owedBullets(p *report.Page) Bullets {
	b := Bullets{Title: w.T("report.owed.title")}
	if p.OwedHidden {
		b.Items = []string{w.T("masked")}
		return b
	}
	open := 0
	for _, x := range p.Owed {
		if x.DoneOn != nil {
			continue
		}
		open++
		if open > shownLines {
			continue
		}
		b.Items = append(b.Items, stopped(w.owedLine(x)))
	}
	if open > shownLines {
		b.Items = append(b.Items, w.N("report.owed.more", open-shownLines))
	}
	if open == 0 {
		b.Items = []string{w.T("report.nothing")}
	}
	return b
}

func (w words) owedLine(p report.Promise) string {
	line := w.of(w.T("report.owed."+string(p.Whose)), p.Title)
	switch {
	case p.Due == nil:
		line += ", " + w.T("report.owed.no_date")
	case p.Late(w.today):
		line += ", " + w.DayShort(*p.Due) + ", " + w.Late(p.Due.Until(w.today))
	default:
		line += ", " + w.DayShort(*p.Due)
	}
	if p.Owner != "" && p.Whose != report.Theirs {
		line += " (" + p.Owner + ")"
	}
	return line
}
