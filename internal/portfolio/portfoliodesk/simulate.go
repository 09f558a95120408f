package portfoliodesk

import (
	"context"
	"slices"

	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Simulation is what adding an account to the portfolio would change. It writes nothing.
type Simulation struct {
	Board Board
	// Added is the account as it would stand, Already that it is in the portfolio.
	Added   Spot
	Already bool
	// Carrier would carry it, with what they carry now; nil when nobody was named.
	Carrier *Carrier
	// Places is what they would carry; NeedsException says that it is more than the cap allows.
	Places         int
	NeedsException bool
	// HHI before and after, and the share of the heaviest account after; nil when it cannot be told.
	HHIBefore, HHIAfter, Share *float64
	Heaviest                   string
}

// Choice is an entry of the simulation's lists.
type Choice struct {
	ID   string `bun:"id"`
	Name string `bun:"name"`
}

// Candidates are the accounts that may be tried: in the reader's reach and outside of the portfolio, qualified ones first.
func (k *Desk) Candidates(ctx context.Context, a who.Actor, limit int) (out []Choice, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = candidates(tx, a, limit)
		return err
	})
	return out, err
}

// Simulate tries an account in a person's portfolio; an empty user is whoever carries or brought in the account.
func (k *Desk) Simulate(ctx context.Context, a who.Actor, c id.Account, u id.User) (s Simulation, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, err = k.simulate(tx, a, c, u)
		return err
	})
	return s, err
}

func (k *Desk) simulate(tx *db.Tx, a who.Actor, c id.Account, u id.User) (s Simulation, err error) {
	if err := teamdesk.Must(tx, a, team.Portfolio, team.Read, c); err != nil {
		return s, err
	}
	if s.Board, err = k.BoardIn(tx, a, Filter{}); err != nil {
		return s, err
	}
	r, ok, err := oneSpot(tx, c, s.Board.Today)
	if err != nil || !ok {
		return s, missingOr(err)
	}
	s.Added = r.toSpot(a.ID)
	s.Already = s.Added.Status.Carried()
	one := Board{Spots: []Spot{s.Added}}
	if err := k.weigh(tx, a, &one); err != nil {
		return s, err
	}
	s.Added = one.Spots[0]
	s.concentrate()
	if u == "" {
		if u = s.Added.Carrier; u == "" {
			u = val(r.OwnerID)
		}
	}
	return s, s.load(u)
}

// concentrate weighs the portfolio with the account in it.
func (s *Simulation) concentrate() {
	s.HHIBefore = s.Board.HHI
	var amounts []money.Money
	var names []string
	for _, x := range s.Board.Carried() {
		if x.Revenue != nil && x.Account != s.Added.Account {
			amounts, names = append(amounts, *x.Revenue), append(names, x.Name)
		}
	}
	if s.Added.Revenue != nil {
		amounts, names = append(amounts, *s.Added.Revenue), append(names, s.Added.Name)
	}
	if h, ok := account.HHI(amounts); ok {
		s.HHIAfter = &h
	}
	if shares, ok := account.Shares(amounts); ok {
		most := slices.Max(shares)
		s.Share, s.Heaviest = &most, names[slices.Index(shares, most)]
	}
}

// load puts the account among those that the person carries.
func (s *Simulation) load(u id.User) error {
	i := slices.IndexFunc(s.Board.Loads, func(c Carrier) bool { return c.User == u })
	if u == "" || i < 0 {
		return nil
	}
	c := s.Board.Loads[i]
	s.Carrier, s.Places = &c, c.Counted+c.Excepted
	if slices.ContainsFunc(c.Places, func(t Taken) bool { return t.Account == s.Added.Account }) {
		return nil
	}
	s.Places++
	s.NeedsException = c.Counted+1 > s.Board.Cap
	return nil
}

// Drawn are the spots of the matrix with the account added, which comes first.
func (s Simulation) Drawn() []Spot {
	out := []Spot{s.Added}
	for _, x := range s.Board.Spots {
		if x.Account != s.Added.Account {
			out = append(out, x)
		}
	}
	return out
}

// Determined says that the account has a place to draw.
func (s Simulation) Determined() bool { return s.Added.Quadrant != portfolio.Undetermined }

// MaySimulate says whether the person may try accounts at all.
func MaySimulate(a who.Actor) bool { return teamdesk.May(a, team.Portfolio, team.Read) }
