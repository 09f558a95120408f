package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/who"
)

// Tx is an explicit transaction. It has one now, and buffers what Record and Enqueue are told until the commit.
type Tx struct {
	db      *DB
	q       bun.Tx
	ctx     context.Context
	now     instant.Instant
	who     who.Actor
	writing bool
	changes []Change
	lastSeq int64
	memo    map[string]memo
	// seen are the marks of a snapshot; notes are the tables read for the answers on their way, read those of the whole
	// transaction where across collects them.
	seen   marks
	notes  []map[string]bool
	read   map[string]bool
	across *across
}

// Now is the one instant of the transaction, on the business clock.
func (tx *Tx) Now() instant.Instant { return tx.now }

// Who is the actor of a write transaction.
func (tx *Tx) Who() who.Actor { return tx.who }

// Context is the one the transaction was opened with.
func (tx *Tx) Context() context.Context { return tx.ctx }

// Engine serves the handful of named fragments that differ.
func (tx *Tx) Engine() Engine { return tx.db.engine }

// Read runs fn on a consistent snapshot that cannot write.
func (d *DB) Read(ctx context.Context, fn func(tx *Tx) error) error {
	opts := &sql.TxOptions{ReadOnly: true}
	if d.engine == Postgres {
		opts.Isolation = sql.LevelRepeatableRead
	}
	q, err := d.read.BeginTx(ctx, opts)
	if err != nil {
		return err
	}
	defer func() { _ = q.Rollback() }()
	tx := &Tx{db: d, q: q, ctx: ctx, now: d.Now(), across: acrossOf(ctx), read: map[string]bool{}}
	err = fn(tx)
	// What was looked for and not found was read as well.
	if told := tx.tellAcross(); err == nil {
		err = told
	}
	return err
}

// Write runs fn in a transaction of a's. It commits what fn did together with its journal, or nothing at all. Where two
// transactions waited for each other, PostgreSQL ends one of them: it is run again from its beginning, so that fn sets
// what it hands out and never adds to it.
func (d *DB) Write(ctx context.Context, a who.Actor, fn func(tx *Tx) error) error {
	_, err := d.WriteSeq(ctx, a, fn)
	return err
}

// WriteSeq is Write that also returns the journal sequence reached, zero when nothing was recorded.
func (d *DB) WriteSeq(ctx context.Context, a who.Actor, fn func(tx *Tx) error) (seq int64, err error) {
	for n := range writeTries {
		if n > 0 {
			if aside := stepAside(ctx, n-1); aside != nil {
				return 0, aside
			}
		}
		if seq, err = d.writeOnce(ctx, a, fn); !crossed(err) {
			break
		}
	}
	return seq, err
}

func (d *DB) writeOnce(ctx context.Context, a who.Actor, fn func(tx *Tx) error) (int64, error) {
	q, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer func() { _ = q.Rollback() }()
	if d.engine == SQLite {
		d.wrote.reset()
	}
	acrossOf(ctx).tear()
	tx := &Tx{db: d, q: q, ctx: ctx, now: d.Now(), who: a, writing: true}
	if err := fn(tx); err != nil {
		return 0, err
	}
	if err := tx.mustBeRecorded(); err != nil {
		return 0, err
	}
	if err := tx.flushJournal(); err != nil {
		return 0, err
	}
	if err := tx.moveMarks(); err != nil {
		return 0, err
	}
	if err := q.Commit(); err != nil {
		return 0, err
	}
	if tx.lastSeq > 0 {
		d.wake.all(tx.lastSeq)
	}
	return tx.lastSeq, nil
}

// ErrUnrecorded is a write of a record that the journal was not told: a defect, never a user's mistake.
var ErrUnrecorded = errors.New("db: a record changed and nothing was recorded")

// mustBeRecorded asks the engine itself which tables changed.
func (tx *Tx) mustBeRecorded() error {
	if len(tx.changes) > 0 {
		return nil
	}
	tables, err := tx.written()
	if err != nil {
		return err
	}
	for _, t := range tables {
		if tx.db.classOf(t) == Record {
			return fmt.Errorf("%w: table %s", ErrUnrecorded, t)
		}
	}
	return nil
}

