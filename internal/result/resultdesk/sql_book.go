package resultdesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/result"
)

type accountRow struct {
	Name  string         `bun:"name"`
	Ccy   money.Currency `bun:"ccy"`
	First *day.Month     `bun:"first"`
	Last  *day.Month     `bun:"last"`
}

// accountHead reads the account's name and currency, and the span of months that hold anything.
func accountHead(tx *db.Tx, account id.Account) (accountRow, bool, error) {
	if _, ok := id.Parse[id.Account](string(account)); !ok {
		return accountRow{}, false, nil
	}
	const months = `(SELECT account_id, month FROM result WHERE deleted_at IS NULL AND account_id = ?
		UNION ALL SELECT account_id, month FROM target WHERE deleted_at IS NULL AND account_id = ?)`
	return db.One[accountRow](tx, `SELECT a.name, a.ccy, min(m.month) AS first, max(m.month) AS last
		FROM account a LEFT JOIN `+months+` m ON m.account_id = a.id
		WHERE a.id = ? AND a.deleted_at IS NULL GROUP BY a.name, a.ccy`, account, account, account)
}

func linesOf(tx *db.Tx, account id.Account, month day.Month) ([]LineSheet, error) {
	type named struct {
		lineRow
		ContractName string `bun:"contract_name"`
		ByName       string `bun:"by_name"`
	}
	rows, err := db.Select[named](tx, `SELECT r.*, coalesce(c.name, '') AS contract_name, coalesce(u.name, '') AS by_name
		FROM result r LEFT JOIN contract c ON c.id = r.contract_id LEFT JOIN app_user u ON u.id = r.updated_by
		WHERE r.account_id = ? AND r.month = ? AND r.deleted_at IS NULL ORDER BY r.source, r.id`, account, month)
	out := make([]LineSheet, len(rows))
	for i, r := range rows {
		l := r.toLine()
		in := result.Input{Revenue: &l.Revenue, Margin: l.Margin}
		out[i] = LineSheet{Line: l, ContractName: r.ContractName, By: r.ByName, Warnings: in.Warnings()}
	}
	return out, err
}
