package attentiondesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// one reads an alert that the reader may see, whether or not it is for them.
func (s sight) one(tx *db.Tx, alertID id.Any) (row, bool, error) {
	where := cond{`l.id = ?`, []any{alertID}}.and(s.may)
	return db.One[row](tx, `SELECT l.* FROM alert_line l WHERE `+where.sql, where.args...)
}

func anyLine(tx *db.Tx, alertID id.Any) (row, bool, error) {
	return db.One[row](tx, `SELECT l.* FROM alert_line l WHERE l.id = ?`, alertID)
}

// handledOf reads what was last done with alerts, and by whom.
func handledOf(tx *db.Tx, ids []id.Any) (map[id.Any]Handled, error) {
	out := map[id.Any]Handled{}
	if len(ids) == 0 {
		return out, nil
	}
	type named struct {
		stateRow
		Name string `bun:"name"`
	}
	rows, err := db.Select[named](tx, `SELECT s.*, coalesce(u.name, '') AS name FROM alert_state s
		LEFT JOIN app_user u ON u.id = s.updated_by WHERE s.id IN (?)`, db.In(ids))
	for _, r := range rows {
		out[r.ID] = Handled{By: r.Name, Handled: attention.Handled{State: r.State, Until: r.UntilDay, Reason: r.Reason, Severity: r.Severity}}
	}
	return out, err
}

// feedbackRow is one person's word on one alert.
type feedbackRow struct {
	bun.BaseModel `bun:"table:alert_feedback"`
	ID            id.Any          `bun:"id,pk"`
	AlertID       id.Any          `bun:"alert_id"`
	Code          string          `bun:"code"`
	Useful        bool            `bun:"useful"`
	CreatedAt     instant.Instant `bun:"created_at"`
	CreatedBy     id.User         `bun:"created_by,nullzero"`
}

// rate keeps the last word; saying it twice leaves no trace.
func rate(tx *db.Tx, a who.Actor, r row, useful bool) error {
	old, known, err := db.One[feedbackRow](tx, `SELECT * FROM alert_feedback WHERE alert_id = ? AND created_by = ?`, r.ID, a.ID)
	if err != nil || known && old.Useful == useful {
		return err
	}
	delta := db.Delta{Name: "useful", New: useful}
	if known {
		delta.Old = old.Useful
		err = tx.UpdateOne(`UPDATE alert_feedback SET useful = ?, created_at = ? WHERE id = ?`, useful, tx.Now(), old.ID)
	} else {
		err = db.Insert(tx, feedbackRow{ID: id.New[id.Any](), AlertID: r.ID, Code: r.Code, Useful: useful, CreatedAt: tx.Now(), CreatedBy: a.ID})
	}
	if err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "alert.rated", Ref: ref.To(Kind, r.ID), Account: db.Val(r.AccountID), Deltas: []db.Delta{delta}})
}
