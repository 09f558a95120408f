package relationdesk_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
)

// Strengths of an account with 100,000 exchanges that all count, over 200 people and five colleagues:
// scripts/with-postgres go test ./internal/relation/relationdesk -run '^$' -bench Strengths. ms is the quickest: the
// machine may be busy with other things.
func BenchmarkStrengths(b *testing.B) {
	for name, open := range map[string]func(*testing.B) (d *db.DB, settle func()){"sqlite": onSQLite, "postgres": onPostgres} {
		b.Run(name, func(b *testing.B) {
			d, settle := open(b)
			h := build(b, d)
			h.crowd(b)
			settle()
			for what, ask := range map[string]func(tx *db.Tx) (int, error){
				"company": func(tx *db.Tx) (int, error) {
					all, err := relationdesk.StrengthsIn(tx, today, h.accounts["Helvane"])
					return len(all), err
				},
				"pairs": func(tx *db.Tx) (int, error) {
					all, err := relationdesk.PairsIn(tx, today, h.accounts["Helvane"])
					return len(all) / 5, err
				},
			} {
				b.Run(what, func(b *testing.B) {
					best := time.Hour
					for range b.N {
						begun := time.Now()
						h.read(b, func(tx *db.Tx) error {
							n, err := ask(tx)
							if n != 200 {
								b.Fatal(n)
							}
							return err
						})
						best = min(best, time.Since(begun))
					}
					b.ReportMetric(float64(best.Microseconds())/1000, "ms")
				})
			}
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
}

func onSQLite(b *testing.B) (*db.DB, func()) { return dbtest.SQLite(b, options()), func() {} }

// onPostgres settles as the server does by itself within a minute of an import.
func onPostgres(b *testing.B) (*db.DB, func()) {
	server := os.Getenv("COMPTOIR_TEST_POSTGRES")
	if server == "" {
		b.Skip("no PostgreSQL: set COMPTOIR_TEST_POSTGRES (scripts/with-postgres starts one)")
	}
	o := options()
	o.URL, o.Clock = dbtest.CreateDatabase(b, server), dbtest.At(dbtest.Today)
	d, err := db.Open(ctx, o)
	must(b, err)
	b.Cleanup(func() { d.Close() })
	return d, func() {
		c, err := sql.Open("pgx", o.URL)
		must(b, err)
		defer c.Close()
		_, err = c.Exec(`VACUUM ANALYZE`)
		must(b, err)
	}
}
