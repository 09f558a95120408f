package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/world"
	"comptoir/internal/world/volume"
)

// Seeding says how much to make up.
type Seeding struct {
	Accounts     int
	ContractsPer int
	// Password is everybody's.
	Password string
	// Done, when set, is told how many accounts are in.
	Done func(accounts int)
}

// Seeded says what was made up.
type Seeded struct {
	// Logins are one person of each post, to measure with.
	Logins []Login
	People int
	// Written are the records by kind, and Rows all of them.
	Accounts, Contacts, Contracts, Results, Targets, Assignments, Rows int
	// Wrote is how long that took, Derived how long search and alerts took after it.
	Wrote, Derived time.Duration
}

// seedLogin is the login of the n-th person of a post.
func seedLogin(post string, n int) string { return fmt.Sprintf("%s%03d@volume.example", post, n) }

// perKAM is how many accounts a key account manager brings in at most; three of them become key ones.
const (
	perKAM  = 300
	perGAM  = 10
	keyEach = 3
)

// Seed makes up a large company: clients spread over key account managers, below their managers and one sales
// director. It writes through the doors of imports, and tells the journal as they do.
func (a *App) Seed(ctx context.Context, s Seeding) (Seeded, error) {
	if s.Accounts < 1 || s.Accounts > 1_000_000 || s.ContractsPer < 0 || s.ContractsPer > 20 {
		return Seeded{}, problem.New(problem.Invalid, "cli.problem.seed_range")
	}
	if _, there, err := a.Desks.Team.ActorByLogin(ctx, seedLogin("director", 1)); err != nil {
		return Seeded{}, err
	} else if there {
		return Seeded{}, problem.New(problem.Conflict, "cli.problem.seeded")
	}
	began := time.Now()
	w, err := a.seedPeople(ctx, s)
	if err != nil {
		return Seeded{}, err
	}
	if err := w.rates(ctx); err != nil {
		return Seeded{}, err
	}
	for k := range w.kams {
		if err := w.portfolio(ctx, k); err != nil {
			return w.out, err
		}
		if s.Done != nil {
			s.Done(w.out.Accounts)
		}
	}
	w.out.Wrote = time.Since(began)
	began = time.Now()
	err = errors.Join(search.Rebuild(ctx, a.DB, searchSources(a.areas)), a.CatchUp(ctx))
	w.out.Derived = time.Since(began)
	return w.out, err
}

// seeding is a volume on its way.
type seeding struct {
	Seeding
	app            *App
	today          day.Day
	director       who.Actor
	managers, kams []who.Actor
	out            Seeded
}

// seedPeople lets in the director, the managers and the key account managers.
func (a *App) seedPeople(ctx context.Context, s Seeding) (*seeding, error) {
	w := &seeding{Seeding: s, app: a, today: a.DB.Now().Day(companyZone())}
	hash, err := auth.Hash(s.Password)
	if err != nil {
		return nil, err
	}
	kams := max(1, (s.Accounts+perKAM-1)/perKAM)
	err = a.DB.Write(ctx, who.System(), func(tx *db.Tx) error {
		w.managers, w.kams = nil, nil
		if w.director, err = w.let(tx, hash, "director", 1, team.Direction, ""); err != nil {
			return err
		}
		for n := range (kams + perGAM - 1) / perGAM {
			m, err := w.let(tx, hash, "gam", n+1, team.GAM, w.director.ID)
			if err != nil {
				return err
			}
			w.managers = append(w.managers, m)
		}
		for n := range kams {
			m, err := w.let(tx, hash, "kam", n+1, team.KAM, w.managers[n/perGAM].ID)
			if err != nil {
				return err
			}
			w.kams = append(w.kams, m)
		}
		_, err = w.let(tx, hash, "finance", 1, team.Finance, "")
		return err
	})
	return w, err
}

// let lets one person in; the first of each post is named for measuring.
func (w *seeding) let(tx *db.Tx, hash, post string, n int, title team.Title, manager id.User) (who.Actor, error) {
	w.out.People++
	p := teamdesk.Seed{Login: seedLogin(post, n), Name: volume.Colleague(w.out.People), Lang: []string{"fr", "en"}[n%2], PasswordHash: hash,
		Title: title, Manager: manager, From: w.today.AddMonths(-36)}
	u, err := w.app.Desks.Team.SeedUserIn(tx, who.System(), p)
	if n == 1 {
		w.out.Logins = append(w.out.Logins, Login{Role: string(title), Name: p.Name, Login: p.Login})
	}
	// Whoever seeds owns the folder, and writes in people's names.
	return who.Actor{ID: u, Login: p.Login, Name: p.Name, Title: string(title), Zone: companyZone(), Owner: true}, err
}

// rates are those that the currencies of the clients are converted at.
func (w *seeding) rates(ctx context.Context) error {
	return w.app.DB.Write(ctx, w.director, func(tx *db.Tx) error {
		_, err := w.app.Desks.FX.ImportIn(tx, w.director, world.RateSource, id.New[id.Batch](), world.Rates(w.today, w.today.AddMonths(-14)))
		return err
	})
}

// promote makes the first accounts of a manager key ones, by the ordinary gestures.
func (w *seeding) promote(tx *db.Tx, kam who.Actor, accounts []id.Account) error {
	for _, c := range accounts[:min(keyEach, len(accounts))] {
		if err := w.app.Desks.Account.MoveToIn(tx, kam, c, 0, account.Move{To: account.Qualified, Reason: "Volume"}); err != nil {
			return err
		}
		if err := w.app.Desks.Account.MoveToIn(tx, w.director, c, 0, account.Move{To: account.Key}); err != nil {
			return err
		}
	}
	return nil
}
