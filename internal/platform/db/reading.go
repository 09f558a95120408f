package db

import (
	"context"
	"strings"

	"github.com/uptrace/bun/schema"
)

// While an answer is being found that may be kept, a transaction notes the tables that its queries name. A name that is
// also a column's notes a table too many, which costs an answer now and then and never makes a wrong one.

// noting begins to note; what it returns fills until noted.
func (tx *Tx) noting() map[string]bool {
	from := map[string]bool{}
	tx.notes = append(tx.notes, from)
	return from
}

// noted ends what noting began: what was read for the part was read for the whole.
func (tx *Tx) noted(from map[string]bool) {
	tx.notes = tx.notes[:len(tx.notes)-1]
	for t := range from {
		tx.note(t)
	}
}

func (tx *Tx) note(table string) {
	if n := len(tx.notes); n > 0 {
		tx.notes[n-1][table] = true
	}
	if tx.across != nil {
		tx.read[table] = true
	}
}

// alsoRead notes what a kept answer was read from.
func (tx *Tx) alsoRead(on map[string]int64) {
	for t := range on {
		tx.note(t)
	}
}

// noteQuery notes the tables of a query, and of the pieces of SQL among its arguments.
func (tx *Tx) noteQuery(query string, args []any) {
	if len(tx.notes) == 0 && tx.across == nil {
		return
	}
	tx.noteText(query)
	for _, a := range args {
		switch piece := a.(type) {
		case schema.Safe:
			tx.noteText(string(piece))
		case schema.Ident:
			tx.noteText(string(piece))
		}
	}
}

func (tx *Tx) noteText(s string) {
	for i := 0; i < len(s); {
		if !inName(s[i]) {
			i++
			continue
		}
		start := i
		for i < len(s) && inName(s[i]) {
			i++
		}
		if name, ok := tx.db.names[strings.ToLower(s[start:i])]; ok {
			tx.note(name)
		}
	}
}

func inName(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// tellAcross gives what the transaction read to those who collect it.
func (tx *Tx) tellAcross() error {
	if tx.across == nil || len(tx.read) == 0 {
		return nil
	}
	m, err := tx.readMarks()
	if err != nil {
		tx.across.tear()
		return err
	}
	tx.across.saw(m.at(tx.read))
	return nil
}

// readNames lists the tables there are, each by the name that its mark goes by.
func (d *DB) readNames(ctx context.Context) error {
	query := `SELECT name FROM sqlite_master WHERE type = 'table'`
	if d.engine == Postgres {
		query = `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname = current_schema() AND c.relkind = 'r'`
	}
	var names []string
	if err := d.write.NewRaw(query).Scan(ctx, &names); err != nil {
		return err
	}
	d.names = make(map[string]string, len(names))
	for _, n := range names {
		d.names[strings.ToLower(n)] = marked(n)
	}
	return nil
}
