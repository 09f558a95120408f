// Package db opens the database, runs explicit transactions on it, and keeps the journal: what changes a record
// and does not say so cannot commit. One SQL text serves both engines.
package db

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/uptrace/bun"

	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
)

// Engine names a database engine.
type Engine string

// The two engines.
const (
	SQLite   Engine = "sqlite"
	Postgres Engine = "postgres"
)

// Clock tells the business time; --today shifts it. Sessions and rate limits use the real one.
type Clock func() time.Time

// Options open a database.
type Options struct {
	// URL is postgres://…, or the path of a SQLite file.
	URL string
	// Clock is the business clock; required.
	Clock Clock
	// Fields declares the class of every journaled field, by kind of record.
	Fields map[ref.Kind]Fields
	// Tables declares every table's class; a table that is missing counts as RECORD.
	Tables map[string]TableClass
	// Watch, when set, sees the final SQL of every query: the house rules use it in tests.
	Watch func(query string)
}

// TableClass says what a table holds.
type TableClass string

// Classes of tables. A RECORD table cannot change without a journal entry; DERIVED is rebuildable; PLUMBING is
// sessions, jobs and cursors.
const (
	Record   TableClass = "RECORD"
	Derived  TableClass = "DERIVED"
	Plumbing TableClass = "PLUMBING"
)

// DB is an open database.
type DB struct {
	engine Engine
	write  *bun.DB
	read   *bun.DB
	clock  Clock
	fields map[ref.Kind]Fields
	tables map[string]TableClass
	wrote  *touched
	wake   waker
	marks  knownMarks
	keeper keeper
	// names are those of all tables, by the word that a query says.
	names map[string]string
}

// Open connects, and brings the schema up to date.
func Open(ctx context.Context, o Options) (*DB, error) {
	if o.Clock == nil {
		return nil, fmt.Errorf("db: no clock")
	}
	d := &DB{clock: o.Clock, fields: o.Fields, tables: o.Tables, wrote: &touched{}}
	var err error
	if strings.HasPrefix(o.URL, "postgres://") || strings.HasPrefix(o.URL, "postgresql://") {
		d.engine = Postgres
		err = d.openPostgres(ctx, o.URL)
	} else {
		d.engine = SQLite
		err = d.openSQLite(ctx, o.URL)
	}
	if err != nil {
		return nil, err
	}
	if err := d.migrate(ctx); err != nil {
		return nil, fmt.Errorf("db: migrate: %w", err)
	}
	if err := d.readNames(ctx); err != nil {
		return nil, err
	}
	if o.Watch != nil {
		d.write.AddQueryHook(watchHook(o.Watch))
		d.read.AddQueryHook(watchHook(o.Watch))
	}
	return d, nil
}

// Engine says which engine serves.
func (d *DB) Engine() Engine { return d.engine }

// Now is the business clock.
func (d *DB) Now() instant.Instant { return instant.FromTime(d.clock()) }

// Ping says whether the database answers.
func (d *DB) Ping(ctx context.Context) error { return d.read.PingContext(ctx) }

// Close releases the connections; on SQLite it lets the engine tidy its statistics first.
func (d *DB) Close() error {
	if d.engine == SQLite {
		_, _ = d.write.Exec("PRAGMA optimize")
	}
	err := d.read.Close()
	if d.write != d.read {
		if e := d.write.Close(); err == nil {
			err = e
		}
	}
	return err
}

// touched collects the tables that the running write transaction changed, as the engine reports them.
type touched struct {
	mu     sync.Mutex
	tables map[string]bool
}

func (t *touched) reset() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.tables = map[string]bool{}
}

func (t *touched) add(table string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.tables == nil {
		t.tables = map[string]bool{}
	}
	t.tables[table] = true
}

func (t *touched) list() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	out := make([]string, 0, len(t.tables))
	for name := range t.tables {
		out = append(out, name)
	}
	return out
}

type watchHook func(string)

func (w watchHook) BeforeQuery(ctx context.Context, e *bun.QueryEvent) context.Context {
	w(e.Query)
	return ctx
}

func (w watchHook) AfterQuery(context.Context, *bun.QueryEvent) {}
