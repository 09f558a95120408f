package intakedesk

import (
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// accountsInReach names the accounts on which the person has the right to write.
func accountsInReach(tx *db.Tx, a who.Actor, o team.Object, limit int) ([]lookalike, error) {
	scope, err := teamdesk.Reach(tx, a, o, team.Write)
	if err != nil {
		return nil, err
	}
	cond, args := scope.On("id")
	return db.Select[lookalike](tx, `SELECT id, name FROM account WHERE deleted_at IS NULL AND `+cond+` ORDER BY id LIMIT ?`, append(args, limit)...)
}

// contractName is how a line of results names a contract: its number or its key, at its account.
type contractName struct {
	account id.Account
	name    string
}

// contractsNamed finds the contracts that results are about.
func (r *run) contractsNamed(tx *db.Tx, list []*pending) (map[contractName]id.Contract, error) {
	var names []string
	accounts := map[id.Account]bool{}
	for _, p := range list {
		if n := p.item.Result.Contract; n != "" {
			names = append(names, n)
			accounts[p.account] = true
		}
	}
	out := map[contractName]id.Contract{}
	if len(names) == 0 {
		return out, nil
	}
	ids := make([]id.Account, 0, len(accounts))
	for a := range accounts {
		ids = append(ids, a)
	}
	type hit struct {
		ID      id.Contract `bun:"id"`
		Account id.Account  `bun:"account_id"`
		Number  string      `bun:"number"`
		Key     *string     `bun:"external_key"`
	}
	rows, err := db.Select[hit](tx, `SELECT id, account_id, number, external_key FROM contract WHERE account_id IN (?) AND deleted_at IS NULL
		AND (number IN (?) OR (source = ? AND external_key IN (?))) ORDER BY id`, db.In(ids), db.In(names), r.source, db.In(names))
	for _, h := range rows {
		out[contractName{h.Account, h.Number}] = h.ID
		if h.Key != nil {
			out[contractName{h.Account, *h.Key}] = h.ID
		}
	}
	return out, err
}

// numbered are the numbers that contracts of the lines' accounts have, in reach of who imports, where this source did not
// make them: a source knows its own apart.
func (r *run) numbered(tx *db.Tx, lines []contractdesk.ImportLine) (map[contractName]bool, error) {
	var accounts []id.Account
	var numbers []string
	for _, l := range lines {
		if l.In.Number != "" {
			accounts, numbers = append(accounts, l.In.Account), append(numbers, l.In.Number)
		}
	}
	out := map[contractName]bool{}
	if len(numbers) == 0 {
		return out, nil
	}
	scope, err := teamdesk.Reach(tx, r.a, team.Contract, team.Write)
	if err != nil {
		return out, err
	}
	cond, args := scope.OnNamed("c.account_id")
	type hit struct {
		Account id.Account `bun:"account_id"`
		Number  string     `bun:"number"`
	}
	rows, err := db.Select[hit](tx, `SELECT c.account_id, c.number FROM contract c WHERE c.deleted_at IS NULL AND c.account_id IN (?) AND c.number IN (?)
		AND c.source <> ? AND `+cond,
		append([]any{db.In(accounts), db.In(numbers), r.source}, args...)...)
	for _, h := range rows {
		out[contractName{h.Account, h.Number}] = true
	}
	return out, err
}

// accountsMade counts the accounts that an import brought in.
func accountsMade(tx *db.Tx, batch id.Batch) (int, error) {
	n, _, err := db.One[int](tx, `SELECT count(*) FROM account WHERE batch_id = ? AND deleted_at IS NULL`, batch)
	return n, err
}

// parentsNow reads under whom accounts stand, so that only what changes is written.
func parentsNow(tx *db.Tx, accounts []id.Account) (map[id.Account]id.Account, error) {
	type link struct {
		ID     id.Account  `bun:"id"`
		Parent *id.Account `bun:"parent_id"`
	}
	out := map[id.Account]id.Account{}
	if len(accounts) == 0 {
		return out, nil
	}
	rows, err := db.Select[link](tx, `SELECT id, parent_id FROM account WHERE id IN (?)`, db.In(accounts))
	for _, l := range rows {
		if l.Parent != nil {
			out[l.ID] = *l.Parent
		}
	}
	return out, err
}
