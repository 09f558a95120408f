package relationdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/personal"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{{Table: "interaction", Kind: relation.InteractionKind, Account: "account_id", Columns: []string{"summary", "summary_fold"}}}
}

const withPerson = ` FROM interaction i JOIN interaction_contact x ON x.interaction_id = i.id WHERE x.contact_id = ?`

// Tell is every exchange with the person, as they may read it.
func Tell(tx *db.Tx, p personal.Person) ([]area.Told, error) {
	rows, err := db.Select[row](tx, `SELECT i.*`+withPerson+` AND i.deleted_at IS NULL ORDER BY i.day DESC, i.id`, p.Contact)
	out := make([]area.Told, len(rows))
	for i, r := range rows {
		out[i] = area.Told{Kind: relation.InteractionKind, Fields: []area.ToldField{{Name: "day", Value: r.Day}, {Name: "kind", Value: r.Kind},
			{Name: "summary", Value: r.Summary}}}
	}
	return out, err
}

// ErasePerson blanks what was said with the person, in exchanges with others as well: it was said by all of them. That
// they took place, and how strong that made the relation, stays.
func ErasePerson(tx *db.Tx, a who.Actor, p personal.Person) error {
	rows, err := db.Select[row](tx, `SELECT i.*`+withPerson+` ORDER BY i.id`, p.Contact)
	if err != nil {
		return err
	}
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = string(r.ID)
		if err := forget(tx, a, r.ID); err != nil {
			return err
		}
		if err := tx.Record(db.Change{Action: "interaction.person_erased", Ref: relation.Interaction{ID: r.ID}.Ref(), Account: r.AccountID}); err != nil {
			return err
		}
	}
	return journal.Blank(tx, relation.InteractionKind, ids, "summary", "contacts", "external_key")
}

func forget(tx *db.Tx, a who.Actor, x id.Interaction) error {
	_, err := tx.Exec(`UPDATE interaction SET summary = '', summary_fold = '', rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ?`,
		tx.Now(), db.Opt(a.ID), x)
	return err
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
