package db

import (
	"fmt"
	"slices"
	"strings"

	"github.com/uptrace/bun"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
)

// Class says who may read a field's values in the journal.
type Class string

// Classes, from open to closed.
const (
	Normal     Class = "NORMAL"
	Personal   Class = "PERSONAL"
	Restricted Class = "RESTRICTED"
	Secret     Class = "SECRET"
)

// Fields declares the journaled fields of a kind of record. An undeclared field does not record.
type Fields map[string]Class

// Delta is a field's old and new value; old is nil at creation.
type Delta struct {
	Name     string
	Old, New any
}

// Change is one journal entry.
type Change struct {
	// Action is the verb: "contract.notice_given".
	Action string
	Ref    ref.Ref
	// Account is the account whose timeline shows it, if any.
	Account id.Account
	// Class of the header; NORMAL when empty.
	Class Class
	Batch id.Batch
	// Deltas are the changed fields only.
	Deltas []Delta
}

// Deltas compares two snapshots of a record by field name and keeps what differs, in name order.
// A nil old means creation: every non-empty field of new.
func Deltas(old, new map[string]any) []Delta {
	names := make([]string, 0, len(new))
	for n := range new {
		names = append(names, n)
	}
	for n := range old {
		if _, ok := new[n]; !ok {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	var out []Delta
	for _, n := range names {
		o, w := plain(old[n]), plain(new[n])
		if o == w {
			continue
		}
		out = append(out, Delta{Name: n, Old: old[n], New: new[n]})
	}
	return out
}

// plain is the comparable text of a value: nil, a nil pointer and an absent field are the same.
func plain(v any) string {
	if v == nil {
		return ""
	}
	var room [64]byte
	b, err := appendJSON(room[:0], v)
	if err != nil || string(b) == "null" || string(b) == `""` {
		return ""
	}
	return string(b)
}

// Record adds a journal entry to the transaction.
func (tx *Tx) Record(c Change) error {
	if !tx.writing {
		return fmt.Errorf("db: a read cannot record")
	}
	declared, ok := tx.db.fields[c.Ref.Kind]
	if !ok {
		return fmt.Errorf("db: kind %q is not declared to the journal", c.Ref.Kind)
	}
	for _, d := range c.Deltas {
		if _, ok := declared[d.Name]; !ok {
			return fmt.Errorf("db: field %s.%s is not declared to the journal", c.Ref.Kind, d.Name)
		}
	}
	if c.Class == "" {
		c.Class = Normal
	}
	tx.changes = append(tx.changes, c)
	return nil
}

type journalRow struct {
	bun.BaseModel `bun:"table:journal"`
	Seq           int64   `bun:"seq,pk"`
	At            int64   `bun:"at"`
	Actor         *string `bun:"actor"`
	Action        string  `bun:"action"`
	Kind          string  `bun:"kind"`
	RecordID      string  `bun:"record_id"`
	AccountID     *string `bun:"account_id"`
	Class         string  `bun:"class"`
	BatchID       *string `bun:"batch_id"`
	Fields        string  `bun:"fields"`
}

type detailRow struct {
	bun.BaseModel `bun:"table:journal_detail"`
	Seq           int64  `bun:"seq,pk"`
	Class         string `bun:"class,pk"`
	Body          string `bun:"body"`
}

// flushJournal takes n numbers from the one counter row, so that the sequence is gapless and in commit order on
// both engines, and writes the buffered entries.
func (tx *Tx) flushJournal() error {
	n := len(tx.changes)
	if n == 0 {
		return nil
	}
	last, found, err := One[int64](tx, `UPDATE journal_head SET seq = seq + ? WHERE id = 1 RETURNING seq`, n)
	if err != nil {
		return err
	}
	if !found {
		return fmt.Errorf("db: the journal has no head")
	}
	heads := make([]journalRow, 0, n)
	var details []detailRow
	for i, c := range tx.changes {
		seq := last - int64(n) + int64(i) + 1
		heads = append(heads, tx.head(seq, c))
		ds, err := tx.details(seq, c)
		if err != nil {
			return err
		}
		details = append(details, ds...)
	}
	if err := Insert(tx, heads...); err != nil {
		return err
	}
	if err := Insert(tx, details...); err != nil {
		return err
	}
	tx.lastSeq = last
	return nil
}

func (tx *Tx) head(seq int64, c Change) journalRow {
	names := make([]string, len(c.Deltas))
	for i, d := range c.Deltas {
		names[i] = d.Name
	}
	return journalRow{
		Seq: seq, At: int64(tx.now), Actor: optional(string(tx.who.ID)), Action: c.Action, Kind: string(c.Ref.Kind),
		RecordID: c.Ref.ID, AccountID: optional(string(c.Account)), Class: string(c.Class),
		BatchID: optional(string(c.Batch)), Fields: strings.Join(names, ","),
	}
}

// details keeps one row a class: a reader fetches only the classes they may see.
func (tx *Tx) details(seq int64, c Change) ([]detailRow, error) {
	declared := tx.db.fields[c.Ref.Kind]
	var out []detailRow
	for _, cl := range []Class{Normal, Personal, Restricted, Secret} {
		var body []byte
		var err error
		for _, d := range c.Deltas {
			if declared[d.Name] != cl {
				continue
			}
			if body == nil {
				body = append(make([]byte, 0, 40*len(c.Deltas)), '{')
			} else {
				body = append(body, ',')
			}
			if body, err = appendDelta(body, d); err != nil {
				return nil, err
			}
		}
		if body != nil {
			out = append(out, detailRow{Seq: seq, Class: string(cl), Body: string(append(body, '}'))})
		}
	}
	return out, nil
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
