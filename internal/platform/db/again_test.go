package db_test

import (
	"context"
	"sync"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
)

// Two people save the same two records, each in their own order: both are served, none sees the engine's deadlock.
func TestTransactionsThatCrossAreBegunAgain(t *testing.T) {
	dbtest.Each(t, options, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		var ids []id.Any
		err := d.Write(ctx, who.System(), func(tx *db.Tx) error {
			ids = nil
			for _, name := range []string{"a", "b"} {
				m, err := add(tx, name)
				if err != nil {
					return err
				}
				ids = append(ids, m)
				if err := record(tx, m, name); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		var bothHoldOne, done sync.WaitGroup
		if d.Engine() == db.Postgres { // on SQLite the second waits for the first to end
			bothHoldOne.Add(2)
		}
		tries := [2]int{}
		for n, order := range [][]id.Any{{ids[0], ids[1]}, {ids[1], ids[0]}} {
			done.Add(1)
			go func() {
				defer done.Done()
				err := d.Write(ctx, who.System(), func(tx *db.Tx) error {
					tries[n]++
					for step, m := range order {
						if err := tx.UpdateOne(`UPDATE import_mapping SET rev = rev + 1 WHERE id = ?`, m); err != nil {
							return err
						}
						if step == 0 && tries[n] == 1 && d.Engine() == db.Postgres {
							bothHoldOne.Done()
							bothHoldOne.Wait()
						}
					}
					return record(tx, order[0], "c")
				})
				if err != nil {
					t.Errorf("writer %d: %v", n, err)
				}
			}()
		}
		done.Wait()
		_ = d.Read(ctx, func(tx *db.Tx) error {
			revs, err := db.Select[int](tx, `SELECT rev FROM import_mapping`)
			if err != nil || len(revs) != 2 || revs[0] != 3 || revs[1] != 3 {
				t.Errorf("revisions %v, %v: each record was to be saved twice", revs, err)
			}
			return nil
		})
		if d.Engine() == db.Postgres && tries[0]+tries[1] < 3 {
			t.Errorf("tries %v: the two did not cross", tries)
		}
	})
}
