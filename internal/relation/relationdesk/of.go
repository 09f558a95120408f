package relationdesk

import (
	"cmp"
	"context"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Knows is a colleague who knows a contact, and how well.
type Knows struct {
	Person[id.User]
	relation.Strength
}

// OfContact is the relation with one contact.
type OfContact struct {
	Contact Person[id.Contact]
	Account id.Account
	Today   day.Day
	// Known is false when nothing was exchanged yet.
	Known bool
	relation.Strength
	// Touches are what counts, latest first, and Knows who of ours knows them, best first.
	Touches []relation.Touch
	Knows   []Knows
	// Recent are the last exchanges that the reader may read, More that there are more; Planned the next ones.
	Recent, Planned []Sheet
	More            bool
	MayWrite        bool
}

// Contact reads the relation with a contact. ok is false when the reader may not: it is hidden, not absent.
func (k *Desk) Contact(ctx context.Context, a who.Actor, c id.Contact, n int) (out OfContact, ok bool, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, ok, err = ContactIn(tx, a, c, n)
		return err
	})
	return out, ok, err
}

// ContactIn is Contact in the caller's transaction.
func ContactIn(tx *db.Tx, a who.Actor, c id.Contact, n int) (out OfContact, ok bool, err error) {
	account, who, there, err := placeOf(tx, c)
	if err != nil || !there {
		return out, false, err
	}
	scope, err := teamdesk.Reach(tx, a, team.Relation, team.Read)
	if err != nil {
		return out, false, err
	}
	if ok, err = scope.Holds(tx, account); err != nil || !ok {
		return out, false, err
	}
	out = OfContact{Contact: who, Account: account, Today: a.Today(tx.Now())}
	out.MayWrite = teamdesk.Must(tx, a, team.Relation, team.Write, account) == nil
	if out.Touches, err = touchesOf(tx, c, everyone); err != nil {
		return out, true, err
	}
	out.Strength, out.Known = relation.StrengthOf(out.Touches, out.Today)
	if out.Knows, err = knowsOf(tx, out.Today, c); err != nil {
		return out, true, err
	}
	recent, err := list(tx, a, Filter{Contact: c, When: "past"}, page.Request{Size: n})
	if err != nil {
		return out, true, err
	}
	out.Recent, out.More = recent.Rows, !recent.Next.IsZero()
	planned, err := list(tx, a, Filter{Contact: c, When: "planned"}, page.Request{Size: n})
	out.Planned = planned.Rows
	return out, true, err
}

func knowsOf(tx *db.Tx, today day.Day, c id.Contact) ([]Knows, error) {
	all, err := pairs(tx, today, `= ?`, c)
	if err != nil {
		return nil, err
	}
	names, err := namesOf(tx, all)
	if err != nil {
		return nil, err
	}
	var out []Knows
	for p, s := range all {
		out = append(out, Knows{Person[id.User]{ID: p.User, Name: names[p.User]}, s})
	}
	slices.SortFunc(out, func(x, y Knows) int { return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.ID, y.ID)) })
	return out, nil
}

// OfAccount is the relation with an account, for its page.
type OfAccount struct {
	Today           day.Day
	Recent, Planned []Sheet
	More            bool
	// Top are the strongest relations; Silent counts the contacts with whom nothing was ever exchanged, of All.
	Top         []MatrixRow
	Silent, All int
	MayWrite    bool
}

// Account reads what was exchanged last with an account, and the strongest relations. ok is false when the reader may
// not: it is hidden, not absent.
func (k *Desk) Account(ctx context.Context, a who.Actor, account id.Account, n int) (out OfAccount, ok bool, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, ok, err = AccountIn(tx, a, account, n)
		return err
	})
	return out, ok, err
}

// AccountIn is Account in the caller's transaction.
func AccountIn(tx *db.Tx, a who.Actor, account id.Account, n int) (out OfAccount, ok bool, err error) {
	scope, err := teamdesk.Reach(tx, a, team.Relation, team.Read)
	if err != nil {
		return out, false, err
	}
	if ok, err = scope.Holds(tx, account); err != nil || !ok {
		return out, false, err
	}
	out.Today = a.Today(tx.Now())
	out.MayWrite = teamdesk.Must(tx, a, team.Relation, team.Write, account) == nil
	recent, err := list(tx, a, Filter{Account: account, When: "past"}, page.Request{Size: n})
	if err != nil {
		return out, true, err
	}
	out.Recent, out.More = recent.Rows, !recent.Next.IsZero()
	planned, err := list(tx, a, Filter{Account: account, When: "planned"}, page.Request{Size: n})
	if err != nil {
		return out, true, err
	}
	out.Planned = planned.Rows
	return out, true, out.top(tx, account, n)
}

func (out *OfAccount) top(tx *db.Tx, account id.Account, n int) error {
	all, err := StrengthsIn(tx, out.Today, account)
	if err != nil {
		return err
	}
	theirs, err := contactsOf(tx, account, mostRows)
	if err != nil {
		return err
	}
	for _, c := range theirs {
		if s, ok := all[c.ID]; ok {
			out.Top = append(out.Top, MatrixRow{Contact: c, Known: true, Strength: s})
		}
	}
	out.All, out.Silent = len(theirs), len(theirs)-len(out.Top)
	slices.SortStableFunc(out.Top, func(x, y MatrixRow) int { return cmp.Compare(y.Value, x.Value) })
	out.Top = out.Top[:min(n, len(out.Top))]
	return nil
}
