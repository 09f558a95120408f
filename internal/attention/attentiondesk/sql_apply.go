package attentiondesk

import (
	"reflect"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
)

// Refresh recomputes the lines of the accounts named, in the caller's transaction; an empty account among them stands
// for the alerts of no account.
func (k *Desk) Refresh(tx *db.Tx, today day.Day, accounts []id.Account) error {
	people, err := k.refresh(tx, today, accounts)
	if err != nil {
		return err
	}
	return k.overload(tx, today, people)
}

// refresh returns whose burden changed.
func (k *Desk) refresh(tx *db.Tx, today day.Day, accounts []id.Account) (people []id.User, err error) {
	if len(accounts) == 0 {
		return nil, nil
	}
	if err := tx.OneAtATime(lines); err != nil {
		return nil, err
	}
	fresh, err := k.gather(tx, today, accounts)
	if err != nil {
		return nil, err
	}
	return k.apply(tx, accounts, fresh)
}

// lines is what one transaction changes at a time: two that rebuilt the same account would both insert its lines.
const lines = "attention.lines"

// apply brings the stored lines of the accounts to what they are now. What stays as it was is not written.
func (k *Desk) apply(tx *db.Tx, accounts []id.Account, fresh []row) (people []id.User, err error) {
	old, err := linesOf(tx, accounts)
	if err != nil {
		return nil, err
	}
	return bring(tx, old, fresh)
}

// bring makes the stored lines what they are now, and closes what is over.
func bring(tx *db.Tx, old, fresh []row) (people []id.User, err error) {
	states, err := statesOf(tx, old, fresh)
	if err != nil {
		return nil, err
	}
	d := diff(old, fresh, states)
	if err := replace(tx, d); err != nil {
		return nil, err
	}
	for _, r := range d.closed {
		if err := close(tx, r, states); err != nil {
			return nil, err
		}
	}
	return d.people, nil
}

// linesOf reads the stored lines of the accounts. The engine's own alert is not an area's: it is kept apart.
func linesOf(tx *db.Tx, accounts []id.Account) ([]row, error) {
	named, ofNone := attention.Named(accounts)
	rows, err := db.Select[row](tx, `SELECT l.* FROM alert_line l WHERE l.account_id IN (?)`, db.In(named))
	if err != nil || !ofNone {
		return rows, err
	}
	loose, err := db.Select[row](tx, `SELECT l.* FROM alert_line l WHERE l.account_id IS NULL AND l.code <> 'AT_OVERLOAD'`)
	return append(rows, loose...), err
}

// change is what a refresh has to write.
type change struct {
	gone   []id.Any
	put    []row
	closed []row
	people []id.User
}

// diff compares what is stored with what is true now; fresh rows take over what must not be forgotten.
func diff(old, fresh []row, states map[id.Any]stateRow) change {
	was := make(map[id.Any]row, len(old))
	for _, r := range old {
		was[r.ID] = r
	}
	var d change
	people := map[id.User]bool{}
	for _, r := range fresh {
		before, known := was[r.ID]
		delete(was, r.ID)
		r.HiddenUntil = states[r.ID].hides(r.Severity)
		if known {
			r.FirstSeen = before.FirstSeen
			if reflect.DeepEqual(before, r) {
				continue
			}
			d.gone = append(d.gone, r.ID)
			people[db.Val(before.PersonID)] = true
		}
		people[db.Val(r.PersonID)] = true
		d.put = append(d.put, r)
	}
	for _, r := range old {
		if _, left := was[r.ID]; left {
			d.gone = append(d.gone, r.ID)
			d.closed = append(d.closed, r)
			people[db.Val(r.PersonID)] = true
		}
	}
	delete(people, "")
	for u := range people {
		d.people = append(d.people, u)
	}
	slices.Sort(d.people)
	return d
}

// replace writes by deleting and inserting: one statement each, however many lines changed.
func replace(tx *db.Tx, d change) error {
	for some := range slices.Chunk(d.gone, atOnce) {
		if _, err := tx.Exec(`DELETE FROM alert_line WHERE id IN (?)`, db.In(some)); err != nil {
			return err
		}
	}
	return db.Insert(tx, d.put...)
}

// close forgets what people did with an alert whose trigger is no longer true: if it comes back, it is a new one.
func close(tx *db.Tx, r row, states map[id.Any]stateRow) error {
	s, handled := states[r.ID]
	if !handled {
		return nil
	}
	if _, err := tx.Exec(`DELETE FROM alert_state WHERE id = ?`, r.ID); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "alert.closed", Ref: ref.To(Kind, r.ID), Account: db.Val(r.AccountID),
		Deltas: []db.Delta{{Name: "state", Old: s.State}}})
}
