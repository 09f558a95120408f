// Package resultdesk does the work on results and targets: who may, open, apply the rules of package result, save,
// record, and give the figures that other pages show.
//
// It owns three tables. `result` and `target` are records. `result_total` is derived: the company's sums by month and
// currency. Every write of a result or a target goes through tally, which measures what the touched accounts add up to
// before and after and puts the difference there, in the same transaction: a director's cockpit reads two dozen rows,
// whatever the number of accounts. Rebuild makes it again from the records; a test holds the two equal.
//
// Amounts stay in their own currency. They are turned into euros when read, at the average rate of their month (the
// last rate known for a month to come), and every figure says which rates made it.
package resultdesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"result": db.Record, "target": db.Record, "result_total": db.Derived}
}

// Fields declares what the journal keeps.
func Fields() map[ref.Kind]db.Fields {
	return map[ref.Kind]db.Fields{result.Kind: declare(lineSnapshot(result.Line{})), result.TargetKind: declare(targetSnapshot(result.Target{}))}
}

func declare(snapshot map[string]any) db.Fields {
	f := db.Fields{}
	for name := range snapshot {
		f[name] = db.Normal
	}
	return f
}

// Desk does the work.
type Desk struct{ db *db.DB }

// New makes the desk.
func New(d *db.DB) *Desk { return &Desk{db: d} }

// Manual is the source of what people enter by hand.
const Manual = "manual"

// MayApprove says whether the person may make a target count: the sales director and the global account managers.
func MayApprove(a who.Actor) bool {
	return a.Owner || a.System || a.Title == string(team.Direction) || a.Title == string(team.GAM)
}

// MayEnter says whether the person enters results anywhere at all.
func MayEnter(a who.Actor) bool { return teamdesk.May(a, team.Result, team.Write) }

func todayOf(tx *db.Tx, a who.Actor) day.Day { return a.Today(tx.Now()) }
