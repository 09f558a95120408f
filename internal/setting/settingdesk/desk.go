// Package settingdesk keeps what a house decides about itself, and hands it to the areas whose rules depend on it.
package settingdesk

import (
	"context"
	"strconv"
	"sync"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/who"
	"comptoir/internal/setting"
	"comptoir/internal/team/teamdesk"
)

// Kind is how the journal points at the settings; there is one house.
const Kind ref.Kind = "setting"

// house is the one record that the journal tells of.
var house = ref.Ref{Kind: Kind, ID: "00000000-0000-7000-8000-000000000001"}

// Tables declares the tables of the area.
func Tables() map[string]db.TableClass { return map[string]db.TableClass{"setting": db.Record} }

// Fields declares what the journal keeps: every setting under its name.
func Fields() map[ref.Kind]db.Fields {
	f := db.Fields{}
	for _, n := range setting.Names {
		f[n] = db.Normal
	}
	return map[ref.Kind]db.Fields{Kind: f, JobKind: {"kind": db.Normal}}
}

// Parts are what the desk works with.
type Parts struct {
	DB *db.DB
	// Clock is the real one: it only says how old a name kept in memory is.
	Clock func() time.Time
	// Company is the name until a setting says another.
	Company string
	// Queue is the background's.
	Queue *jobs.Queue
	// Changed follows a change in its transaction: what the areas keep with their records is computed anew.
	Changed func(tx *db.Tx, before, after setting.House) error
}

// Desk does the work.
type Desk struct {
	Parts
	mu    sync.Mutex
	name  string
	fresh time.Time
}

// New makes the desk.
func New(p Parts) *Desk { return &Desk{Parts: p} }

// On are the settings in force on a day; what was never decided has its starting value.
func On(tx *db.Tx, on day.Day) (setting.House, error) {
	return db.Keep(tx, "setting "+on.String(), func() (setting.House, error) { return readHouse(tx, on) })
}

// must keeps the settings to who manages users; for others the page does not exist.
func must(a who.Actor) error {
	if teamdesk.ManagesUsers(a) {
		return nil
	}
	return problem.Missing()
}

// Sheet is what the page of an administrator shows.
type Sheet struct {
	House setting.House
	// Company is the name that holds when the house says none.
	Company string
	// Rev tells one state of the settings from another.
	Rev int
}

// Open reads the settings of today.
func (k *Desk) Open(ctx context.Context, a who.Actor) (s Sheet, err error) {
	if err := must(a); err != nil {
		return s, err
	}
	s.Company = k.Company
	err = k.DB.Read(ctx, func(tx *db.Tx) error {
		if s.House, err = On(tx, a.Today(tx.Now())); err != nil {
			return err
		}
		s.Rev, err = revision(tx)
		return err
	})
	return s, err
}

// Save decides from today on. Who saves over what somebody else decided meanwhile is told so.
func (k *Desk) Save(ctx context.Context, a who.Actor, rev int, h setting.House) error {
	if err := must(a); err != nil {
		return err
	}
	h = h.Clean()
	if l := h.Validate(); len(l) > 0 {
		return l
	}
	err := k.DB.Write(ctx, a, func(tx *db.Tx) error {
		if err := tx.OneAtATime("setting"); err != nil {
			return err
		}
		if now, err := revision(tx); err != nil {
			return err
		} else if now != rev {
			return problem.Stale()
		}
		today := a.Today(tx.Now())
		before, err := On(tx, today)
		if err != nil || before == h {
			return err
		}
		return k.decide(tx, a, today, before, h)
	})
	k.forget()
	return err
}

func (k *Desk) decide(tx *db.Tx, a who.Actor, today day.Day, before, after setting.House) error {
	old, next := before.Values(), after.Values()
	was, is := map[string]any{}, map[string]any{}
	for _, n := range setting.Names {
		if old[n] == next[n] {
			continue
		}
		if err := store(tx, a, n, next[n], today); err != nil {
			return err
		}
		was[n], is[n] = told(n, old[n]), told(n, next[n])
	}
	if err := tx.Record(db.Change{Action: "setting.changed", Ref: house, Deltas: db.Deltas(was, is)}); err != nil {
		return err
	}
	if k.Changed == nil {
		return nil
	}
	return k.Changed(tx, before, after)
}

// told is a value as the journal keeps it: counts as numbers, and nothing for what says nothing.
func told(name, value string) any {
	switch n, err := strconv.Atoi(value); {
	case value == "":
		return nil
	case err == nil && name != "siren" && name != "company":
		return n
	}
	return value
}
