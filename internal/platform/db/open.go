package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the postgres driver
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/uptrace/bun/dialect/sqlitedialect"
	"modernc.org/sqlite"
)

// openSQLite opens two pools on one file: one writer that begins immediately, eight readers that cannot write.
func (d *DB) openSQLite(ctx context.Context, path string) error {
	drv := &sqlite.Driver{}
	drv.RegisterConnectionHook(func(c sqlite.ExecQuerierContext, dsn string) error {
		if h, ok := c.(sqlite.HookRegisterer); ok && !strings.Contains(dsn, "query_only") {
			h.RegisterPreUpdateHook(func(u sqlite.SQLitePreUpdateData) { d.wrote.add(u.TableName) })
		}
		return nil
	})
	w, err := sqlitePool(drv, path, "_txlock=immediate", "cache_size(-16000)")
	if err != nil {
		return err
	}
	w.SetMaxOpenConns(1)
	w.SetMaxIdleConns(1)
	if err := w.PingContext(ctx); err != nil {
		return err
	}
	r, err := sqlitePool(drv, path, "", "cache_size(-2000)", "query_only(1)")
	if err != nil {
		return err
	}
	r.SetMaxOpenConns(8)
	// All may stay while people are there (reopening costs a tenth of a page), and go after a quiet minute.
	r.SetMaxIdleConns(8)
	r.SetConnMaxIdleTime(time.Minute)
	d.write = bun.NewDB(w, sqlitedialect.New())
	d.read = bun.NewDB(r, sqlitedialect.New())
	return nil
}

func sqlitePool(drv *sqlite.Driver, path, extra string, pragmas ...string) (*sql.DB, error) {
	q := url.Values{"_time_format": {"sqlite"}, "_timezone": {"UTC"}}
	// busy_timeout comes first: the pragmas after it may have to wait.
	q["_pragma"] = append([]string{"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)",
		"foreign_keys(1)", "temp_store(MEMORY)"}, pragmas...)
	dsn := "file:" + url.PathEscape(path) + "?" + q.Encode()
	if extra != "" {
		dsn += "&" + extra
	}
	return sql.OpenDB(connector{drv, dsn}), nil
}

// connector opens connections of a driver value of our own, whose hook reports the tables written.
type connector struct {
	drv *sqlite.Driver
	dsn string
}

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.drv.Open(c.dsn) }
func (c connector) Driver() driver.Driver                        { return c.drv }

// openPostgres opens one pool. bun inlines arguments, so that cached statements would thrash; exec mode is also
// safe behind a pooler.
func (d *DB) openPostgres(ctx context.Context, dsn string) error {
	u, err := url.Parse(dsn)
	if err != nil {
		return err
	}
	q := u.Query()
	if q.Get("default_query_exec_mode") == "" {
		q.Set("default_query_exec_mode", "exec")
	}
	if q.Get("connect_timeout") == "" {
		q.Set("connect_timeout", "5")
	}
	u.RawQuery = q.Encode()
	p, err := sql.Open("pgx", u.String())
	if err != nil {
		return err
	}
	p.SetMaxOpenConns(16)
	p.SetMaxIdleConns(8)
	p.SetConnMaxIdleTime(5 * time.Minute)
	if err := p.PingContext(ctx); err != nil {
		p.Close()
		return err
	}
	d.write = bun.NewDB(p, pgdialect.New())
	d.read = d.write
	return nil
}
