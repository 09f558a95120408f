package contactdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// OfIn reads the contacts of an account, those with a job first, at most n: for its brief and its reports. ok is false
// when the reader may not read contacts there: they are hidden, not absent.
func (k *Desk) OfIn(tx *db.Tx, a who.Actor, account id.Account, n int) (out []Line, ok bool, err error) {
	scope, err := teamdesk.Reach(tx, a, team.Contact, team.Read)
	if err != nil {
		return nil, false, err
	}
	if ok, err = scope.Holds(tx, account); err != nil || !ok {
		return nil, false, err
	}
	rows, err := db.Select[lineRow](tx, `SELECT c.id, c.account_id, a.name AS account_name, c.name, c.name_fold, c.job, c.lang, c.email,
		c.phone, c.phone_e164, c.updated_at FROM contact c JOIN account a ON a.id = c.account_id
		WHERE c.deleted_at IS NULL AND `+unrestricted+` AND c.account_id = ? ORDER BY CASE WHEN c.job = '' THEN 1 ELSE 0 END, c.name_fold, c.id LIMIT ?`, account, n)
	for _, r := range rows {
		out = append(out, r.toLine(Limited(a)))
	}
	return out, true, err
}

// MoveClashes counts the people whom both accounts know: same address, or same name. Both stay, to be looked at.
func MoveClashes(tx *db.Tx, from, into id.Account) ([]area.Clash, error) {
	n, _, err := db.One[int](tx, `SELECT count(*) FROM contact a WHERE a.account_id = ? AND a.deleted_at IS NULL AND EXISTS (SELECT 1 FROM contact b
		WHERE b.account_id = ? AND b.deleted_at IS NULL AND (b.name_fold = a.name_fold OR (a.email <> '' AND b.email = a.email)))`, from, into)
	if err != nil || n == 0 {
		return nil, err
	}
	return []area.Clash{{Code: "contact_twins", N: n}}, nil
}
