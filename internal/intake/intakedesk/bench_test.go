package intakedesk

import (
	"fmt"
	"strings"
	"testing"

	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
)

// accountTable makes a table of n accounts in the French template, each with its SIREN.
func accountTable(n int) string {
	var b strings.Builder
	b.WriteString("Identifiant;Nom;SIREN;Pays;Ville;Secteur;Devise\n")
	for i := range n {
		fmt.Fprintf(&b, "C-%06d;Verrerie de Montbel %d;%s;France;Montbel;Verre;EUR\n", i, i, siren(i))
	}
	return b.String()
}

// siren makes a number that passes its check.
func siren(i int) string {
	s := fmt.Sprintf("%08d", 10_000_000+i)
	sum := 0
	for j := range s {
		d := int(s[j] - '0')
		if j%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return s + fmt.Sprint((10-sum%10)%10)
}

func benchmarkImport(b *testing.B, open func(testing.TB, db.Options) *db.DB, file string, n int) {
	path := ""
	for b.Loop() {
		b.StopTimer()
		d := open(b, options())
		if d == nil {
			b.Skip("no PostgreSQL")
		}
		h := newHouse(b, d)
		if path == "" {
			path = write(b, "volume.csv", file)
		}
		b.StartTimer()
		if got := h.run("alix", Order{}, path); got[0].Created != n {
			b.Fatalf("%+v %v", got[0].Counted, got[0].Problem)
		}
	}
	b.ReportMetric(float64(b.N)*float64(n)/b.Elapsed().Seconds(), "lines/s")
}

const benched = 50_000

func BenchmarkAccountsSQLite(b *testing.B) {
	benchmarkImport(b, dbtest.SQLite, accountTable(benched), benched)
}

func BenchmarkContractsSQLite(b *testing.B) {
	benchmarkImport(b, dbtest.SQLite, contracts(benched), benched)
}

func BenchmarkAccountsPostgres(b *testing.B) {
	benchmarkImport(b, dbtest.Postgres, accountTable(benched), benched)
}

func BenchmarkContractsPostgres(b *testing.B) {
	benchmarkImport(b, dbtest.Postgres, contracts(benched), benched)
}
