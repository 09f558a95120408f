package taskdesk

import (
	"slices"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
	"comptoir/internal/task"
)

// Alerts gives the promises and tasks that are overdue: of the accounts named, or all when accounts is nil. An empty
// account among them stands for the tasks that concern no client.
func Alerts(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	where, args := `1 = 1`, []any{today}
	if accounts != nil {
		where = `t.account_id IN (?)`
		if slices.Contains(accounts, "") {
			where = `(t.account_id IS NULL OR t.account_id IN (?))`
		}
		named := slices.DeleteFunc(slices.Clone(accounts), func(a id.Account) bool { return a == "" })
		if len(named) == 0 {
			named = []id.Account{nobody}
		}
		args = append(args, db.In(named))
	}
	type late struct {
		row
		AccountName string `bun:"account_name"`
	}
	rows, err := db.Select[late](tx, `SELECT t.*, coalesce(a.name, '') AS account_name FROM task t LEFT JOIN account a ON a.id = t.account_id
		WHERE t.state = 'OPEN' AND t.rank_day < ? AND t.deleted_at IS NULL AND `+where, args...)
	if err != nil {
		return nil, err
	}
	var out []alert.Alert
	for _, r := range rows {
		if al, ok := task.Alert(r.toTask(), r.AccountName, today); ok {
			al.Owner = r.OwnerID
			out = append(out, al)
		}
	}
	return out, nil
}

// nobody is an account that does not exist: an empty list is not SQL.
const nobody id.Account = "00000000-0000-0000-0000-000000000000"

// Describe names tasks for timelines, within the reader's sight.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	out := map[ref.Ref]area.Label{}
	if len(refs) == 0 {
		return out, nil
	}
	v, err := viewOf(tx, a)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(refs))
	for i, r := range refs {
		ids[i] = r.ID
	}
	type named struct{ ID, Title string }
	rows, err := db.Select[named](tx, `SELECT t.id, t.title FROM task t WHERE t.id IN (?) AND `+v.see.sql,
		append([]any{db.In(ids)}, v.see.args...)...)
	for _, r := range rows {
		out[ref.Ref{Kind: task.RefKind, ID: r.ID}] = area.Label{Title: r.Title, Href: "/tasks/" + r.ID}
	}
	return out, err
}

// SearchSource indexes tasks by title. Their owner finds them always; others find those of the accounts in their reach.
func SearchSource() search.Source {
	return search.Source{
		Kind: task.RefKind,
		Docs: func(tx *db.Tx, ids []string) ([]search.Doc, error) { return docs(tx, `t.id IN (?)`, db.In(ids)) },
		Page: func(tx *db.Tx, after string, limit int) ([]search.Doc, error) {
			if after == "" {
				after = string(nobody)
			}
			return docs(tx, `t.id > ? ORDER BY t.id LIMIT ?`, after, limit)
		},
		Href: func(recordID string, _ id.Account) string { return "/tasks/" + recordID },
	}
}

func docs(tx *db.Tx, where string, args ...any) ([]search.Doc, error) {
	type found struct {
		ID          string      `bun:"id"`
		AccountID   *id.Account `bun:"account_id"`
		OwnerID     *id.User    `bun:"owner_id"`
		Title       string      `bun:"title"`
		Note        string      `bun:"note"`
		AccountName string      `bun:"account_name"`
	}
	rows, err := db.Select[found](tx, `SELECT t.id, t.account_id, t.owner_id, t.title, t.note, coalesce(a.name, '') AS account_name
		FROM task t LEFT JOIN account a ON a.id = t.account_id WHERE t.deleted_at IS NULL AND `+where, args...)
	out := make([]search.Doc, len(rows))
	for i, r := range rows {
		out[i] = search.Doc{Ref: ref.Ref{Kind: task.RefKind, ID: r.ID}, Account: db.Val(r.AccountID), Owner: db.Val(r.OwnerID), Title: r.Title, Subtitle: r.AccountName,
			Names: []string{r.Title, r.AccountName}, Text: r.Note}
	}
	return out, err
}
