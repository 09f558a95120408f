package intakedesk

import (
	"slices"

	"github.com/uptrace/bun"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// batchRow is an import that was done.
type batchRow struct {
	bun.BaseModel `bun:"table:import_batch"`
	ID            id.Batch         `bun:"id,pk"`
	Files         string           `bun:"files"`
	SHA256        string           `bun:"sha256"`
	Profile       string           `bun:"profile"`
	Kind          string           `bun:"kind"`
	Source        string           `bun:"source"`
	Choice        string           `bun:"choice"`
	Columns       string           `bun:"columns"`
	Lines         int              `bun:"lines"`
	Created       int              `bun:"created"`
	Updated       int              `bun:"updated"`
	Unchanged     int              `bun:"unchanged"`
	Rejected      int              `bun:"rejected"`
	Warned        int              `bun:"warned"`
	UndoneAt      *instant.Instant `bun:"undone_at"`
	UndoneBy      *id.User         `bun:"undone_by"`
	Rev           int              `bun:"rev"`
	CreatedAt     instant.Instant  `bun:"created_at"`
	CreatedBy     id.User          `bun:"created_by,nullzero"`
	UpdatedAt     instant.Instant  `bun:"updated_at"`
	UpdatedBy     id.User          `bun:"updated_by,nullzero"`
}

func toBatch(tx *db.Tx, a who.Actor, w workRow, all Counted) batchRow {
	return batchRow{ID: w.ID, Files: w.Files, SHA256: w.SHA256, Profile: w.Profile, Kind: w.Kind, Source: w.Source, Choice: w.Choice, Columns: w.Columns,
		Lines: all.Lines, Created: all.Created, Updated: all.Updated, Unchanged: all.Unchanged, Rejected: all.Rejected, Warned: all.Warned,
		Rev: 1, CreatedAt: tx.Now(), UpdatedAt: tx.Now(), CreatedBy: a.ID, UpdatedBy: a.ID}
}

func (b batchRow) counted() Counted {
	return Counted{Lines: b.Lines, Created: b.Created, Updated: b.Updated, Unchanged: b.Unchanged, Rejected: b.Rejected, Warned: b.Warned}
}

func (b batchRow) toSheet() Sheet {
	s := Sheet{ID: b.ID, State: Applied, Profile: b.Profile, Kind: intake.Kind(b.Kind), Source: b.Source, Author: b.CreatedBy,
		CreatedAt: b.CreatedAt, UpdatedAt: b.UpdatedAt, UndoneAt: b.UndoneAt, Counts: Counts{b.counted()}}
	if b.UndoneAt != nil {
		s.State = Undone
	}
	unpack(b.Files, &s.Files)
	unpack(b.Choice, &s.Settings)
	unpack(b.Columns, &s.Columns)
	return s
}

func readBatch(tx *db.Tx, batch id.Batch) (batchRow, bool, error) {
	return db.One[batchRow](tx, `SELECT * FROM import_batch WHERE id = ?`, batch)
}

// worksOf lists the imports on their way of some authors, newest first.
func worksOf(tx *db.Tx, authors []id.User, all bool, limit int) ([]workRow, error) {
	if all {
		return db.Select[workRow](tx, `SELECT * FROM import_work ORDER BY created_at DESC, id DESC LIMIT ?`, limit)
	}
	if len(authors) == 0 {
		return nil, nil
	}
	return db.Select[workRow](tx, `SELECT * FROM import_work WHERE author_id IN (?) ORDER BY created_at DESC, id DESC LIMIT ?`, db.In(authors), limit)
}

// batchesOf lists the imports done, newest first, by key.
func batchesOf(tx *db.Tx, authors []id.User, all bool, req page.Request) ([]batchRow, error) {
	where, args := `1 = 1`, []any{}
	if !all {
		if len(authors) == 0 {
			return nil, nil
		}
		where, args = `created_by IN (?)`, []any{db.In(authors)}
	}
	order, compare := `DESC`, `<`
	if req.Cursor.Before {
		order, compare = `ASC`, `>`
	}
	if cursor, ok := id.Parse[id.Batch](req.Cursor.ID); ok {
		where += ` AND id ` + compare + ` ?`
		args = append(args, cursor)
	}
	return db.Select[batchRow](tx, `SELECT * FROM import_batch WHERE `+where+` ORDER BY id `+order+` LIMIT ?`, append(args, req.Limit()+1)...)
}

// markUndone says that the import was taken back.
func markUndone(tx *db.Tx, a who.Actor, b batchRow) error {
	by := any(nil)
	if a.ID != "" {
		by = a.ID
	}
	return tx.UpdateOne(`UPDATE import_batch SET undone_at = ?, undone_by = ?, rev = rev + 1, updated_at = ?, updated_by = ?
		WHERE id = ? AND undone_at IS NULL`, tx.Now(), by, tx.Now(), by, b.ID)
}

// overdue says whether there is something to drop.
func overdue(tx *db.Tx, works, lines instant.Instant) (bool, error) {
	_, due, err := db.One[int](tx, `SELECT 1 FROM import_work WHERE updated_at < ? UNION ALL SELECT 1 FROM import_batch b WHERE b.created_at < ?
		AND EXISTS (SELECT 1 FROM import_line l WHERE l.batch_id = b.id) LIMIT 1`, works, lines)
	return due, err
}

// sweepWorks drops what nobody went on with.
func sweepWorks(tx *db.Tx, before instant.Instant) (int, error) {
	old, err := db.Select[id.Batch](tx, `SELECT id FROM import_work WHERE updated_at < ? LIMIT 50`, before)
	for _, batch := range old {
		if err := forget(tx, batch, noLine); err != nil {
			return 0, err
		}
	}
	return len(old), err
}

// sweepLines drops the lines to correct of imports of long ago: they hold what people wrote about people.
func sweepLines(tx *db.Tx, before instant.Instant) error {
	old, err := db.Select[id.Batch](tx, `SELECT id FROM import_batch b WHERE created_at < ? AND EXISTS
		(SELECT 1 FROM import_line l WHERE l.batch_id = b.id) LIMIT 50`, before)
	if err != nil || len(old) == 0 {
		return err
	}
	slices.Sort(old)
	_, err = tx.Exec(`DELETE FROM import_line WHERE batch_id IN (?)`, db.In(old))
	return err
}
