package reportpaper

import (
	"comptoir/internal/report"
)

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
		line := w.of(w.T("report.severity."+string(a.Severity)), title, cited(a.Params)...)
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
