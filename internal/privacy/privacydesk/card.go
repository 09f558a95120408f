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

// Sheet is the data card of a contact as pages show it.
type Sheet struct {
	privacy.Card
	// Known is false while nobody has filled the card.
	Known       bool
	Name        string
	Account     id.Account
	AccountName string
	// Generic: the address is a function's, not a person's.
	Generic bool
	// Last is the last sign; Until the last day of the retention; Sign whether anything at all is known of them since.
	Last, Until day.Day
	Stage       privacy.Stage
	Word        string
	Requests    []privacy.Request
	Today       day.Day
	MayWrite    bool
	MayErase    bool
}

// Open reads the card of a contact. What is out of reach is NotFound.
func (k *Desk) Open(ctx context.Context, a who.Actor, c id.Contact) (s Sheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		today := a.Today(tx.Now())
		r, err := k.find(tx, a, c, team.Read, today)
		if err != nil {
			return err
		}
		f := r.facts()
		s = Sheet{Known: r.HasCard, Name: r.Name, Account: r.AccountID, AccountName: r.AccountName, Generic: r.generic(), Last: f.Last,
			Until: privacy.Retention(f.Last), Word: privacy.Sensitive(r.Note), Today: today}
		s.Card = privacy.Card{Contact: c, Input: privacy.Input{Basis: privacy.LegitimateInterest}}
		if f.Card != nil {
			s.Card = *f.Card
		}
		s.Stage = privacy.StageOn(s.Until, today)
		s.MayWrite = teamdesk.Must(tx, a, team.Privacy, team.Write, r.AccountID) == nil
		s.MayErase = s.MayWrite && MayErase(a)
		s.Requests, err = requestsOf(tx, c)
		return err
	})
	return s, err
}

// find reads a contact within reach.
func (k *Desk) find(tx *db.Tx, a who.Actor, c id.Contact, access team.Access, today day.Day) (factsRow, error) {
	r, ok, err := factsOf(tx, c, today)
	if err != nil {
		return r, err
	}
	if !ok {
		return r, problem.Missing()
	}
	return r, teamdesk.Must(tx, a, team.Privacy, access, r.AccountID)
}

// Fill writes the card of a contact, opened at rev; 0 is a card that was not there.
func (k *Desk) Fill(ctx context.Context, a who.Actor, c id.Contact, rev int, in privacy.Input) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.FillIn(tx, a, c, rev, in) })
}

// FillIn is Fill in the caller's transaction. An objection puts the address on the suppression list at once; a
// restriction takes the contact out of lists and of the search.
func (k *Desk) FillIn(tx *db.Tx, a who.Actor, c id.Contact, rev int, in privacy.Input) error {
	today := a.Today(tx.Now())
	r, err := k.find(tx, a, c, team.Write, today)
	if err != nil {
		return err
	}
	if rev != r.Rev {
		return problem.Stale()
	}
	in = in.Clean()
	if l := in.Validate(today); len(l) > 0 {
		return l
	}
	from, known, err := cardOf(tx, c)
	if err != nil {
		return err
	}
	old := from.toCard()
	next := old.Edit(in, today)
	next.Contact = c
	deltas := db.Deltas(cardSnapshot(old), cardSnapshot(next))
	if len(deltas) == 0 {
		return nil
	}
	r.LastActive, r.CollectedDay = next.LastActive, next.CollectedOn
	if err := writeCard(tx, a, from, known, toCardRow(next, privacy.Retention(r.last()))); err != nil {
		return err
	}
	if err := suppress(tx, c, r.Email, next.Objection, today); err != nil {
		return err
	}
	if old.Restricted != next.Restricted {
		if err := tx.Record(db.Change{Action: restriction(next.Restricted), Ref: subject(c), Account: r.AccountID}); err != nil {
			return err
		}
	}
	return tx.Record(db.Change{Action: "contact_privacy.filled", Ref: next.Ref(), Account: r.AccountID, Deltas: deltas})
}

func restriction(on bool) string {
	if on {
		return "contact.restricted"
	}
	return "contact.released"
}
