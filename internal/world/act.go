package world

import (
	"context"
	"fmt"
	"slices"
	"time"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/coordination/coordinationdesk"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio/portfoliodesk"
	"comptoir/internal/privacy/privacydesk"
	"comptoir/internal/relation/relationdesk"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/stakeholder/stakeholderdesk"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/team/teamdesk"
)

// Desks are those the story is told through.
type Desks struct {
	DB           *db.DB
	Team         *teamdesk.Desk
	Account      *accountdesk.Desk
	Group        *groupdesk.Desk
	Contact      *contactdesk.Desk
	Contract     *contractdesk.Desk
	Result       *resultdesk.Desk
	FX           *fxdesk.Desk
	Task         *taskdesk.Desk
	Relation     *relationdesk.Desk
	Privacy      *privacydesk.Desk
	Stakeholder  *stakeholderdesk.Desk
	Portfolio    *portfoliodesk.Desk
	Coordination *coordinationdesk.Desk
	// Attention ranks what the story calls for: somebody puts a line off.
	Attention *attentiondesk.Desk
}

// act is one gesture of the story: at a moment, somebody does something.
type act struct {
	at time.Time
	// by is the handle of who does it; empty is the machine.
	by   string
	what string
	does func(t *turn) error
}

// turn is an act being performed: who acts, and what is known by then.
type turn struct {
	*teller
	ctx context.Context
	a   who.Actor
}

// teller performs the acts in order.
type teller struct {
	story
	desks  Desks
	hold   func(time.Time)
	actors map[string]who.Actor

	accounts  map[string]id.Account
	contracts map[string]id.Contract
	contacts  map[string]id.Contact
	tasks     map[string]id.Task
	// entities are the legal bodies by their names, shares those that the story comes back to.
	entities map[string]id.Entity
	shares   map[string]id.Any
	// assignments are the last one of each account.
	assignments map[string]id.Any
	// inputs are the contracts as they were last entered, to be corrected from.
	inputs map[string]contract.Input
	asking
}

func newTeller(s story, d Desks, hold func(time.Time)) *teller {
	return &teller{story: s, desks: d, hold: hold, actors: map[string]who.Actor{}, accounts: map[string]id.Account{},
		contracts: map[string]id.Contract{}, contacts: map[string]id.Contact{}, tasks: map[string]id.Task{}, entities: map[string]id.Entity{}, shares: map[string]id.Any{}, assignments: map[string]id.Any{}, inputs: map[string]contract.Input{}, asking: asking{map[string]id.Any{}, map[string]id.Any{}}}
}

// perform plays the acts in the order of their moments; those of one moment in the order they were told.
func (t *teller) perform(ctx context.Context, acts []act) error {
	slices.SortStableFunc(acts, func(a, b act) int { return a.at.Compare(b.at) })
	midnight := t.story.at(t.today, 0, 0)
	for _, x := range acts {
		if !x.at.Before(midnight) {
			return fmt.Errorf("world: %s is told as of %s, which has not come", x.what, x.at)
		}
		a := who.System()
		if x.by != "" {
			a = t.actors[x.by]
		}
		t.hold(x.at)
		if err := x.does(&turn{teller: t, ctx: ctx, a: a}); err != nil {
			return fmt.Errorf("world: %s, by %q on %s: %w", x.what, x.by, x.at.Format(time.DateTime), err)
		}
	}
	return nil
}

// user is the identifier of a person of the cast.
func (t *turn) user(handle string) id.User { return t.actors[handle].ID }

// write runs several verbs as one gesture.
func (t *turn) write(do func(tx *db.Tx) error) error { return t.desks.DB.Write(t.ctx, t.a, do) }
