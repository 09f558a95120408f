package historydesk_test

import (
	"context"
	"testing"

	"comptoir/internal/history/historydesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/who"
)

// lotsOf is the lines of one large import.
const lotsOf = 200_000

// BenchmarkAfterALargeImport reads the pages of the journal when the newest two hundred thousand entries are one
// import's: none of them may read through its lines.
func BenchmarkAfterALargeImport(b *testing.B) {
	for _, engine := range []string{"sqlite", "postgres"} {
		b.Run(engine, func(b *testing.B) { onEngine(b, engine, afterALargeImport) })
	}
}

func afterALargeImport(b *testing.B, h *house) {
	h.tale(b)
	start := h.db.Now()
	batch := id.New[id.Batch]()
	for range lotsOf / 1000 {
		err := h.db.Write(context.Background(), h.people["finance"], func(tx *db.Tx) error {
			for range 1000 {
				c := db.Change{Action: "contract.imported", Ref: ref.To("contract", id.New[id.Contract]()), Account: id.New[id.Account](), Batch: batch}
				if err := tx.Record(c); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	ctx := context.Background()
	for _, c := range []struct {
		name string
		run  func(a who.Actor) error
	}{
		{"audit", func(a who.Actor) error {
			_, err := h.desk.Audit(ctx, a, historydesk.Filter{}, journal.Position{}, 50)
			return err
		}},
		{"audit-kind", func(a who.Actor) error {
			_, err := h.desk.Audit(ctx, a, historydesk.Filter{Kind: "contact"}, journal.Position{}, 50)
			return err
		}},
		{"audit-each-line", func(a who.Actor) error {
			_, err := h.desk.Audit(ctx, a, historydesk.Filter{EachLine: true}, journal.Position{}, 50)
			return err
		}},
		{"timeline", func(a who.Actor) error {
			_, err := h.desk.Timeline(ctx, a, h.castagnac, journal.Position{}, 8)
			return err
		}},
		{"since", func(a who.Actor) error {
			_, err := h.desk.Since(ctx, a, start.Add(-1e13), 6)
			return err
		}},
	} {
		for _, name := range []string{"kam", "director"} {
			b.Run(c.name+"/"+name, func(b *testing.B) {
				for b.Loop() {
					if err := c.run(h.people[name]); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
