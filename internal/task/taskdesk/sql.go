package taskdesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/task"
)

// farAway ranks a task without a due day after all others.
const farAway day.Day = 9_999_999

// row is a task as stored.
type row struct {
	bun.BaseModel `bun:"table:task"`
	ID            id.Task          `bun:"id,pk"`
	AccountID     *id.Account      `bun:"account_id"`
	Title         string           `bun:"title"`
	TitleFold     string           `bun:"title_fold"`
	Kind          string           `bun:"kind"`
	OwnerID       id.User          `bun:"owner_id"`
	DelegatedBy   *id.User         `bun:"delegated_by"`
	DueDay        *day.Day         `bun:"due_day"`
	RankDay       day.Day          `bun:"rank_day"`
	RefKind       string           `bun:"ref_kind"`
	RefID         string           `bun:"ref_id"`
	ContactID     *id.Contact      `bun:"contact_id"`
	State         string           `bun:"state"`
	DoneDay       *day.Day         `bun:"done_day"`
	Note          string           `bun:"note"`
	DeletedAt     *instant.Instant `bun:"deleted_at"`
	Rev           int              `bun:"rev"`
	CreatedAt     instant.Instant  `bun:"created_at"`
	CreatedBy     id.User          `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant  `bun:"updated_at"`
	UpdatedBy     id.User          `bun:"updated_by,nullzero"`
}

func toRow(t task.Task) row {
	r := row{ID: t.ID, AccountID: db.Opt(t.Account), Title: t.Title, TitleFold: text.Fold(t.Title), Kind: string(t.Kind),
		OwnerID: t.Owner, DueDay: t.Due, RankDay: farAway, RefKind: string(t.About.Kind), RefID: t.About.ID,
		ContactID: db.Opt(t.Contact), State: string(t.State), DoneDay: t.DoneOn, Note: t.Note, Rev: t.Rev}
	if t.Due != nil {
		r.RankDay = *t.Due
	}
	return r
}

func (r row) toTask() task.Task {
	return task.Task{ID: r.ID, Rev: r.Rev, Account: db.Val(r.AccountID), Title: r.Title, Kind: task.Kind(r.Kind), Owner: r.OwnerID,
		Due: r.DueDay, About: ref.Ref{Kind: ref.Kind(r.RefKind), ID: r.RefID}, Contact: db.Val(r.ContactID),
		State: task.State(r.State), DoneOn: r.DoneDay, Note: r.Note}
}

// save writes the task over the row it came from.
func save(tx *db.Tx, a who.Actor, from row, t task.Task) error {
	r := toRow(t)
	r.DelegatedBy, r.CreatedAt, r.CreatedBy = from.DelegatedBy, from.CreatedAt, from.CreatedBy
	r.Rev, r.UpdatedAt, r.UpdatedBy = from.Rev+1, tx.Now(), a.ID
	return db.UpdateRow(tx, &r, from.Rev)
}

func remove(tx *db.Tx, a who.Actor, r row) error {
	return tx.UpdateOne(`UPDATE task SET deleted_at = ?, rev = rev + 1, updated_at = ?, updated_by = ? WHERE id = ? AND rev = ?`,
		tx.Now(), tx.Now(), a.ID, r.ID, r.Rev)
}
