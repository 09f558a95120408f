package journal

import (
	"bytes"
	"encoding/json"
	"slices"

	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
)

// Blank takes values out of the details of records for good: who erases a person keeps that something happened and to what,
// never what it said (DOMAIN §20). No field named means all of them. Headers stay as they were.
func Blank(tx *db.Tx, kind ref.Kind, ids []string, fields ...string) error {
	for chunk := range slices.Chunk(ids, detailRows) {
		if err := blank(tx, kind, chunk, fields); err != nil {
			return err
		}
	}
	return nil
}

func blank(tx *db.Tx, kind ref.Kind, ids, fields []string) error {
	if len(fields) == 0 {
		_, err := tx.Exec(`UPDATE journal_detail SET body = '' WHERE seq IN (SELECT seq FROM journal WHERE kind = ? AND record_id IN (?))`, kind, db.In(ids))
		return err
	}
	type row struct {
		Seq   int64  `bun:"seq"`
		Class string `bun:"class"`
		Body  string `bun:"body"`
	}
	rows, err := db.Select[row](tx, `SELECT seq, class, body FROM journal_detail WHERE body <> '' AND seq IN
		(SELECT seq FROM journal WHERE kind = ? AND record_id IN (?))`, kind, db.In(ids))
	if err != nil {
		return err
	}
	for _, r := range rows {
		left, changed, err := without(r.Body, fields)
		if err != nil {
			return err
		}
		if !changed {
			continue
		}
		if _, err := tx.Exec(`UPDATE journal_detail SET body = ? WHERE seq = ? AND class = ?`, left, r.Seq, r.Class); err != nil {
			return err
		}
	}
	return nil
}

// without is a body that no longer holds some fields.
func without(body string, fields []string) (left string, changed bool, err error) {
	var m map[string]json.RawMessage
	if err := json.NewDecoder(bytes.NewReader([]byte(body))).Decode(&m); err != nil {
		return "", false, err
	}
	for _, f := range fields {
		if _, held := m[f]; held {
			delete(m, f)
			changed = true
		}
	}
	if !changed || len(m) == 0 {
		return "", changed, nil
	}
	b, err := json.Marshal(m)
	return string(b), true, err
}
