package attentiondesk

import (
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// days are the day that the lines are of, and the one that records were rolled to. While they are being computed for
// a new day they are not complete; what is refreshed meanwhile is already of that day.
type days struct {
	Day      day.Day `bun:"day"`
	Rolled   day.Day `bun:"rolled"`
	Complete bool    `bun:"complete"`
}

// storedDays is ok false until the lines were computed once.
func storedDays(tx *db.Tx) (days, bool, error) {
	return db.One[days](tx, `SELECT day, rolled, complete FROM alert_day WHERE id = 1`)
}

func storeDays(tx *db.Tx, d days) error {
	_, err := tx.Exec(`INSERT INTO alert_day (id, day, rolled, complete) VALUES (1, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET day = excluded.day, rolled = excluded.rolled, complete = excluded.complete`,
		d.Day, d.Rolled, d.Complete)
	return err
}

// lineDay is the day of the lines; before they were computed, the reader's.
func (k *Desk) lineDay(tx *db.Tx, a who.Actor) day.Day {
	if d, ok, err := storedDays(tx); err == nil && ok {
		return d.Day
	}
	return a.Today(tx.Now())
}

// dawn is the hour of the clock, in the zone of each person, at which the alerts of their day are ready.
const dawn = 5

// turns are the day it is for whoever is furthest ahead, and the one whose dawn has come.
func (k *Desk) turns(tx *db.Tx) (civil, risen day.Day, err error) {
	zones, err := db.Select[string](tx, `SELECT DISTINCT tz FROM app_user WHERE state = 'ACTIVE'`)
	if err != nil {
		return 0, 0, err
	}
	civil, risen = dayIn(tx.Now(), k.Zone)
	for _, name := range zones {
		zone, err := time.LoadLocation(name)
		if err != nil {
			continue
		}
		c, r := dayIn(tx.Now(), zone)
		civil, risen = day.Max(civil, c), day.Max(risen, r)
	}
	return civil, risen, nil
}

func dayIn(now instant.Instant, zone *time.Location) (civil, risen day.Day) {
	civil = now.Day(zone)
	if now.Time().In(zone).Hour() < dawn { // by the clock on the wall: five hours ago is another hour when it changes
		return civil, civil.Add(-1)
	}
	return civil, civil
}

// due says what a day that began asks for: records to roll to the company's day, and lines to compute anew.
func (k *Desk) due(tx *db.Tx) (next days, roll, lines bool, err error) {
	civil, risen, err := k.turns(tx)
	if err != nil {
		return next, false, false, err
	}
	now, known, err := storedDays(tx)
	if err != nil {
		return next, false, false, err
	}
	next = days{Day: now.Day, Rolled: tx.Now().Day(k.Zone), Complete: true}
	lines = !now.Complete
	switch {
	case !known, now.Day != civil && now.Day != risen: // never computed, a day missed, or another date was asked for
		next.Day, lines = civil, true
	case now.Day < risen:
		next.Day, lines = risen, true
	}
	return next, !known || now.Rolled != next.Rolled, lines, nil
}

// staleSome takes accounts whose lines wait.
func staleSome(tx *db.Tx, limit int) ([]id.Account, error) {
	return db.Select[id.Account](tx, `SELECT account_id FROM alert_stale ORDER BY account_id LIMIT ?`, limit)
}

func forgetStale(tx *db.Tx, accounts []id.Account) error {
	_, err := tx.Exec(`DELETE FROM alert_stale WHERE account_id IN (?)`, db.In(accounts))
	return err
}

type staleRow struct {
	AccountID id.Account `bun:"account_id"`
}

// markStale leaves accounts for later; one that waits already waits once.
func markStale(tx *db.Tx, accounts []id.Account) error {
	for _, a := range accounts {
		if _, err := tx.Exec(`INSERT INTO alert_stale (account_id) VALUES (?) ON CONFLICT (account_id) DO NOTHING`, a); err != nil {
			return err
		}
	}
	return nil
}

// markForeign leaves the accounts whose values depend on rates for later.
func markForeign(tx *db.Tx) error {
	_, err := tx.Exec(`INSERT INTO alert_stale (account_id) SELECT DISTINCT account_id FROM alert_line
		WHERE account_id IS NOT NULL AND given_ccy NOT IN ('', 'EUR') ON CONFLICT (account_id) DO NOTHING`)
	return err
}

// headSeq is the last entry of the journal: while it stands, nothing has changed.
func headSeq(tx *db.Tx) (int64, error) {
	seq, _, err := db.One[int64](tx, `SELECT seq FROM journal_head WHERE id = 1`)
	return seq, err
}
