package resultdesk

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Alerts gives RS_TARGET and PF_CONC: of the accounts named, or of all when accounts is nil.
func Alerts(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	behind, err := targetAlerts(tx, today, accounts)
	if err != nil {
		return nil, err
	}
	heavy, err := concentrationAlerts(tx, today, accounts)
	return append(behind, heavy...), err
}

// alertBatch bounds the memory of the nightly run.
const alertBatch = 500

// targetAlerts walks the accounts that have a target this year or the year before: in January, December counts.
func targetAlerts(tx *db.Tx, today day.Day, accounts []id.Account) (out []alert.Alert, err error) {
	cond, args := `1 = 1`, []any{}
	if accounts != nil {
		cond, args = `a.id IN (?)`, []any{db.In(orNobody(accounts))}
	}
	from := day.MonthOf(today.Month().Add(-1).Year(), 1)
	for after := id.Account(nobody); ; {
		rows, err := db.Select[accountName](tx, `SELECT a.id, a.name FROM account a WHERE a.id > ? AND a.deleted_at IS NULL AND `+cond+`
			AND EXISTS (SELECT 1 FROM target t WHERE t.account_id = a.id AND t.in_force = TRUE AND t.month BETWEEN ? AND ?)
			ORDER BY a.id LIMIT ?`, append(append([]any{after}, args...), from, today.Month(), alertBatch)...)
		if err != nil || len(rows) == 0 {
			return out, err
		}
		ids := make([]id.Account, len(rows))
		for i, r := range rows {
			ids[i] = r.ID
		}
		all, err := figures(tx, today, ids)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if al, ok := result.TargetAlert(r.ID, r.Name, all[r.ID].Progress, result.DefaultLevels, today); ok {
				out = append(out, al)
			}
		}
		if len(rows) < alertBatch {
			return out, nil
		}
		after = rows[len(rows)-1].ID
	}
}

// orNobody keeps an IN list from being empty or holding what is no identifier.
func orNobody(accounts []id.Account) []id.Account {
	m := map[id.Account]bool{}
	for _, a := range accounts {
		m[a] = true
	}
	return real(m)
}

// Describe names results and targets for timelines by their account and month, within the reader's rights.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	scope, err := teamdesk.Reach(tx, a, team.Result, team.Read)
	if err != nil {
		return nil, err
	}
	out := map[ref.Ref]area.Label{}
	for kind, table := range map[ref.Kind]string{result.Kind: "result", result.TargetKind: "target"} {
		var ids []string
		for _, r := range refs {
			if r.Kind == kind {
				ids = append(ids, r.ID)
			}
		}
		if len(ids) == 0 {
			continue
		}
		cond, args := scope.OnNamed("r.account_id")
		type named struct {
			ID        string
			AccountID string `bun:"account_id"`
			Name      string
			Month     day.Month
		}
		rows, err := db.Select[named](tx, `SELECT r.id, r.account_id, r.month, a.name FROM `+table+` r JOIN account a ON a.id = r.account_id
			WHERE r.id IN (?) AND `+cond, append([]any{db.In(ids)}, args...)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[ref.Ref{Kind: kind, ID: r.ID}] = area.Label{Title: r.Name, Month: r.Month,
				Href: "/accounts/" + r.AccountID + "/results/" + r.Month.String()}
		}
	}
	return out, nil
}
