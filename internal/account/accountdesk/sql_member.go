package accountdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

type memberRow struct {
	bun.BaseModel `bun:"table:team_member"`
	ID            id.Any     `bun:"id,pk"`
	AccountID     id.Account `bun:"account_id"`
	UserID        id.User    `bun:"user_id"`
	Function      string     `bun:"function"`
	Country       string     `bun:"country"`
	FromDay       day.Day    `bun:"from_day"`
	ToDay         *day.Day   `bun:"to_day"`
	stamps
}

func toMemberRow(m account.TeamMember) memberRow {
	return memberRow{ID: m.ID, AccountID: m.Account, UserID: m.User, Function: string(m.Function), Country: m.Country, FromDay: m.From, ToDay: m.To}
}

func (r memberRow) toMember() account.TeamMember {
	return account.TeamMember{ID: r.ID, Account: r.AccountID, User: r.UserID, Function: account.TeamFunction(r.Function), Country: r.Country,
		From: r.FromDay, To: r.ToDay}
}

func membersOf(tx *db.Tx, c id.Account) ([]account.TeamMember, error) {
	rows, err := db.Select[memberRow](tx, `SELECT * FROM team_member WHERE account_id = ? AND deleted_at IS NULL ORDER BY from_day, id`, c)
	out := make([]account.TeamMember, len(rows))
	for i, r := range rows {
		out[i] = r.toMember()
	}
	return out, err
}

// endMembership notes the last day of a membership.
func endMembership(tx *db.Tx, a who.Actor, m id.Any, on day.Day) error {
	return tx.UpdateOne(`UPDATE team_member SET to_day = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND deleted_at IS NULL`,
		on, tx.Now(), db.Opt(a.ID), m)
}
