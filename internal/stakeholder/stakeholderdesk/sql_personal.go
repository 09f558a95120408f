package stakeholderdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/personal"
	"comptoir/internal/platform/who"
	"comptoir/internal/stakeholder"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{
		{Table: "stakeholder", Kind: stakeholder.Kind, Account: "account_id", Columns: []string{"post", "note"}},
		{Table: "stakeholder_mark", Kind: stakeholder.MarkKind, Account: "account_id", Columns: []string{"note"}},
		{Table: "decision_process", Kind: stakeholder.ProcessKind, Account: "account_id", Columns: []string{"name", "competitor"}},
		{Table: "decision_step", Columns: []string{"name", "owner", "reason"}},
		{Table: "decision_criterion", Columns: []string{"name", "evidence"}},
	}
}

// held is a place that a person has on a map.
type held struct {
	ID      id.Any     `bun:"id"`
	Account id.Account `bun:"account_id"`
	Post    string     `bun:"post"`
	Roles   string     `bun:"roles"`
	Note    string     `bun:"note"`
}

func heldBy(tx *db.Tx, p personal.Person) ([]held, error) {
	return db.Select[held](tx, `SELECT id, account_id, post, roles, note FROM stakeholder WHERE contact_id = ? ORDER BY id`, p.Contact)
}

// Tell is what is noted of the person's part in decisions, with what was thought of them: they may ask to read it.
func Tell(tx *db.Tx, p personal.Person) ([]area.Told, error) {
	places, err := heldBy(tx, p)
	if err != nil {
		return nil, err
	}
	var out []area.Told
	for _, h := range places {
		out = append(out, area.Told{Kind: stakeholder.Kind, Fields: []area.ToldField{{Name: "post", Value: h.Post}, {Name: "roles", Value: h.Roles},
			{Name: "note", Value: h.Note}}})
	}
	marks, err := marksOn(tx, p)
	for _, m := range marks {
		out = append(out, area.Told{Kind: stakeholder.MarkKind, Fields: []area.ToldField{{Name: "why", Value: m.Note}}})
	}
	return out, err
}

// mark is a view of a person with its reason.
type mark struct {
	ID      id.Any     `bun:"id"`
	Account id.Account `bun:"account_id"`
	Note    string     `bun:"note"`
}

func marksOn(tx *db.Tx, p personal.Person) ([]mark, error) {
	return db.Select[mark](tx, `SELECT m.id, m.account_id, m.note FROM stakeholder_mark m JOIN stakeholder s ON s.id = m.stakeholder_id WHERE s.contact_id = ? ORDER BY m.id`,
		p.Contact)
}

// ErasePerson empties the person's places on maps and what was thought of them. The place itself stays in the tree, under
// what stands for a removed contact.
func ErasePerson(tx *db.Tx, a who.Actor, p personal.Person) error {
	places, err := heldBy(tx, p)
	if err != nil {
		return err
	}
	marks, err := marksOn(tx, p)
	if err != nil {
		return err
	}
	var placed, marked []string
	for _, h := range places {
		placed = append(placed, string(h.ID))
		if _, err := tx.Exec(`UPDATE stakeholder SET post = '', roles = '', influence = NULL, influence_day = NULL, influence_by = NULL, note = '',
			rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ?`, tx.Now(), db.Opt(a.ID), h.ID); err != nil {
			return err
		}
		if err := tx.Record(db.Change{Action: "stakeholder.person_erased", Ref: ref.To(stakeholder.Kind, h.ID), Account: h.Account}); err != nil {
			return err
		}
	}
	for _, m := range marks {
		marked = append(marked, string(m.ID))
		if _, err := tx.Exec(`UPDATE stakeholder_mark SET value = NULL, note = '', deleted_at = coalesce(deleted_at, ?), rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ?`,
			tx.Now(), tx.Now(), db.Opt(a.ID), m.ID); err != nil {
			return err
		}
		if err := tx.Record(db.Change{Action: "stakeholder_mark.person_erased", Ref: ref.To(stakeholder.MarkKind, m.ID), Account: m.Account}); err != nil {
			return err
		}
	}
	if err := journal.Blank(tx, stakeholder.Kind, placed, "contact", "post", "roles", "influence", "reports_to", "external", "note", "state"); err != nil {
		return err
	}
	return journal.Blank(tx, stakeholder.MarkKind, marked, "of", "sentiment", "why")
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
