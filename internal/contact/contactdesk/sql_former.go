package contactdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// formerOf reads them in the exchanges of the account: who may read those knows the people in them.
func formerOf(tx *db.Tx, a who.Actor, account id.Account, n int) ([]Former, error) {
	met, err := teamdesk.Reach(tx, a, team.Relation, team.Read)
	if err != nil {
		return nil, err
	}
	if ok, err := met.Holds(tx, account); err != nil || !ok {
		return nil, err
	}
	type former struct {
		ID          id.Contact `bun:"id"`
		Name        string     `bun:"name"`
		AccountID   id.Account `bun:"account_id"`
		AccountName string     `bun:"account_name"`
	}
	rows, err := db.Select[former](tx, `SELECT c.id, c.name, c.account_id, a.name AS account_name FROM contact c JOIN account a ON a.id = c.account_id
		WHERE c.deleted_at IS NULL AND c.account_id <> ? AND c.id IN (SELECT x.contact_id FROM interaction_contact x JOIN interaction i ON i.id = x.interaction_id
		WHERE i.account_id = ? AND i.deleted_at IS NULL) ORDER BY c.name_fold, c.id LIMIT ?`, account, account, n)
	if err != nil {
		return nil, err
	}
	scope, err := teamdesk.Reach(tx, a, team.Contact, team.Read)
	if err != nil {
		return nil, err
	}
	var out []Former
	for _, r := range rows {
		f := Former{Name: r.Name}
		reads, err := scope.Holds(tx, r.AccountID)
		if err != nil {
			return nil, err
		}
		if reads {
			f.ID, f.Account, f.AccountName = r.ID, r.AccountID, r.AccountName
		}
		out = append(out, f)
	}
	return out, nil
}
