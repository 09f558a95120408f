package app

import (
	"context"
	"time"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/who"
	"comptoir/internal/world"
)

// Login is how a person of the demonstration signs in.
type Login struct{ Role, Name, Login string }

// Demo creates the fictional company, unless the folder already holds it, and returns its people. They all share the
// password.
func (a *App) Demo(ctx context.Context, password string) ([]Login, error) {
	a.story = true
	people, told, err := world.Told(ctx, a.world())
	if err == nil && !told {
		people, err = a.tell(ctx, password)
	}
	if err != nil {
		return nil, err
	}
	logins := make([]Login, len(people))
	for i, p := range people {
		logins[i] = Login{Role: p.Post, Name: p.Name, Login: p.Login}
	}
	return logins, a.CatchUp(ctx)
}

// tell tells the story in an empty folder, as of today.
func (a *App) tell(ctx context.Context, password string) (world.People, error) {
	users, err := a.Desks.Team.ListUsers(ctx, who.System())
	if err != nil {
		return nil, err
	}
	if len(users) > 0 {
		return nil, problem.New(problem.Conflict, "cli.problem.folder_taken")
	}
	hash, err := auth.Hash(password)
	if err != nil {
		return nil, err
	}
	defer a.clock.Hold(a.clock.standing())
	return world.Tell(ctx, a.world(), a.clock.Hold, hash, a.DB.Now().Day(companyZone()))
}

// world are the desks that the story is told through.
func (a *App) world() world.Desks {
	k := a.Desks
	return world.Desks{DB: k.DB, Team: k.Team, Account: k.Account, Group: k.Group, Contact: k.Contact, Contract: k.Contract, Result: k.Result, FX: k.FX,
		Task: k.Task, Relation: k.Relation, Privacy: k.Privacy, Stakeholder: k.Stakeholder, Portfolio: k.Portfolio, Coordination: k.Coordination, Attention: k.Attention}
}

// StandAt stops the business clock at a moment, for tests and pictures; the zero time lets it run again.
func (a *App) StandAt(at time.Time) { a.clock.Hold(at) }

// standing is the moment at which the clock is held, zero while it runs.
func (c *clock) standing() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.held
}
