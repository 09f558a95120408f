// Package reportdesk draws reports: it checks who asks about whom, and gathers on one snapshot what the areas know, each
// within the reader's own rights. It stores nothing and computes no figure of its own (DOMAIN §13: figures come only
// from stored data).
package reportdesk

import (
	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/history/historydesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/report"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Options are the desks that reports read.
type Options struct {
	Contract  *contractdesk.Desk
	Contact   *contactdesk.Desk
	Result    *resultdesk.Desk
	Attention *attentiondesk.Desk
	// History tells what changed on an account.
	History *historydesk.Desk
	// Company is the name on the reports; nil, and an empty one, leave it out.
	Company func(tx *db.Tx, on day.Day) (string, error)
}

// Desk draws reports.
type Desk struct {
	Options
	db *db.DB
}

// New makes the desk.
func New(d *db.DB, o Options) *Desk { return &Desk{Options: o, db: d} }

// companyIn is the name on a report of the reader's day.
func (k *Desk) companyIn(tx *db.Tx, a who.Actor) (string, error) {
	if k.Company == nil {
		return "", nil
	}
	return k.Company(tx, a.Today(tx.Now()))
}

// Draws says whether the title draws reviews at all: pages leave out what would be refused.
func Draws(a who.Actor) bool { return teamdesk.May(a, team.Report, team.Read) }

// must is the right to draw the review of a person: one's own, of anyone in one's branch, or of anyone. Any other one
// does not exist.
func must(tx *db.Tx, a who.Actor, subject id.User) error {
	if subject == "" || a.ID == "" {
		return problem.Missing()
	}
	switch extent := extentOf(a); {
	case extent == team.None:
		return refused(subject)
	case extent == team.All, a.ID == subject:
		return nil
	case extent < team.Branch:
		return refused(subject)
	}
	below, err := teamdesk.BranchOfIn(tx, a, a.ID)
	if err != nil {
		return err
	}
	for _, u := range below {
		if u == subject {
			return nil
		}
	}
	return refused(subject)
}

func extentOf(a who.Actor) team.Extent {
	if a.Owner || a.System {
		return team.All
	}
	return team.ExtentOf(team.Title(a.Title), team.Report, team.Read)
}

// refusal is a review refused to someone signed in: it reads as absent, and the door notes it.
type refusal struct {
	problem.Problem
	subject id.User
}

func refused(subject id.User) error { return refusal{problem.Missing(), subject} }

// Unwrap is the problem.
func (r refusal) Unwrap() error { return r.Problem }

// Refusal is what the access log keeps.
func (r refusal) Refusal() (action string, on ref.Ref) {
	return "report.read", ref.To(report.Kind, r.subject)
}
