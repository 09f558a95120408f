// Package dbtest opens throw-away databases for tests: real SQLite always, real PostgreSQL whenever
// COMPTOIR_TEST_POSTGRES names a server on which databases may be created.
package dbtest

import (
	"context"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the postgres driver

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
)

// Today is the day on which tests stand unless they say otherwise: a Monday, 08:00 in Paris.
var Today = time.Date(2026, time.November, 23, 7, 0, 0, 0, time.UTC)

// At is a clock standing still.
func At(t time.Time) db.Clock { return func() time.Time { return t } }

// Each runs the test once an engine. Without a PostgreSQL server it says so and runs on SQLite alone; under CI=true
// that is a failure.
func Each(t *testing.T, o db.Options, run func(t *testing.T, d *db.DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { run(t, SQLite(t, o)) })
	t.Run("postgres", func(t *testing.T) {
		d := Postgres(t, o)
		if d != nil {
			run(t, d)
		}
	})
}

// SQLite opens a fresh file.
func SQLite(t testing.TB, o db.Options) *db.DB {
	t.Helper()
	o.URL = filepath.Join(t.TempDir(), "comptoir.db")
	return open(t, o)
}

// Postgres creates a fresh database.
func Postgres(t testing.TB, o db.Options) *db.DB {
	t.Helper()
	o.URL = CreateDatabase(t, Server(t))
	return open(t, o)
}

// Server is the PostgreSQL that tests may create databases on. Without one the test is skipped, saying so; on CI that is a
// failure.
func Server(t testing.TB) string {
	t.Helper()
	server := os.Getenv("COMPTOIR_TEST_POSTGRES")
	if server == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("CI runs on both engines: COMPTOIR_TEST_POSTGRES is not set")
		}
		t.Skip("no PostgreSQL: set COMPTOIR_TEST_POSTGRES (make test starts one)")
	}
	return server
}

// CreateDatabase makes an empty database on the server and drops it when the test ends.
func CreateDatabase(t testing.TB, server string) string {
	t.Helper()
	admin, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	name := "t_" + strings.ReplaceAll(string(id.New[id.Any]()), "-", "")
	if _, err := admin.Exec("CREATE DATABASE " + name); err != nil {
		admin.Close()
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_, _ = admin.Exec("DROP DATABASE " + name + " WITH (FORCE)")
		admin.Close()
	})
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

func open(t testing.TB, o db.Options) *db.DB {
	t.Helper()
	if o.Clock == nil {
		o.Clock = At(Today)
	}
	d, err := db.Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// Now is Today as an instant.
func Now() instant.Instant { return instant.FromTime(Today) }
