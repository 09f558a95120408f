package groupdesk

import (
	"slices"

	"comptoir/internal/account"
	"comptoir/internal/group"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

// deepest and mostBodies bound a walk: no group on a page is larger.
const (
	deepest    = 30
	mostBodies = 2000
)

// bodyRow is a legal body with its account.
type bodyRow struct {
	ID          id.Entity  `bun:"id"`
	Rev         int        `bun:"rev"`
	AccountID   id.Account `bun:"account_id"`
	AccountName string     `bun:"account_name"`
	ParentID    *id.Entity `bun:"parent_id"`
	LegalName   string     `bun:"legal_name"`
	Country     string     `bun:"country"`
	City        string     `bun:"city"`
	State       string     `bun:"state"`
	FromDay     *day.Day   `bun:"from_day"`
	ToDay       *day.Day   `bun:"to_day"`
	IsRoot      bool       `bun:"is_root"`
}

const bodySQL = `SELECT e.id, e.rev, e.account_id, c.name AS account_name, e.parent_id, e.legal_name, e.country, e.city, e.state, e.from_day, e.to_day, e.is_root
	FROM legal_entity e JOIN account c ON c.id = e.account_id WHERE e.deleted_at IS NULL AND `

// ended is the last day of a body that was sold or closed.
func (r bodyRow) ended() *day.Day {
	switch account.EntityState(r.State) {
	case account.Sold, account.Closed:
		if r.ToDay == nil { // nobody entered when: it has always been
			return day.Ptr(day.First)
		}
		return r.ToDay
	}
	return nil
}

// net is all that is linked to some bodies, on whatever day.
type net struct {
	bodies map[id.Entity]bodyRow
	shares []group.Share
	stays  map[id.Entity][]group.Stay
	chosen map[id.Entity]id.Entity
}

// netOf reads the bodies of an account, present and past, and all that is linked to them, level by level.
func netOf(tx *db.Tx, c id.Account) (net, error) {
	first, err := db.Select[id.Entity](tx, `SELECT id FROM legal_entity WHERE account_id = ? AND deleted_at IS NULL
		UNION SELECT entity_id FROM entity_stay WHERE account_id = ? AND deleted_at IS NULL`, c, c)
	if err != nil {
		return net{}, err
	}
	return netFrom(tx, first)
}

func netFrom(tx *db.Tx, first []id.Entity) (net, error) {
	n := net{bodies: map[id.Entity]bodyRow{}, stays: map[id.Entity][]group.Stay{}, chosen: map[id.Entity]id.Entity{}}
	seen, known := map[id.Entity]bool{}, map[id.Any]bool{}
	for step := 0; len(first) > 0 && step < deepest && len(seen) < mostBodies; step++ {
		for _, e := range first {
			seen[e] = true
		}
		rows, err := db.Select[bodyRow](tx, bodySQL+`(e.id IN (?) OR e.parent_id IN (?))`, db.In(first), db.In(first))
		if err != nil {
			return n, err
		}
		shares, err := db.Select[shareRow](tx, `SELECT * FROM ownership WHERE deleted_at IS NULL AND (parent_id IN (?) OR child_id IN (?)) ORDER BY from_day, id`, db.In(first), db.In(first))
		if err != nil {
			return n, err
		}
		var next []id.Entity
		reach := func(e id.Entity) {
			if e != "" && !seen[e] && !slices.Contains(next, e) {
				next = append(next, e)
			}
		}
		for _, r := range rows {
			if seen[r.ID] {
				n.bodies[r.ID] = r
			}
			reach(r.ID)
			reach(db.Val(r.ParentID))
		}
		for _, r := range shares {
			if !known[r.ID] {
				known[r.ID] = true
				n.shares = append(n.shares, r.toShare())
			}
			reach(r.ParentID)
			reach(r.ChildID)
		}
		first = next
	}
	return n, n.rest(tx)
}

// rest reads what goes with the bodies, and takes the parents entered without a part as shares of an unknown part, unless
// a dated share tells better.
func (n *net) rest(tx *db.Tx) (err error) {
	if len(n.bodies) == 0 {
		return nil
	}
	keys := make([]id.Entity, 0, len(n.bodies))
	for e := range n.bodies {
		keys = append(keys, e)
	}
	slices.Sort(keys)
	if n.stays, err = staysOf(tx, keys); err != nil {
		return err
	}
	if n.chosen, err = chosenOf(tx, keys); err != nil {
		return err
	}
	for _, e := range keys {
		if s, ok := recorded(n.bodies[e], n.shares); ok {
			n.shares = append(n.shares, s)
		}
	}
	return nil
}

// recorded is the link of a body whose parent was entered without its part.
func recorded(r bodyRow, shares []group.Share) (group.Share, bool) {
	parent := db.Val(r.ParentID)
	if parent == "" || slices.ContainsFunc(shares, func(s group.Share) bool { return s.Parent == parent && s.Child == r.ID }) {
		return group.Share{}, false
	}
	s := group.Share{Parent: parent, Child: r.ID, From: day.First, To: r.ended()}
	if r.FromDay != nil {
		s.From = *r.FromDay
	}
	return s, true
}

// accountsOf finds the accounts of some bodies.
func accountsOf(tx *db.Tx, entities ...id.Entity) (map[id.Entity]bodyRow, error) {
	rows, err := db.Select[bodyRow](tx, bodySQL+`e.id IN (?)`, db.In(entities))
	out := map[id.Entity]bodyRow{}
	for _, r := range rows {
		out[r.ID] = r
	}
	return out, err
}
