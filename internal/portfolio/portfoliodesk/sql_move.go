package portfoliodesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
)

// moved are the tables that have an account, with the kinds of their records.
var moved = []struct {
	table string
	kind  ref.Kind
}{{"assessment", portfolio.AssessmentKind}, {"portfolio_step", portfolio.StepKind}, {"handover", portfolio.HandoverKind}, {"handover_item", portfolio.ItemKind}}

// MoveCounts counts the assessments, steps and hand-overs that would move with an account.
func MoveCounts(tx *db.Tx, account id.Account) (map[ref.Kind]int, error) {
	counts := map[ref.Kind]int{}
	for _, m := range moved {
		if m.kind == portfolio.ItemKind { // they are of their hand-over
			continue
		}
		n, err := db.CountOf(tx, m.table, account)
		if err != nil {
			return nil, err
		}
		counts[m.kind] = n
	}
	return counts, nil
}

// MoveClashes: what waits for somebody's decision on the account that goes is settled first, since the account that stays
// has its own place in the portfolio.
func MoveClashes(tx *db.Tx, from, into id.Account) ([]area.Clash, error) {
	var out []area.Clash
	steps, _, err := db.One[int](tx, `SELECT count(*) FROM portfolio_step WHERE account_id = ? AND state = ? AND deleted_at IS NULL`, from, portfolio.Proposed)
	if err != nil {
		return nil, err
	}
	if steps > 0 {
		out = append(out, area.Clash{Code: "step_waiting", Blocks: true, N: steps})
	}
	open, _, err := db.One[int](tx, `SELECT count(*) FROM handover WHERE account_id = ? AND state = ? AND deleted_at IS NULL`, from, portfolio.HandoverOpen)
	if open > 0 {
		out = append(out, area.Clash{Code: "handover_open", Blocks: true, N: open})
	}
	return out, err
}

// MoveAccount takes what was thought of an account to the one it becomes. Where the latter was assessed, its own place
// stays: an assessment of half of it says nothing of the whole.
func MoveAccount(tx *db.Tx, a who.Actor, from, into id.Account) error {
	_, err := tx.Exec(`UPDATE assessment SET recency = 0 WHERE account_id = ? AND recency > 0
		AND EXISTS (SELECT 1 FROM assessment o WHERE o.account_id = ? AND o.recency = 1 AND o.deleted_at IS NULL)`, from, into)
	if err != nil {
		return err
	}
	for _, m := range moved {
		if err := db.MoveAccount(tx, a, m.table, m.kind, from, into); err != nil {
			return err
		}
	}
	return nil
}
