package reportpaper

import (
	"time"

	"comptoir/internal/platform/i18n"
	"comptoir/internal/report"
)

// Brief writes a brief in the language of l; times are those of the zone.
func (c Composer) Brief(l *i18n.Loc, zone *time.Location, b report.Brief) Leaf {
	w := words{Loc: l, zone: zone, today: b.Today, told: c.Told}
	leaf := Leaf{
		Lang: l.Lang, Author: b.For.Name, At: b.At.In(zone),
		Doc:  w.T("report.brief.kind") + ", " + b.Account.Name,
		Kind: w.T("report.brief.kind"), Title: b.Account.Name, Sub: w.about(b.Account),
		When:  sentenceCase(w.DayLong(b.Today)),
		Place: []string{w.T("report.brief.prepared", "name", b.For.Name)},
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
	if share, ok := f.Change.Share(); ok && !f.Hidden {
		revenue.Note = w.T("report.brief.on_year", "x", w.Delta(share), "year", year(f.Year-1), "cover", w.GrowthCover(f.Change))
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
