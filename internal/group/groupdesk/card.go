package groupdesk

import (
	"cmp"
	"slices"

	"context"

	"comptoir/internal/account"
	"comptoir/internal/group"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Card is a legal body as the page shows it beside the tree.
type Card struct {
	ID          id.Entity
	Rev         int
	Name        string
	Country     string
	City        string
	State       State
	From, To    *day.Day
	Account     id.Account
	AccountName string
	Numbers     []Number
	Sites       []group.Site
	// Held are the shares in it whose holder the reader sees, of all times, the last first.
	Held []group.Share
	// Holds are those it has of others today and later.
	Holds []group.Share
	// Stays are the accounts it was with before, as far as the reader sees them.
	Stays []NamedStay
	// Own says that it belongs to the account of the page today.
	Own bool
	// Chosen is the parent that somebody chose.
	Chosen id.Entity
}

// State is the life of a legal body, as the account area keeps it.
type State string

// States of a legal body.
const (
	Prospect = State(account.Prospect)
	Live     = State(account.Live)
	Sold     = State(account.Sold)
	Closed   = State(account.Closed)
)

// Number is a number of a legal body in a register.
type Number struct {
	Scheme   string   `bun:"scheme"`
	Value    string   `bun:"value"`
	Verified bool     `bun:"verified"`
	Obsolete bool     `bun:"obsolete"`
	Verdict  string   `bun:"verdict"`
	On       *day.Day `bun:"verified_day"`
	Source   string   `bun:"source"`
}

// Wrong says that it fails its check.
func (n Number) Wrong() bool { return n.Verdict == string(account.Invalid) }

// SIRET is the register of sites.
const SIRET = string(account.SIRET)

// ValidCountry says whether the code is a country.
func ValidCountry(code string) bool { return account.ValidCountry(code) }

// NamedStay is a stay with the name of its account, empty when it is out of sight.
type NamedStay struct {
	group.Stay
	Name string
}

// Card reads a legal body of a group that was opened; ok is false when it is not in sight there.
func (k *Desk) Card(ctx context.Context, a who.Actor, s Sheet, e id.Entity) (out Card, ok bool, err error) {
	if s.Names[e] == "" {
		return Card{}, false, nil
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = s.card(tx, a, e)
		return err
	})
	return out, err == nil, err
}

func (s Sheet) card(tx *db.Tx, a who.Actor, e id.Entity) (Card, error) {
	b := s.net.bodies[e]
	out := Card{ID: e, Rev: b.Rev, Name: b.LegalName, Country: b.Country, City: b.City, State: State(b.State), From: b.FromDay, To: b.ToDay,
		Account: b.AccountID, AccountName: b.AccountName, Own: b.AccountID == s.Account, Chosen: s.net.chosen[e]}
	var err error
	if out.Numbers, err = numbersOf(tx, e); err != nil {
		return out, err
	}
	if out.Sites, err = sitesOf(tx, `entity_id = ?`, e); err != nil {
		return out, err
	}
	for _, x := range s.net.shares {
		switch {
		case x.Child == e && s.Names[x.Parent] != "":
			out.Held = append(out.Held, x)
		case x.Parent == e && s.Names[x.Child] != "" && (x.To == nil || *x.To >= s.Day):
			out.Holds = append(out.Holds, x)
		}
	}
	slices.SortFunc(out.Held, func(a, b group.Share) int { return cmp.Or(cmp.Compare(b.From, a.From), cmp.Compare(a.ID, b.ID)) })
	out.Stays, err = namedStays(tx, a, s.net.stays[e])
	return out, err
}

// Option is a legal body to choose in a form.
type Option struct {
	ID      id.Entity  `bun:"id"`
	Name    string     `bun:"name"`
	Account id.Account `bun:"account_id"`
	// AccountName tells those of other accounts apart.
	AccountName string `bun:"account_name"`
}

// Linkable are the bodies that the person may link in a group: those of the account first, then those of the other
// accounts they may change, at most 400.
func (k *Desk) Linkable(ctx context.Context, a who.Actor, c id.Account) (out []Option, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = linkable(tx, a, c)
		return err
	})
	return out, err
}
