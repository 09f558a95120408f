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

// lineRow is a result as stored.
type lineRow struct {
	bun.BaseModel `bun:"table:result"`
	ID            id.Any           `bun:"id,pk"`
	AccountID     id.Account       `bun:"account_id"`
	ContractID    *id.Contract     `bun:"contract_id"`
	Month         day.Month        `bun:"month"`
	RevenueMinor  int64            `bun:"revenue_minor"`
	MarginMinor   *int64           `bun:"margin_minor"`
	Ccy           money.Currency   `bun:"ccy"`
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

func toLineRow(l result.Line) lineRow {
	r := lineRow{ID: l.ID, AccountID: l.Account, ContractID: db.Opt(l.Contract), Month: l.Month, RevenueMinor: l.Revenue.Minor,
		Ccy: l.Revenue.Ccy, Source: l.Source, ExternalKey: db.Opt(l.ExternalKey), Rev: l.Rev}
	if l.Margin != nil {
		r.MarginMinor = &l.Margin.Minor
	}
	return r
}

func (r lineRow) toLine() result.Line {
	l := result.Line{ID: r.ID, Rev: r.Rev, Account: r.AccountID, Contract: db.Val(r.ContractID), Month: r.Month,
		Revenue: money.Of(r.RevenueMinor, r.Ccy), Source: r.Source, ExternalKey: db.Val(r.ExternalKey)}
	if r.MarginMinor != nil {
		m := money.Of(*r.MarginMinor, r.Ccy)
		l.Margin = &m
	}
	return l
}

// saveLine writes a result over the row it came from.
func saveLine(tx *db.Tx, a who.Actor, from lineRow, l result.Line) error {
	r := toLineRow(l)
	r.BatchID, r.CreatedAt, r.CreatedBy = from.BatchID, from.CreatedAt, from.CreatedBy
	r.Rev, r.UpdatedAt, r.UpdatedBy = from.Rev+1, tx.Now(), a.ID
	return db.UpdateRow(tx, &r, from.Rev)
}

func insertLine(tx *db.Tx, a who.Actor, l result.Line) error {
	return db.Insert(tx, stampLine(tx, a, toLineRow(l), ""))
}

func stampLine(tx *db.Tx, a who.Actor, r lineRow, batch id.Batch) lineRow {
	r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy, r.BatchID = tx.Now(), tx.Now(), a.ID, a.ID, db.Opt(batch)
	return r
}

func findLine(tx *db.Tx, line id.Any) (lineRow, bool, error) {
	return db.One[lineRow](tx, `SELECT * FROM result WHERE id = ? AND deleted_at IS NULL`, line)
}

func removeLine(tx *db.Tx, a who.Actor, r lineRow) error {
	return tx.UpdateOne(`UPDATE result SET deleted_at = ?, external_key = NULL, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ?`,
		tx.Now(), tx.Now(), a.ID, r.ID, r.Rev)
}

// enteredByHand says whether somebody already entered that month of the account, for the same contract, by hand.
func enteredByHand(tx *db.Tx, in result.Input, than id.Any) (bool, error) {
	if than == "" {
		than = nobody
	}
	_, found, err := db.One[int](tx, `SELECT 1 FROM result WHERE account_id = ? AND month = ? AND source = ? AND deleted_at IS NULL AND id <> ?
		AND coalesce(CAST(contract_id AS TEXT), '') = ?`, in.Account, *in.Month, Manual, than, string(in.Contract))
	return found, err
}

// nobody is an identifier that no record has.
const nobody = "00000000-0000-0000-0000-000000000000"

// contractOf says whether the contract is one of the account's.
func contractOf(tx *db.Tx, account id.Account, c id.Contract) (bool, error) {
	if _, ok := id.Parse[id.Contract](string(c)); !ok {
		return false, nil
	}
	_, ok, err := db.One[int](tx, `SELECT 1 FROM contract WHERE id = ? AND account_id = ? AND deleted_at IS NULL`, c, account)
	return ok, err
}
