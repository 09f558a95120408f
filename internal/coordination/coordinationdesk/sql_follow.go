package coordinationdesk

import (
	"comptoir/internal/coordination"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Alerts gives COORD_LATE and TEAM_GAP: of the accounts named, or of all when accounts is nil.
func Alerts(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	where, args := `1 = 1`, []any{today}
	if accounts != nil {
		named, _ := attention.Named(accounts)
		where, args = `q.account_id IN (?)`, append(args, db.In(named))
	}
	type late struct {
		row
		AccountName string `bun:"account_name"`
		AskedName   string `bun:"asked_name"`
	}
	rows, err := db.Select[late](tx, `SELECT q.*, a.name AS account_name, s.name AS asked_name FROM coordination q JOIN account a ON a.id = q.account_id
		JOIN app_user s ON s.id = q.asked_id WHERE q.state = 'OPEN' AND q.due_day < ? AND q.deleted_at IS NULL AND a.deleted_at IS NULL AND `+where, args...)
	if err != nil {
		return nil, err
	}
	out, err := gapAlerts(tx, today, accounts)
	for _, r := range rows {
		if x, raised := coordination.LateAlert(r.toRequest(), r.AccountName, r.AskedName, today); raised {
			out = append(out, x)
		}
	}
	return out, err
}

// Describe names requests and parts for timelines, within the reader's sight: a request by its subject, a part by who has
// it.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	out := map[ref.Ref]area.Label{}
	ids := map[ref.Kind][]string{}
	for _, r := range refs {
		ids[r.Kind] = append(ids[r.Kind], r.ID)
	}
	if len(ids[coordination.RequestKind]) > 0 {
		v, err := viewOf(tx, a)
		if err != nil {
			return nil, err
		}
		rows, err := v.lines(tx, `q.id IN (?)`, ``, db.In(ids[coordination.RequestKind]))
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[r.toRequest().Ref()] = area.Label{Title: r.Subject, Href: "/requests/" + string(r.ID)}
		}
	}
	if len(ids[coordination.PartKind]) == 0 {
		return out, nil
	}
	scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
	if err != nil {
		return nil, err
	}
	on, args := scope.OnNamed("r.account_id")
	type named struct {
		ID        string     `bun:"id"`
		Name      string     `bun:"name"`
		AccountID id.Account `bun:"account_id"`
	}
	rows, err := db.Select[named](tx, `SELECT r.id, u.name, r.account_id FROM raci r JOIN app_user u ON u.id = r.user_id WHERE r.id IN (?) AND `+on,
		append([]any{db.In(ids[coordination.PartKind])}, args...)...)
	for _, r := range rows {
		out[ref.Ref{Kind: coordination.PartKind, ID: r.ID}] = area.Label{Title: r.Name, Href: "/accounts/" + string(r.AccountID) + "/team"}
	}
	return out, err
}

// SearchSource indexes requests by subject. Who is asked finds them always; others find those of the accounts in reach.
func SearchSource() search.Source {
	return search.Source{
		Kind: coordination.RequestKind,
		Docs: func(tx *db.Tx, ids []string) ([]search.Doc, error) { return docs(tx, `q.id IN (?)`, db.In(ids)) },
		Page: func(tx *db.Tx, after string, limit int) ([]search.Doc, error) {
			if after == "" {
				after = string(nowhere)
			}
			return docs(tx, `q.id > ? ORDER BY q.id LIMIT ?`, after, limit)
		},
		Href: func(recordID string, _ id.Account) string { return "/requests/" + recordID },
	}
}

func docs(tx *db.Tx, where string, args ...any) ([]search.Doc, error) {
	type found struct {
		row
		AccountName string `bun:"account_name"`
	}
	rows, err := db.Select[found](tx, `SELECT q.*, a.name AS account_name FROM coordination q JOIN account a ON a.id = q.account_id
		WHERE q.deleted_at IS NULL AND `+where, args...)
	out := make([]search.Doc, len(rows))
	for i, r := range rows {
		out[i] = search.Doc{Ref: r.toRequest().Ref(), Account: r.AccountID, Owner: r.AskedID, Title: r.Subject, Subtitle: r.AccountName,
			Names: []string{r.Subject, r.AccountName}, Text: r.Question}
	}
	return out, err
}
