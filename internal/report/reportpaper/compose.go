package reportpaper

import (
	"time"

	"comptoir/internal/platform/i18n"
	"comptoir/internal/report"
)

// Review writes a review in the language of l; times are those of the zone.
func (c Composer) Review(l *i18n.Loc, zone *time.Location, r report.Review) Paper {
	w := words{Loc: l, zone: zone, today: r.Today, told: c.Told}
	month := sentenceCase(w.Month(r.Today.Month()))
	p := Paper{
		Lang: l.Lang, Author: r.DrawnBy.Name, At: r.At.In(zone),
		Title:     w.T("report.doc_title", "name", r.Subject.Name, "month", w.Month(r.Today.Month())),
		Subject:   w.T("report.title"),
		Running:   [2]string{w.T("report.title"), r.Subject.Name + " · " + w.Month(r.Today.Month())},
		Foot:      [2]string{w.source(r), w.T("report.confidential")},
		Continued: w.T("report.continued"),
		Cover:     w.cover(r),
	}
	p.Cover.Sub = month
	p.Sections = w.opening(r)
	for _, a := range r.Detailed() {
		p.Sections = append(p.Sections, w.account(r, a))
	}
	p.Sections = append(p.Sections, w.attention(r), w.method(r))
	return p
}

// opening are the parts on results and on contracts. Without any result the first is a line, and stands with the second.
func (w words) opening(r report.Review) []Section {
	figures, contracts := w.figures(r), w.contracts(r)
	if f := r.Figures; f.Hidden || f.Through == 0 && !f.YearTarget.Known {
		contracts.Blocks = append(figures.Blocks, contracts.Blocks...)
		return []Section{contracts}
	}
	return []Section{figures, contracts}
}

// source is whose data it is and of when.
func (w words) source(r report.Review) string {
	data := w.T("report.data_of", "when", w.Moment(r.At, w.zone))
	if r.Company == "" {
		return data
	}
	return r.Company + " · " + data
}

func (w words) cover(r report.Review) Cover {
	c := Cover{Brand: "Comptoir", Over: w.over(r), Title: w.T("report.title"), MinuteTitle: w.T("report.minute.title")}
	names := make([]string, len(r.Accounts))
	for i, a := range r.Accounts {
		names[i] = a.Name
	}
	accounts := w.names(names, 6)
	switch {
	case len(names) == 0:
		accounts = w.T("report.cover.no_account")
	case r.Beyond > 0:
		accounts = w.names(names[:min(6, len(names))], 6) + " " + w.N("report.and_others", len(names)-min(6, len(names))+r.Beyond)
	}
	var above []string
	for _, p := range r.For {
		above = append(above, p.Name)
	}
	readers := w.names(above, 6)
	if len(above) == 0 {
		readers = w.T("report.cover.nobody_above")
	}
	at := r.At.In(w.zone)
	c.Facts = []Fact{
		{w.T("report.cover.owner"), w.person(r.Subject)},
		{w.T("report.cover.accounts"), accounts},
		{w.T("report.cover.for"), readers},
		{w.T("report.cover.at"), w.DayLong(r.Today) + ", " + w.Clock(at)},
	}
	if r.DrawnBy.ID != r.Subject.ID {
		c.Facts = append(c.Facts, Fact{w.T("report.cover.drawn_by"), w.person(r.DrawnBy)})
	}
	for _, p := range r.Minute() {
		c.Minute = append(c.Minute, w.point(r, p))
	}
	return c
}

func (w words) over(r report.Review) string {
	extent := w.T("report.extent." + string(r.Extent))
	if r.Company == "" {
		return "" // « portefeuille » alone says nothing: whose it is stands below
	}
	return r.Company + " · " + extent
}

// person is a name with the title held.
func (w words) person(p report.Person) string {
	if p.Title == "" {
		return p.Name
	}
	return p.Name + ", " + w.T("team.title."+p.Title)
}

// point writes one of the three; the words of an alert are its area's.
func (w words) point(r report.Review, p report.Point) Point {
	out, facts := Point{Strong: w.sentence(p.Strong), Rest: w.all(p.Rest)}, p.Strong.Args
	if p.Alert != nil {
		facts = p.Alert.Params
		out.Strong, out.Rest = w.alert(*p.Alert)
		out.Strong, out.Rest = stopped(out.Strong), stopped(sentenceCase(out.Rest))
	}
	out.Strong = w.of(p.Of, out.Strong, cited(facts)...)
	return out
}
