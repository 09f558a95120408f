package relationdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
)

type wishRow struct {
	bun.BaseModel `bun:"table:relation_wish"`
	ID            id.Any           `bun:"id,pk"`
	AccountID     id.Account       `bun:"account_id"`
	UserID        id.User          `bun:"user_id"`
	ContactID     id.Contact       `bun:"contact_id"`
	Band          relation.Band    `bun:"band"`
	DeletedAt     *instant.Instant `bun:"deleted_at"`
	Rev           int              `bun:"rev"`
	CreatedAt     instant.Instant  `bun:"created_at"`
	CreatedBy     id.User          `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant  `bun:"updated_at"`
	UpdatedBy     id.User          `bun:"updated_by,nullzero"`
}

func (r wishRow) toWish() relation.Wish {
	return relation.Wish{ID: r.ID, Rev: r.Rev, Account: r.AccountID, User: r.UserID, Contact: r.ContactID, Band: r.Band}
}

func wishOf(tx *db.Tx, u id.User, c id.Contact) (wishRow, bool, error) {
	return db.One[wishRow](tx, `SELECT * FROM relation_wish WHERE user_id = ? AND contact_id = ? AND deleted_at IS NULL`, u, c)
}

// wishesOf are the wanted levels of an account's contacts.
func wishesOf(tx *db.Tx, account id.Account) ([]wishRow, error) {
	return db.Select[wishRow](tx, `SELECT w.* FROM relation_wish w JOIN contact c ON c.id = w.contact_id
		WHERE c.account_id = ? AND c.deleted_at IS NULL AND w.deleted_at IS NULL`, account)
}

func saveWish(tx *db.Tx, a who.Actor, from wishRow, known bool, w relation.Wish) error {
	r := wishRow{ID: w.ID, AccountID: w.Account, UserID: w.User, ContactID: w.Contact, Band: w.Band, Rev: 1,
		CreatedAt: tx.Now(), CreatedBy: a.ID, UpdatedAt: tx.Now(), UpdatedBy: a.ID}
	if !known {
		return db.Insert(tx, r)
	}
	r.Rev, r.CreatedAt, r.CreatedBy = from.Rev+1, from.CreatedAt, from.CreatedBy
	return db.UpdateRow(tx, &r, from.Rev)
}

func dropWish(tx *db.Tx, a who.Actor, r wishRow) error {
	return tx.UpdateOne(`UPDATE relation_wish SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ?`,
		tx.Now(), tx.Now(), db.Opt(a.ID), r.ID, r.Rev)
}

// mayWish says whether the person carries the account.
func mayWish(tx *db.Tx, a who.Actor, account id.Account) (bool, error) {
	if a.System || a.Owner {
		return true, nil
	}
	today := a.Today(tx.Now())
	carriers, err := db.Select[id.User](tx, `SELECT user_id FROM assignment WHERE account_id = ? AND role = 'PRIMARY' AND deleted_at IS NULL
		AND from_day <= ? AND (to_day IS NULL OR to_day >= ?)`, account, today, today)
	if err != nil {
		return false, err
	}
	if len(carriers) > 0 {
		for _, u := range carriers {
			if u == a.ID {
				return true, nil
			}
		}
		return false, nil
	}
	owner, ok, err := db.One[id.User](tx, `SELECT owner_id FROM account WHERE id = ? AND owner_id IS NOT NULL`, account)
	return ok && owner == a.ID, err
}

// mayBeWished says whether both are there: a contact of the account, a colleague who has not left. What was wanted of
// someone who has gone may still be dropped.
func mayBeWished(tx *db.Tx, account id.Account, in relation.WishInput, known bool) error {
	if known && in.Band == "" {
		return nil
	}
	_, theirs, err := db.One[int](tx, `SELECT 1 FROM contact WHERE id = ? AND account_id = ? AND deleted_at IS NULL`, in.Contact, account)
	if err != nil {
		return err
	}
	_, ours, err := db.One[int](tx, `SELECT 1 FROM app_user WHERE id = ? AND state = 'ACTIVE'`, in.User)
	var l problem.List
	if !theirs {
		l.Add("contact", "not_of_the_account")
	}
	if !ours {
		l.Add("user", "unknown_choice")
	}
	if err != nil {
		return err
	}
	return l.Err()
}

// posed are the open tasks that work on gaps.
type posedRow struct {
	Wish string   `bun:"ref_id"`
	Task id.Task  `bun:"id"`
	Due  *day.Day `bun:"due_day"`
}

func posedOn(tx *db.Tx, wishes []wishRow) (map[id.Any]posedRow, error) {
	out := map[id.Any]posedRow{}
	if len(wishes) == 0 {
		return out, nil
	}
	ids := make([]string, len(wishes))
	for i, w := range wishes {
		ids[i] = string(w.ID)
	}
	rows, err := db.Select[posedRow](tx, `SELECT ref_id, id, due_day FROM task WHERE ref_kind = ? AND ref_id IN (?) AND state = 'OPEN'
		AND deleted_at IS NULL ORDER BY rank_day DESC`, relation.WishKind, db.In(ids))
	for _, r := range rows {
		out[id.Any(r.Wish)] = r
	}
	return out, err
}
