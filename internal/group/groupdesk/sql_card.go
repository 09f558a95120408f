package groupdesk

import (
	"cmp"

	"comptoir/internal/group"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

type accountRow struct {
	ID     id.Account `bun:"id"`
	Rev    int        `bun:"rev"`
	Name   string     `bun:"name"`
	Status string     `bun:"status"`
	City   string     `bun:"city"`
}

func accountRowOf(tx *db.Tx, c id.Account) (accountRow, bool, error) {
	return db.One[accountRow](tx, `SELECT id, rev, name, status, city FROM account WHERE id = ? AND deleted_at IS NULL`, c)
}

func byName(a, b group.Body) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) }

func numbersOf(tx *db.Tx, e id.Entity) ([]Number, error) {
	return db.Select[Number](tx, `SELECT scheme, value, state = 'VERIFIED' AS verified, state = 'OBSOLETE' AS obsolete, verdict, verified_day, source
		FROM identifier WHERE entity_id = ? AND deleted_at IS NULL ORDER BY id`, e)
}

// namedStays names the accounts of stays within the reader's reach.
func namedStays(tx *db.Tx, a who.Actor, stays []group.Stay) ([]NamedStay, error) {
	if len(stays) == 0 {
		return nil, nil
	}
	scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
	if err != nil {
		return nil, err
	}
	out := make([]NamedStay, len(stays))
	for i, s := range stays {
		out[i] = NamedStay{Stay: s}
		ok, err := scope.Holds(tx, s.Account)
		if err != nil {
			return nil, err
		}
		if ok {
			if out[i].Name, _, err = db.One[string](tx, `SELECT name FROM account WHERE id = ?`, s.Account); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func linkable(tx *db.Tx, a who.Actor, c id.Account) ([]Option, error) {
	scope, err := teamdesk.Reach(tx, a, team.Account, team.Write)
	if err != nil {
		return nil, err
	}
	cond, args := scope.On("e.account_id")
	return db.Select[Option](tx, `SELECT e.id, e.legal_name AS name, e.account_id, c.name AS account_name FROM legal_entity e JOIN account c ON c.id = e.account_id
		WHERE e.deleted_at IS NULL AND e.state IN ('ACTIVE', 'PROSPECT') AND c.deleted_at IS NULL AND `+cond+`
		ORDER BY CASE WHEN e.account_id = ? THEN 0 ELSE 1 END, c.name_fold, e.is_root DESC, e.legal_name, e.id LIMIT 400`, append(args, c)...)
}
