package privacydesk

import (
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/privacy"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Alerts gives GD_INFORM, GD_RETAIN, GD_NOTE and GD_REQUEST: of the accounts named, or of all when accounts is nil.
func Alerts(tx *db.Tx, today day.Day, accounts []id.Account) ([]alert.Alert, error) {
	cond, args := `1 = 1`, []any{}
	if accounts != nil {
		named, _ := attention.Named(accounts)
		cond, args = `c.account_id IN (?)`, []any{db.In(named)}
	}
	rows, err := db.Select[factsRow](tx, factsSQL+` WHERE c.deleted_at IS NULL AND (c.note <> '' OR (p.indirect = TRUE AND p.informed_day IS NULL) OR `+ripe+`) AND `+cond+
		` ORDER BY c.id`, append(append([]any{today}, ripeArgs(today)...), args...)...)
	if err != nil {
		return nil, err
	}
	var out []alert.Alert
	for _, r := range rows {
		if !r.generic() {
			out = append(out, r.facts().Alerts(today)...)
		}
	}
	waiting, err := db.Select[requestLineRow](tx, `SELECT r.*, c.name, c.account_id, a.name AS account_name FROM privacy_request r
		JOIN contact c ON c.id = r.contact_id JOIN account a ON a.id = c.account_id
		WHERE r.deleted_at IS NULL AND r.state IN ('OPEN', 'CHECKED') AND c.deleted_at IS NULL AND `+cond+` ORDER BY r.id`, args...)
	for _, r := range waiting {
		f := privacy.Facts{Contact: r.ContactID, Name: r.Name, Account: r.AccountID, AccountName: r.AccountName}
		if x, raised := r.toRequest().Alert(f, today); raised {
			out = append(out, x)
		}
	}
	return out, err
}

// Describe names cards and requests by their person, and lines of the register, within the reader's rights.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	out, ids := map[ref.Ref]area.Label{}, map[ref.Kind][]string{}
	for _, r := range refs {
		ids[r.Kind] = append(ids[r.Kind], r.ID)
	}
	scope, err := teamdesk.Reach(tx, a, team.Privacy, team.Read)
	if err != nil {
		return nil, err
	}
	type named struct{ ID, Name string }
	for _, w := range []struct {
		kind        ref.Kind
		query, href string
	}{
		{privacy.CardKind, `SELECT c.id, c.name FROM contact c WHERE c.id IN (?) AND `, "/contacts/%/privacy"},
		{privacy.RequestKind, `SELECT r.id, c.name FROM privacy_request r JOIN contact c ON c.id = r.contact_id WHERE r.id IN (?) AND `, "/privacy/requests/%"},
	} {
		if len(ids[w.kind]) == 0 {
			continue
		}
		cond, args := scope.On("c.account_id")
		rows, err := db.Select[named](tx, w.query+cond, append([]any{db.In(ids[w.kind])}, args...)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[ref.Ref{Kind: w.kind, ID: r.ID}] = area.Label{Title: r.Name, Href: filled(w.href, r.ID)}
		}
	}
	if list := ids[privacy.ProcessingKind]; len(list) > 0 && ReadsRegister(a) {
		rows, err := db.Select[named](tx, `SELECT id, purpose AS name FROM privacy_processing WHERE id IN (?)`, db.In(list))
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[ref.Ref{Kind: privacy.ProcessingKind, ID: r.ID}] = area.Label{Title: r.Name, Href: "/privacy/register"}
		}
	}
	return out, nil
}

func filled(href, record string) string {
	for i := range href {
		if href[i] == '%' {
			return href[:i] + record + href[i+1:]
		}
	}
	return href
}
