package coordinationdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/coordination"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

type partRow struct {
	bun.BaseModel `bun:"table:raci"`
	ID            id.Any           `bun:"id,pk"`
	AccountID     id.Account       `bun:"account_id"`
	Topic         string           `bun:"topic"`
	UserID        id.User          `bun:"user_id"`
	Part          string           `bun:"part"`
	FromDay       day.Day          `bun:"from_day"`
	ToDay         *day.Day         `bun:"to_day"`
	DeletedAt     *instant.Instant `bun:"deleted_at"`
	Rev           int              `bun:"rev"`
	CreatedAt     instant.Instant  `bun:"created_at"`
	CreatedBy     id.User          `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant  `bun:"updated_at"`
	UpdatedBy     id.User          `bun:"updated_by,nullzero"`
}

func (r partRow) toRaci() coordination.Raci {
	return coordination.Raci{ID: r.ID, Rev: r.Rev, Account: r.AccountID, Topic: coordination.Topic(r.Topic), User: r.UserID,
		Part: coordination.Part(r.Part), From: r.FromDay, To: r.ToDay}
}

// partsOf are all parts of an account, past ones included.
func partsOf(tx *db.Tx, account id.Account) ([]coordination.Raci, error) {
	rows, err := db.Select[partRow](tx, `SELECT * FROM raci WHERE account_id = ? AND deleted_at IS NULL ORDER BY from_day, id`, account)
	out := make([]coordination.Raci, len(rows))
	for i, r := range rows {
		out[i] = r.toRaci()
	}
	return out, err
}

// perform writes a move and records each part that began, ended or was taken back.
func perform(tx *db.Tx, a who.Actor, m coordination.Move) error {
	for _, r := range m.Drop {
		if err := dropPart(tx, a, r); err != nil {
			return err
		}
	}
	for _, r := range m.End {
		was := r
		was.To = nil
		if err := tx.UpdateOne(`UPDATE raci SET to_day = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND deleted_at IS NULL`,
			r.To, tx.Now(), db.Opt(a.ID), r.ID); err != nil {
			return err
		}
		if err := tx.Record(db.Change{Action: "raci.ended", Ref: r.Ref(), Account: r.Account, Deltas: db.Deltas(partSnapshot(was), partSnapshot(r))}); err != nil {
			return err
		}
	}
	for _, r := range m.Begin {
		r.ID = id.New[id.Any]()
		if err := db.Insert(tx, partRow{ID: r.ID, AccountID: r.Account, Topic: string(r.Topic), UserID: r.User, Part: string(r.Part), FromDay: r.From,
			Rev: 1, CreatedAt: tx.Now(), CreatedBy: a.ID, UpdatedAt: tx.Now(), UpdatedBy: a.ID}); err != nil {
			return err
		}
		if err := tx.Record(db.Change{Action: "raci.given", Ref: r.Ref(), Account: r.Account, Deltas: db.Deltas(nil, partSnapshot(r))}); err != nil {
			return err
		}
	}
	return nil
}

func dropPart(tx *db.Tx, a who.Actor, r coordination.Raci) error {
	if err := tx.UpdateOne(`UPDATE raci SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND deleted_at IS NULL`,
		tx.Now(), tx.Now(), db.Opt(a.ID), r.ID); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "raci.dropped", Ref: r.Ref(), Account: r.Account, Deltas: db.Deltas(partSnapshot(r), nil)})
}
