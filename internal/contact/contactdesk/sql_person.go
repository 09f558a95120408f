package contactdesk

import (
	"crypto/sha256"
	"encoding/hex"

	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/personal"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
)

// PersonIn reads who a contact is, removed or not: a person who left the lists still has rights.
func PersonIn(tx *db.Tx, c id.Contact) (p personal.Person, found bool, err error) {
	r, found, err := db.One[row](tx, `SELECT * FROM contact WHERE id = ?`, c)
	return personal.Person{Contact: r.ID, Account: r.AccountID, Name: r.Name, Email: r.Email, Phone: r.Phone, Tel: r.PhoneE164}, found, err
}

// Tell is the contact as the person may read it.
func Tell(tx *db.Tx, p personal.Person) ([]area.Told, error) {
	r, found, err := db.One[sheetRow](tx, sheetSQL+` WHERE c.id = ?`, p.Contact)
	if err != nil || !found {
		return nil, err
	}
	return []area.Told{{Kind: contact.Kind, Fields: []area.ToldField{{Name: "name", Value: r.Name}, {Name: "account", Value: r.AccountName},
		{Name: "job", Value: r.Job}, {Name: "email", Value: r.Email}, {Name: "phone", Value: r.Phone}, {Name: "lang", Value: r.Lang},
		{Name: "origin", Value: r.Origin}, {Name: "note", Value: r.Note}}}}, nil
}

// ErasePerson leaves of a contact that somebody was there. The key of an import is kept as a trace that nobody can read
// back, so that the same file does not bring the person in again.
func ErasePerson(tx *db.Tx, a who.Actor, p personal.Person) error {
	r, found, err := db.One[row](tx, `SELECT * FROM contact WHERE id = ?`, p.Contact)
	if err != nil || !found {
		return err
	}
	gone := row{ID: r.ID, AccountID: r.AccountID, Name: p.Stand, NameFold: text.Fold(p.Stand), Source: r.Source, BatchID: r.BatchID,
		DeletedAt: r.DeletedAt, Rev: r.Rev + 1, CreatedAt: r.CreatedAt, CreatedBy: r.CreatedBy, UpdatedAt: tx.Now(), UpdatedBy: a.ID}
	if gone.DeletedAt == nil {
		now := tx.Now()
		gone.DeletedAt = &now
	}
	if r.ExternalKey != nil {
		gone.ExternalKey = db.Opt(erasedKey(*r.ExternalKey))
	}
	if err := db.UpdateRow(tx, &gone, r.Rev); err != nil {
		return err
	}
	if err := journal.Blank(tx, contact.Kind, []string{string(r.ID)}); err != nil {
		return err
	}
	if err := search.Remove(tx, contact.Kind, []string{string(r.ID)}); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "contact.erased", Ref: ref.To(contact.Kind, r.ID), Account: r.AccountID})
}

// erasedKey is the trace of a key.
func erasedKey(key string) string {
	sum := sha256.Sum256([]byte(key))
	return "#" + hex.EncodeToString(sum[:])
}

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{{Table: "contact", Kind: contact.Kind, Account: "account_id", Columns: []string{"note", "job", "job_fold", "origin"}}}
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
