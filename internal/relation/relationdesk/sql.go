package relationdesk

import (
	"slices"

	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
)

// row is an exchange as stored, its participants apart.
type row struct {
	bun.BaseModel `bun:"table:interaction"`
	ID            id.Interaction   `bun:"id,pk"`
	AccountID     id.Account       `bun:"account_id"`
	Day           day.Day          `bun:"day"`
	At            *instant.Instant `bun:"at"`
	Kind          relation.Kind    `bun:"kind"`
	Summary       string           `bun:"summary"`
	SummaryFold   string           `bun:"summary_fold"`
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

type contactRow struct {
	bun.BaseModel `bun:"table:interaction_contact"`
	ContactID     id.Contact     `bun:"contact_id,pk"`
	InteractionID id.Interaction `bun:"interaction_id,pk"`
}

type userRow struct {
	bun.BaseModel `bun:"table:interaction_user"`
	UserID        id.User        `bun:"user_id,pk"`
	InteractionID id.Interaction `bun:"interaction_id,pk"`
}

func toRow(x relation.Interaction) row {
	return row{ID: x.ID, AccountID: x.Account, Day: x.Day, At: x.At, Kind: x.Kind, Summary: x.Summary, SummaryFold: text.Fold(x.Summary),
		Source: x.Source, ExternalKey: db.Opt(x.ExternalKey), Rev: x.Rev}
}

func (r row) toInteraction() relation.Interaction {
	return relation.Interaction{ID: r.ID, Rev: r.Rev, Account: r.AccountID, Day: r.Day, At: r.At, Kind: r.Kind, Summary: r.Summary,
		Source: r.Source, ExternalKey: db.Val(r.ExternalKey)}
}

// rowOf reads an exchange that is there, with who took part.
func rowOf(tx *db.Tx, x id.Interaction) (r row, full relation.Interaction, ok bool, err error) {
	r, ok, err = db.One[row](tx, `SELECT * FROM interaction WHERE id = ? AND deleted_at IS NULL`, x)
	if err != nil || !ok {
		return r, full, ok, err
	}
	full = r.toInteraction()
	if full.Contacts, err = db.Select[id.Contact](tx, `SELECT contact_id FROM interaction_contact WHERE interaction_id = ? ORDER BY contact_id`, x); err != nil {
		return r, full, false, err
	}
	full.Users, err = db.Select[id.User](tx, `SELECT user_id FROM interaction_user WHERE interaction_id = ? ORDER BY user_id`, x)
	return r, full, true, err
}

// byKey finds the exchange that an import made before, removed or not: what was removed by hand does not come back.
func byKey(tx *db.Tx, in relation.Input) (id.Interaction, bool, error) {
	if in.ExternalKey == "" {
		return "", false, nil
	}
	return db.One[id.Interaction](tx, `SELECT id FROM interaction WHERE source = ? AND external_key = ?`, in.Source, in.ExternalKey)
}

func insert(tx *db.Tx, a who.Actor, x relation.Interaction) error {
	r := toRow(x)
	r.CreatedAt, r.UpdatedAt, r.CreatedBy, r.UpdatedBy = tx.Now(), tx.Now(), a.ID, a.ID
	if err := db.Insert(tx, r); err != nil {
		return err
	}
	if err := insertPeople(tx, x); err != nil {
		return err
	}
	return weigh(tx, x.Contacts, x.Kind, x.Day)
}

func insertPeople(tx *db.Tx, x relation.Interaction) error {
	theirs, ours := make([]contactRow, len(x.Contacts)), make([]userRow, len(x.Users))
	for i, c := range x.Contacts {
		theirs[i] = contactRow{ContactID: c, InteractionID: x.ID}
	}
	for i, u := range x.Users {
		ours[i] = userRow{UserID: u, InteractionID: x.ID}
	}
	if err := db.Insert(tx, theirs...); err != nil {
		return err
	}
	return db.Insert(tx, ours...)
}

// save writes the exchange over what it was, and weighs both again.
func save(tx *db.Tx, a who.Actor, from row, old, x relation.Interaction) error {
	r := toRow(x)
	r.Source, r.BatchID, r.CreatedAt, r.CreatedBy = from.Source, from.BatchID, from.CreatedAt, from.CreatedBy
	r.Rev, r.UpdatedAt, r.UpdatedBy = from.Rev+1, tx.Now(), a.ID
	if err := db.UpdateRow(tx, &r, from.Rev); err != nil {
		return err
	}
	if !slices.Equal(old.Contacts, x.Contacts) || !slices.Equal(old.Users, x.Users) {
		if err := deletePeople(tx, x.ID); err != nil {
			return err
		}
		if err := insertPeople(tx, x); err != nil {
			return err
		}
	}
	if err := weigh(tx, old.Contacts, old.Kind, old.Day); err != nil {
		return err
	}
	return weigh(tx, x.Contacts, x.Kind, x.Day)
}

func deletePeople(tx *db.Tx, x id.Interaction) error {
	if _, err := tx.Exec(`DELETE FROM interaction_contact WHERE interaction_id = ?`, x); err != nil {
		return err
	}
	_, err := tx.Exec(`DELETE FROM interaction_user WHERE interaction_id = ?`, x)
	return err
}

func remove(tx *db.Tx, a who.Actor, r row, x relation.Interaction) error {
	err := tx.UpdateOne(`UPDATE interaction SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ?`,
		tx.Now(), tx.Now(), db.Opt(a.ID), r.ID, r.Rev)
	if err != nil {
		return err
	}
	return weigh(tx, x.Contacts, x.Kind, x.Day)
}

// mayTakePart says whether everybody named may be: contacts of the account, colleagues who are there. Who took part
// before stays, wherever they have gone since.
func mayTakePart(tx *db.Tx, in relation.Input, old relation.Interaction) error {
	var l problem.List
	theirs, err := db.Select[id.Contact](tx, `SELECT id FROM contact WHERE id IN (?) AND account_id = ? AND deleted_at IS NULL`, db.In(in.Contacts), in.Account)
	if err != nil {
		return err
	}
	if !covers(in.Contacts, theirs, old.Contacts) {
		l.Add("contacts", "not_of_the_account")
	}
	ours, err := db.Select[id.User](tx, `SELECT id FROM app_user WHERE id IN (?) AND state = 'ACTIVE'`, db.In(in.Users))
	if err != nil {
		return err
	}
	if !covers(in.Users, ours, old.Users) {
		l.Add("users", "unknown_choice")
	}
	return l.Err()
}

func covers[T comparable](all, known, before []T) bool {
	return !slices.ContainsFunc(all, func(x T) bool { return !slices.Contains(known, x) && !slices.Contains(before, x) })
}
