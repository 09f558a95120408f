// Package meetingdesk keeps the codes of meeting mode and says what a client may read of their own account's head.
package meetingdesk

import (
	"context"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/meeting"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Tables declares the tables the area owns. A code is a key, not a record: it is kept as sessions are.
func Tables() map[string]db.TableClass { return map[string]db.TableClass{"meeting_code": db.Plumbing} }

// Desk does the work.
type Desk struct {
	db      *db.DB
	account *accountdesk.Desk
}

// New makes the desk.
func New(d *db.DB, account *accountdesk.Desk) *Desk { return &Desk{db: d, account: account} }

// Face is what the head of the client's own page says.
type Face struct {
	Account id.Account
	Name    string
	City    string
	// Country is the head office's; Countries are all where it has a live body.
	Country   string
	Countries int
	// SinceYear is 0 when it is not known.
	SinceYear int
	// Contact is who carries the account on our side; empty when nobody does.
	Contact string
}

// Open gives the head of an account's page as its own people may read it.
func (k *Desk) Open(ctx context.Context, a who.Actor, account id.Account) (f Face, err error) {
	if !teamdesk.May(a, team.Account, team.Read) {
		return f, problem.Missing()
	}
	s, err := k.account.Open(ctx, a, account) // which asks about this very account
	if err != nil {
		return f, err
	}
	f = Face{Account: s.ID, Name: s.Name, City: s.City, Country: s.Country, Countries: len(s.Countries)}
	if s.Since != nil {
		f.SinceYear = s.Since.Year()
	}
	if n, ok := s.Carrier(); ok {
		f.Contact = n.Name
	}
	return f, nil
}

// HasCode says whether the person has chosen a code.
func (k *Desk) HasCode(ctx context.Context, a who.Actor) (has bool, err error) {
	if err := mustBeSomebody(a); err != nil {
		return false, err
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		_, has, err = codeOf(tx, a.ID)
		return err
	})
	return has, err
}

// SetCode chooses one's own code. The earlier one is not asked for: who is signed in and not in a meeting may set it.
func (k *Desk) SetCode(ctx context.Context, a who.Actor, code string) error {
	if err := mustBeSomebody(a); err != nil {
		return err
	}
	if l := meeting.CheckCode(code); len(l) > 0 {
		return l
	}
	hash, err := auth.Hash(code)
	if err != nil {
		return err
	}
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return saveCode(tx, a.ID, hash) })
}

// Try says whether the code is the person's. A try is counted as wrong before it is looked at, so that many at once are
// no better than one after the other; spent is true when none is left.
func (k *Desk) Try(ctx context.Context, a who.Actor, code string) (right, spent bool, err error) {
	if err := mustBeSomebody(a); err != nil {
		return false, false, err
	}
	var kept codeRow
	var has bool
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		kept, has, err = countTry(tx, a.ID)
		return err
	})
	if err != nil {
		return false, false, err
	}
	if !has || kept.Failures > meeting.MaxTries {
		return false, true, nil
	}
	if !auth.Matches(code, kept.Hash) {
		return false, kept.Failures == meeting.MaxTries, nil
	}
	return true, false, k.db.Write(ctx, a, func(tx *db.Tx) error { return forgive(tx, a.ID) })
}

// Forgive forgets wrong codes, once a password has proved who somebody is.
func (k *Desk) Forgive(ctx context.Context, a who.Actor) error {
	if err := mustBeSomebody(a); err != nil {
		return err
	}
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return forgive(tx, a.ID) })
}

// mustBeSomebody: a code is one's own, and strangers have none.
func mustBeSomebody(a who.Actor) error {
	if a.ID == "" {
		return problem.Missing()
	}
	return nil
}
