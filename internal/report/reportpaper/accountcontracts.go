package reportpaper

import (
	"comptoir/internal/report"
)

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
			{Words: w.renewal(c)}, value}})
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
			w.T("report.next.then", "renewal", w.renewal(c), "date", w.Day(*end))
	case end == nil:
		return Cell{Words: w.T("report.next.end_unknown"), Tone: Unknown}, ""
	case c.Succeeded:
		detail = w.T("contract.reason.SUCCEEDED")
	case c.Reason == report.ReasonNoticeUnknown:
		detail = w.renewal(c) + ", " + w.T("contract.reason.NOTICE_UNKNOWN")
	case c.Renewal == "NONE":
		detail = w.renewal(c)
	default:
		detail = w.T("report.next.renewal", "renewal", w.renewal(c))
	}
	return Cell{Words: w.T("report.next.end", "date", w.Day(*end))}, detail
}

// renewal says how a contract renews, alone: "tacite", or "sans reconduction".
func (w words) renewal(c report.Contract) string {
	if c.Renewal == "NONE" {
		return w.T("report.next.none")
	}
	return w.T("contract.renewal." + c.Renewal)
}
