// Package fxdesk keeps exchange rates and converts with them. Rates are open to everyone who is signed in; they come
// from imports. It ranks just above team: every desk that converts asks it.
package fxdesk

import (
	"comptoir/internal/fx"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass { return map[string]db.TableClass{"fx_rate": db.Record} }

// Fields declares what the journal keeps: one entry a batch, not one a rate.
func Fields() map[ref.Kind]db.Fields {
	return map[ref.Kind]db.Fields{fx.Kind: {"source": db.Normal, "created": db.Normal, "updated": db.Normal,
		"removed": db.Normal, "first": db.Normal, "last": db.Normal}}
}

// Desk does the work.
type Desk struct{ db *db.DB }

// New makes the desk.
func New(d *db.DB) *Desk { return &Desk{db: d} }

// Outcome is what an import did with a rate.
type Outcome struct {
	// Verb is "created", "updated", "unchanged" or "rejected".
	Verb     string
	Problems problem.List
}

// ImportIn takes rates in the caller's transaction. A rate is known by its currency and its day: the same rates again
// change nothing, and a corrected one replaces what was there. source is that of rates that name none.
func (k *Desk) ImportIn(tx *db.Tx, a who.Actor, source string, batch id.Batch, rates []fx.Rate) ([]Outcome, error) {
	if !teamdesk.May(a, team.Import, team.Write) {
		return nil, problem.New(problem.Forbidden, "forbidden")
	}
	known, err := knownRates(tx, rates)
	if err != nil {
		return nil, err
	}
	out := make([]Outcome, len(rates))
	today := a.Today(tx.Now())
	w := written{}
	for i, r := range rates {
		if r.Source == "" {
			r.Source = source
		}
		if r = r.Clean(); len(r.Validate(today)) > 0 {
			out[i] = Outcome{Verb: "rejected", Problems: r.Validate(today)}
			continue
		}
		old, there := known[key{r.Ccy, r.Day}]
		switch {
		case !there:
			w.fresh = append(w.fresh, toRow(tx, a, batch, r))
			out[i].Verb = "created"
		case old.Rate == r.Rate:
			out[i].Verb = "unchanged"
			continue
		default:
			w.changed = append(w.changed, r)
			out[i].Verb = "updated"
		}
		known[key{r.Ccy, r.Day}] = r
	}
	return out, w.save(tx, source, batch)
}
