package groupdesk

import (
	"context"
	"slices"

	"comptoir/internal/group"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Sheet is the group of an account on a day, as its page shows it.
type Sheet struct {
	Account id.Account
	Name    string
	Status  string
	City    string
	Today   day.Day
	group.Tree
	// Marks are the days on which something changed, of the bodies that the reader sees.
	Marks []group.Mark
	// Names are those of the bodies in sight.
	Names map[id.Entity]string
	// Countries counts the bodies of each country, those that left apart.
	Countries []CountryCount
	// Bodies counts those of the tree, those that left apart.
	Bodies int
	// Unknown counts the parents entered without their part.
	Unknown            int
	MayWrite, MayMerge bool

	net net
}

// CountryCount is a country of the group.
type CountryCount struct {
	Country string
	N       int
}

// Open reads the group of an account on a day, today when on is nil. What is out of the reader's reach is NotFound.
func (k *Desk) Open(ctx context.Context, a who.Actor, c id.Account, on *day.Day) (s Sheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, err = k.OpenIn(tx, a, c, on)
		return err
	})
	return s, err
}

// OpenIn is Open in the caller's transaction.
func (k *Desk) OpenIn(tx *db.Tx, a who.Actor, c id.Account, on *day.Day) (Sheet, error) {
	if err := teamdesk.Must(tx, a, team.Account, team.Read, c); err != nil {
		return Sheet{}, err
	}
	r, ok, err := accountRowOf(tx, c)
	if err != nil || !ok {
		return Sheet{}, missingOr(err)
	}
	s := Sheet{Account: c, Name: r.Name, Status: r.Status, City: r.City, Today: a.Today(tx.Now()), Names: map[id.Entity]string{}}
	if s.net, err = netOf(tx, c); err != nil {
		return Sheet{}, err
	}
	bodies, err := s.net.veiled(tx, a)
	if err != nil {
		return Sheet{}, err
	}
	s.Tree = group.Grow(bodies, s.net.shares, s.net.chosen, c, day.Max(day.First, pick(on, s.Today)))
	s.count(bodies)
	s.MayWrite = teamdesk.Must(tx, a, team.Account, team.Write, c) == nil
	s.MayMerge = s.MayWrite && MayMerge(a)
	return s, nil
}

func pick(on *day.Day, today day.Day) day.Day {
	if on == nil {
		return today
	}
	return *on
}

func missingOr(err error) error {
	if err != nil {
		return err
	}
	return problem.Missing()
}

// veiled are the bodies for the reader: those of accounts out of their reach are hidden.
func (n net) veiled(tx *db.Tx, a who.Actor) ([]group.Body, error) {
	scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
	if err != nil {
		return nil, err
	}
	seen := map[id.Account]bool{}
	out := make([]group.Body, 0, len(n.bodies))
	for _, r := range n.bodies {
		ok, asked := seen[r.AccountID]
		if !asked {
			if ok, err = scope.Holds(tx, r.AccountID); err != nil {
				return nil, err
			}
			seen[r.AccountID] = ok
		}
		out = append(out, group.Body{ID: r.ID, Account: r.AccountID, Stays: n.stays[r.ID], Name: r.LegalName, Country: r.Country, Root: r.IsRoot,
			Ended: r.ended(), Sold: r.State == string(Sold), Hidden: !ok})
	}
	slices.SortFunc(out, byName)
	return out, nil
}

// count sums up the tree, and keeps the marks of what is seen in it.
func (s *Sheet) count(bodies []group.Body) {
	for _, b := range bodies {
		if !b.Hidden {
			s.Names[b.ID] = b.Name
		}
	}
	for _, n := range s.Nodes {
		if n.Gone != nil || n.Hidden {
			continue
		}
		s.Bodies++
		if n.Via != nil && n.Via.Pct == nil {
			s.Unknown++
		}
		if n.Country == "" {
			continue
		}
		at := slices.IndexFunc(s.Countries, func(k CountryCount) bool { return k.Country == n.Country })
		if at < 0 {
			at, s.Countries = len(s.Countries), append(s.Countries, CountryCount{Country: n.Country})
		}
		s.Countries[at].N++
	}
	slices.SortStableFunc(s.Countries, func(a, b CountryCount) int { return b.N - a.N })
	for _, m := range group.Marks(s.net.shares) {
		if s.Names[m.Parent] != "" && s.Names[m.Child] != "" {
			s.Marks = append(s.Marks, m)
		}
	}
}
