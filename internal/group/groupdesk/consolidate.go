package groupdesk

import (
	"context"

	"comptoir/internal/group"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Counted is a legal body that counts in the figures of a group on a day.
type Counted struct {
	group.Part
	Name    string
	Account id.Account
}

// Consolidated lists what counts in the figures of an account's group on a day, in the order of its tree.
func (k *Desk) Consolidated(ctx context.Context, a who.Actor, c id.Account, on day.Day) (out []Counted, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = k.ConsolidatedIn(tx, a, c, on)
		return err
	})
	return out, err
}

// ConsolidatedIn is Consolidated in the caller's transaction, for figures by date: a body sold on 30 June counts on that
// day and not on 1 July. Bodies out of the reader's sight are left out.
func (k *Desk) ConsolidatedIn(tx *db.Tx, a who.Actor, c id.Account, on day.Day) ([]Counted, error) {
	s, err := k.OpenIn(tx, a, c, &on)
	if err != nil {
		return nil, err
	}
	var out []Counted
	for _, n := range s.Nodes {
		switch {
		case n.Head:
			out = append(out, Counted{Part: group.Part{Entity: n.ID, Method: group.Whole}, Name: n.Name, Account: n.Account})
		case n.Part != nil && n.Part.Method != "" && n.Gone == nil:
			out = append(out, Counted{Part: *n.Part, Name: n.Name, Account: group.AccountOn(n.Stays, n.Account, on)})
		}
	}
	return out, nil
}
