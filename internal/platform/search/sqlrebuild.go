package search

import (
	"context"

	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// rebuildPage is how many documents one transaction of a rebuild holds: about 30 ms, so that people keep writing.
const rebuildPage = 300

// Rebuild reads every record of the sources again, in short transactions. Killed in the middle, run it again: what is
// written is right, what is not yet written is as it was. It also spares the follower the journal that came before.
func Rebuild(ctx context.Context, d *db.DB, sources []Source) error {
	var head int64
	err := d.Read(ctx, func(tx *db.Tx) (err error) {
		head, _, err = db.One[int64](tx, `SELECT seq FROM journal_head WHERE id = 1`)
		return err
	})
	if err != nil {
		return err
	}
	for _, s := range sources {
		if err := rebuildKind(ctx, d, s); err != nil {
			return err
		}
	}
	if err := tidy(ctx, d); err != nil {
		return err
	}
	return d.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(`INSERT INTO cursor_position (name, seq) VALUES (?, ?)
			ON CONFLICT (name) DO UPDATE SET seq = excluded.seq WHERE cursor_position.seq < excluded.seq`, followerName, head)
		return err
	})
}

func rebuildKind(ctx context.Context, d *db.DB, s Source) error {
	after, more := FirstID, true
	for more {
		err := d.Write(ctx, who.System(), func(tx *db.Tx) error {
			docs, err := s.Page(tx, after, rebuildPage)
			if err != nil {
				return err
			}
			until := ""
			if more = len(docs) == rebuildPage; more {
				until = docs[len(docs)-1].Ref.ID
			}
			if err := dropBetween(tx, s.Kind, after, until, docs); err != nil {
				return err
			}
			if err := Upsert(tx, docs); err != nil {
				return err
			}
			after = until
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// dropBetween takes out what the index still holds between two identifiers although the records are gone; until is
// open when empty.
func dropBetween(tx *db.Tx, kind ref.Kind, after, until string, docs []Doc) error {
	query, args := `SELECT record_id FROM search_entry WHERE kind = ? AND record_id > ?`, []any{string(kind), after}
	if until != "" {
		query, args = query+` AND record_id <= ?`, append(args, until)
	}
	held, err := db.Select[string](tx, query, args...)
	if err != nil {
		return err
	}
	return Remove(tx, kind, gone(held, docs))
}
