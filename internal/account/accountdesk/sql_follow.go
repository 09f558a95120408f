package accountdesk

import (
	"cmp"
	"slices"

	"comptoir/internal/account"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
)

// Alerts gives the alerts of the portfolio: accounts that nobody carries, people above the cap, identifiers that fail
// their check. Concentration (PF_CONC) is told by the area that knows revenue.
func Alerts(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	var out []alert.Alert
	for _, source := range []func(*db.Tx, day.Day, []id.Account) ([]alert.Alert, error){orphans, overCap, wrongNumbers} {
		some, err := source(tx, today, accounts)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}

// among is the condition that a column names one of the accounts; nil accounts are all.
func among(column string, accounts []id.Account) (string, []any) {
	if accounts == nil {
		return `1 = 1`, nil
	}
	named, _ := attention.Named(accounts)
	return column + ` IN (?)`, []any{db.In(named)}
}

// orphans: key accounts that nobody carries today, each with those who did.
func orphans(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	cond, args := among("c.id", accounts)
	rows, err := db.Select[row](tx, `SELECT c.* FROM account c WHERE c.status IN ('KEY', 'WATCH') AND c.deleted_at IS NULL
		AND NOT EXISTS (`+carriedNow+` AND n.account_id = c.id) AND `+cond, append([]any{today, today}, args...)...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	keys := make([]id.Account, len(rows))
	for i, r := range rows {
		keys[i] = r.ID
	}
	past, err := db.Select[assignmentRow](tx, `SELECT * FROM assignment WHERE account_id IN (?) AND deleted_at IS NULL`, db.In(keys))
	if err != nil {
		return nil, err
	}
	of := map[id.Account][]account.Assignment{}
	for _, n := range past {
		of[n.AccountID] = append(of[n.AccountID], n.toAssignment())
	}
	var out []alert.Alert
	for _, r := range rows {
		if x, raised := account.OrphanAlert(r.toAccount(), of[r.ID], today); raised {
			out = append(out, x)
		}
	}
	return out, nil
}

// overCap: people who carry more key accounts today than the cap and their exceptions allow.
func overCap(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	cond, args := `1 = 1`, []any{}
	if accounts != nil && !slices.Contains(accounts, "") { // a person above the cap is an alert of no account
		some, sargs := among("m.account_id", accounts)
		cond, args = `n.user_id IN (SELECT m.user_id FROM assignment m WHERE `+some+`)`, sargs
	}
	loads, err := loadsOf(tx, today, "", cond, args...)
	if err != nil || len(loads) == 0 {
		return nil, err
	}
	byUser := map[id.User][]account.Load{}
	for _, l := range loads {
		byUser[l.Assignment.User] = append(byUser[l.Assignment.User], l)
	}
	most, err := CapIn(tx, today)
	if err != nil {
		return nil, err
	}
	var over []id.User
	for u, of := range byUser {
		if account.OverCap(of, account.Exceptions(of), most, today) {
			over = append(over, u)
		}
	}
	if len(over) == 0 {
		return nil, nil
	}
	slices.SortFunc(over, func(a, b id.User) int { return cmp.Compare(a, b) })
	names, err := namesOf(tx, over)
	var out []alert.Alert
	for _, u := range over {
		if x, raised := account.CapAlert(u, names[u], byUser[u], account.Exceptions(byUser[u]), most, today); raised {
			out = append(out, x)
		}
	}
	return out, err
}

func namesOf(tx *db.Tx, users []id.User) (map[id.User]string, error) {
	type named struct {
		ID   id.User `bun:"id"`
		Name string  `bun:"name"`
	}
	rows, err := db.Select[named](tx, `SELECT id, name FROM app_user WHERE id IN (?)`, db.In(users))
	out := map[id.User]string{}
	for _, r := range rows {
		out[r.ID] = r.Name
	}
	return out, err
}

// wrongNumbers: legal bodies with an identifier that fails its check.
func wrongNumbers(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	cond, args := among("account_id", accounts)
	wrong, err := entitiesOf(tx, `id IN (SELECT entity_id FROM identifier WHERE verdict = 'INVALID' AND state <> 'OBSOLETE' AND deleted_at IS NULL AND `+cond+`)`, args...)
	if err != nil || len(wrong) == 0 {
		return nil, err
	}
	keys := make([]id.Account, len(wrong))
	for i, e := range wrong {
		keys[i] = e.Account
	}
	names, err := accountNames(tx, keys)
	var out []alert.Alert
	for _, e := range wrong {
		if x, raised := account.IdentifierAlert(e, names[e.Account], today); raised {
			out = append(out, x)
		}
	}
	return out, err
}

func accountNames(tx *db.Tx, keys []id.Account) (map[id.Account]string, error) {
	type named struct {
		ID   id.Account `bun:"id"`
		Name string     `bun:"name"`
	}
	rows, err := db.Select[named](tx, `SELECT id, name FROM account WHERE id IN (?)`, db.In(keys))
	out := map[id.Account]string{}
	for _, r := range rows {
		out[r.ID] = r.Name
	}
	return out, err
}

// refsOf keeps the identifiers of one kind.
func refsOf(refs []ref.Ref, kind ref.Kind) []string {
	var out []string
	for _, r := range refs {
		if r.Kind == kind {
			out = append(out, r.ID)
		}
	}
	return out
}
