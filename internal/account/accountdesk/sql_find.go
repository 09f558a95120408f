package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Want names an account as a line of a file does: by key in its source, by SIREN, by name.
type Want struct{ Key, SIREN, Name string }

// Found is the account that was meant, empty when none is in reach. Ambiguous says that the name alone was given and
// several accounts have it.
type Found struct {
	ID        id.Account
	Ambiguous bool
}

// FindIn finds the accounts that lines name, one answer a line, among those on which the person has the right: by key,
// else by SIREN, else by name when a single account has it. One query a way.
func FindIn(tx *db.Tx, a who.Actor, o team.Object, access team.Access, source string, wants []Want) ([]Found, error) {
	scope, err := teamdesk.Reach(tx, a, o, access)
	if err != nil {
		return nil, err
	}
	var keys, sirens, names []string
	for _, w := range wants {
		keys = appendSet(keys, w.Key)
		sirens = appendSet(sirens, account.Normalise(account.SIREN, w.SIREN))
		names = appendSet(names, text.Fold(w.Name))
	}
	cond, args := scope.OnNamed("c.id")
	byKey, err := named(tx, keys, `SELECT c.id, c.external_key AS found FROM account c WHERE c.deleted_at IS NULL AND `+cond+` AND c.source = ? AND c.external_key IN (?)
		UNION ALL SELECT c.id, k.external_key AS found FROM account_key k JOIN account c ON c.id = k.account_id
		WHERE c.deleted_at IS NULL AND `+cond+` AND k.source = ? AND k.external_key IN (?)`,
		concat(args, source, db.In(keys), args, source, db.In(keys))...)
	if err != nil {
		return nil, err
	}
	bySIREN, err := named(tx, sirens, `SELECT c.id, i.value AS found FROM identifier i JOIN account c ON c.id = i.account_id
		WHERE i.scheme = 'SIREN' AND i.state <> 'OBSOLETE' AND i.deleted_at IS NULL AND c.deleted_at IS NULL AND `+cond+` AND i.value IN (?)`,
		concat(args, db.In(sirens))...)
	if err != nil {
		return nil, err
	}
	byName, err := named(tx, names, `SELECT c.id, c.name_fold AS found FROM account c WHERE c.deleted_at IS NULL AND `+cond+` AND c.name_fold IN (?)`,
		concat(args, db.In(names))...)
	if err != nil {
		return nil, err
	}
	out := make([]Found, len(wants))
	for i, w := range wants {
		out[i] = pickFound(byKey[w.Key], bySIREN[account.Normalise(account.SIREN, w.SIREN)], byName[text.Fold(w.Name)])
	}
	return out, nil
}

func pickFound(ways ...[]id.Account) Found {
	for _, w := range ways {
		if len(w) > 0 {
			if len(w) > 1 {
				return Found{Ambiguous: true}
			}
			return Found{ID: w[0]}
		}
	}
	return Found{}
}

// named reads accounts by what they were found by; nothing to look for asks nothing.
func named(tx *db.Tx, wanted []string, query string, args ...any) (map[string][]id.Account, error) {
	if len(wanted) == 0 {
		return nil, nil
	}
	type hit struct {
		ID    id.Account `bun:"id"`
		Found string     `bun:"found"`
	}
	rows, err := db.Select[hit](tx, query, args...)
	out := map[string][]id.Account{}
	for _, r := range rows {
		out[r.Found] = append(out[r.Found], r.ID)
	}
	return out, err
}

// concat flattens arguments that come as lists and alone.
func concat(parts ...any) (out []any) {
	for _, p := range parts {
		if list, ok := p.([]any); ok {
			out = append(out, list...)
			continue
		}
		out = append(out, p)
	}
	return out
}

func appendSet(list []string, v string) []string {
	if v == "" {
		return list
	}
	return append(list, v)
}

// refused says that a rule or a right said no, as opposed to something that broke.
func refused(err error) bool {
	_, ok := problem.All(err)
	return ok
}
