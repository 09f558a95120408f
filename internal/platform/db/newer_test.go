package db_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
)

// A database that a later version has moved on is left alone, on both engines.
func TestAnOlderVersionDoesNotOpenANewerSchema(t *testing.T) {
	urls := map[string]string{"sqlite": filepath.Join(t.TempDir(), "comptoir.db")}
	if server := os.Getenv("COMPTOIR_TEST_POSTGRES"); server != "" {
		urls["postgres"] = dbtest.CreateDatabase(t, server)
	}
	for engine, url := range urls {
		t.Run(engine, func(t *testing.T) {
			ctx, o := context.Background(), db.Options{URL: url, Clock: dbtest.At(dbtest.Today)}
			d, err := db.Open(ctx, o)
			if err != nil {
				t.Fatal(err)
			}
			err = d.Write(ctx, who.System(), func(tx *db.Tx) error {
				_, err := tx.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, TRUE)`)
				return err
			})
			d.Close()
			if err != nil {
				t.Fatal(err)
			}
			if d, err = db.Open(ctx, o); !errors.Is(err, db.ErrNewer) {
				t.Fatalf("opened: %v", err)
			}
		})
	}
}
