package contactdesk

import (
	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Describe names contacts for timelines, within the reader's rights.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	scope, err := teamdesk.Reach(tx, a, team.Contact, team.Read)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, r := range refs {
		if r.Kind == contact.Kind {
			ids = append(ids, r.ID)
		}
	}
	out := map[ref.Ref]area.Label{}
	if len(ids) == 0 {
		return out, nil
	}
	cond, args := scope.OnNamed("c.account_id")
	type named struct{ ID, Name string }
	rows, err := db.Select[named](tx, `SELECT id, name FROM contact c WHERE id IN (?) AND `+cond, append([]any{db.In(ids)}, args...)...)
	for _, r := range rows {
		out[ref.Ref{Kind: contact.Kind, ID: r.ID}] = area.Label{Title: r.Name, Href: "/contacts/" + r.ID}
	}
	return out, err
}

// SearchSource indexes contacts by name, account and telephone; by e-mail address and job for those who see whole records
// only, as production does not (DOMAIN §14).
func SearchSource() search.Source {
	return search.Source{
		Kind: contact.Kind,
		Docs: func(tx *db.Tx, ids []string) ([]search.Doc, error) { return docs(tx, `c.id IN (?)`, db.In(ids)) },
		Page: func(tx *db.Tx, after string, limit int) ([]search.Doc, error) {
			if after == "" {
				after = "00000000-0000-0000-0000-000000000000"
			}
			return docs(tx, `c.id > ? ORDER BY c.id LIMIT ?`, after, limit)
		},
		Href: func(recordID string, _ id.Account) string { return "/contacts/" + recordID },
	}
}

func docs(tx *db.Tx, where string, args ...any) ([]search.Doc, error) {
	rows, err := db.Select[sheetRow](tx, sheetSQL+` WHERE c.deleted_at IS NULL AND `+unrestricted+` AND `+where, args...)
	out := make([]search.Doc, len(rows))
	for i, r := range rows {
		out[i] = search.Doc{Ref: ref.To(contact.Kind, r.ID), Account: r.AccountID, Title: r.Name, Subtitle: r.AccountName,
			Names: []string{r.Name, r.Phone, r.PhoneE164, r.AccountName}, Closed: []string{r.Email, r.Job}, Weight: 1}
	}
	return out, err
}
