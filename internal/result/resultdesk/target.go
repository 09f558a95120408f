package resultdesk

import (
	"context"
	"fmt"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// YearTarget is a year's target as somebody proposes it: twelve months, nil where nothing is proposed.
type YearTarget struct {
	Account id.Account
	Year    int
	Months  [12]*money.Money
	// Approve makes it count at once, for who may.
	Approve bool
}

// Propose enters new versions of the targets of a year; a month that keeps its amount gets none. It returns how many
// months moved. Problems sit at the fields m1 to m12.
func (k *Desk) Propose(ctx context.Context, a who.Actor, in YearTarget) (moved int, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		moved, err = k.ProposeIn(tx, a, in)
		return err
	})
	return moved, err
}

// ProposeIn is Propose in the caller's transaction.
func (k *Desk) ProposeIn(tx *db.Tx, a who.Actor, in YearTarget) (int, error) {
	if err := oneAtATime(tx); err != nil {
		return 0, err
	}
	if err := mayWrite(tx, a, in.Account); err != nil {
		return 0, err
	}
	state := result.Proposed
	if in.Approve {
		if !MayApprove(a) {
			return 0, problem.New(problem.Forbidden, "forbidden")
		}
		state = result.Approved
	}
	from := day.MonthOf(in.Year, 1)
	known, err := versions(tx, []id.Account{in.Account}, from, from.Add(11))
	if err != nil {
		return 0, err
	}
	fresh, l := in.fresh(targetsOf(known), state)
	if len(l) > 0 {
		return 0, l
	}
	if len(fresh) == 0 {
		return 0, nil
	}
	return len(fresh), addTargets(tx, a, "target.proposed", "", fresh)
}

func (in YearTarget) fresh(known []result.Target, state result.TargetState) (fresh []result.Target, l problem.List) {
	for i, m := range in.Months {
		if m == nil {
			continue
		}
		month := day.MonthOf(in.Year, 1).Add(i)
		ti := result.TargetInput{Account: in.Account, Month: &month, Amount: m, State: state, Source: Manual}
		if bad := ti.Validate(); len(bad) > 0 {
			for _, p := range bad {
				p.Field = fmt.Sprintf("m%d", i+1)
				l = append(l, p)
			}
			continue
		}
		if t, ok := propose(ti, known); ok {
			fresh = append(fresh, t)
		}
	}
	return fresh, l
}

// propose is a new version, unless the same amount counts already or is already proposed.
func propose(in result.TargetInput, known []result.Target) (result.Target, bool) {
	t, ok := result.Propose(in, known)
	if !ok {
		return t, false
	}
	if last, waits := pendingOf(known)[monthOf{t.Account, t.Month}]; waits && in.State == result.Proposed && last.Amount == t.Amount {
		return last, false
	}
	t.ID, t.Rev = id.New[id.Any](), 1
	return t, true
}

type monthOf struct {
	account id.Account
	month   day.Month
}

// pendingOf are the proposals that wait: the newest version of a month, when it is not approved.
func pendingOf(known []result.Target) map[monthOf]result.Target {
	newest := map[monthOf]result.Target{}
	for _, t := range known {
		k := monthOf{t.Account, t.Month}
		if old, ok := newest[k]; !ok || t.Version > old.Version {
			newest[k] = t
		}
	}
	for k, t := range newest {
		if t.State != result.Proposed {
			delete(newest, k)
		}
	}
	return newest
}

// addTargets saves new versions, marks those that count, keeps the totals and records each.
func addTargets(tx *db.Tx, a who.Actor, action string, batch id.Batch, fresh []result.Target) error {
	accounts, months := map[id.Account]bool{}, []day.Month{}
	for _, t := range fresh {
		accounts[t.Account] = true
		months = append(months, t.Month)
	}
	from, to := monthsOf(months)
	list := keys(accounts)
	return tally(tx, named(list), from, to, func() error {
		if err := insertTargets(tx, a, batch, fresh); err != nil {
			return err
		}
		for _, t := range fresh {
			did := action
			if t.State == result.Approved && batch == "" {
				did = "target.approved"
			}
			if err := recordTarget(tx, did, batch, nil, &t); err != nil {
				return err
			}
		}
		return putInForce(tx, list, from, to)
	})
}

// Approve makes the waiting proposals of a year count.
func (k *Desk) Approve(ctx context.Context, a who.Actor, account id.Account, year int) error {
	return k.settle(ctx, a, account, year, func(tx *db.Tx, t result.Target) error {
		if !MayApprove(a) {
			return problem.New(problem.Forbidden, "forbidden")
		}
		next, err := t.Approve()
		if err != nil {
			return err
		}
		if err := approve(tx, a, next); err != nil {
			return err
		}
		return recordTarget(tx, "target.approved", "", &t, &next)
	})
}

// Decline sets the waiting proposals of a year aside; what counted before still counts.
func (k *Desk) Decline(ctx context.Context, a who.Actor, account id.Account, year int) error {
	return k.settle(ctx, a, account, year, func(tx *db.Tx, t result.Target) error {
		if err := removeTarget(tx, a, t); err != nil {
			return err
		}
		return recordTarget(tx, "target.declined", "", &t, nil)
	})
}

func (k *Desk) settle(ctx context.Context, a who.Actor, account id.Account, year int, each func(tx *db.Tx, t result.Target) error) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := oneAtATime(tx); err != nil {
			return err
		}
		if err := teamdesk.Must(tx, a, team.Result, team.Write, account); err != nil {
			return err
		}
		from := day.MonthOf(year, 1)
		known, err := versions(tx, []id.Account{account}, from, from.Add(11))
		if err != nil {
			return err
		}
		waiting := pendingOf(targetsOf(known))
		if len(waiting) == 0 {
			return problem.New(problem.Conflict, "nothing_proposed")
		}
		return tally(tx, named([]id.Account{account}), from, from.Add(11), func() error {
			for _, r := range known {
				t, waits := waiting[monthOf{r.AccountID, r.Month}]
				if !waits || t.ID != r.ID {
					continue
				}
				if err := each(tx, t); err != nil {
					return err
				}
			}
			return putInForce(tx, []id.Account{account}, from, from.Add(11))
		})
	})
}

func recordTarget(tx *db.Tx, action string, batch id.Batch, old, next *result.Target) error {
	var before, after map[string]any
	of := next
	if old != nil {
		before = targetSnapshot(*old)
	}
	if next != nil {
		after = targetSnapshot(*next)
	} else {
		of = old
	}
	return tx.Record(db.Change{Action: action, Ref: ref.To(result.TargetKind, of.ID), Account: of.Account, Batch: batch, Deltas: db.Deltas(before, after)})
}

func refOf(line id.Any) ref.Ref { return ref.To(result.Kind, line) }

func keys[K comparable](m map[K]bool) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}
