// Package searchdesk answers what people type into the palette and the search page: records of every kind, each kind
// within the scope that the right on its object gives. It owns no record.
package searchdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Kind is one kind of record that can be found.
type Kind struct {
	Source search.Source
	// Object is what the right is asked on.
	Object team.Object
	// Owned says that people also find what is theirs, whatever the account.
	Owned bool
	// Limited says who sees less than the whole record, and does not find it by the rest; nil for nobody.
	Limited func(a who.Actor) bool
}

// Desk does the work.
type Desk struct {
	db    *db.DB
	kinds []Kind
}

// New makes the desk; kinds are in the order of the answer.
func New(d *db.DB, kinds []Kind) *Desk { return &Desk{db: d, kinds: kinds} }

// Group is what was found of one kind.
type Group struct {
	Kind ref.Kind
	Hits []Hit
	// More says that there is more than was asked for.
	More bool
}

// Hit is one record found, with its page.
type Hit struct {
	Title, Subtitle, Href string
	Account               id.Account
}

// Find looks for what a typed. It returns at most limit hits of each kind; kinds without a hit are absent. What is out
// of a's reach does not exist: neither a hit nor a count tells of it.
func (k *Desk) Find(ctx context.Context, a who.Actor, typed string, limit int) ([]Group, error) {
	if !a.Known() {
		return nil, problem.New(problem.Unauthenticated, "unauthenticated")
	}
	var out []Group
	err := k.db.Read(ctx, func(tx *db.Tx) error {
		parts := make([]search.Part, len(k.kinds))
		for i, kind := range k.kinds {
			scope, err := reach(tx, a, kind)
			if err != nil {
				return err
			}
			parts[i] = search.Part{Kind: kind.Source.Kind, Scope: scope}
		}
		found, err := search.Find(tx, typed, parts, limit+1)
		if err != nil {
			return err
		}
		for i, kind := range k.kinds {
			if len(found[i]) > 0 {
				out = append(out, group(kind.Source, found[i], limit))
			}
		}
		return nil
	})
	return out, err
}

// Accounts are the accounts that a may read and whose name answers, best first: a filter by account uses it.
func (k *Desk) Accounts(ctx context.Context, a who.Actor, typed string, limit int) ([]Hit, error) {
	groups, err := k.Find(ctx, a, typed, limit)
	for _, g := range groups {
		if g.Kind == accountKind {
			return g.Hits, err
		}
	}
	return nil, err
}

const accountKind ref.Kind = "account"

// reach is the scope of one kind.
func reach(tx *db.Tx, a who.Actor, kind Kind) (search.Scope, error) {
	r, err := teamdesk.Reach(tx, a, kind.Object, team.Read)
	if err != nil {
		return search.Scope{}, err
	}
	var s search.Scope
	s.On, s.Args = r.On("e.account_id")
	s.Few, s.Narrow = r.Few()
	s.Key = r.Key()
	s.Whole = kind.Limited == nil || !kind.Limited(a)
	if kind.Owned {
		// What belongs to no account is its owner's alone, even for who may read every account.
		s.Key += " owned"
		s.Owner, s.On = a.ID, "(e.account_id IS NOT NULL AND "+s.On+")"
	}
	return s, nil
}

func group(source search.Source, found []search.Hit, limit int) Group {
	g := Group{Kind: source.Kind, More: len(found) > limit}
	for _, h := range found[:min(len(found), limit)] {
		g.Hits = append(g.Hits, Hit{Title: h.Title, Subtitle: h.Subtitle, Account: h.Account, Href: source.Href(h.Ref.ID, h.Account)})
	}
	return g
}
