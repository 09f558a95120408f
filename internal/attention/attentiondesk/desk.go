// Package attentiondesk does the work of the attention engine (DOMAIN §19): it gathers the alerts of every area, keeps
// them ranked, shows each person what is for them and in their reach, and remembers what people did with them.
//
// It owns the lines (derived: they can be rebuilt from the areas at any time), the states and the feedback. It does not
// own an alert's trigger, text or figures: those are the area's, and it knows no area.
//
// Whom an alert is for: whoever owns the record or carries the account (PRIMARY, INTERIM in their place, or who brought
// in an account that nobody carries yet); their BACKUP and the account team; and, when it is critical, those above.
package attentiondesk

import (
	"context"
	"log/slog"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/jobs"
)

// Kind is how the journal points at an alert.
const Kind ref.Kind = "alert"

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"alert_line": db.Derived, "alert_stale": db.Derived, "alert_day": db.Derived,
		"alert_state": db.Record, "alert_feedback": db.Record}
}

// Fields declares what the journal keeps.
func Fields() map[ref.Kind]db.Fields {
	return map[ref.Kind]db.Fields{Kind: {"state": db.Normal, "until": db.Normal, "reason": db.Normal, "useful": db.Normal}}
}

// Euros reads the rates of a day once; ok is false for an amount without a rate, which is then unknown, never taken for
// as many euros.
type Euros func(tx *db.Tx, on day.Day) (func(m money.Money) (eur money.Money, ok bool), error)

// Options are what the areas bring.
type Options struct {
	Sources []attention.Source
	Euros   Euros
	// Rolls bring the records of an area to a day, before its alerts are asked for; doing it twice changes nothing.
	Rolls []func(ctx context.Context, today day.Day) error
	// Zone is where the company's day begins; nil is UTC.
	Zone *time.Location
	Log  *slog.Logger
}

// Desk does the work.
type Desk struct {
	Options
	db    *db.DB
	queue *jobs.Queue
}

// New makes the desk.
func New(d *db.DB, o Options) *Desk {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Desk{Options: o, db: d}
}
