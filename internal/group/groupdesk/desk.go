// Package groupdesk does the work on groups: who may, open, apply the rules of package group, save, record. What it
// changes of legal bodies and accounts it asks of the account desk, in the same transaction.
package groupdesk

import (
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/group"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"site": db.Record, "ownership": db.Record, "group_head": db.Record, "entity_stay": db.Record, "account_merge": db.Record}
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
	return map[ref.Kind]db.Fields{
		group.ShareKind: normal(shareSnapshot(group.Share{})), group.SiteKind: normal(siteSnapshot(group.Site{})), group.HeadKind: {"chosen": db.Normal},
		group.StayKind:  {"account": db.Normal, "entity": db.Normal, "from": db.Normal, "to": db.Normal},
		group.MergeKind: {"absorbed": db.Normal, "survivor": db.Normal, "name": db.Normal, "reason": db.Normal, "primary": db.Normal},
	}
}

func shareSnapshot(s group.Share) map[string]any {
	m := map[string]any{"parent": s.Parent, "child": s.Child, "pct": nil, "votes": nil, "from": nil, "to": s.To, "note": s.Note}
	if s.Pct != nil {
		m["pct"] = s.Pct.Float()
	}
	if s.Votes != nil {
		m["votes"] = s.Votes.Float()
	}
	if s.Child != "" {
		m["from"] = s.From
	}
	return m
}

func siteSnapshot(s group.Site) map[string]any {
	return map[string]any{"entity": s.Entity, "name": s.Name, "siret": s.SIRET, "city": s.City, "country": s.Country, "tz": s.TZ}
}

// Desk does the work.
type Desk struct {
	db       *db.DB
	accounts *accountdesk.Desk
	movers   []Mover
}

// Mover is an area's part in a merger of accounts.
type Mover struct {
	Area string
	area.MoveAccount
}

// New makes the desk.
func New(d *db.DB, accounts *accountdesk.Desk) *Desk { return &Desk{db: d, accounts: accounts} }

// Movers tells the desk, once all areas are made, what each of them moves when two accounts become one.
func (k *Desk) Movers(list []Mover) { k.movers = list }

// MayMerge says whether the person makes one account out of two: the GAM and the Direction.
func MayMerge(a who.Actor) bool { return accountdesk.MayMerge(a) }

// links is the matter of who holds whom: two links entered at the same moment are checked together.
const links = "ownership"

// mustBoth checks the right to change each of the accounts.
func mustBoth(tx *db.Tx, a who.Actor, accounts ...id.Account) error {
	for _, c := range accounts {
		if err := teamdesk.Must(tx, a, team.Account, team.Write, c); err != nil {
			return err
		}
	}
	return nil
}
