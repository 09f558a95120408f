package reportpaper

import (
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/report"
)

// How much one page holds.
const (
	briefContracts = 5
	briefPeople    = 5
	briefOwed      = 5
	briefChanges   = 4
)

func (w words) briefContracts(b report.Brief) Entries {
	e := Entries{Title: w.T("report.brief.contracts"), Head: [3]string{w.T("report.col.contract"), w.T("report.col.next_date"), w.T("report.col.value_a_year")}}
	switch {
	case b.ContractsHidden:
		e.More = w.T("report.contracts.hidden")
		return e
	case len(b.Contracts) == 0:
		e.More = w.T("report.contracts.no_contract")
		return e
	}
	for _, c := range b.Contracts[:min(len(b.Contracts), briefContracts)] {
		next, detail := w.nextDate(c)
		x := Entry{Name: c.Name, Next: sentenceCase(next.Words), Detail: detail, Value: w.T("to_be_costed"), Unknown: true}
		if c.Value != nil {
			x.Value, x.Unknown = w.Money(*c.Value), false
		}
		x.Urgent = c.Prudent != nil && w.today.Until(*c.Prudent) <= urgent
		e.Rows = append(e.Rows, x)
	}
	if n := len(b.Contracts) - briefContracts; n > 0 {
		e.More = w.N("report.contracts.and_more", n)
	}
	return e
}

func (w words) briefPeople(b report.Brief) Lines {
	l := Lines{Title: w.T("report.brief.people")}
	switch {
	case b.ContactsHidden:
		l.More = w.T("report.contacts.hidden")
	case len(b.Contacts) == 0:
		l.More = w.T("report.contacts.none")
	}
	for i, c := range b.Contacts {
		if i == briefPeople {
			l.More = w.N("report.contacts.more", len(b.Contacts)-i)
			break
		}
		x := Line{Strong: c.Name, Note: c.Phone}
		if c.Job != "" {
			x.Rest = ", " + c.Job
		}
		if x.Note == "" {
			x.Note = c.Email
		}
		if x.Note == "" {
			x.Note = w.T("report.brief.no_phone")
		}
		l.List = append(l.List, x)
	}
	return l
}

func (w words) briefOwed(b report.Brief) Lines {
	l := Lines{Title: w.T("report.owed.title")}
	switch {
	case b.OwedHidden:
		l.More = w.T("masked")
	case len(b.Owed) == 0:
		l.More = w.T("report.nothing")
	}
	for i, p := range b.Owed {
		if i == briefOwed {
			l.More = w.owedBeyond(b.Owed[i:])
			break
		}
		x := Line{Icon: "clock-3", Strong: w.of(w.T("report.owed."+string(p.Whose)), p.Title), Right: w.T("report.owed.no_date")}
		if p.Owner != "" && p.Whose != report.Theirs {
			x.Note = w.T("report.brief.owner", "name", p.Owner)
		}
		switch {
		case p.DoneOn != nil && p.Whose == report.ToDo:
			x.Icon, x.Right = "circle-check", w.T("report.brief.done", "date", w.DayShort(*p.DoneOn))
		case p.DoneOn != nil:
			x.Icon, x.Right = "circle-check", w.T("report.brief.kept", "date", w.DayShort(*p.DoneOn))
		case p.Late(b.Today):
			x.Icon, x.Late, x.Right = "triangle-alert", true, w.T("report.brief.late", "date", w.DayShort(*p.Due))
		case p.Due != nil:
			x.Right = w.DayShort(*p.Due)
		}
		l.List = append(l.List, x)
	}
	return l
}

// owedBeyond counts what is left open beyond the lines shown: what was kept is no more to do.
func (w words) owedBeyond(rest []report.Promise) string {
	open := 0
	for _, p := range rest {
		if p.DoneOn == nil {
			open++
		}
	}
	if open == 0 {
		return ""
	}
	return w.N("report.owed.more", open)
}

func (w words) briefChanges(b report.Brief) Lines {
	l := Lines{Title: w.T("report.brief.lately")}
	if b.Since != nil {
		l.Title = w.T("report.brief.since", "date", w.DayShort(day.FromTime(b.Since.In(w.zone))))
	}
	switch {
	case b.ChangesHidden:
		l.More = w.T("masked")
	case len(b.Changes) == 0:
		l.More = w.T("report.brief.no_change")
	}
	for i, c := range b.Changes {
		if i == briefChanges {
			l.More = w.N("report.contracts.and_more", len(b.Changes)-i)
			break
		}
		x := Line{Strong: w.T("journal.action." + c.Action)}
		if c.Label != "" {
			x.Rest = w.T("report.colon") + w.Dated(c.Label, c.Month)
		}
		note := []string{w.DayShort(day.FromTime(c.At.In(w.zone)))}
		if c.By != "" {
			note = append(note, c.By)
		}
		if c.Count > 1 {
			note = append(note, w.N("report.brief.records", c.Count))
		}
		x.Note = strings.Join(note, " · ")
		l.List = append(l.List, x)
	}
	return l
}
