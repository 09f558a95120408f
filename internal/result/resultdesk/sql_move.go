package resultdesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
)

// MoveCounts counts the lines of results and the targets in force that would move with an account.
func MoveCounts(tx *db.Tx, account id.Account) (map[ref.Kind]int, error) {
	lines, err := db.CountOf(tx, "result", account)
	if err != nil {
		return nil, err
	}
	targets, _, err := db.One[int](tx, `SELECT count(*) FROM target WHERE account_id = ? AND in_force = TRUE`, account)
	return map[ref.Kind]int{result.Kind: lines, result.TargetKind: targets}, err
}

// both is a month for which two accounts that become one have a target each.
type both struct {
	Month   day.Month      `bun:"month"`
	Ccy     money.Currency `bun:"ccy"`
	Minor   int64          `bun:"minor"`
	IntoCcy money.Currency `bun:"into_ccy"`
	Into    int64          `bun:"into_minor"`
}

func bothAimed(tx *db.Tx, from, into id.Account) ([]both, error) {
	return db.Select[both](tx, `SELECT f.month, f.ccy, f.amount_minor AS minor, i.ccy AS into_ccy, i.amount_minor AS into_minor
		FROM target f JOIN target i ON i.account_id = ? AND i.month = f.month AND i.in_force = TRUE
		WHERE f.account_id = ? AND f.in_force = TRUE ORDER BY f.month`, into, from)
}

// MoveClashes: the targets of a month add up, unless they are in two currencies; a proposal that waits, for a month that
// would move, is settled first.
func MoveClashes(tx *db.Tx, from, into id.Account) ([]area.Clash, error) {
	var out []area.Clash
	waiting, _, err := db.One[int](tx, `SELECT count(*) FROM target t WHERE t.account_id IN (?) AND t.state = ? AND t.deleted_at IS NULL
		AND NOT EXISTS (SELECT 1 FROM target n WHERE n.account_id = t.account_id AND n.month = t.month AND n.version > t.version AND n.deleted_at IS NULL)
		AND EXISTS (SELECT 1 FROM target o WHERE o.account_id = ? AND o.month = t.month AND o.deleted_at IS NULL)`,
		db.In([]id.Account{from, into}), result.Proposed, from)
	if err != nil {
		return nil, err
	}
	if waiting > 0 {
		out = append(out, area.Clash{Code: "target_waiting", Blocks: true, N: waiting})
	}
	months, err := bothAimed(tx, from, into)
	if err != nil {
		return nil, err
	}
	same, other := 0, 0
	for _, m := range months {
		if m.Ccy == m.IntoCcy {
			same++
		} else {
			other++
		}
	}
	if same > 0 {
		out = append(out, area.Clash{Code: "target_sum", N: same})
	}
	if other > 0 {
		out = append(out, area.Clash{Code: "target_currency", Blocks: true, N: other})
	}
	return out, nil
}

// MoveAccount takes results and targets to the account that theirs becomes. Where both have a target for a month, the
// two are replaced by their sum, as a new approved version: what both aimed at together is aimed at by the one.
func MoveAccount(tx *db.Tx, a who.Actor, from, into id.Account) error {
	first, last, err := span(tx, from, into)
	if err != nil {
		return err
	}
	return tally(tx, named([]id.Account{from, into}), first, last, func() error {
		months, err := bothAimed(tx, from, into)
		if err != nil {
			return err
		}
		if err := giveWay(tx, a, from, into); err != nil {
			return err
		}
		for _, table := range []struct {
			name string
			kind ref.Kind
		}{{"result", result.Kind}, {"target", result.TargetKind}} {
			if err := db.MoveAccount(tx, a, table.name, table.kind, from, into); err != nil {
				return err
			}
		}
		known, err := versions(tx, []id.Account{into}, first, last)
		if err != nil {
			return err
		}
		var sums []result.Target
		for _, m := range months {
			sum := money.Of(m.Minor+m.Into, m.Ccy)
			if t, moved := propose(result.TargetInput{Account: into, Month: &m.Month, Amount: &sum, State: result.Approved, Source: Manual}, targetsOf(known)); moved {
				sums = append(sums, t)
			}
		}
		if len(sums) == 0 {
			return nil
		}
		return writeSums(tx, a, into, sums, first, last)
	})
}

// span is the months that two accounts have results or targets for.
func span(tx *db.Tx, from, into id.Account) (first, last day.Month, err error) {
	type ends struct {
		First day.Month `bun:"first"`
		Last  day.Month `bun:"last"`
	}
	e, _, err := db.One[ends](tx, `SELECT coalesce(min(month), 0) AS first, coalesce(max(month), 0) AS last FROM (
		SELECT month FROM result WHERE account_id IN (?) UNION ALL SELECT month FROM target WHERE account_id IN (?)) m`,
		db.In([]id.Account{from, into}), db.In([]id.Account{from, into}))
	return e.First, e.Last, err
}

// giveWay removes the targets of the months that the account which stays has targets for too, sums excepted.
func giveWay(tx *db.Tx, a who.Actor, from, into id.Account) error {
	rows, err := db.Select[targetRow](tx, `SELECT * FROM target t WHERE t.account_id = ? AND t.deleted_at IS NULL AND EXISTS (
		SELECT 1 FROM target i WHERE i.account_id = ? AND i.month = t.month AND i.deleted_at IS NULL)`, from, into)
	for _, r := range rows {
		t := r.toTarget()
		if err := removeTarget(tx, a, t); err != nil {
			return err
		}
		if err := recordTarget(tx, "target.gave_way", "", &t, nil); err != nil {
			return err
		}
	}
	return err
}

func writeSums(tx *db.Tx, a who.Actor, into id.Account, sums []result.Target, first, last day.Month) error {
	if err := insertTargets(tx, a, "", sums); err != nil {
		return err
	}
	for i := range sums {
		if err := recordTarget(tx, "target.approved", "", nil, &sums[i]); err != nil {
			return err
		}
	}
	return putInForce(tx, []id.Account{into}, first, last)
}
