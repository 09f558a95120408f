package accountdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// stamps are the columns that every record carries.
type stamps struct {
	DeletedAt *instant.Instant `bun:"deleted_at"`
	Rev       int              `bun:"rev"`
	CreatedAt instant.Instant  `bun:"created_at"`
	CreatedBy id.User          `bun:"created_by,nullzero"`
	UpdatedAt instant.Instant  `bun:"updated_at"`
	UpdatedBy id.User          `bun:"updated_by,nullzero"`
}

func (s *stamps) stamp(tx *db.Tx, a who.Actor) {
	s.Rev, s.CreatedAt, s.UpdatedAt, s.CreatedBy, s.UpdatedBy = 1, tx.Now(), tx.Now(), a.ID, a.ID
}

// row is an account as stored.
type row struct {
	bun.BaseModel `bun:"table:account"`
	ID            id.Account  `bun:"id,pk"`
	Name          string      `bun:"name"`
	NameFold      string      `bun:"name_fold"`
	Tier          string      `bun:"tier"`
	Status        string      `bun:"status"`
	StatusRank    int         `bun:"status_rank"`
	Sector        string      `bun:"sector"`
	Ccy           string      `bun:"ccy"`
	Country       string      `bun:"country"`
	City          string      `bun:"city"`
	Website       string      `bun:"website"`
	SinceDay      *day.Day    `bun:"since_day"`
	ParentID      *id.Account `bun:"parent_id"`
	OwnerID       *id.User    `bun:"owner_id"`
	Note          string      `bun:"note"`
	ExitReason    string      `bun:"exit_reason"`
	Source        string      `bun:"source"`
	ExternalKey   *string     `bun:"external_key"`
	BatchID       *id.Batch   `bun:"batch_id"`
	stamps
}

// ranks put key accounts first in a list, and those that left last.
var ranks = map[account.Status]int{account.Key: 1, account.Watch: 2, account.Qualified: 3, account.Candidate: 4, account.Exited: 5}

func toRow(c account.Account) row {
	return row{ID: c.ID, Name: c.Name, NameFold: text.Fold(c.Name), Tier: string(c.Tier), Status: string(c.Status),
		StatusRank: ranks[c.Status], Sector: c.Sector, Ccy: string(c.Ccy), Country: c.Country, City: c.City,
		Website: c.Website, SinceDay: c.Since, ParentID: db.Opt(c.Parent), OwnerID: db.Opt(c.Owner), Note: c.Note,
		ExitReason: c.Exit, ExternalKey: db.Opt(c.ExternalKey), stamps: stamps{Rev: c.Rev}}
}

func (r row) toAccount() account.Account {
	return account.Account{ID: r.ID, Rev: r.Rev, ExternalKey: db.Val(r.ExternalKey), Name: r.Name, Tier: account.Tier(r.Tier),
		Status: account.Status(r.Status), Sector: r.Sector, Country: r.Country, City: r.City, Website: r.Website, Note: r.Note,
		Ccy: money.Currency(r.Ccy), Since: r.SinceDay, Parent: db.Val(r.ParentID), Owner: db.Val(r.OwnerID), Exit: r.ExitReason}
}

// rowOf reads an account that is there.
func rowOf(tx *db.Tx, c id.Account) (row, bool, error) {
	return db.One[row](tx, `SELECT * FROM account WHERE id = ? AND deleted_at IS NULL`, c)
}

// save writes the account over the row it came from.
func save(tx *db.Tx, a who.Actor, from row, c account.Account) error {
	r := toRow(c)
	r.Source, r.BatchID, r.CreatedAt, r.CreatedBy = from.Source, from.BatchID, from.CreatedAt, from.CreatedBy
	r.Rev, r.UpdatedAt, r.UpdatedBy = from.Rev+1, tx.Now(), by(a, from.UpdatedBy)
	return db.UpdateRow(tx, &r, from.Rev)
}

// touch notes that something of the account changed. It also holds the account's row to the end of the transaction,
// so that two people who assign at once follow one another.
func touch(tx *db.Tx, a who.Actor, c id.Account) error {
	_, err := tx.Exec(`UPDATE account SET updated_at = ?, updated_by = ? WHERE id = ?`, tx.Now(), db.Opt(a.ID), c)
	return err
}

// builtOn says what of other areas hangs on the account: "" when nothing does.
func builtOn(tx *db.Tx, c id.Account) (string, error) {
	for _, w := range []struct{ what, table string }{
		{"contract", `contract WHERE account_id = ?`}, {"contact", `contact WHERE account_id = ?`}, {"result", `result WHERE account_id = ?`},
		{"target", `target WHERE account_id = ?`}, {"task", `task WHERE account_id = ?`}, {"assessment", `assessment WHERE account_id = ?`}, {"subsidiary", `account WHERE parent_id = ?`},
	} {
		_, found, err := db.One[int](tx, `SELECT 1 FROM `+w.table+` AND deleted_at IS NULL LIMIT 1`, c)
		if err != nil || found {
			return w.what, err
		}
	}
	return "", nil
}

// removeRows takes accounts away with all that is theirs; their identifiers are free for another account.
func removeRows(tx *db.Tx, a who.Actor, accounts []id.Account) error {
	for _, table := range []string{"identifier", "legal_entity", "assignment", "team_member"} {
		if _, err := tx.Exec(`UPDATE ? SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE account_id IN (?) AND deleted_at IS NULL`,
			db.Ident(table), tx.Now(), tx.Now(), db.Opt(a.ID), db.In(accounts)); err != nil {
			return err
		}
	}
	_, err := tx.Exec(`UPDATE account SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id IN (?) AND deleted_at IS NULL`,
		tx.Now(), tx.Now(), db.Opt(a.ID), db.In(accounts))
	return err
}

// by keeps the last person when the machine itself writes.
func by(a who.Actor, last id.User) id.User {
	if a.ID == "" {
		return last
	}
	return a.ID
}
