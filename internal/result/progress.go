package result

import (
	"strconv"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/explain"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
)

// Progress is the year's revenue against its approved target.
type Progress struct {
	// Through is the last month compared; Year is its year.
	Through day.Month
	Year    int
	// Revenue and Target run from January through that month.
	Revenue Total
	Target  Total
	// YearTarget is the target of the whole year.
	YearTarget Total
}

// ToDate compares the year's revenue with its target, both from January through the month. Targets are those in
// force.
func ToDate(revenue, targets []Amount, through day.Month, ccy money.Currency) Progress {
	january := day.MonthOf(through.Year(), 1)
	return Progress{
		Through: through, Year: through.Year(),
		Revenue:    Sum(revenue, january, through, ccy),
		Target:     Sum(targets, january, through, ccy),
		YearTarget: Sum(targets, january, january.Add(11), ccy),
	}
}

// Attainment is revenue over target to date: 0.991 is 99.1 %. ok is false, undetermined, when one of them is unknown
// or incomplete, or when nothing was aimed at.
func (p Progress) Attainment() (share float64, ok bool) {
	if !p.Revenue.Complete() || !p.Target.Complete() || p.Target.Money.Minor <= 0 {
		return 0, false
	}
	return float64(p.Revenue.Money.Minor) / float64(p.Target.Money.Minor), true
}

// Short is what is missing to date, positive when behind; ok is false when it cannot be told.
func (p Progress) Short() (m money.Money, ok bool) {
	if _, ok := p.Attainment(); !ok {
		return money.Money{}, false
	}
	return money.Of(p.Target.Money.Minor-p.Revenue.Money.Minor, p.Target.Money.Ccy), true
}

// Explain lays the attainment open: revenue, target, the ratio and what would reach the target.
func (p Progress) Explain(today day.Day) explain.Explanation {
	args := map[string]any{"month": p.Through, "year": strconv.Itoa(p.Year)}
	x := explain.Explanation{Code: "explain_attainment", Formula: "explain_attainment_formula", Args: args, AsOf: today,
		Terms: []explain.Term{p.Revenue.step("step_revenue", args), p.Target.step("step_target", args)}}
	if share, ok := p.Attainment(); ok {
		x.Result = share
		if short, _ := p.Short(); short.Minor > 0 {
			x.WouldChange = []explain.Term{{Code: "step_short", Value: short}}
		}
	}
	return x
}

func (t Total) step(code string, args map[string]any) explain.Term {
	s := explain.Term{Code: code, Args: args}
	switch {
	case !t.Known():
		s.Code += "_unknown"
	case !t.Complete():
		s.Code += "_incomplete"
		s.Value = t.Money
	default:
		s.Value = t.Money
	}
	return s
}

// RsTarget is the code of ALERTS.csv, ActGap its main action.
const (
	RsTarget = "RS_TARGET"
	ActGap   = "see_gap"
)

// accountKind points at an account; the account area owns it.
const accountKind ref.Kind = "account"

// Levels are the shares of the target to date under which the alert is raised, as W, then H.
type Levels struct{ Warning, High float64 }

// DefaultLevels are the starting values of DOMAIN §0.
var DefaultLevels = Levels{Warning: .95, High: .90}

// TargetAlert is RS_TARGET (W, H): the year's revenue is under the approved target to date. What is at stake is what
// is missing. It closes when the revenue catches up, or a new target is approved.
func TargetAlert(account id.Account, name string, p Progress, at Levels, today day.Day) (alert.Alert, bool) {
	share, ok := p.Attainment()
	if !ok || share >= at.Warning {
		return alert.Alert{}, false
	}
	short, _ := p.Short()
	a := alert.Alert{Code: RsTarget, Subject: ref.To(accountKind, account), Account: account, AccountName: name,
		Severity: alert.Warning, Value: &short, FirstSeen: today, Action: ActGap,
		Params: map[string]any{"compte": name, "x": 100 * share, "revenu": p.Revenue.Money, "objectif": p.Target.Money,
			"manque": short, "annee": strconv.Itoa(p.Year), "mois": p.Through}}
	if share < at.High {
		a.Severity = alert.High
	}
	return a, true
}
