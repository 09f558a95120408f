package search_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
)

// volume is the size of a large company: COMPTOIR_BENCH_ACCOUNTS changes it. Half of its accounts are towns, as after
// an import of public contracts: « commune de » is then the start of every second name.
func volume() int {
	if n, err := strconv.Atoi(os.Getenv("COMPTOIR_BENCH_ACCOUNTS")); err == nil {
		return n
	}
	return 100_000
}

var (
	syllables = []string{"ba", "ca", "cas", "ta", "gnac", "ver", "lo", "mo", "ri", "sun", "norr", "hel", "va", "ne", "bray", "tour", "saint", "mar",
		"beuf", "du", "rand", "lau", "re", "ville", "court", "ey", "ac", "ieu", "pont", "roche"}
	trades = []string{"Maintenance multitechnique", "Nettoyage des locaux", "Énergie vapeur", "Travaux de voirie", "Fourniture de bureau",
		"Restauration scolaire", "Assurance flotte", "Transport de déchets", "Location de véhicules", "Prestations informatiques"}
	places = []string{"usine de", "siège de", "écoles de", "dépôt de", "hôpital de"}
)

func syllabic(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(syllables[r.IntN(len(syllables))])
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

func synthetic(n int) (accounts []id.Account, docs []search.Doc) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		a := id.New[id.Account]()
		accounts = append(accounts, a)
		name := syllabic(r, 2+r.IntN(3))
		switch {
		case i%2 == 0:
			name = "Commune de " + name
		case i%7 == 0:
			name = "Société " + name + " et Cie"
		}
		weight := 0
		if i%1000 == 0 {
			weight = 30
		} else if i%20 == 0 {
			weight = 10
		}
		docs = append(docs, search.Doc{Ref: ref.To("account", a), Account: a, Title: name, Subtitle: "Lyon", Weight: weight,
			Names: []string{fmt.Sprintf("%09d", r.IntN(1_000_000_000))}})
		for c := range 2 {
			title := trades[r.IntN(len(trades))] + ", " + places[r.IntN(len(places))] + " " + syllabic(r, 2)
			docs = append(docs, search.Doc{Ref: ref.To("contract", id.New[id.Contract]()), Account: a, Title: title, Subtitle: name, Weight: weight,
				Names: []string{fmt.Sprintf("CT-%d/%05d-%d", 2010+i%16, i, c), name}, Text: "Prestations au bénéfice des établissements de l’agglomération"})
		}
	}
	return accounts, docs
}

func fill(tb testing.TB, d *db.DB, docs []search.Doc) {
	tb.Helper()
	start := time.Now()
	for chunk := range slices.Chunk(docs, 400) {
		if err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error { return search.Upsert(tx, chunk) }); err != nil {
			tb.Fatal(err)
		}
	}
	tb.Logf("indexed %d documents in %s", len(docs), time.Since(start).Round(time.Millisecond))
	if err := search.Tidy(context.Background(), d); err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkFind prints the median and the 99th percentile of what a palette asks: four kinds would cost twice the two
// measured here.
func BenchmarkFind(b *testing.B) {
	b.Run("sqlite", func(b *testing.B) { benchFind(b, dbtest.SQLite(b, derived)) })
	b.Run("postgres", func(b *testing.B) { benchFind(b, dbtest.Postgres(b, derived)) })
}

var derived = db.Options{Tables: map[string]db.TableClass{"reach": db.Derived, "search_entry": db.Derived, "search_word": db.Derived}}

func benchFind(b *testing.B, d *db.DB) {
	accounts, docs := synthetic(volume())
	fill(b, d, docs)
	few := []id.Account{}
	for i := range 400 {
		few = append(few, accounts[i*len(accounts)/400])
	}
	// A wide scope is a sub-select: every twentieth account, in a table of its own.
	err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		for _, s := range []string{`CREATE TABLE reach (account_id UUID PRIMARY KEY)`,
			`INSERT INTO reach SELECT account_id FROM search_entry WHERE kind = 'account' AND id % 60 < 3`, `ANALYZE reach`} {
			if _, err := tx.Exec(s); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	scopes := []struct {
		name string
		s    search.Scope
	}{
		{"all", search.Scope{On: "1 = 1"}},
		{"few", search.Scope{On: "e.account_id IN (?)", Args: []any{db.In(few)}, Few: few, Narrow: true}},
		{"wide", search.Scope{On: "e.account_id IN (SELECT account_id FROM reach)"}},
	}
	questions := []string{"c", "co", "com", "commune", "commune de", "ca", "v", "z", "maint", "maintenance", "maintenance usine castagnac",
		"energie vapeur", "commune de cas", "ct-2024", "552", "établissements", "zzz", "casta bray", "d"}
	for _, sc := range scopes {
		b.Run(sc.name, func(b *testing.B) {
			var took []time.Duration
			worst := map[string]time.Duration{}
			for b.Loop() {
				for _, q := range questions {
					start := time.Now()
					err := d.Read(context.Background(), func(tx *db.Tx) error {
						parts := []search.Part{{Kind: "account", Scope: sc.s}, {Kind: "contract", Scope: sc.s}}
						_, err := search.Find(tx, q, parts, 6)
						return err
					})
					if err != nil {
						b.Fatal(err)
					}
					t := time.Since(start)
					took = append(took, t)
					worst[q] = max(worst[q], t)
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-p50")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
			b.Logf("%v", worst)
		})
	}
}
