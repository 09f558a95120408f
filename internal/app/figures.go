package app

import (
	"context"

	"comptoir/internal/account/accountweb"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/who"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// accountFigures is what the cockpit says of accounts, from the areas of results, contracts and tasks: one query each.
type accountFigures struct{ Desks }

// For reads the figures of some accounts, each within its own right.
func (k accountFigures) For(ctx context.Context, a who.Actor, accounts []id.Account) (map[id.Account]accountweb.AccountFigures, error) {
	return k.read(ctx, a, accounts, taskdesk.Next)
}

// Listed is For without the tasks.
func (k accountFigures) Listed(ctx context.Context, a who.Actor, accounts []id.Account) (map[id.Account]accountweb.AccountFigures, error) {
	return k.read(ctx, a, accounts, nil)
}

// stepsOf reads the next task of accounts.
type stepsOf func(tx *db.Tx, a who.Actor, accounts []id.Account) (map[id.Account]taskdesk.Sheet, error)

func (k accountFigures) read(ctx context.Context, a who.Actor, accounts []id.Account, tasks stepsOf) (out map[id.Account]accountweb.AccountFigures, err error) {
	out = make(map[id.Account]accountweb.AccountFigures, len(accounts))
	err = k.DB.Read(ctx, func(tx *db.Tx) error {
		results, err := k.Result.FiguresIn(tx, a, accounts)
		if err != nil {
			return err
		}
		contracts, err := contractdesk.Summaries(tx, a, accounts)
		if err != nil {
			return err
		}
		var steps map[id.Account]taskdesk.Sheet
		if tasks != nil {
			if steps, err = tasks(tx, a, accounts); err != nil {
				return err
			}
		}
		today := a.Today(tx.Now())
		euros, err := eurosIn(tx, today)
		if err != nil {
			return err
		}
		seen, err := seenOf(tx, a, accounts)
		if err != nil {
			return err
		}
		for _, x := range accounts {
			f := accountweb.AccountFigures{}
			r, readable := results[x]
			if f.ResultsHidden = !readable; readable {
				fillResults(&f, r)
			}
			f.ContractsHidden, f.StepsHidden = !seen.contracts[x], !seen.tasks[x]
			if c, ok := contracts[x]; ok {
				fillContracts(&f, c, today, euros)
			}
			if t, ok := steps[x]; ok {
				f.Step = &accountweb.NextStep{Title: t.Title, On: t.Due, Href: "/tasks/" + string(t.ID)}
			}
			out[x] = f
		}
		return nil
	})
	return out, err
}

// seen is which accounts' contracts and tasks the reader may see: what they have no right to is neither zero nor unknown.
type seen struct{ contracts, tasks map[id.Account]bool }

func seenOf(tx *db.Tx, a who.Actor, accounts []id.Account) (s seen, err error) {
	for _, part := range []struct {
		of  team.Object
		out *map[id.Account]bool
	}{{team.Contract, &s.contracts}, {team.Task, &s.tasks}} {
		scope, err := teamdesk.Reach(tx, a, part.of, team.Read)
		if err != nil {
			return s, err
		}
		if *part.out, err = scope.Among(tx, accounts); err != nil {
			return s, err
		}
	}
	return s, nil
}

func fillResults(f *accountweb.AccountFigures, r resultdesk.Figure) {
	f.Months, f.Original, f.Growth, f.Attainment, f.Down = r.Spark, r.Own, r.Change, r.Attainment, r.Down()
	if r.Revenue.Known() {
		whole := r.Revenue.Money.WholeUnits()
		f.Revenue = &whole
	}
	if r.Rolling.Known() {
		whole := r.Rolling.Money.WholeUnits()
		f.Rolling = &whole
	}
}

func fillContracts(f *accountweb.AccountFigures, c contractdesk.Summary, today day.Day, euros func(money.Money) (money.Money, bool)) {
	f.Contracts = &c.Ours
	if c.Observed > 0 {
		f.Observed = &c.Observed
	}
	sum := money.Of(0, money.EUR)
	for _, v := range c.Values {
		if m, ok := euros(v); ok {
			sum.Minor += m.Minor
		}
	}
	if sum.Minor > 0 {
		sum = sum.WholeUnits()
		f.PerYear = &sum
	}
	if n := c.Next; n != nil {
		f.Next = &accountweb.NextDate{Key: "contract.pill." + string(n.Step), On: n.On, Tone: toneOf(*n, today), Href: "/contracts/" + string(n.Contract)}
	}
}

// toneOf warns a month ahead, and is red when the date is past or the decision is late.
func toneOf(n contractdesk.NextDate, today day.Day) ui.PillTone {
	switch {
	case n.Late && today.Until(n.On) <= 30, n.On < today:
		return ui.PillBad
	case today.Until(n.On) <= 90:
		return ui.PillWarn
	}
	return ui.PillPlain
}
