package contactdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

type row struct {
	bun.BaseModel `bun:"table:contact"`
	ID            id.Contact       `bun:"id,pk"`
	AccountID     id.Account       `bun:"account_id"`
	Name          string           `bun:"name"`
	NameFold      string           `bun:"name_fold"`
	Job           string           `bun:"job"`
	JobFold       string           `bun:"job_fold"`
	Lang          string           `bun:"lang"`
	Email         string           `bun:"email"`
	Phone         string           `bun:"phone"`
	PhoneE164     string           `bun:"phone_e164"`
	Note          string           `bun:"note"`
	Origin        string           `bun:"origin"`
	Source        string           `bun:"source"`
	ExternalKey   *string          `bun:"external_key"`
	BatchID       *id.Batch        `bun:"batch_id"`
	DeletedAt     *instant.Instant `bun:"deleted_at"`
	Rev           int              `bun:"rev"`
	CreatedAt     instant.Instant  `bun:"created_at"`
	CreatedBy     id.User          `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant  `bun:"updated_at"`
	UpdatedBy     id.User          `bun:"updated_by,nullzero"`
}

func toRow(c contact.Contact) row {
	return row{ID: c.ID, AccountID: c.Account, Name: c.Name, NameFold: text.Fold(c.Name), Job: c.Job, JobFold: text.Fold(c.Job), Lang: c.Lang, Email: c.Email,
		Phone: c.Phone, PhoneE164: c.Tel, Note: c.Note, Origin: c.Origin, ExternalKey: db.Opt(c.ExternalKey), Rev: c.Rev}
}

func (r row) toContact() contact.Contact {
	return contact.Contact{ID: r.ID, Rev: r.Rev, Account: r.AccountID, ExternalKey: db.Val(r.ExternalKey), Name: r.Name, Job: r.Job, Lang: r.Lang,
		Email: r.Email, Phone: r.Phone, Tel: r.PhoneE164, Origin: r.Origin, Note: r.Note}
}

// rowOf reads a contact that is there.
func rowOf(tx *db.Tx, c id.Contact) (row, bool, error) {
	return db.One[row](tx, `SELECT * FROM contact WHERE id = ? AND deleted_at IS NULL`, c)
}

// remove takes the contact away as it was read.
func remove(tx *db.Tx, a who.Actor, r row) error {
	return tx.UpdateOne(`UPDATE contact SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ?`,
		tx.Now(), tx.Now(), db.Opt(a.ID), r.ID, r.Rev)
}

// save writes the contact over the row it came from.
func save(tx *db.Tx, a who.Actor, from row, c contact.Contact) error {
	r := toRow(c)
	r.Source, r.BatchID, r.CreatedAt, r.CreatedBy = from.Source, from.BatchID, from.CreatedAt, from.CreatedBy
	r.Rev, r.UpdatedAt, r.UpdatedBy = from.Rev+1, tx.Now(), a.ID
	if a.ID == "" {
		r.UpdatedBy = from.UpdatedBy // the machine itself is nobody
	}
	return db.UpdateRow(tx, &r, from.Rev)
}

type sheetRow struct {
	row
	AccountName   string `bun:"account_name"`
	UpdatedByName string `bun:"updated_by_name"`
}

const sheetSQL = `SELECT c.*, a.name AS account_name, coalesce(u.name, '') AS updated_by_name
	FROM contact c JOIN account a ON a.id = c.account_id LEFT JOIN app_user u ON u.id = c.updated_by`

// countryOf is where the account's numbers are dialled from; an account that is not there has none.
func countryOf(tx *db.Tx, account id.Account) (string, error) {
	if account == "" {
		return "", nil
	}
	country, _, err := db.One[string](tx, `SELECT country FROM account WHERE id = ?`, account)
	return country, err
}

// Twin is a contact that looks like another, with its account's name.
type Twin struct {
	contact.Twin
	AccountName string
}

// twinsOf finds, within the reader's reach, whoever shares an address, a number, or a name at the same account.
func twinsOf(tx *db.Tx, a who.Actor, c contact.Contact) ([]Twin, error) {
	scope, err := teamdesk.Reach(tx, a, team.Contact, team.Read)
	if err != nil {
		return nil, err
	}
	cond, args := scope.OnNamed("c.account_id")
	args = append(args, c.Account, text.Fold(c.Name))
	like := `(c.account_id = ? AND c.name_fold = ?)`
	if c.Email != "" {
		like += ` OR c.email = ?`
		args = append(args, c.Email)
	}
	if c.Tel != "" {
		like += ` OR c.phone_e164 = ?`
		args = append(args, c.Tel)
	}
	rows, err := db.Select[sheetRow](tx, sheetSQL+` WHERE c.deleted_at IS NULL AND `+cond+` AND (`+like+`) ORDER BY c.name_fold, c.id LIMIT 20`, args...)
	if err != nil {
		return nil, err
	}
	known, names := make([]contact.Contact, len(rows)), map[id.Contact]string{}
	for i, r := range rows {
		known[i], names[r.ID] = r.toContact(), r.AccountName
	}
	var out []Twin
	for _, t := range contact.Twins(c, known) {
		out = append(out, Twin{Twin: t, AccountName: names[t.Contact.ID]})
	}
	return out, nil
}
