// Package contactdesk does the work on contacts: who may, open, apply the rules of package contact, save, record.
package contactdesk

import (
	"context"

	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Tables declares the tables the area owns.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"contact": db.Record}
}

// Fields declares what the journal keeps: what tells of a person is PERSONAL.
func Fields() map[ref.Kind]db.Fields {
	return map[ref.Kind]db.Fields{contact.Kind: {"account": db.Normal, "name": db.Personal, "job": db.Personal, "lang": db.Personal,
		"email": db.Personal, "phone": db.Personal, "origin": db.Normal, "note": db.Personal, "external_key": db.Normal}}
}

func snapshot(c contact.Contact) map[string]any {
	return map[string]any{"account": c.Account, "name": c.Name, "job": c.Job, "lang": c.Lang, "email": c.Email, "phone": c.Phone,
		"origin": c.Origin, "note": c.Note, "external_key": c.ExternalKey}
}

// Desk does the work.
type Desk struct{ db *db.DB }

// New makes the desk.
func New(d *db.DB) *Desk { return &Desk{db: d} }

// Sheet is a contact as its page shows it.
type Sheet struct {
	contact.Contact
	AccountName string
	UpdatedAt   instant.Instant
	UpdatedBy   string
	// Limited says that the reader sees a name and a telephone, and nothing else.
	Limited bool
	// MayWrite says whether the reader may change it.
	MayWrite bool
}

// Limited says that the title sees names and professional telephones only (DOMAIN §14): production calls the client,
// and needs no more.
func Limited(a who.Actor) bool {
	return !a.System && !a.Owner && team.Title(a.Title) == team.Production
}

// limit blanks what the reader may not see.
func limit(a who.Actor, c contact.Contact) contact.Contact {
	if !Limited(a) {
		return c
	}
	return contact.Contact{ID: c.ID, Rev: c.Rev, Account: c.Account, Name: c.Name, Phone: c.Phone, Tel: c.Tel}
}

// Open reads one contact. What is out of the reader's reach is NotFound, as what does not exist.
func (k *Desk) Open(ctx context.Context, a who.Actor, c id.Contact) (s Sheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, err = k.OpenIn(tx, a, c)
		return err
	})
	return s, err
}

// OpenIn is Open in the caller's transaction.
func (k *Desk) OpenIn(tx *db.Tx, a who.Actor, c id.Contact) (s Sheet, err error) {
	r, ok, err := db.One[sheetRow](tx, sheetSQL+` WHERE c.id = ? AND c.deleted_at IS NULL`, c)
	if err != nil {
		return s, err
	}
	if !ok {
		return s, problem.Missing()
	}
	if err := teamdesk.Must(tx, a, team.Contact, team.Read, r.AccountID); err != nil {
		return s, err
	}
	s = Sheet{Contact: limit(a, r.toContact()), AccountName: r.AccountName, UpdatedAt: r.UpdatedAt, UpdatedBy: r.UpdatedByName, Limited: Limited(a)}
	s.MayWrite = teamdesk.Must(tx, a, team.Contact, team.Write, r.AccountID) == nil
	return s, nil
}

// Create enters a contact. When somebody who looks like them is known within the reader's reach, it is refused with
// contact_twins unless sure: two people may share a name.
func (k *Desk) Create(ctx context.Context, a who.Actor, in contact.Input, sure bool) (c id.Contact, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		c, err = k.CreateIn(tx, a, in, sure)
		return err
	})
	return c, err
}

// CreateIn is Create in the caller's transaction.
func (k *Desk) CreateIn(tx *db.Tx, a who.Actor, in contact.Input, sure bool) (id.Contact, error) {
	in = in.Clean()
	country, err := checked(tx, a, in)
	if err != nil {
		return "", err
	}
	c := in.Contact(country)
	if err := warn(tx, a, c, sure); err != nil {
		return "", err
	}
	c.ID, c.Rev = id.New[id.Contact](), 1
	r := toRow(c)
	r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy = tx.Now(), tx.Now(), a.ID, a.ID
	if err := db.Insert(tx, r); err != nil {
		return "", err
	}
	return c.ID, tx.Record(db.Change{Action: "contact.created", Ref: c.Ref(), Account: c.Account, Deltas: db.Deltas(nil, snapshot(c))})
}

// Edit corrects a contact opened at rev; a stale rev is a Conflict. A person who changes company changes account: both
// must be within reach for writing.
func (k *Desk) Edit(ctx context.Context, a who.Actor, c id.Contact, rev int, in contact.Input, sure bool) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error { return k.EditIn(tx, a, c, rev, in, sure) })
}

// EditIn is Edit in the caller's transaction.
func (k *Desk) EditIn(tx *db.Tx, a who.Actor, c id.Contact, rev int, in contact.Input, sure bool) error {
	r, err := k.find(tx, a, c, rev)
	if err != nil {
		return err
	}
	old := r.toContact()
	in.ExternalKey = old.ExternalKey
	if in.Account == "" {
		in.Account = old.Account
	}
	country, err := checked(tx, a, in)
	if err != nil {
		return err
	}
	next := old.Edit(in, country)
	deltas := db.Deltas(snapshot(old), snapshot(next))
	if len(deltas) == 0 {
		return nil // nothing moved: a form sent twice leaves no trace
	}
	if err := warn(tx, a, next, sure || !identityMoved(old, next)); err != nil {
		return err
	}
	if err := save(tx, a, r, next); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "contact.edited", Ref: next.Ref(), Account: next.Account, Deltas: deltas})
}

// Remove deletes a contact; it stays in the journal.
func (k *Desk) Remove(ctx context.Context, a who.Actor, c id.Contact, rev int) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, err := k.find(tx, a, c, rev)
		if err != nil {
			return err
		}
		if err := remove(tx, a, r); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "contact.removed", Ref: ref.To(contact.Kind, c), Account: r.AccountID,
			Deltas: db.Deltas(snapshot(r.toContact()), nil)})
	})
}

// checked asks the right on the account first, then everything that is wrong with the input at once, in the country of
// the account: of an account out of reach, nothing is read.
func checked(tx *db.Tx, a who.Actor, in contact.Input) (country string, err error) {
	var l problem.List
	switch err := mayWrite(tx, a, in.Account); {
	case in.Account == "" && !teamdesk.May(a, team.Contact, team.Write):
		return "", problem.New(problem.Forbidden, "forbidden")
	case in.Account == "":
	case problem.Is(err, problem.Invalid):
		l, _ = problem.All(err)
	case err != nil:
		return "", err
	default:
		if country, err = countryOf(tx, in.Account); err != nil {
			return "", err
		}
	}
	return country, append(in.Validate(country), l...).Err()
}

// mayWrite says of an account out of reach what it would say of one that does not exist.
func mayWrite(tx *db.Tx, a who.Actor, account id.Account) error {
	err := teamdesk.Must(tx, a, team.Contact, team.Write, account)
	if problem.Is(err, problem.NotFound) {
		return problem.At("account", "unknown_choice")
	}
	return err
}

// find reads a contact to change. rev 0 takes it as it stands.
func (k *Desk) find(tx *db.Tx, a who.Actor, c id.Contact, rev int) (row, error) {
	r, ok, err := rowOf(tx, c)
	if err != nil {
		return r, err
	}
	if !ok {
		return r, problem.Missing()
	}
	if err := teamdesk.Must(tx, a, team.Contact, team.Write, r.AccountID); err != nil {
		return r, err
	}
	if rev != 0 && rev != r.Rev {
		return r, problem.Stale()
	}
	return r, nil
}
