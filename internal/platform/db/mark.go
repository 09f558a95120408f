package db

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"sync"
)

// A mark counts the transactions that wrote a table. It moves in the transaction that writes, so that a snapshot sees
// the rows and the mark of one moment, on one node as on several.

// markTable has a row without a name, which counts the transactions that wrote anything: one look at it says whether the
// others moved.
const markTable = "table_mark"

// moveMarks is the last act before a commit: it waits for who moves the same marks, and then waits for nothing more. The
// names come sorted, so that two that write the same tables cannot wait for each other.
func (tx *Tx) moveMarks() error {
	tables, err := tx.written()
	if err != nil {
		return err
	}
	names := []string{}
	for _, t := range tables {
		if n := marked(t); n != markTable {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		return nil
	}
	slices.Sort(names)
	names = slices.Compact(names)
	args := make([]any, len(names))
	for i, n := range names {
		args[i] = n
	}
	_, err = tx.q.NewRaw(`INSERT INTO table_mark (name, mark) VALUES ('', 1)`+strings.Repeat(`, (?, 1)`, len(names))+
		` ON CONFLICT (name) DO UPDATE SET mark = table_mark.mark + 1`, args...).Exec(tx.ctx)
	return err
}

// moveAllMarks is for what changes tables without a transaction of ours: a migration.
func (d *DB) moveAllMarks(ctx context.Context) error {
	_, err := d.write.ExecContext(ctx, `UPDATE table_mark SET mark = mark + 1`)
	return err
}

// marked is the name that a table's mark goes by: the words of the search are several tables on SQLite.
func marked(table string) string {
	if strings.HasPrefix(table, "search_word_") {
		return "search_word"
	}
	return table
}

// marks are those of one state of the database, and the names of all its tables.
type marks struct {
	all int64
	of  map[string]int64
}

// knownMarks are the latest that were read: while nothing was written they are those of every snapshot.
type knownMarks struct {
	mu     sync.Mutex
	latest marks
}

// readMarks are the marks of the transaction's snapshot.
func (tx *Tx) readMarks() (marks, error) {
	if tx.seen.of != nil {
		return tx.seen, nil
	}
	var all int64
	err := tx.q.Tx.QueryRowContext(tx.ctx, `SELECT mark FROM table_mark WHERE name = ''`).Scan(&all)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return marks{}, err
	}
	k := &tx.db.marks
	k.mu.Lock()
	latest := k.latest
	k.mu.Unlock()
	if latest.of == nil || latest.all != all {
		if latest, err = tx.allMarks(all); err != nil {
			return marks{}, err
		}
		k.mu.Lock()
		if k.latest.of == nil || latest.all > k.latest.all {
			k.latest = latest
		}
		k.mu.Unlock()
	}
	tx.seen = latest
	return latest, nil
}

func (tx *Tx) allMarks(all int64) (marks, error) {
	rows, err := tx.q.Tx.QueryContext(tx.ctx, `SELECT name, mark FROM table_mark`)
	if err != nil {
		return marks{}, err
	}
	defer rows.Close()
	m := marks{all: all, of: map[string]int64{}}
	for rows.Next() {
		var name string
		var mark int64
		if err := rows.Scan(&name, &mark); err != nil {
			return marks{}, err
		}
		m.of[name] = mark
	}
	return m, rows.Err()
}
