package accountdesk

import (
	"strings"

	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Apart is what tells an account from its homonyms.
type Apart struct {
	City, Country string
	// Scheme and Number are its first legal number: a SIREN where there is one.
	Scheme account.Scheme
	Number string
	// Parent is the name of the account it belongs to, when the reader may know it.
	Parent string
}

// Text says it in a list to choose from.
func (a Apart) Text() string {
	var parts []string
	for _, p := range []string{a.City, a.Country, strings.TrimSpace(string(a.Scheme) + " " + a.Number), a.Parent} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " · ")
}

// homonyms are those whose name comes again in the list.
func homonyms(names map[id.Account]string) (out []id.Account) {
	times := map[string]int{}
	for _, n := range names {
		times[text.Fold(n)]++
	}
	for a, n := range names {
		if times[text.Fold(n)] > 1 {
			out = append(out, a)
		}
	}
	return out
}

// tellApart reads what tells the homonyms of a list apart: most lists have none, and ask nothing.
func tellApart(tx *db.Tx, a who.Actor, names map[id.Account]string) (map[id.Account]Apart, error) {
	same := homonyms(names)
	if len(same) == 0 {
		return nil, nil
	}
	scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
	if err != nil {
		return nil, err
	}
	cond, args := scope.OnEach("p.id")
	type row struct {
		ID      id.Account `bun:"id"`
		City    string     `bun:"city"`
		Country string     `bun:"country"`
		Number  string     `bun:"number"`
		Parent  string     `bun:"parent"`
	}
	rows, err := db.Select[row](tx, `SELECT c.id, c.city, c.country,
		coalesce((SELECT i.scheme || ' ' || i.value FROM identifier i WHERE i.account_id = c.id AND i.state <> 'OBSOLETE' AND i.deleted_at IS NULL
			ORDER BY CASE i.scheme WHEN 'SIREN' THEN 0 WHEN 'SIRET' THEN 1 ELSE 2 END, i.scheme, i.value LIMIT 1), '') AS number,
		coalesce((SELECT p.name FROM account p WHERE p.id = c.parent_id AND p.deleted_at IS NULL AND `+cond+`), '') AS parent
		FROM account c WHERE c.id IN (?)`, append(args, db.In(same))...)
	out := map[id.Account]Apart{}
	for _, r := range rows {
		scheme, number, _ := strings.Cut(r.Number, " ")
		out[r.ID] = Apart{City: r.City, Country: r.Country, Scheme: account.Scheme(scheme), Number: number, Parent: r.Parent}
	}
	return out, err
}

// detailed puts it into the choices that are homonyms.
func detailed(tx *db.Tx, a who.Actor, list []Choice) error {
	names := make(map[id.Account]string, len(list))
	for _, c := range list {
		names[id.Account(c.ID)] = c.Name
	}
	apart, err := tellApart(tx, a, names)
	for i, c := range list {
		if x, ok := apart[id.Account(c.ID)]; ok {
			list[i].Detail, list[i].Homonym = x.Text(), true
		}
	}
	return err
}
