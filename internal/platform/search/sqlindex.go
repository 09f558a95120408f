package search

import (
	"fmt"
	"strings"

	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
)

// writeRows is how many documents go into one statement.
const writeRows = 100

// Upsert puts documents into the index, or replaces what it knew of them.
func Upsert(tx *db.Tx, docs []Doc) error {
	docs = distinct(docs)
	for len(docs) > 0 {
		n := min(len(docs), writeRows)
		if err := upsert(tx, docs[:n]); err != nil {
			return err
		}
		docs = docs[n:]
	}
	return nil
}

// distinct keeps the last document of each record: one statement may not touch a row twice.
func distinct(docs []Doc) []Doc {
	at := make(map[ref.Ref]int, len(docs))
	out := make([]Doc, 0, len(docs))
	for _, d := range docs {
		if i, ok := at[d.Ref]; ok {
			out[i] = d
			continue
		}
		at[d.Ref] = len(out)
		out = append(out, d)
	}
	return out
}

func upsert(tx *db.Tx, docs []Doc) error {
	ids, err := upsertEntries(tx, docs)
	if err != nil {
		return err
	}
	values := make([]string, len(docs))
	args := make([]any, 0, 2*len(docs))
	rowids := make([]int64, len(docs))
	for i, d := range docs {
		id, ok := ids[d.Ref]
		if !ok {
			return fmt.Errorf("search: %s was not written", d.Ref)
		}
		line, err := tokens(d)
		if err != nil {
			return err
		}
		if tx.Engine() == db.Postgres {
			values[i], line = "(?, ?::tsvector)", vector(line)
		} else {
			values[i] = "(?, ?)"
		}
		rowids[i] = id
		args = append(args, id, line)
	}
	if tx.Engine() == db.Postgres {
		_, err = tx.Exec(`INSERT INTO search_word (id, words) VALUES `+strings.Join(values, ", ")+`
			ON CONFLICT (id) DO UPDATE SET words = excluded.words`, args...)
		return err
	}
	if _, err := tx.Exec(`DELETE FROM search_word WHERE rowid IN (?)`, db.In(rowids)); err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO search_word (rowid, words) VALUES `+strings.Join(values, ", "), args...)
	return err
}

// vector writes a line of tokens as a tsvector: words in quotes, without positions.
func vector(line string) string {
	parts := strings.Fields(line)
	for i, p := range parts {
		parts[i] = tsquery.quote(p, false)
	}
	return strings.Join(parts, " ")
}

func upsertEntries(tx *db.Tx, docs []Doc) (map[ref.Ref]int64, error) {
	values := make([]string, len(docs))
	args := make([]any, 0, 8*len(docs))
	for i, d := range docs {
		values[i] = "(?, ?, ?, ?, ?, ?, ?, ?)"
		args = append(args, string(d.Ref.Kind), d.Ref.ID, optional(string(d.Account)), optional(string(d.Owner)), d.Title,
			text.Fold(d.Title), d.Subtitle, clamp(d.Weight))
	}
	type row struct {
		ID       int64
		Kind     string
		RecordID string
	}
	rows, err := db.Select[row](tx, `INSERT INTO search_entry (kind, record_id, account_id, owner_id, title, title_fold, subtitle, weight)
		VALUES `+strings.Join(values, ", ")+`
		ON CONFLICT (kind, record_id) DO UPDATE SET account_id = excluded.account_id, owner_id = excluded.owner_id, title = excluded.title,
		title_fold = excluded.title_fold, subtitle = excluded.subtitle, weight = excluded.weight
		RETURNING id, kind, record_id`, args...)
	if err != nil {
		return nil, err
	}
	ids := make(map[ref.Ref]int64, len(rows))
	for _, r := range rows {
		ids[ref.Ref{Kind: ref.Kind(r.Kind), ID: r.RecordID}] = r.ID
	}
	return ids, nil
}

// Remove takes records out of the index.
func Remove(tx *db.Tx, kind ref.Kind, recordIDs []string) error {
	if len(recordIDs) == 0 {
		return nil
	}
	ids, err := db.Select[int64](tx, `DELETE FROM search_entry WHERE kind = ? AND record_id IN (?) RETURNING id`, string(kind), db.In(recordIDs))
	if err != nil || len(ids) == 0 {
		return err
	}
	column := "rowid"
	if tx.Engine() == db.Postgres {
		column = "id"
	}
	_, err = tx.Exec(`DELETE FROM search_word WHERE `+column+` IN (?)`, db.In(ids))
	return err
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
