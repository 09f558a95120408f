package relationdesk

import (
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Describe names exchanges and wanted levels for timelines, within the reader's rights: by who was there.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	scope, err := teamdesk.Reach(tx, a, team.Relation, team.Read)
	if err != nil {
		return nil, err
	}
	out, ids := map[ref.Ref]area.Label{}, map[ref.Kind][]string{}
	for _, r := range refs {
		ids[r.Kind] = append(ids[r.Kind], r.ID)
	}
	cond, args := scope.On("i.account_id")
	type named struct {
		ID        string     `bun:"id"`
		AccountID id.Account `bun:"account_id"`
		Contact   string     `bun:"contact"`
	}
	if list := ids[relation.InteractionKind]; len(list) > 0 {
		rows, err := db.Select[named](tx, `SELECT i.id, i.account_id, c.name AS contact FROM interaction i JOIN interaction_contact x ON x.interaction_id = i.id
			JOIN contact c ON c.id = x.contact_id WHERE i.id IN (?) AND `+cond+` ORDER BY c.name_fold, c.id`, append([]any{db.In(list)}, args...)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			key := ref.Ref{Kind: relation.InteractionKind, ID: r.ID}
			l := area.Label{Title: r.Contact, Href: "/exchanges/" + r.ID}
			if before, ok := out[key]; ok {
				l.Title = before.Title + ", " + r.Contact
			}
			out[key] = l
		}
	}
	if list := ids[relation.WishKind]; len(list) > 0 {
		rows, err := db.Select[named](tx, `SELECT i.id, i.account_id, u.name || ', ' || c.name AS contact FROM relation_wish i
			JOIN contact c ON c.id = i.contact_id JOIN app_user u ON u.id = i.user_id WHERE i.id IN (?) AND `+cond, append([]any{db.In(list)}, args...)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[ref.Ref{Kind: relation.WishKind, ID: r.ID}] = area.Label{Title: r.Contact, Href: "/accounts/" + string(r.AccountID) + "/relation"}
		}
	}
	return out, nil
}

// SearchSource indexes exchanges by what was said and who was there.
func SearchSource() search.Source {
	return search.Source{
		Kind: relation.InteractionKind,
		Docs: func(tx *db.Tx, ids []string) ([]search.Doc, error) { return docs(tx, `i.id IN (?)`, db.In(ids)) },
		Page: func(tx *db.Tx, after string, limit int) ([]search.Doc, error) {
			if after == "" {
				after = search.FirstID
			}
			return docs(tx, `i.id > ? ORDER BY i.id LIMIT ?`, after, limit)
		},
		Href: func(recordID string, _ id.Account) string { return "/exchanges/" + recordID },
	}
}

func docs(tx *db.Tx, where string, args ...any) ([]search.Doc, error) {
	rows, err := db.Select[lineRow](tx, lineSQL+where, args...)
	if err != nil {
		return nil, err
	}
	if rows, err = people(tx, rows); err != nil {
		return nil, err
	}
	out := make([]search.Doc, len(rows))
	for i, r := range rows {
		names := make([]string, len(r.theirs))
		for n, p := range r.theirs {
			names[n] = p.Name
		}
		title := relation.Headline(r.Summary, 120)
		if title == "" {
			title = strings.Join(names, ", ")
		}
		out[i] = search.Doc{Ref: ref.To(relation.InteractionKind, r.ID), Account: r.AccountID, Title: title, Subtitle: r.AccountName,
			Names: names, Text: r.Summary}
	}
	return out, nil
}
