package teamdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
)

type grantRow struct {
	bun.BaseModel `bun:"table:access_grant"`
	ID            id.Any           `bun:"id,pk"`
	UserID        id.User          `bun:"user_id"`
	AccountID     id.Account       `bun:"account_id"`
	Level         string           `bun:"level"`
	UntilDay      day.Day          `bun:"until_day"`
	GrantedBy     id.User          `bun:"granted_by"`
	RevokedAt     *instant.Instant `bun:"revoked_at"`
	Rev           int              `bun:"rev"`
	CreatedAt     instant.Instant  `bun:"created_at"`
	CreatedBy     *id.User         `bun:"created_by"`
	UpdatedAt     instant.Instant  `bun:"updated_at"`
	UpdatedBy     *id.User         `bun:"updated_by"`
}

// fields is what the journal keeps.
func (r grantRow) fields() map[string]any {
	return map[string]any{"user": r.UserID, "account": r.AccountID, "level": r.Level, "until": r.UntilDay,
		"revoked": r.RevokedAt != nil}
}

func insertGrant(tx *db.Tx, r grantRow) error {
	r.Rev, r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy = 1, tx.Now(), tx.Now(), by(tx), by(tx)
	return db.Insert(tx, r)
}

func updateGrant(tx *db.Tx, r grantRow) error {
	rev := r.Rev
	r.Rev, r.UpdatedAt, r.UpdatedBy = rev+1, tx.Now(), by(tx)
	return db.UpdateRow(tx, &r, rev)
}

func findGrant(tx *db.Tx, g id.Any) (grantRow, bool, error) {
	return db.One[grantRow](tx, `SELECT * FROM access_grant WHERE id = ?`, g)
}

func grantsOf(tx *db.Tx, user id.User) ([]grantRow, error) {
	return db.Select[grantRow](tx, `SELECT * FROM access_grant WHERE user_id = ? ORDER BY until_day DESC, id`, user)
}

func liveGrants(tx *db.Tx, user id.User) ([]grantRow, error) {
	return db.Select[grantRow](tx, `SELECT * FROM access_grant WHERE user_id = ? AND revoked_at IS NULL`, user)
}

type accountName struct {
	ID   id.Account `bun:"id"`
	Name string     `bun:"name"`
}

// accountNames names the accounts within the scope; the others stay unnamed.
func accountNames(tx *db.Tx, s Scope, accounts []id.Account) (map[id.Account]string, error) {
	out := map[id.Account]string{}
	if len(accounts) == 0 {
		return out, nil
	}
	cond, args := s.OnNamed("c.id")
	rows, err := db.Select[accountName](tx, `SELECT id, name FROM account c WHERE id IN (?) AND deleted_at IS NULL AND `+cond,
		append([]any{db.In(accounts)}, args...)...)
	for _, r := range rows {
		out[r.ID] = r.Name
	}
	return out, err
}

// accountsIn lists the accounts of a scope by name, for a picker.
func accountsIn(tx *db.Tx, s Scope, limit int) ([]AccountChoice, error) {
	cond, args := s.On("id")
	return db.Select[AccountChoice](tx, `SELECT id, name, city FROM account WHERE deleted_at IS NULL AND `+cond+
		` ORDER BY name_fold, id LIMIT ?`, append(args, limit)...)
}
