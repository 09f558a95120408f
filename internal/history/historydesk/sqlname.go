package historydesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
)

// userNames reads the names of people, whoever they are: a name in the journal stays when its bearer left.
func (r *reader) userNames(ids map[string]bool, out map[ref.Ref]area.Label) error {
	var some []string
	for i := range ids {
		if _, ok := id.Parse[id.User](i); ok {
			some = append(some, i)
		}
	}
	if len(some) == 0 {
		return nil
	}
	type named struct{ ID, Name string }
	rows, err := db.Select[named](r.tx, `SELECT id, name FROM app_user WHERE id IN (?)`, db.In(some))
	for _, n := range rows {
		out[ref.Ref{Kind: userKind, ID: n.ID}] = area.Label{Title: n.Name}
	}
	return err
}

// People are who acted in the scope's journal lately, for the filter of the audit page.
func (r *reader) people() ([]Person, error) {
	return db.Select[Person](r.tx, `SELECT u.id, u.name FROM app_user u WHERE EXISTS (SELECT 1 FROM journal j WHERE j.actor = u.id)
		ORDER BY u.name, u.id LIMIT ?`, maxPeople)
}

// maxPeople bounds the list to choose from.
const maxPeople = 300
