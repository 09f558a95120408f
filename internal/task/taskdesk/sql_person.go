package taskdesk

import (
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/personal"
	"comptoir/internal/platform/who"
	"comptoir/internal/task"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{{Table: "task", Kind: task.RefKind, Account: "account_id", Columns: []string{"title", "title_fold", "note"}}}
}

// Tell is what there is to do with the person, as they may read it.
func Tell(tx *db.Tx, p personal.Person) ([]area.Told, error) {
	rows, err := db.Select[row](tx, `SELECT * FROM task WHERE contact_id = ? AND deleted_at IS NULL ORDER BY rank_day, id`, p.Contact)
	out := make([]area.Told, len(rows))
	for i, r := range rows {
		out[i] = area.Told{Kind: task.RefKind, Fields: []area.ToldField{{Name: "title", Value: r.Title}, {Name: "due", Value: r.DueDay},
			{Name: "state", Value: r.State}, {Name: "note", Value: r.Note}}}
	}
	return out, err
}

// ErasePerson blanks the notes of what was to do with the person, and puts their stand-in into its title.
func ErasePerson(tx *db.Tx, a who.Actor, p personal.Person) error {
	rows, err := db.Select[row](tx, `SELECT * FROM task WHERE contact_id = ? ORDER BY id`, p.Contact)
	if err != nil {
		return err
	}
	ids, words := make([]string, len(rows)), p.OwnWords()
	for i, r := range rows {
		ids[i] = string(r.ID)
		title := words.Replace(r.Title, p.Stand)
		if _, err := tx.Exec(`UPDATE task SET title = ?, title_fold = ?, note = '', rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ?`,
			title, text.Fold(title), tx.Now(), db.Opt(a.ID), r.ID); err != nil {
			return err
		}
		if err := tx.Record(db.Change{Action: "task.person_erased", Ref: task.Task{ID: r.ID}.Ref(), Account: db.Val(r.AccountID)}); err != nil {
			return err
		}
	}
	return journal.Blank(tx, task.RefKind, ids, "title", "note")
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
