package privacydesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/personal"
	"comptoir/internal/platform/who"
	"comptoir/internal/privacy"
)

// personRow names the person of a request, erased ones by their stand-in.
type personRow struct {
	ID          id.Contact `bun:"id"`
	Name        string     `bun:"name"`
	AccountID   id.Account `bun:"account_id"`
	AccountName string     `bun:"account_name"`
	Gone        bool       `bun:"gone"`
}

func personOf(tx *db.Tx, c id.Contact) (personRow, bool, error) {
	return db.One[personRow](tx, `SELECT c.id, c.name, c.account_id, a.name AS account_name, (c.deleted_at IS NOT NULL) AS gone
		FROM contact c JOIN account a ON a.id = c.account_id WHERE c.id = ?`, c)
}

func requestsOf(tx *db.Tx, c id.Contact) (out []privacy.Request, err error) {
	rows, err := db.Select[requestRow](tx, `SELECT * FROM privacy_request WHERE contact_id = ? AND deleted_at IS NULL ORDER BY received_day DESC, id DESC`, c)
	for _, r := range rows {
		out = append(out, r.toRequest())
	}
	return out, err
}

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{
		{Table: "contact_privacy", Kind: privacy.CardKind, Columns: []string{"basis_note", "source", "restricted_reason", "hold_reason"}},
		{Table: "privacy_request", Kind: privacy.RequestKind, Columns: []string{"asked", "checked_how", "outcome", "extension_reason"}},
	}
}

// TellPerson is the card and the requests, as the person may read them.
func TellPerson(tx *db.Tx, p personal.Person) (out []area.Told, err error) {
	c, known, err := cardOf(tx, p.Contact)
	if err != nil {
		return nil, err
	}
	if known {
		out = append(out, told(privacy.CardKind, cardSnapshot(c.toCard()), "basis", "basis_note", "source", "collected", "informed", "last_active", "objection",
			"restricted", "restricted_reason"))
	}
	list, err := requestsOf(tx, p.Contact)
	for _, r := range list {
		out = append(out, told(privacy.RequestKind, requestSnapshot(r), "right", "received", "due", "state", "asked", "outcome"))
	}
	return out, err
}

func told(kind ref.Kind, values map[string]any, names ...string) area.Told {
	t := area.Told{Kind: kind}
	for _, n := range names {
		t.Fields = append(t.Fields, area.ToldField{Name: n, Value: values[n]})
	}
	return t
}

// ErasePerson keeps that a card was there and that requests were answered, and none of their words. A request to be erased
// is done.
func ErasePerson(tx *db.Tx, a who.Actor, p personal.Person) error {
	ids, err := db.Select[string](tx, `SELECT id FROM privacy_request WHERE contact_id = ?`, p.Contact)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(`UPDATE contact_privacy SET basis_note = '', source = '', restricted_reason = '', hold_reason = '', rev = rev + 1,
		updated_at = ?, updated_by = ? WHERE id = ?`, tx.Now(), db.Opt(a.ID), p.Contact); err != nil {
		return err
	}
	if _, err := tx.Exec(`UPDATE privacy_request SET state = ?, closed_day = ? WHERE contact_id = ? AND kind = ? AND state IN (?, ?)`,
		privacy.Done, a.Today(tx.Now()), p.Contact, privacy.Erase, privacy.Open, privacy.Checked); err != nil {
		return err
	}
	if _, err := tx.Exec(`UPDATE privacy_request SET asked = '', checked_how = '', outcome = '', extension_reason = '', rev = rev + 1,
		updated_at = ?, updated_by = ? WHERE contact_id = ?`, tx.Now(), db.Opt(a.ID), p.Contact); err != nil {
		return err
	}
	for _, i := range ids {
		if err := tx.Record(db.Change{Action: "privacy_request.person_erased", Ref: ref.Ref{Kind: privacy.RequestKind, ID: i}, Account: p.Account}); err != nil {
			return err
		}
	}
	if err := journal.Blank(tx, privacy.RequestKind, ids, "asked", "checked_how", "outcome", "extension_reason"); err != nil {
		return err
	}
	return journal.Blank(tx, privacy.CardKind, []string{string(p.Contact)}, "basis_note", "source", "restricted_reason", "hold_reason")
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
