package relationdesk_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
)

// Strengths of an account with 100,000 exchanges that all count, over 200 people and five colleagues:
// go test ./internal/relation/relationdesk -run '^$' -bench Strengths (COMPTOIR_TEST_POSTGRES adds the second engine).
func BenchmarkStrengths(b *testing.B) {
	for name, open := range map[string]func(testing.TB, db.Options) *db.DB{"sqlite": dbtest.SQLite, "postgres": dbtest.Postgres} {
		b.Run(name, func(b *testing.B) {
			d := open(b, options())
			h := build(b, d)
			h.crowd(b)
			b.Run("company", func(b *testing.B) {
				for range b.N {
					h.read(b, func(tx *db.Tx) error {
						all, err := relationdesk.StrengthsIn(tx, today, h.accounts["Helvane"])
						if len(all) != 200 {
							b.Fatal(len(all))
						}
						return err
					})
				}
			})
			b.Run("pairs", func(b *testing.B) {
				for range b.N {
					h.read(b, func(tx *db.Tx) error {
						_, err := relationdesk.PairsIn(tx, today, h.accounts["Helvane"])
						return err
					})
				}
			})
			b.Run("log", func(b *testing.B) {
				for i := range b.N {
					h.log(b, "Camille", relation.Call, today-day.Day(i%4000), []string{"Camille"}, []string{"Odile"})
				}
			})
		})
	}
}

func (h *house) crowd(b *testing.B) {
	b.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	ours := []string{"Camille", "Bastien", "Étienne", "Théo", "Alix"}
	must(b, h.db.Write(ctx, h.people["Camille"], func(tx *db.Tx) error {
		for i := range 200 {
			if err := h.meet(tx, fmt.Sprint("C", i), "Helvane"); err != nil {
				return err
			}
		}
		return nil
	}))
	type key struct {
		c    int
		k    relation.Kind
		when day.Day
	}
	seen := map[key]bool{}
	for done := 0; done < 100_000; {
		must(b, h.db.Write(ctx, h.people["Camille"], func(tx *db.Tx) error {
			rows := relationdesk.Crowd{}
			for range 10_000 {
				x := key{r.IntN(200), relation.Kinds[r.IntN(5)], today - day.Day(r.IntN(1500))}
				if !seen[x] && done < 100_000 {
					seen[x] = true
					done++
					rows.Add(h.accounts["Helvane"], h.contacts[fmt.Sprint("C", x.c)], h.people[ours[r.IntN(5)]].ID, x.k, x.when)
				}
			}
			return rows.Insert(tx)
		}))
	}
	must(b, h.analyze())
}

func (h *house) analyze() error {
	return h.db.Write(ctx, h.people["Camille"], func(tx *db.Tx) error {
		if tx.Engine() != db.Postgres {
			return nil
		}
		_, err := tx.Exec(`ANALYZE`)
		return err
	})
}
