package groupdesk

import (
	"comptoir/internal/group"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Alerts gives GRP_CYCLE: parents entered without their part that dated shares contradict. Only what is held by a dated
// share, and has a parent of that kind, can be part of such a circle.
func Alerts(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	cond, args := `1 = 1`, []any{}
	if accounts != nil {
		named, _ := attention.Named(accounts)
		cond, args = `e.account_id IN (?)`, []any{db.In(named)}
	}
	doubtful, err := db.Select[id.Entity](tx, `SELECT e.id FROM legal_entity e WHERE e.parent_id IS NOT NULL AND e.deleted_at IS NULL AND `+cond+`
		AND EXISTS (SELECT 1 FROM ownership o WHERE o.parent_id = e.id AND o.from_day <= ? AND (o.to_day IS NULL OR o.to_day >= ?) AND o.deleted_at IS NULL)
		AND EXISTS (SELECT 1 FROM ownership o WHERE o.child_id = e.parent_id AND o.from_day <= ? AND (o.to_day IS NULL OR o.to_day >= ?) AND o.deleted_at IS NULL)`,
		append(args, today, today, today, today)...)
	if err != nil || len(doubtful) == 0 {
		return nil, err
	}
	n, err := netFrom(tx, doubtful)
	if err != nil {
		return nil, err
	}
	asked := map[id.Entity]bool{}
	for _, e := range doubtful {
		asked[e] = true
	}
	var out []alert.Alert
	for _, s := range group.Contradicted(n.shares, today) {
		if child := n.bodies[s.Child]; asked[s.Child] {
			out = append(out, group.CycleAlert(n.body(s.Parent), n.body(s.Child), child.AccountName, today))
		}
	}
	return out, nil
}

func (n net) body(e id.Entity) group.Body {
	b := n.bodies[e]
	return group.Body{ID: b.ID, Account: b.AccountID, Name: b.LegalName}
}

// described says how each kind of record is named, and on which account's group it is seen.
var described = []struct {
	kind ref.Kind
	sql  string
}{
	{group.ShareKind, `SELECT o.id, e.legal_name AS name, e.account_id FROM ownership o JOIN legal_entity e ON e.id = o.child_id WHERE o.id IN (?) AND `},
	{group.SiteKind, `SELECT s.id, s.name, e.account_id FROM site s JOIN legal_entity e ON e.id = s.entity_id WHERE s.id IN (?) AND `},
	{group.HeadKind, `SELECT e.id, e.legal_name AS name, e.account_id FROM legal_entity e WHERE e.id IN (?) AND `},
	{group.StayKind, `SELECT s.id, b.legal_name AS name, e.account_id FROM entity_stay s JOIN legal_entity b ON b.id = s.entity_id JOIN entity_stay e ON e.id = s.id WHERE s.id IN (?) AND `},
	{group.MergeKind, `SELECT m.id, m.absorbed_name AS name, e.id AS account_id FROM account_merge m JOIN account c ON c.id = m.survivor_id
		JOIN (SELECT id, id AS account_id FROM account) e ON e.id = c.id WHERE m.id IN (?) AND `},
}

// Describe names shares by the body held, sites, stays and mergers for timelines, within the reader's rights.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
	if err != nil {
		return nil, err
	}
	cond, args := scope.On("e.account_id")
	type named struct {
		ID        string     `bun:"id"`
		Name      string     `bun:"name"`
		AccountID id.Account `bun:"account_id"`
	}
	out := map[ref.Ref]area.Label{}
	for _, d := range described {
		var keys []string
		for _, r := range refs {
			if r.Kind == d.kind {
				keys = append(keys, r.ID)
			}
		}
		if len(keys) == 0 {
			continue
		}
		rows, err := db.Select[named](tx, d.sql+cond, append([]any{db.In(keys)}, args...)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[ref.Ref{Kind: d.kind, ID: r.ID}] = area.Label{Title: r.Name, Href: "/accounts/" + string(r.AccountID) + "/group"}
		}
	}
	return out, nil
}
