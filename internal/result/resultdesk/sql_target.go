package resultdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
)

// targetRow is a version of a target as stored.
type targetRow struct {
	bun.BaseModel `bun:"table:target"`
	ID            id.Any           `bun:"id,pk"`
	AccountID     id.Account       `bun:"account_id"`
	Month         day.Month        `bun:"month"`
	AmountMinor   int64            `bun:"amount_minor"`
	Ccy           money.Currency   `bun:"ccy"`
	Version       int              `bun:"version"`
	State         string           `bun:"state"`
	InForce       bool             `bun:"in_force"`
	ApprovedBy    *id.User         `bun:"approved_by"`
	Source        string           `bun:"source"`
	ExternalKey   *string          `bun:"external_key"`
	BatchID       *id.Batch        `bun:"batch_id"`
	DeletedAt     *instant.Instant `bun:"deleted_at"`
	Rev           int              `bun:"rev"`
	CreatedAt     instant.Instant  `bun:"created_at"`
	CreatedBy     id.User          `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant  `bun:"updated_at"`
	UpdatedBy     id.User          `bun:"updated_by,nullzero"`
}

func toTargetRow(t result.Target) targetRow {
	return targetRow{ID: t.ID, AccountID: t.Account, Month: t.Month, AmountMinor: t.Amount.Minor, Ccy: t.Amount.Ccy, Version: t.Version,
		State: string(t.State), Source: t.Source, ExternalKey: db.Opt(t.ExternalKey), Rev: t.Rev}
}

func (r targetRow) toTarget() result.Target {
	return result.Target{ID: r.ID, Rev: r.Rev, Account: r.AccountID, Month: r.Month, Amount: money.Of(r.AmountMinor, r.Ccy),
		Version: r.Version, State: result.TargetState(r.State), Source: r.Source, ExternalKey: db.Val(r.ExternalKey)}
}

// versions reads all versions of the targets of some accounts over some months.
func versions(tx *db.Tx, accounts []id.Account, from, to day.Month) ([]targetRow, error) {
	if len(accounts) == 0 {
		return nil, nil
	}
	return db.Select[targetRow](tx, `SELECT * FROM target WHERE account_id IN (?) AND month BETWEEN ? AND ? AND deleted_at IS NULL
		ORDER BY account_id, month, version`, db.In(accounts), from, to)
}

func targetsOf(rows []targetRow) []result.Target {
	out := make([]result.Target, len(rows))
	for i, r := range rows {
		out[i] = r.toTarget()
	}
	return out
}

// insertTargets adds new versions, and gives them the keys that earlier ones carried: a key names the newest version.
func insertTargets(tx *db.Tx, a who.Actor, batch id.Batch, fresh []result.Target) error {
	rows := make([]targetRow, len(fresh))
	keys := map[string][]string{}
	for i, t := range fresh {
		r := toTargetRow(t)
		r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy, r.BatchID = tx.Now(), tx.Now(), a.ID, a.ID, db.Opt(batch)
		if t.State == result.Approved {
			r.ApprovedBy = db.Opt(a.ID)
		}
		rows[i] = r
		if t.ExternalKey != "" {
			keys[t.Source] = append(keys[t.Source], t.ExternalKey)
		}
	}
	for source, list := range keys {
		if _, err := tx.Exec(`UPDATE target SET external_key = NULL WHERE source = ? AND external_key IN (?)`, source, db.In(list)); err != nil {
			return err
		}
	}
	return db.Insert(tx, rows...)
}

// putInForce marks the last approved version of each month of the accounts, and unmarks the one before.
func putInForce(tx *db.Tx, accounts []id.Account, from, to day.Month) error {
	if len(accounts) == 0 {
		return nil
	}
	const newer = `EXISTS (SELECT 1 FROM target n WHERE n.account_id = target.account_id AND n.month = target.month
		AND n.state = 'APPROVED' AND n.deleted_at IS NULL AND n.version > target.version)`
	if _, err := tx.Exec(`UPDATE target SET in_force = FALSE WHERE account_id IN (?) AND month BETWEEN ? AND ? AND in_force = TRUE
		AND (deleted_at IS NOT NULL OR `+newer+`)`, db.In(accounts), from, to); err != nil {
		return err
	}
	_, err := tx.Exec(`UPDATE target SET in_force = TRUE WHERE account_id IN (?) AND month BETWEEN ? AND ? AND in_force = FALSE
		AND state = 'APPROVED' AND deleted_at IS NULL AND NOT `+newer, db.In(accounts), from, to)
	return err
}

func approve(tx *db.Tx, a who.Actor, t result.Target) error {
	return tx.UpdateOne(`UPDATE target SET state = ?, approved_by = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ?`,
		t.State, a.ID, tx.Now(), a.ID, t.ID, t.Rev)
}

func removeTarget(tx *db.Tx, a who.Actor, t result.Target) error {
	return tx.UpdateOne(`UPDATE target SET deleted_at = ?, external_key = NULL, in_force = FALSE, rev = rev + 1, updated_at = ?, updated_by = ?
		WHERE id = ? AND rev = ?`, tx.Now(), tx.Now(), a.ID, t.ID, t.Rev)
}
