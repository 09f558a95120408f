package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// deepest bounds a walk through a group: no group of companies is that deep.
const deepest = 30

type link struct {
	ID       id.Account  `bun:"id"`
	ParentID *id.Account `bun:"parent_id"`
}

// ancestors reads the chain above an account, the account itself included.
func ancestors(tx *db.Tx, c id.Account) (map[id.Account]id.Account, error) {
	links, err := db.Select[link](tx, `WITH RECURSIVE up (id, parent_id, step) AS (
		SELECT id, parent_id, 0 FROM account WHERE id = ?
		UNION ALL SELECT p.id, p.parent_id, up.step + 1 FROM account p JOIN up ON p.id = up.parent_id WHERE up.step < ?)
		SELECT id, parent_id FROM up`, c, deepest)
	out := map[id.Account]id.Account{}
	for _, l := range links {
		out[l.ID] = db.Val(l.ParentID)
	}
	return out, err
}

// checkParent: the parent is an account that the reader sees, and a group has no circle.
func checkParent(tx *db.Tx, a who.Actor, child, parent id.Account) error {
	if parent == "" {
		return nil
	}
	_, found, err := db.One[int](tx, `SELECT 1 FROM account WHERE id = ? AND deleted_at IS NULL`, parent)
	if err != nil {
		return err
	}
	if err := teamdesk.Must(tx, a, team.Account, team.Read, parent); err != nil || !found {
		if !found || problem.Is(err, problem.NotFound) {
			return problem.At("parent", "unknown_choice")
		}
		return err
	}
	if child == "" {
		return nil
	}
	parents, err := ancestors(tx, parent)
	if err != nil {
		return err
	}
	return account.CheckParent(parents, child, parent)
}

// Node is an account in a group, in the order of the tree.
type Node struct {
	ID      id.Account
	Name    string
	Country string
	Status  account.Status
	Depth   int
	// Self is the account whose page it is.
	Self bool
	// Hidden is a parent out of the reader's reach: it has neither name nor address.
	Hidden bool
}

type nodeRow struct {
	ID       id.Account  `bun:"id"`
	ParentID *id.Account `bun:"parent_id"`
	Name     string      `bun:"name"`
	Country  string      `bun:"country"`
	Status   string      `bun:"status"`
	Seen     int         `bun:"seen"`
}

// mostNodes bounds a tree on a page.
const mostNodes = 200

// groupOf reads the tree that an account belongs to: nil when it stands alone. Out of the reader's reach, a subsidiary
// is absent, and what lies above shows as hidden.
func groupOf(tx *db.Tx, c id.Account, parent id.Account, scope teamdesk.Scope) ([]Node, error) {
	if parent == "" {
		_, child, err := db.One[int](tx, `SELECT 1 FROM account WHERE parent_id = ? AND deleted_at IS NULL LIMIT 1`, c)
		if err != nil || !child {
			return nil, err
		}
	}
	up, err := ancestors(tx, c)
	if err != nil {
		return nil, err
	}
	cond, args := scope.OnNamed("d.id")
	// The columns travel down with the walk: joined afterwards, the whole table would be read for their order.
	rows, err := db.Select[nodeRow](tx, `WITH RECURSIVE d (id, parent_id, name, name_fold, country, status, step) AS (
		SELECT id, parent_id, name, name_fold, country, status, 0 FROM account WHERE id = ?
		UNION ALL SELECT k.id, k.parent_id, k.name, k.name_fold, k.country, k.status, d.step + 1
			FROM d JOIN account k ON k.parent_id = d.id WHERE k.deleted_at IS NULL AND d.step < ?)
		SELECT d.id, d.parent_id, d.name, d.country, d.status, CASE WHEN `+cond+` THEN 1 ELSE 0 END AS seen
		FROM d ORDER BY d.name_fold, d.id LIMIT ?`, append(append([]any{account.Top(up, c), deepest}, args...), mostNodes)...)
	if err != nil {
		return nil, err
	}
	return inTreeOrder(rows, account.Top(up, c), c, up), nil
}

// inTreeOrder walks from the top. above holds the chain over the account, which stays even when hidden.
func inTreeOrder(rows []nodeRow, top, self id.Account, above map[id.Account]id.Account) []Node {
	children := map[id.Account][]nodeRow{}
	byID := map[id.Account]nodeRow{}
	for _, r := range rows {
		children[db.Val(r.ParentID)] = append(children[db.Val(r.ParentID)], r)
		byID[r.ID] = r
	}
	var out []Node
	var walk func(r nodeRow, depth int)
	walk = func(r nodeRow, depth int) {
		_, inChain := above[r.ID]
		if r.Seen == 0 && !inChain {
			return
		}
		n := Node{Depth: depth, Self: r.ID == self, Hidden: r.Seen == 0}
		if !n.Hidden {
			n.ID, n.Name, n.Country, n.Status = r.ID, r.Name, r.Country, account.Status(r.Status)
		}
		out = append(out, n)
		for _, k := range children[r.ID] {
			walk(k, depth+1)
		}
	}
	if r, ok := byID[top]; ok {
		walk(r, 0)
	}
	return out
}
