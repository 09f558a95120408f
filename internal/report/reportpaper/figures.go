package reportpaper

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/growth"
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
	if r.Extent.Wide() {
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
	if f.Hidden || f.Through == 0 {
		return ""
	}
	rolling, grows := f.Growth.Share()
	change, changes := f.Change.Share()
	switch {
	case grows && rolling >= 0:
		out = w.T("report.figures.grows", "x", w.Percent(rolling, 1), "cover", w.GrowthCover(f.Growth))
	case grows:
		out = w.T("report.figures.shrinks", "x", w.Percent(-rolling, 1), "cover", w.GrowthCover(f.Growth))
	case changes:
		out = w.T("report.figures.to_date", "month", w.Month(f.Through), "x", w.Delta(change), "year", year(f.Year-1), "cover", w.GrowthCover(f.Change))
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
	if list[1].Note == "" && !list[1].Unknown {
		list[1].Note = w.growth(f.Growth)
	}
	return Figures{List: list}
}

// growth is a change over twelve months with what it covers, or why it cannot be told.
func (w words) growth(x growth.Comparison) string {
	if share, ok := x.Share(); ok {
		return w.T("report.kpi.growth", "x", w.Delta(share), "cover", w.GrowthCover(x))
	}
	if x.Reason() == growth.NothingYet {
		return ""
	}
	return w.T("report.kpi.growth_undetermined", "why", w.GrowthWhyNot(x))
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
