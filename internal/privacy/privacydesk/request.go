package privacydesk

import (
	"context"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/privacy"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// RequestSheet is a request as its page shows it.
type RequestSheet struct {
	privacy.Request
	Name        string
	Account     id.Account
	AccountName string
	// Erased: the person is no more; their page is not there.
	Erased   bool
	Today    day.Day
	MayWrite bool
	MayErase bool
}

// OpenRequest reads one request.
func (k *Desk) OpenRequest(ctx context.Context, a who.Actor, r id.Any) (s RequestSheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		w, l, err := findRequest(tx, a, r, 0, team.Read)
		if err != nil {
			return err
		}
		s = RequestSheet{Request: w.toRequest(), Name: l.Name, Account: l.AccountID, AccountName: l.AccountName, Erased: l.Gone, Today: a.Today(tx.Now())}
		s.MayWrite = teamdesk.Must(tx, a, team.Privacy, team.Write, l.AccountID) == nil
		s.MayErase = s.MayWrite && MayErase(a) && !l.Gone
		return nil
	})
	return s, err
}

// ReceiveIn notes what a person asks for, in the caller's transaction.
func (k *Desk) ReceiveIn(tx *db.Tx, a who.Actor, in privacy.RequestInput) (id.Any, error) {
	today := a.Today(tx.Now())
	r, bad := privacy.Receive(in, today)
	var f factsRow
	if in.Contact != "" {
		var err error
		f, err = k.find(tx, a, in.Contact, team.Write, today)
		switch {
		case problem.Is(err, problem.NotFound):
			bad.Add("contact", "unknown_choice")
		case err != nil:
			return "", err
		}
	} else if !teamdesk.May(a, team.Privacy, team.Write) {
		return "", problem.New(problem.Forbidden, "forbidden")
	}
	if len(bad) > 0 {
		return "", bad
	}
	r.ID, r.Rev = id.New[id.Any](), 1
	if err := insertRequest(tx, a, r); err != nil {
		return "", err
	}
	return r.ID, tx.Record(db.Change{Action: "privacy_request.received", Ref: r.Ref(), Account: f.AccountID, Deltas: db.Deltas(nil, requestSnapshot(r))})
}

// Receive is ReceiveIn in its own transaction.
func (k *Desk) Receive(ctx context.Context, a who.Actor, in privacy.RequestInput) (r id.Any, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err = k.ReceiveIn(tx, a, in)
		return err
	})
	return r, err
}

// CheckIdentity notes how it was made sure that it is the person who asks.
func (k *Desk) CheckIdentity(ctx context.Context, a who.Actor, r id.Any, rev int, how string) error {
	return k.move(ctx, a, r, rev, "checked", func(q privacy.Request, today day.Day) (privacy.Request, error) { return q.Check(how, today) })
}

// Extend gives two months more.
func (k *Desk) Extend(ctx context.Context, a who.Actor, r id.Any, rev int, why string) error {
	return k.move(ctx, a, r, rev, "extended", func(q privacy.Request, today day.Day) (privacy.Request, error) { return q.Extend(why, today) })
}

// Finish notes what was done.
func (k *Desk) Finish(ctx context.Context, a who.Actor, r id.Any, rev int, outcome string) error {
	return k.move(ctx, a, r, rev, "done", func(q privacy.Request, today day.Day) (privacy.Request, error) { return q.Finish(outcome, today) })
}

// Refuse notes why it is refused.
func (k *Desk) Refuse(ctx context.Context, a who.Actor, r id.Any, rev int, why string) error {
	return k.move(ctx, a, r, rev, "refused", func(q privacy.Request, today day.Day) (privacy.Request, error) { return q.Refuse(why, today) })
}

func (k *Desk) move(ctx context.Context, a who.Actor, r id.Any, rev int, verb string, rule func(privacy.Request, day.Day) (privacy.Request, error)) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		from, l, err := findRequest(tx, a, r, rev, team.Write)
		if err != nil {
			return err
		}
		old := from.toRequest()
		next, err := rule(old, a.Today(tx.Now()))
		if err != nil {
			return err
		}
		if err := saveRequest(tx, a, from, next); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "privacy_request." + verb, Ref: next.Ref(), Account: l.AccountID,
			Deltas: db.Deltas(requestSnapshot(old), requestSnapshot(next))})
	})
}

// findRequest reads a request whose person is within reach.
func findRequest(tx *db.Tx, a who.Actor, r id.Any, rev int, access team.Access) (requestRow, personRow, error) {
	w, ok, err := requestOf(tx, r)
	if err != nil {
		return w, personRow{}, err
	}
	if !ok {
		return w, personRow{}, problem.Missing()
	}
	l, ok, err := personOf(tx, w.ContactID)
	if err != nil || !ok {
		return w, l, err
	}
	if err := teamdesk.Must(tx, a, team.Privacy, access, l.AccountID); err != nil {
		return w, l, err
	}
	if rev != 0 && rev != w.Rev {
		return w, l, problem.Stale()
	}
	return w, l, nil
}
