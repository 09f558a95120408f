package reportdesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/report"
	"comptoir/internal/result"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// results fills in the figures of the accounts and of the whole.
func (k *Desk) results(tx *db.Tx, a who.Actor, r *report.Review, ids []id.Account) error {
	if !teamdesk.May(a, team.Result, team.Read) {
		r.Figures.Hidden = true
		for i := range r.Accounts {
			r.Accounts[i].Figures.Hidden = true
		}
		return nil
	}
	figures, err := k.Result.FiguresIn(tx, a, ids)
	if err != nil {
		return err
	}
	for i, acc := range r.Accounts {
		f, seen := figures[acc.ID]
		r.Accounts[i].Figures = accountFigures(f)
		r.Accounts[i].Figures.Hidden = !seen
	}
	o, err := k.Result.OverviewOf(tx, a, ids)
	if r.Extent == report.Company {
		o, err = k.Result.OverviewIn(tx, a) // the company's revenue is also that of the accounts it left
	}
	if err != nil {
		return err
	}
	r.Figures = overall(o)
	if o.Year == 0 {
		r.Figures.Year = r.Today.Year()
	}
	each := make([]report.AccountFigures, len(r.Accounts))
	for i, acc := range r.Accounts {
		each[i] = acc.Figures
	}
	r.Figures.Rolling, r.Figures.Growth, r.Figures.Margin = report.Together(each)
	if r.Beyond > 0 { // too many to add up here: the engine did
		r.Figures.Rolling, r.Figures.Growth = sum(o.Rolling), o.Growth
	}
	return nil
}

func overall(o resultdesk.Overview) report.Figures {
	return report.Figures{Year: o.Year, Through: o.Through, Revenue: sum(o.Revenue), Before: sum(o.Before), Change: o.Change,
		Aimed: sum(o.Progress.Revenue), Target: sum(o.Progress.Target), YearTarget: sum(o.Progress.YearTarget),
		Attainment: o.Attainment, Left: o.Left, Months: months(o), Rates: monthRates(o)}
}

func months(o resultdesk.Overview) []report.Month {
	out := make([]report.Month, 0, len(o.Months))
	for _, p := range o.Months {
		if p.Month != 0 {
			out = append(out, report.Month{Month: p.Month, Current: p.Current, Previous: p.Previous, Target: p.Target})
		}
	}
	return out
}

func accountFigures(f resultdesk.Figure) report.AccountFigures {
	out := report.AccountFigures{Through: f.Through, Year: f.Year, Revenue: sum(f.Revenue), Change: f.Change, Own: f.Own,
		Aimed: sum(f.Progress.Revenue), Target: sum(f.Progress.Target), Attainment: f.Attainment, Rolling: sum(f.Rolling), Growth: f.Growth,
		Margin: report.Margin{Rate: f.Margin.Rate, Coverage: f.Margin.Coverage, Known: f.Margin.Known}}
	if short, ok := f.Progress.Short(); ok {
		gap := money.Of(-short.Minor, short.Ccy)
		out.Gap = &gap
	}
	return out
}

func sum(t result.Total) report.Sum {
	m := t.Money
	if m.Ccy == "" {
		m.Ccy = money.EUR
	}
	return report.Sum{Money: m, Known: t.Known(), Missing: t.Missing, Stale: t.Stale}
}

// monthRates are the rates of the months that a figure of the report is made of: two years, or the last 24 months.
func monthRates(o resultdesk.Overview) (out []report.Rate) {
	first := min(day.MonthOf(o.Year-1, 1), o.Through.Add(-23))
	for _, r := range o.Rates {
		if r.Month < first {
			continue
		}
		out = append(out, report.Rate{Ccy: r.Ccy, Month: r.Month, Rate: r.Rate, Day: r.RateDay, Days: r.Days, Source: r.Source, Stale: r.Stale})
	}
	return out
}
