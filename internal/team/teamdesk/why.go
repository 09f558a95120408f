package teamdesk

import (
	"context"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// Via is a way an account comes into someone's reach.
type Via string

// Ways.
const (
	ViaOwner      Via = "OWNER"      // the local owner sees everything
	ViaTitle      Via = "TITLE"      // the title sees every account
	ViaAssignment Via = "ASSIGNMENT" // assigned to the account
	ViaBroughtIn  Via = "BROUGHT_IN" // brought the account in, and still holds it
	ViaTeam       Via = "TEAM"       // in the account team
	ViaGrant      Via = "GRANT"      // let in on this account
)

// Reason is one way, of the person or of someone below them.
type Reason struct {
	Via Via
	// Through is who below holds the place; empty when it is the person.
	Through     id.User
	ThroughName string
	From        *day.Day
	To          *day.Day // inclusive; the last day of a grant
	Level       team.Level
}

// Right is what the person may do today with one kind of thing of the account.
type Right struct {
	Object      team.Object
	Read, Write bool
}

// Answer says why someone sees an account, or that they do not.
type Answer struct {
	User    id.User
	Account id.Account
	// AccountName is empty where who asks may not know it.
	AccountName string
	Reasons     []Reason
	Rights      []Right
}

// Sees says that the person may read something of the account.
func (w Answer) Sees() bool {
	return slices.ContainsFunc(w.Rights, func(r Right) bool { return r.Read })
}

// Why answers "why can X see Y?", for who manages users, and for a manager about someone below them and an account
// within their own reach.
func (k *Desk) Why(ctx context.Context, a who.Actor, user id.User, account id.Account) (w Answer, err error) {
	if err := mustBeSomeone(a); err != nil {
		return w, err
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		if err := mayAskWhy(tx, a, user, account); err != nil {
			return err
		}
		x, r, found, err := actorByID(tx, user, k.zone)
		if err != nil || !found {
			return missingOr(err)
		}
		if there, err := accountExists(tx, account); err != nil || !there {
			return missingOr(err)
		}
		w = Answer{User: user, Account: account}
		if w.AccountName, err = k.nameFor(tx, a, account); err != nil {
			return err
		}
		if r.State != string(team.Active) {
			x = who.Actor{} // shut out: no right holds, whatever the places say
		}
		if w.Rights, err = rightsOn(tx, x, account); err != nil {
			return err
		}
		w.Reasons, err = reasons(tx, x, account)
		return err
	})
	return w, err
}

func mayAskWhy(tx *db.Tx, a who.Actor, user id.User, account id.Account) error {
	if ManagesUsers(a) {
		return nil
	}
	if extentOf(a, team.Account, team.Read) < team.Branch {
		return mustManage(a, user)
	}
	all, err := positions(tx)
	if err != nil {
		return err
	}
	if !slices.Contains(team.BranchOf(a.ID, all, a.Today(tx.Now())), user) {
		return Refused{Problem: problem.Missing(), action: "user.why", ref: ref.To(UserKind, user)}
	}
	return Must(tx, a, team.Account, team.Read, account)
}

func (k *Desk) nameFor(tx *db.Tx, a who.Actor, account id.Account) (string, error) {
	scope, err := Reach(tx, a, team.Account, team.Read)
	if err != nil {
		return "", err
	}
	names, err := accountNames(tx, scope, []id.Account{account})
	return names[account], err
}

// rightsOn asks the same predicate as every page does.
func rightsOn(tx *db.Tx, x who.Actor, account id.Account) ([]Right, error) {
	out := make([]Right, len(team.Objects))
	for i, o := range team.Objects {
		read, err := has(tx, x, o, team.Read, account)
		if err != nil {
			return nil, err
		}
		write, err := has(tx, x, o, team.Write, account)
		if err != nil {
			return nil, err
		}
		out[i] = Right{Object: o, Read: read, Write: write}
	}
	return out, nil
}

// reasons lists the places that count, as far as the title reaches.
func reasons(tx *db.Tx, x who.Actor, account id.Account) ([]Reason, error) {
	if x.Owner {
		return []Reason{{Via: ViaOwner}}, nil
	}
	s, all, err := widest(tx, x)
	switch {
	case err != nil:
		return nil, err
	case all:
		return []Reason{{Via: ViaTitle}}, nil
	case s == nil:
		return nil, nil
	}
	return s.reasons(tx, account)
}

// widest is the sphere of the object the title reads furthest: a CEO reads all accounts, but few contacts.
func widest(tx *db.Tx, x who.Actor) (best *sphere, all bool, err error) {
	for _, o := range team.Objects {
		s, all, err := sphereOf(tx, x, o, team.Read)
		if err != nil || all {
			return nil, all, err
		}
		if s != nil && (best == nil || s.extent > best.extent) {
			best = s
		}
	}
	return best, false, nil
}
