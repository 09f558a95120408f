package resultdesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/explain"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Figure is what an account brings in, for lists, briefs and reports. Totals are in euros; a total that is not Known
// means that nothing was entered, which is not zero.
type Figure struct {
	Account id.Account
	// Through is the last month that is over and has a result; zero when there is none.
	Through day.Month
	Year    int
	// Revenue is the year's through that month, Before the same months of the year before, Own the year's in the
	// account's own currency when it has only one and that is not the euro.
	Revenue, Before result.Total
	Own             *money.Money
	// Change compares the year with the one before, over the months known in both.
	Change growth.Comparison
	// Progress is against the approved target; its revenue is that of the months that have one.
	Progress result.Progress
	// Attainment of the target to date; nil when there is none.
	Attainment *float64
	// Rolling is twelve months, Growth compares them with the twelve before, Margin is their margin rate.
	Rolling result.Total
	Growth  growth.Comparison
	Margin  result.Margin
	// Spark is twelve months of revenue in thousands of euros, nil with fewer than two known.
	Spark []float64
	// Rates made the figures.
	Rates []Rate
	// These lay the calculation open.
	WhyRevenue, WhyAttainment, WhyChange, WhyRolling, WhyGrowth, WhyMargin explain.Explanation
}

// Known says that the account has a result.
func (f Figure) Known() bool { return f.Through != 0 }

// Down says that the year is below the last, or the last twelve months below the twelve before: a curve to draw as a
// decline.
func (f Figure) Down() bool {
	if x, ok := f.Change.Share(); ok {
		return x < 0
	}
	x, ok := f.Growth.Share()
	return ok && x < 0
}

// Figures gives the figures of the accounts that the reader may see results of; the others are absent.
func (k *Desk) Figures(ctx context.Context, a who.Actor, accounts []id.Account) (out map[id.Account]Figure, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = k.FiguresIn(tx, a, accounts)
		return err
	})
	return out, err
}

// FiguresIn is Figures in the caller's transaction, in three queries whatever their number.
func (k *Desk) FiguresIn(tx *db.Tx, a who.Actor, accounts []id.Account) (map[id.Account]Figure, error) {
	wanted := map[id.Account]bool{}
	for _, acc := range accounts {
		wanted[acc] = true
	}
	seen, err := readable(tx, a, wanted)
	if err != nil || len(seen) == 0 {
		return map[id.Account]Figure{}, err
	}
	return figures(tx, a.Today(tx.Now()), keys(seen))
}

// figures reads and computes, without asking about rights.
func figures(tx *db.Tx, today day.Day, accounts []id.Account) (map[id.Account]Figure, error) {
	rows, err := add(tx, "account_id, ", named(accounts), window(today), day.MonthOf(today.Year(), 12))
	if err != nil {
		return nil, err
	}
	c, err := ratesFor(tx, today, rows)
	if err != nil {
		return nil, err
	}
	byAccount := map[id.Account][]sums{}
	for _, r := range rows {
		byAccount[r.Account] = append(byAccount[r.Account], r)
	}
	out := map[id.Account]Figure{}
	for _, acc := range accounts {
		f := figure(byAccount[acc], c, today)
		f.Account = acc
		out[acc] = f
	}
	return out, nil
}

// window is how far back figures look: 24 months before the last one that is over.
func window(today day.Day) day.Month { return today.Month().Add(-36) }

func figure(rows []sums, c *rates, today day.Day) Figure {
	c = &rates{this: c.this, months: c.months, spot: c.spot, used: map[useKey]Rate{}}
	revenue, aimed, targets := c.revenue(rows), c.aimed(rows), c.targets(rows)
	f := Figure{Year: today.Year()}
	through, ok := result.LastMonth(revenue, today)
	if !ok {
		f.Progress, f.Rates = progress(aimed, targets, 0, f.Year), c.list()
		return f
	}
	january := day.MonthOf(through.Year(), 1)
	f.Through, f.Year = through, through.Year()
	f.Revenue = result.Sum(revenue, january, through, money.EUR)
	f.Before = result.Sum(revenue, january.Add(-12), through.Add(-12), money.EUR)
	f.Change = result.Compare(revenue, january, through, money.EUR)
	f.Own = own(rows, january, through)
	f.Progress = progress(aimed, targets, through, f.Year)
	f.Attainment = told(f.Progress.Attainment())
	f.Rolling = result.Rolling(revenue, through, money.EUR)
	f.Growth = result.Compare(revenue, through.Add(-11), through, money.EUR)
	f.Margin = result.MarginRate(c.earned(rows, through.Add(-11), through))
	f.Spark = spark(revenue, through)
	f.Rates = c.list()
	f.WhyRevenue = explainRevenue(rows, c, january, through, today)
	f.WhyAttainment = f.Progress.Explain(today)
	f.WhyChange = result.ExplainGrowth(f.Change, nil, through, today)
	f.WhyGrowth = result.ExplainGrowth(f.Growth, nil, through, today)
	f.WhyRolling = explainRolling(rows, c, through, today)
	f.WhyMargin = f.Margin.Explain(through, today)
	return f
}

func told(x float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	return &x
}

// own is the total in the account's own currency, when it has one and it is not the euro.
func own(rows []sums, from, to day.Month) *money.Money {
	var m money.Money
	for _, s := range rows {
		if s.Lines == 0 || s.Month < from || s.Month > to {
			continue
		}
		if m.Ccy != "" && m.Ccy != s.Ccy {
			return nil
		}
		m = money.Of(m.Minor+s.Revenue, s.Ccy)
	}
	if m.Ccy == "" || m.Ccy == money.EUR {
		return nil
	}
	return &m
}

func spark(revenue []result.Amount, through day.Month) []float64 {
	var out []float64
	known := 0
	for m := through.Add(-11); m <= through; m++ {
		t := result.Sum(revenue, m, m, money.EUR)
		if t.Known() {
			known++
		} else if known == 0 {
			continue // the curve begins with the first month there is
		}
		out = append(out, t.Money.Units()/1000)
	}
	if known < 2 {
		return nil
	}
	return out
}

// readable says, in one query, of which of the accounts the actor may read results.
func readable(tx *db.Tx, a who.Actor, accounts map[id.Account]bool) (map[id.Account]bool, error) {
	return within(tx, a, team.Read, accounts)
}

func reach(tx *db.Tx, a who.Actor) (teamdesk.Scope, error) {
	return teamdesk.Reach(tx, a, team.Result, team.Read)
}
