package reportpaper

import (
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/report"
)

func (w words) months(r report.Review) Chart {
	return w.monthChart(r.Figures.Months, r.Figures.Year, 150)
}

// monthChart is revenue by month against the year before and the target, high points high on paper.
func (w words) monthChart(of []report.Month, thisYear int, high float64) Chart {
	var all []*money.Money
	for _, m := range of {
		all = append(all, m.Current, m.Previous, m.Target)
	}
	sc := w.scale(all...)
	names := charts.MonthNames{Month: w.T("report.chart.month"), Previous: year(thisYear - 1), Current: year(thisYear),
		Target: w.T("report.chart.target"), Unknown: w.T("unknown"), Summary: w.T("chart.data")}
	m := charts.MonthBars{Label: w.T("report.chart.months", "unit", sc.Unit), Unit: sc.Unit, Names: names}
	m.Format = func(v float64) string { return w.Float(v, placesOf(v, sc)) }
	m.Money = func(v float64) string { return w.MoneyIn(v, placesOf(v, sc), sc.mark, money.EUR) }
	for _, x := range of {
		m.Months = append(m.Months, charts.Month{Label: w.MonthShort(x.Month), Current: sc.units(x.Current), Previous: sc.units(x.Previous), Target: sc.units(x.Target)})
	}
	narrow, paper := m, m
	narrow.Narrow = true
	m.W, m.H = 680, 170
	paper.W, paper.H = 780, high*780/textW
	return Chart{Title: m.Label, Wide: m, Narrow: narrow, Paper: paper, Data: m.Data(),
		Legend: []Key{{names.Previous, "prev"}, {names.Current, "s1"}, {names.Target, "target"}}}
}

// placesOf keeps the ticks of an axis short.
func placesOf(v float64, sc scale) int {
	if sc.places == 0 && v == float64(int64(v)) {
		return 0
	}
	if v*10 == float64(int64(v*10)) {
		return 1
	}
	return 2
}
