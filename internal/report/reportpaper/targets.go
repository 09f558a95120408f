package reportpaper

import (
	"strconv"
	"strings"

	"comptoir/internal/kernel/money"
	"comptoir/internal/report"
)

// listed is how many accounts a table names; the others are one line together.
const listed = 40

func year(y int) string { return strconv.Itoa(y) }

// targets is what each account brought in against its target, and at which margin.
func (w words) targets(r report.Review) Table {
	f := r.Figures
	var all []*money.Money
	for _, a := range r.Accounts {
		all = append(all, &a.Figures.Revenue.Money, &a.Figures.Target.Money)
	}
	sc := w.scale(append(all, &f.Revenue.Money)...)
	t := Table{ID: "targets", Title: w.T("report.targets.title", "period", w.period(f), "unit", sc.Unit), Columns: []Column{
		{Label: w.T("report.col.account"), Share: 31}, {Label: w.T("report.col.revenue"), Num: true, Share: 13},
		{Label: w.T("report.col.target"), Num: true, Share: 13}, {Label: w.T("report.col.attainment"), Num: true, Share: 15},
		{Label: w.T("report.col.gap"), Num: true, Share: 13}, {Label: w.T("report.col.margin"), Num: true, Share: 15}}}
	var rest []report.Account
	for i, a := range r.Accounts {
		if i >= listed {
			rest = append(rest, a)
			continue
		}
		t.Rows = append(t.Rows, w.targetRow(sc, a, f))
	}
	if len(rest) > 0 {
		t.Rows = append(t.Rows, w.otherRow(sc, rest))
	}
	if len(r.Accounts) > 1 {
		t.Rows = append(t.Rows, w.totalRow(sc, f))
	}
	return t
}

// period is "de janvier à octobre".
func (w words) period(f report.Figures) string {
	if f.Through == 0 {
		return year(f.Year)
	}
	if f.Through.Month() == 1 {
		return w.Month(f.Through)
	}
	return w.T("report.period", "from", w.T("month.January"), "to", w.Month(f.Through))
}

func (w words) targetRow(sc scale, a report.Account, all report.Figures) Row {
	f := a.Figures
	name := Cell{Words: a.Name, Bold: true, Href: "/accounts/" + string(a.ID)}
	if f.Through != 0 && f.Through < all.Through {
		name.Sub = w.T("report.targets.until", "month", w.Month(f.Through))
	}
	revenue := sc.sum(f.Revenue, f.Hidden)
	if f.Own != nil && f.Own.Ccy != money.EUR {
		revenue.Sub = strings.TrimSpace(revenue.Sub + " " + w.MoneyShort(*f.Own))
	}
	return Row{Cells: []Cell{name, revenue, w.aim(sc, f.Target, f.Hidden), w.attained(f.Attainment, f.Target.Known, f.Hidden),
		w.gap(sc, f.Gap, f.Target.Known, f.Hidden), w.marginCell(f.Margin, f.Hidden)}}
}

// aim is a target; none is not a target of zero.
func (w words) aim(sc scale, t report.Sum, hidden bool) Cell {
	if !hidden && !t.Known {
		return Cell{Words: w.T("report.none_m"), Tone: Unknown}
	}
	return sc.sum(t, hidden)
}

func (w words) attained(share *float64, aimed, hidden bool) Cell {
	switch {
	case hidden:
		return Cell{Words: w.T("masked"), Tone: Unknown}
	case share == nil && aimed:
		return Cell{Words: w.T("undetermined"), Tone: Unknown}
	case share == nil:
		return Cell{}
	}
	c := Cell{Words: w.Percent(*share, 1)}
	if *share < report.Behind {
		c.Tone, c.Bold = Bad, true
	}
	return c
}

func (w words) gap(sc scale, gap *money.Money, aimed, hidden bool) Cell {
	switch {
	case hidden:
		return Cell{Words: w.T("masked"), Tone: Unknown}
	case gap == nil && aimed:
		return Cell{Words: w.T("undetermined"), Tone: Unknown}
	case gap == nil:
		return Cell{}
	}
	return Cell{Words: sc.signed(*gap)}
}

func (w words) marginCell(m report.Margin, hidden bool) Cell {
	fig := w.margin(m, hidden)
	c := Cell{Words: fig.Value}
	if fig.Unknown {
		c.Tone = Unknown
	} else if m.Coverage < .9995 {
		c.Sub = w.T("report.of_revenue", "x", w.Percent(m.Coverage, 0))
	}
	return c
}

// otherRow adds up the accounts that are not named.
func (w words) otherRow(sc scale, rest []report.Account) Row {
	zero := report.Sum{Money: money.Of(0, money.EUR)}
	people := report.ByPerson{Aimed: zero, Target: zero}
	revenue := zero
	for _, a := range rest {
		revenue = revenue.Plus(a.Figures.Revenue)
		if a.Figures.Target.Known {
			people.Aimed, people.Target = people.Aimed.Plus(a.Figures.Aimed), people.Target.Plus(a.Figures.Target)
		}
	}
	share, gap := people.Against()
	return Row{Cells: []Cell{{Words: w.N("report.others", len(rest)), Tone: Quiet}, sc.sum(revenue, false), w.aim(sc, people.Target, false),
		w.attained(share, people.Target.Known, false), w.gap(sc, gap, people.Target.Known, false), {}}}
}

func (w words) totalRow(sc scale, f report.Figures) Row {
	_, gap := report.ByPerson{Aimed: f.Aimed, Target: f.Target}.Against()
	cells := []Cell{{Words: w.T("report.total")}, sc.sum(f.Revenue, f.Hidden), w.aim(sc, f.Target, f.Hidden),
		w.attained(f.Attainment, f.Target.Known, f.Hidden), w.gap(sc, gap, f.Target.Known, f.Hidden), w.marginCell(f.Margin, f.Hidden)}
	for i := range cells {
		cells[i].Bold = true
	}
	return Row{Cells: cells, Total: true}
}
