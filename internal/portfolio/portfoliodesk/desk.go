// Package portfoliodesk does the work on the portfolio: who may, open, apply the rules of package portfolio, save,
// record. Statuses and tiers are the account's: it moves them through the account's own verbs, in the same transaction.
package portfoliodesk

import (
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"selection_model": db.Record, "selection_criterion": db.Record, "assessment": db.Record,
		"assessment_mark": db.Record, "portfolio_step": db.Record, "handover": db.Record, "handover_item": db.Record}
}

// Fields declares what the journal keeps.
func Fields() map[ref.Kind]db.Fields {
	normal := func(snapshot map[string]any) db.Fields {
		f := db.Fields{}
		for name := range snapshot {
			f[name] = db.Normal
		}
		return f
	}
	fields := map[ref.Kind]db.Fields{
		portfolio.ModelKind:      normal(modelSnapshot(portfolio.Model{})),
		portfolio.AssessmentKind: normal(assessmentSnapshot(portfolio.Model{}, portfolio.Assessment{})),
		portfolio.StepKind:       normal(stepSnapshot(portfolio.Step{})),
		portfolio.HandoverKind:   normal(handoverSnapshot(portfolio.Handover{})),
		portfolio.ItemKind:       normal(itemSnapshot(portfolio.Item{})),
	}
	for _, m := range moved { // a merger of accounts gives them another one
		fields[m.kind]["account"] = db.Normal
	}
	return fields
}

// Options are what other areas bring.
type Options struct {
	Account *accountdesk.Desk
	Result  *resultdesk.Desk
	// Alerts are the open alerts of an account that the reader may see; nil knows none.
	Alerts func(tx *db.Tx, a who.Actor, c id.Account) ([]Alert, error)
	// Names are how areas name what a checklist points at, by kind, within the reader's rights.
	Names map[ref.Kind]area.Describe
}

// Alert is an open alert with its identifier.
type Alert struct {
	ID id.Any
	alert.Alert
}

// Desk does the work.
type Desk struct {
	Options
	db *db.DB
}

// New makes the desk.
func New(d *db.DB, o Options) *Desk { return &Desk{Options: o, db: d} }

// extent is how far the person's right to write in the portfolio reaches.
func extent(a who.Actor) team.Extent {
	if a.System || a.Owner {
		return team.All
	}
	return team.ExtentOf(team.Title(a.Title), team.Portfolio, team.Write)
}

// Directs says that the person speaks for the Direction: it approves key accounts.
func Directs(a who.Actor) bool { return a.Owner || team.Title(a.Title) == team.Direction }

// Manages says that the person looks after others' accounts: they let an account leave, and put a hand-over off.
func Manages(a who.Actor) bool { return extent(a) >= team.Branch }

// Rules says that the person decides on the selection model: the Direction and the administrators.
func Rules(a who.Actor) bool { return Directs(a) || a.Admin || a.System }

// ReadsModels says whether the person may read the selection models.
func ReadsModels(a who.Actor) bool { return Rules(a) || teamdesk.May(a, team.Portfolio, team.Read) }

// Today's choice: MostPlaces is how many accounts a matrix reads at most, MostShown how many it draws.
const (
	MostPlaces = 400
	MostShown  = 40
)
