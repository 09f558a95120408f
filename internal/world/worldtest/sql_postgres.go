package worldtest

import (
	"database/sql"
	"fmt"
	"hash/fnv"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the postgres driver

	"comptoir/internal/app"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db/dbtest"
)

// OpenPostgres opens a copy on PostgreSQL. Without a server it skips; under CI=true that is a failure.
func OpenPostgres(t testing.TB) World {
	t.Helper()
	server := dbtest.Server(t)
	model, err := modelOnce()
	if err != nil {
		t.Fatal(err)
	}
	name := "t_" + strings.ReplaceAll(string(id.New[id.Any]()), "-", "")
	if err := onServer(`CREATE DATABASE ` + name + ` TEMPLATE ` + model); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = onServer(`DROP DATABASE ` + name + ` WITH (FORCE)`) })
	return open(t, app.Config{Database: database(server, name)})
}

// modelOnce is the name of a database that holds the told story, to be cloned. It is the package's: one left by a run
// before makes way for it.
var modelOnce = sync.OnceValues(func() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	h := fnv.New64a()
	h.Write([]byte(dir))
	name := fmt.Sprintf("world_%x", h.Sum64())
	if err := onServer(`DROP DATABASE IF EXISTS `+name+` WITH (FORCE)`, `CREATE DATABASE `+name); err != nil {
		return "", err
	}
	return name, tell(app.Config{Database: database(os.Getenv("COMPTOIR_TEST_POSTGRES"), name)})
})

// onServer runs statements outside of any database of ours.
func onServer(statements ...string) error {
	admin, err := sql.Open("pgx", os.Getenv("COMPTOIR_TEST_POSTGRES"))
	if err != nil {
		return err
	}
	defer admin.Close()
	for _, s := range statements {
		if _, err := admin.Exec(s); err != nil {
			return err
		}
	}
	return nil
}

// database is the address of one database of the server.
func database(server, name string) string {
	u, err := url.Parse(server)
	if err != nil {
		return server
	}
	u.Path = "/" + name
	return u.String()
}
