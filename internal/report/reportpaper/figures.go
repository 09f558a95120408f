package reportpaper

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/report"
)

// figures is the part on results: the strip, the months, the accounts, the targets.
func (w words) figures(r report.Review) Section {
	f := r.Figures
	s := Section{ID: "figures", Title: w.T("report.figures.title"), Lead: w.figuresLead(r), Blocks: []Block{w.strip(r)}}
	switch {
	case f.Hidden:
		s.Blocks = append(s.Blocks, Paragraph{Text: []Span{{Words: w.T("report.figures.hidden")}}})
		return s
	case f.Through == 0 && !f.YearTarget.Known:
		s.Blocks = append(s.Blocks, Paragraph{Text: []Span{{Words: w.T("report.figures.none")}}})
		return s
	}
	s.Blocks = append(s.Blocks, w.months(r))
	if c, rest, ok := w.bars(r); ok {
		s.Blocks = append(s.Blocks, c)
		if rest != "" {
			s.Blocks = append(s.Blocks, Paragraph{Text: []Span{{Words: rest, Tone: Quiet}}})
		}
	}
	if r.Extent == report.Branch {
		if people := report.People(r.Accounts); len(people) > 1 {
			s.Blocks = append(s.Blocks, w.people(r, people))
		}
	}
	t := w.targets(r)
	if n, ok := w.remark(r); ok {
		t.Followed = true
		s.Blocks = append(s.Blocks, t, n)
	} else {
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

func (w words) figuresLead(r report.Review) string {
	f := r.Figures
	var out string
	switch {
	case f.Hidden || f.Through == 0:
		return ""
	case f.Growth != nil && *f.Growth >= 0:
		out = w.T("report.figures.grows", "x", w.Percent(*f.Growth, 1))
	case f.Growth != nil:
		out = w.T("report.figures.shrinks", "x", w.Percent(-*f.Growth, 1))
	case f.Change != nil:
		out = w.T("report.figures.to_date", "month", w.Month(f.Through), "x", w.Delta(*f.Change), "year", year(f.Year-1))
	default:
		out = w.T("report.figures.through", "month", w.Month(f.Through))
	}
	switch {
	case f.Left != nil && f.Left.Minor > 0:
		out += " " + w.T("report.figures.left", "left", w.MoneyShort(*f.Left), "year", year(f.Year))
	case f.Left != nil:
		out += " " + w.T("report.figures.reached", "year", year(f.Year))
	}
	return out
}

func (w words) strip(r report.Review) Figures {
	f := r.Figures
	list := []Figure{
		w.total(w.through("report.kpi.revenue", f.Through), f.Revenue, f.Hidden),
		w.total(w.T("report.kpi.rolling"), f.Rolling, f.Hidden),
		w.margin(f.Margin, f.Hidden),
		w.stakes(r),
	}
	list[0].Note = w.againstTarget(f.Attainment, f.Target.Known, f.Hidden || f.Through == 0)
	if f.Growth != nil {
		list[1].Note = w.T("report.kpi.growth", "x", w.Delta(*f.Growth))
	}
	return Figures{List: list}
}

func (w words) againstTarget(share *float64, aimed, silent bool) string {
	switch {
	case silent:
		return ""
	case share != nil:
		return w.T("report.kpi.of_target", "x", w.Percent(*share, 1))
	case aimed:
		return w.T("report.kpi.target_undetermined")
	}
	return w.T("report.kpi.no_target")
}

// through is a label that says up to which month its figure runs, or the label alone while no month is known.
func (w words) through(key string, m day.Month) string {
	if m == 0 {
		return w.T(key + "_to_date")
	}
	return w.T(key, "month", w.T("month."+m.Month().String()))
}

// total is a headline amount; what is missing from it is said under it.
func (w words) total(label string, s report.Sum, hidden bool) Figure {
	switch {
	case hidden:
		return Figure{Label: label, Value: w.T("masked"), Unknown: true}
	case !s.Known:
		return Figure{Label: label, Value: w.T("unknown"), Unknown: true}
	}
	fig := Figure{Label: label, Value: w.MoneyShort(s.Money)}
	if s.Missing > 0 {
		fig.Note = w.N("report.without_rate", s.Missing)
	}
	return fig
}

func (w words) margin(m report.Margin, hidden bool) Figure {
	fig := Figure{Label: w.T("report.kpi.margin")}
	switch {
	case hidden:
		fig.Value, fig.Unknown = w.T("masked"), true
	case !m.Known:
		fig.Value, fig.Unknown = w.T("unknown.f"), true
	default:
		fig.Value = w.Percent(m.Rate, 1)
		if m.Coverage < .9995 {
			fig.Note = w.T("report.kpi.margin_coverage", "x", w.Percent(m.Coverage, 0))
		} else {
			fig.Note = w.T("report.kpi.margin_full")
		}
	}
	return fig
}

func (w words) stakes(r report.Review) Figure {
	fig := Figure{Label: w.T("report.kpi.at_stake")}
	until := w.Month(r.Today.AddMonths(report.Horizon).Month())
	switch {
	case r.ContractsHidden:
		fig.Value, fig.Unknown = w.T("masked"), true
		return fig
	case len(r.Stakes) == 0:
		fig.Value = w.T("report.none_m")
	case !r.AtStake.Known:
		fig.Value, fig.Unknown = w.T("to_be_costed"), true
	default:
		fig.Value = w.MoneyShort(r.AtStake.Money)
	}
	fig.Note = w.T("report.kpi.a_year_until", "month", until)
	return fig
}

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
	for _, x := range of {
		m.Months = append(m.Months, charts.Month{Label: w.MonthShort(x.Month), Current: sc.units(x.Current), Previous: sc.units(x.Previous), Target: sc.units(x.Target)})
	}
	narrow, paper := m, m
	narrow.Narrow = true
	m.W, m.H = 800, 190
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

// drawn is how many accounts have a bar; the others are a line of text, which would dwarf them as a bar.
const drawn = 8

// bars compares the accounts over twelve months.
func (w words) bars(r report.Review) (c Chart, others string, ok bool) {
	b := charts.Bars{Label: w.T("report.chart.accounts")}
	data := charts.Data{Summary: w.T("chart.data"), Caption: b.Label, Unknown: w.T("undetermined"),
		Head: []string{w.T("report.col.account"), w.T("report.kpi.rolling"), w.T("report.col.growth")}}
	add := func(name, sub string, f report.AccountFigures) {
		bar := charts.Bar{Label: name, Sub: sub, Value: f.Rolling.Money.Units(), Text: w.MoneyShort(f.Rolling.Money), Note: w.T("undetermined")}
		if before, ok := f.RollingBefore(); ok {
			bar.Previous, bar.Note = &before, w.Delta(*f.Growth)
		}
		b.Items = append(b.Items, bar)
		data.Rows = append(data.Rows, []string{name, bar.Text, bar.Note})
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
		rolling, growth, _ := report.Together(rest)
		others = w.N("report.chart.others", len(rest), "value", w.MoneyShort(rolling.Money))
		if growth != nil {
			others = w.N("report.chart.others_growth", len(rest), "value", w.MoneyShort(rolling.Money), "change", w.Delta(*growth))
		}
	}
	if len(b.Items) == 0 {
		return Chart{}, "", false
	}
	narrow, paper := b, b
	narrow.Narrow = true
	b.W, b.NameW = 800, 230
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
