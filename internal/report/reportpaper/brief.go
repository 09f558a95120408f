package reportpaper

import (
	"strings"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/report"
)

// Leaf is an account brief in the reader's words: one page.
type Leaf struct {
	Lang, Doc, Author string
	At                time.Time
	Kind, Title, Sub  string
	When              string
	Place             []string
	Goals             []Fact
	Figures           []Figure
	Contracts         Entries
	People            Lines
	Owed              Lines
	Changes           Lines
	Notes             string
	Foot              [2]string
}

// Entries are the contracts of a brief.
type Entries struct {
	Title string
	Head  [3]string
	Rows  []Entry
	// More says how many are not listed, or that there is none.
	More string
}

// Entry is one contract: its name, what comes next, what follows, its yearly value.
type Entry struct {
	Name, Next, Detail, Value string
	Urgent, Unknown           bool
}

// Lines are a short list of a brief.
type Lines struct {
	Title string
	List  []Line
	More  string
}

// Line is one entry: a name, the rest of it, a small line, something at the right.
type Line struct {
	Icon, Strong, Rest, Note, Right string
	Late                            bool
}

// How much one page holds.
const (
	briefContracts = 5
	briefPeople    = 5
	briefOwed      = 5
	briefChanges   = 4
)

// Brief writes a brief in the language of l; times are those of the zone.
func (c Composer) Brief(l *i18n.Loc, zone *time.Location, b report.Brief) Leaf {
	w := words{Loc: l, zone: zone, today: b.Today, told: c.Told}
	leaf := Leaf{
		Lang: l.Lang, Author: b.For.Name, At: b.At.In(zone),
		Doc:  w.T("report.brief.kind") + ", " + b.Account.Name,
		Kind: w.T("report.brief.kind"), Title: b.Account.Name, Sub: w.about(b.Account),
		When:  sentenceCase(w.DayLong(b.Today)),
		Place: []string{w.T("report.brief.prepared", "name", b.For.Name), w.T("report.brief.meeting")},
		Notes: w.T("report.brief.notes"),
	}
	if s := b.Obtain(); !s.Empty() {
		leaf.Goals = append(leaf.Goals, Fact{w.T("report.brief.obtain"), w.sentence(s)})
	}
	if s := b.Avoid(); !s.Empty() {
		leaf.Goals = append(leaf.Goals, Fact{w.T("report.brief.avoid"), w.sentence(s)})
	}
	leaf.Figures = w.briefFigures(b)
	leaf.Contracts, leaf.People, leaf.Owed, leaf.Changes = w.briefContracts(b), w.briefPeople(b), w.briefOwed(b), w.briefChanges(b)
	first := "Comptoir"
	if b.Company != "" {
		first += " · " + b.Company
	}
	leaf.Foot = [2]string{first + " · " + w.T("report.brief.foot"), w.T("report.brief.figures_of", "when", w.Moment(b.At, zone)) + " · " + w.T("report.brief.page")}
	return leaf
}

func (w words) briefFigures(b report.Brief) []Figure {
	f := b.Account.Figures
	label := w.T("report.kpi.revenue_to_date")
	if f.Through != 0 {
		label = w.T("report.brief.revenue", "year", year(f.Year), "month", w.T("month."+f.Through.Month().String()))
	}
	revenue := w.total(label, f.Revenue, f.Hidden)
	if f.Change != nil {
		revenue.Note = w.T("report.brief.on_year", "x", w.Delta(*f.Change), "year", year(f.Year-1))
	}
	if revenue.Note == "" && f.Own != nil {
		revenue.Note = w.MoneyShort(*f.Own)
	}
	aim := w.attainment(f)
	aim.Label = w.T("report.brief.attainment")
	if f.Gap != nil && !f.Hidden {
		aim.Note = w.Signed(w.MoneyShort(*f.Gap))
	}
	margin := w.margin(f.Margin, f.Hidden)
	margin.Label = w.T("report.brief.margin")
	if margin.Note == w.T("report.kpi.margin_full") {
		margin.Note = ""
	}
	worth := Figure{Label: w.T("report.kpi.contracts")}
	if b.ContractsHidden {
		worth.Value, worth.Unknown = w.T("masked"), true
	} else {
		worth = w.worthOf(worth, b.Worth)
	}
	return []Figure{revenue, aim, worth, margin}
}

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
			l.More = w.N("report.contracts.and_more", len(b.Owed)-i)
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
			x.Rest = w.T("report.colon") + c.Label
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
