package reportpaper

import (
	"strings"

	"comptoir/internal/report"
)

// shownAlerts is how many points of attention are told one by one.
const shownAlerts = 30

// attention is the part on what to do first.
func (w words) attention(r report.Review) Section {
	s := Section{ID: "attention", Title: w.T("report.attention.title")}
	switch {
	case r.AlertsHidden:
		s.Blocks = []Block{Paragraph{Text: []Span{{Words: w.T("report.attention.hidden")}}}}
		return s
	case len(r.Alerts) == 0:
		s.Lead = w.T("report.attention.none")
		return s
	}
	s.Lead = w.attentionLead(r.Alerts)
	t := Table{ID: "alerts", Columns: []Column{{Label: w.T("report.col.severity"), Share: 15}, {Label: w.T("report.col.what"), Share: 43},
		{Label: w.T("report.col.due"), Share: 10}, {Label: w.T("report.col.stake"), Num: true, Share: 13}, {Label: w.T("report.col.who"), Share: 19}}}
	for i, a := range r.Alerts {
		if i == shownAlerts {
			break
		}
		t.Rows = append(t.Rows, w.alertRow(a))
	}
	s.Blocks = []Block{t}
	if n := len(r.Alerts) - shownAlerts; n > 0 {
		s.Blocks = append(s.Blocks, Paragraph{Text: []Span{{Words: w.N("report.attention.more", n), Tone: Quiet}}})
	}
	return s
}

func (w words) attentionLead(all []report.Alert) string {
	var parts []string
	c, h, g, i := report.Counts(all)
	for _, x := range []struct {
		key string
		n   int
	}{{"C", c}, {"H", h}, {"W", g}, {"I", i}} {
		if x.n > 0 {
			parts = append(parts, w.N("report.attention.count."+x.key, x.n))
		}
	}
	return w.N("report.attention.lead", len(all), "parts", strings.Join(parts, ", "))
}

func (w words) alertRow(a report.Alert) Row {
	title, why := w.alert(a)
	what := Cell{Words: w.of(a.AccountName, title, cited(a.Params)...), Sub: sentenceCase(why), Bold: true}
	if a.Account != "" {
		what.Href = "/accounts/" + string(a.Account)
	}
	severity := Cell{Words: w.T("report.severity." + string(a.Severity)), Severity: string(a.Severity)}
	due := Cell{Words: w.T("report.no_date"), Tone: Quiet}
	if a.Due != nil {
		due = Cell{Words: w.DayShort(*a.Due)}
		if a.Due.Year() != w.today.Year() {
			due.Sub = year(a.Due.Year())
		}
		if *a.Due < w.today {
			due.Sub, due.Tone, due.SubTone = w.T("report.overdue"), Bad, Bad
		}
	}
	value := Cell{Words: w.T("to_be_costed"), Tone: Unknown}
	if a.Value != nil {
		value = Cell{Words: w.MoneyShort(*a.Value)}
	}
	person := Cell{Words: a.Who}
	if a.Who == "" {
		person = Cell{Words: w.T("report.people.nobody"), Tone: Unknown}
	}
	return Row{Cells: []Cell{severity, what, due, value, person}}
}