func (d *DB) classOf(table string) TableClass {
	if c, ok := d.tables[table]; ok {
		return c
	}
	if strings.HasPrefix(table, "search_word") || table == markTable || strings.HasPrefix(table, "goose_") || strings.HasPrefix(table, "sqlite_") {
		return Derived
	}
	return Record
}

// Select reads all rows of a query into structs (by column name) or scalars. Placeholders are ?.
func Select[T any](tx *Tx, query string, args ...any) ([]T, error) {
	tx.noteQuery(query, args)
	var rows []T
	err := tx.q.NewRaw(query, args...).Scan(tx.ctx, &rows)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return rows, named(err)
}

// notAnIdentifier is PostgreSQL's answer to a text that is no UUID; SQLite just finds nothing.
const notAnIdentifier = "22P02"

// named makes the two engines agree: what no identifier can name does not exist.
func named(err error) error {
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Code == notAnIdentifier {
		return problem.Missing()
	}
	return err
}

// One reads at most one row; found is false when there is none.
func One[T any](tx *Tx, query string, args ...any) (row T, found bool, err error) {
	rows, err := Select[T](tx, query, args...)
	if err != nil || len(rows) == 0 {
		return row, false, err
	}
	return rows[0], true, nil
}

// Exec runs a statement and returns how many rows it changed.
func (tx *Tx) Exec(query string, args ...any) (int64, error) {
	res, err := tx.q.NewRaw(query, args...).Exec(tx.ctx)
	if err != nil {
		return 0, named(err)
	}
	return res.RowsAffected()
}

// UpdateOne runs an update that must hit exactly one row; hitting none is a stale edit, never a silent success.
func (tx *Tx) UpdateOne(query string, args ...any) error {
	n, err := tx.Exec(query, args...)
	if err != nil {
		return err
	}
	if n == 0 {
		return problem.Stale()
	}
	if n > 1 {
		return fmt.Errorf("db: an update of one row hit %d", n)
	}
	return nil
}

// insertRows is how many rows go into one INSERT: measured best between round trips and statement size.
const insertRows = 250

// Insert adds rows of flat structs tagged `bun:"table:name"`. Nothing is read back: bun would otherwise return every empty
// column of every row.
func Insert[T any](tx *Tx, rows ...T) error {
	for len(rows) > 0 {
		n := min(len(rows), insertRows)
		chunk := rows[:n]
		if _, err := tx.q.NewInsert().Model(&chunk).Returning("NULL").Exec(tx.ctx); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// UpdateRow writes all columns of the row with this id and rev, and moves rev on; hitting none is a stale edit.
// The struct has `ID` as primary key (bun:"id,pk") and Rev already raised; rev is the one that was read.
func UpdateRow[T any](tx *Tx, row *T, rev int) error {
	res, err := tx.q.NewUpdate().Model(row).WherePK().Where("rev = ?", rev).Exec(tx.ctx)
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	if err != nil {
		return err
	}
	if n != 1 {
		return problem.Stale()
	}
	return nil
}

// In expands a slice for `x IN (?)`.
func In(slice any) any { return bun.In(slice) }

// Ident quotes a column or table name that comes from a fixed list of ours.
func Ident(name string) any { return bun.Ident(name) }

// Safe inserts SQL of ours (never a user's text) into a query.
func Safe(sqlText string) any { return bun.Safe(sqlText) }

// SkipLocked lets several nodes claim work side by side; SQLite has one writer and needs nothing.
func (tx *Tx) SkipLocked() string {
	if tx.db.engine == Postgres {
		return "FOR UPDATE SKIP LOCKED"
	}
	return ""
}

// KeepRow ends a SELECT of a row that must not be removed before the transaction is over: what points at it is being added.
// Many may keep a row at once. SQLite has one writer and needs nothing; neither does a transaction that only reads.
func (tx *Tx) KeepRow() string { return tx.lock("FOR KEY SHARE") }

// LockRow ends a SELECT of a row that is about to be removed, or changed from what it is now: who keeps it, or changes it,
// is waited for.
func (tx *Tx) LockRow() string { return tx.lock("FOR UPDATE") }

func (tx *Tx) lock(clause string) string {
	if tx.db.engine == Postgres && tx.writing {
		return clause
	}
	return ""
}

// EscapeLike makes a text literal inside a LIKE pattern with ESCAPE '\'.
func EscapeLike(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}
