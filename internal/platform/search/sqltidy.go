package search

import (
	"context"

	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// tidy makes the index quick again after many writes: SQLite merges its pieces, PostgreSQL counts what it holds, without
// which it plans for an empty table.
func tidy(ctx context.Context, d *db.DB) error {
	stmts := []string{`INSERT INTO search_word (search_word) VALUES ('optimize')`}
	if d.Engine() == db.Postgres {
		stmts = []string{`ANALYZE search_entry`, `ANALYZE search_word`}
	}
	for _, s := range stmts {
		if err := d.Write(ctx, who.System(), func(tx *db.Tx) error { _, err := tx.Exec(s); return err }); err != nil {
			return err
		}
	}
	return nil
}
