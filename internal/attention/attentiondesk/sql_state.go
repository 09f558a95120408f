package attentiondesk

import (
	"slices"

	"github.com/uptrace/bun"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// stateRow is what was last done with an alert. It is one for all who see the alert: done is done.
type stateRow struct {
	bun.BaseModel `bun:"table:alert_state"`
	ID            id.Any          `bun:"id,pk"`
	Code          string          `bun:"code"`
	Label         string          `bun:"label"`
	AccountID     *id.Account     `bun:"account_id"`
	State         attention.State `bun:"state"`
	UntilDay      *day.Day        `bun:"until_day"`
	Reason        string          `bun:"reason"`
	Severity      alert.Severity  `bun:"severity"`
	Rev           int             `bun:"rev"`
	CreatedAt     instant.Instant `bun:"created_at"`
	CreatedBy     id.User         `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant `bun:"updated_at"`
	UpdatedBy     id.User         `bun:"updated_by,nullzero"`
}

// hides is the last day on which an alert of the severity stays hidden, 0 when it does not: an alert that has become
// graver than what was set aside is back.
func (s stateRow) hides(severity alert.Severity) day.Day {
	h := attention.Handled{State: s.State, Until: s.UntilDay, Severity: s.Severity}
	a := alert.Alert{Severity: severity}
	switch {
	case h.Hides(a, forever):
		return forever
	case s.UntilDay != nil && h.Hides(a, *s.UntilDay):
		return *s.UntilDay
	}
	return 0
}

// statesOf reads what was done with the alerts of either list.
func statesOf(tx *db.Tx, lists ...[]row) (map[id.Any]stateRow, error) {
	seen := map[id.Any]bool{}
	var ids []id.Any
	for _, rows := range lists {
		for _, r := range rows {
			if !seen[r.ID] {
				seen[r.ID] = true
				ids = append(ids, r.ID)
			}
		}
	}
	out := map[id.Any]stateRow{}
	for some := range slices.Chunk(ids, atOnce) {
		rows, err := db.Select[stateRow](tx, `SELECT * FROM alert_state WHERE id IN (?)`, db.In(some))
		if err != nil {
			return nil, err
		}
		for _, s := range rows {
			out[s.ID] = s
		}
	}
	return out, nil
}

// allStates reads them all: people handle few of the alerts that a company has.
func allStates(tx *db.Tx) (map[id.Any]stateRow, error) {
	rows, err := db.Select[stateRow](tx, `SELECT * FROM alert_state`)
	out := make(map[id.Any]stateRow, len(rows))
	for _, s := range rows {
		out[s.ID] = s
	}
	return out, err
}

// handle keeps what someone did with an alert, hides or shows its line accordingly, and records it.
func (k *Desk) handle(tx *db.Tx, a who.Actor, r row, label string, h attention.Handled, action string) error {
	if err := tx.OneAtATime(lines); err != nil {
		return err
	}
	old, known, err := db.One[stateRow](tx, `SELECT * FROM alert_state WHERE id = ?`, r.ID)
	if err != nil {
		return err
	}
	next := stateRow{ID: r.ID, Code: r.Code, Label: label, AccountID: r.AccountID, State: h.State, UntilDay: h.Until, Reason: h.Reason,
		Severity: r.Severity, Rev: old.Rev + 1, CreatedAt: old.CreatedAt, CreatedBy: old.CreatedBy, UpdatedAt: tx.Now(), UpdatedBy: a.ID}
	if known {
		err = db.UpdateRow(tx, &next, old.Rev)
	} else {
		next.CreatedAt, next.CreatedBy = tx.Now(), a.ID
		err = db.Insert(tx, next)
	}
	if err != nil {
		return err
	}
	if err := tx.UpdateOne(`UPDATE alert_line SET hidden_until = ? WHERE id = ?`, next.hides(r.Severity), r.ID); err != nil {
		return err
	}
	if err := k.overload(tx, k.lineDay(tx, a), people(r)); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: action, Ref: ref.To(Kind, r.ID), Account: db.Val(r.AccountID),
		Deltas: db.Deltas(snapshot(old), snapshot(next))})
}

// snapshot is the state as the journal keeps it: until is the day on which the alert is back, as its page says it.
func snapshot(s stateRow) map[string]any {
	m := map[string]any{"state": s.State, "until": nil, "reason": s.Reason}
	if s.UntilDay != nil {
		m["until"] = *s.UntilDay + 1
	}
	return m
}

func people(r row) []id.User {
	if r.PersonID == nil {
		return nil
	}
	return []id.User{*r.PersonID}
}
