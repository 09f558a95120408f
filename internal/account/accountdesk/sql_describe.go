package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// described says how each kind of record is named, and on which account's page it is seen.
var described = []struct {
	kind ref.Kind
	sql  string
}{
	{account.Kind, `SELECT c.id, c.name, c.id AS account_id FROM account c WHERE c.id IN (?) AND `},
	{account.EntityKind, `SELECT e.id, e.legal_name AS name, e.account_id FROM legal_entity e JOIN account c ON c.id = e.account_id WHERE e.id IN (?) AND `},
	{AssignmentKind, `SELECT n.id, u.name, n.account_id FROM assignment n JOIN account c ON c.id = n.account_id
		JOIN app_user u ON u.id = n.user_id WHERE n.id IN (?) AND `},
	{MemberKind, `SELECT m.id, u.name, m.account_id FROM team_member m JOIN account c ON c.id = m.account_id
		JOIN app_user u ON u.id = m.user_id WHERE m.id IN (?) AND `},
}

// Describe names accounts, legal bodies, assignments and team members for timelines, within the reader's rights.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
	if err != nil {
		return nil, err
	}
	cond, args := scope.OnNamed("c.id")
	type named struct {
		ID        string     `bun:"id"`
		Name      string     `bun:"name"`
		AccountID id.Account `bun:"account_id"`
	}
	out := map[ref.Ref]area.Label{}
	for _, d := range described {
		keys := refsOf(refs, d.kind)
		if len(keys) == 0 {
			continue
		}
		rows, err := db.Select[named](tx, d.sql+cond, append([]any{db.In(keys)}, args...)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[ref.Ref{Kind: d.kind, ID: r.ID}] = area.Label{Title: r.Name, Href: "/accounts/" + string(r.AccountID)}
		}
	}
	return out, nil
}

// SearchSource indexes accounts by name, legal names and identifiers; city, sector and note are free text.
func SearchSource() search.Source {
	return search.Source{
		Kind: account.Kind,
		Docs: func(tx *db.Tx, ids []string) ([]search.Doc, error) { return docs(tx, `id IN (?)`, db.In(ids)) },
		Page: func(tx *db.Tx, after string, limit int) ([]search.Doc, error) {
			if after == "" {
				after = "00000000-0000-0000-0000-000000000000"
			}
			return docs(tx, `id > ? ORDER BY id LIMIT ?`, after, limit)
		},
		Href:  func(recordID string, _ id.Account) string { return "/accounts/" + recordID },
		Parts: []ref.Kind{account.EntityKind, "site"}, Shown: []string{"name"},
	}
}

func docs(tx *db.Tx, where string, args ...any) ([]search.Doc, error) {
	rows, err := db.Select[row](tx, `SELECT * FROM account WHERE deleted_at IS NULL AND `+where, args...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	keys := make([]id.Account, len(rows))
	for i, r := range rows {
		keys[i] = r.ID
	}
	names, err := wordsOf(tx, keys)
	out := make([]search.Doc, len(rows))
	for i, r := range rows {
		out[i] = search.Doc{Ref: ref.To(account.Kind, r.ID), Account: r.ID, Title: r.Name, Subtitle: subtitle(r.Sector, r.City),
			Names: append([]string{r.Name, db.Val(r.ExternalKey), r.City}, names[r.ID]...), Text: r.Sector + "\n" + r.Note, Weight: weight(r.StatusRank)}
	}
	return out, err
}

// wordsOf are the legal names, the numbers and the sites of accounts.
func wordsOf(tx *db.Tx, keys []id.Account) (map[id.Account][]string, error) {
	type word struct {
		AccountID id.Account `bun:"account_id"`
		Word      string     `bun:"word"`
	}
	words, err := db.Select[word](tx, `SELECT account_id, value AS word FROM identifier WHERE account_id IN (?) AND deleted_at IS NULL
		UNION SELECT account_id, legal_name AS word FROM legal_entity WHERE account_id IN (?) AND deleted_at IS NULL
		UNION SELECT e.account_id, s.name AS word FROM site s JOIN legal_entity e ON e.id = s.entity_id WHERE e.account_id IN (?) AND s.deleted_at IS NULL
		UNION SELECT e.account_id, s.siret AS word FROM site s JOIN legal_entity e ON e.id = s.entity_id WHERE e.account_id IN (?) AND s.siret <> '' AND s.deleted_at IS NULL`,
		db.In(keys), db.In(keys), db.In(keys), db.In(keys))
	out := map[id.Account][]string{}
	for _, w := range words {
		out[w.AccountID] = append(out[w.AccountID], w.Word)
	}
	return out, err
}

func subtitle(sector, city string) string {
	if sector == "" || city == "" {
		return sector + city
	}
	return sector + " · " + city
}

// weight puts key accounts before candidates, and those that left last.
func weight(rank int) int { return max(0, 4-rank) }
