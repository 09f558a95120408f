package reportpaper

import (
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/report"
)

// drawn is how many accounts have a bar; the others are a line of text, which would dwarf them as a bar.
const drawn = 8

// bars compares the accounts over twelve months.
func (w words) bars(r report.Review) (c Chart, others string, ok bool) {
	b := charts.Bars{Label: w.T("report.chart.accounts")}
	data := charts.Data{Summary: w.T("chart.data"), Caption: b.Label, Unknown: w.T("undetermined"),
		Head: []string{w.T("report.col.account"), w.T("report.kpi.rolling"), w.T("report.col.growth"), w.T("report.col.cover")}}
	add := func(name, sub string, f report.AccountFigures) {
		bar := charts.Bar{Label: name, Sub: sub, Value: f.Rolling.Money.Units(), Text: w.MoneyShort(f.Rolling.Money), Note: w.Growth(f.Growth)}
		if before, ok := f.RollingBefore(); ok {
			bar.Previous = &before
		}
		b.Items = append(b.Items, bar)
		data.Rows = append(data.Rows, []string{name, bar.Text, bar.Note, w.GrowthNote(f.Growth)})
	}
	var rest []report.AccountFigures
	for _, a := range r.Accounts {
		switch {
		case a.Figures.Hidden || !a.Figures.Rolling.Known:
		case len(b.Items) < drawn:
			add(a.Name, w.standing(a), a.Figures)
		default:
			rest = append(rest, a.Figures)
		}
	}
	if len(rest) > 0 {
		rolling, change, _ := report.Together(rest)
		others = w.N("report.chart.others", len(rest), "value", w.MoneyShort(rolling.Money))
		if share, ok := change.Share(); ok {
			others = w.N("report.chart.others_growth", len(rest), "value", w.MoneyShort(rolling.Money), "change", w.Delta(share))
		}
	}
	if len(b.Items) == 0 {
		return Chart{}, "", false
	}
	narrow, paper := b, b
	narrow.Narrow = true
	b.W, b.NameW = 680, 210
	paper.W, paper.NameW = 720, 190
	now := w.T("report.chart.through", "month", w.Month(r.Figures.Through))
	return Chart{Title: b.Label, Wide: b, Narrow: narrow, Paper: paper, Data: data,
		Legend: []Key{{now, "s1"}, {w.T("report.chart.before"), "prev"}}}, others, true
}

// standing is the account's place in the portfolio.
func (w words) standing(a report.Account) string {
	if a.Tier == "" || a.Tier == "UNRATED" {
		return w.T("account.status." + a.Status)
	}
	return w.T("account.tier." + a.Tier)
}
