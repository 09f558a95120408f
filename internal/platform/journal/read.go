package journal

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
)

// Delta is a change of one field, as kept.
type Delta struct {
	Name     string
	Old, New any
}

// Query selects headers, newest first.
type Query struct {
	// Scope is the reader's predicate on account_id (and on entries without account), as SQL with its arguments.
	Scope     string
	ScopeArgs []any
	Account   id.Account
	Ref       ref.Ref
	Actor     id.User
	Kinds     []ref.Kind
	Batch     id.Batch
	// Since and Until bound the instant; zero is open.
	Since, Until instant.Instant
	// Before is the sequence to continue below; zero starts at the newest.
	Before int64
	Limit  int
	// OneHeaderAnImport folds the entries of an import into its first, as feeds show it.
	OneHeaderAnImport bool
}

// List reads headers.
func List(tx *db.Tx, q Query) ([]Header, error) {
	var where []string
	var args []any
	add := func(cond string, a ...any) {
		where = append(where, cond)
		args = append(args, a...)
	}
	add("1 = 1")
	if q.Scope != "" {
		add("("+q.Scope+")", q.ScopeArgs...)
	}
	if q.Account != "" {
		add("j.account_id = ?", q.Account)
	}
	if !q.Ref.IsZero() {
		add("j.kind = ? AND j.record_id = ?", string(q.Ref.Kind), q.Ref.ID)
	}
	if q.Actor != "" {
		add("j.actor = ?", q.Actor)
	}
	if len(q.Kinds) > 0 {
		add("j.kind IN (?)", db.In(q.Kinds))
	}
	if q.Batch != "" {
		add("j.batch_id = ?", q.Batch)
	}
	if q.Since > 0 {
		add("j.at >= ?", int64(q.Since))
	}
	if q.Until > 0 {
		add("j.at < ?", int64(q.Until))
	}
	if q.Before > 0 {
		add("j.seq < ?", q.Before)
	}
	if q.OneHeaderAnImport {
		add("(j.batch_id IS NULL OR j.kind = 'import')")
	}
	if q.Limit <= 0 {
		q.Limit = 50
	}
	return headers(tx, `SELECT j.* FROM journal j WHERE `+strings.Join(where, " AND ")+` ORDER BY j.seq DESC LIMIT ?`, append(args, q.Limit)...)
}

// Since reads headers after a sequence, oldest first.
func Since(tx *db.Tx, seq int64, limit int) ([]Header, error) {
	return headers(tx, `SELECT j.* FROM journal j WHERE j.seq > ? ORDER BY j.seq LIMIT ?`, seq, limit)
}

type headerRow struct {
	Seq       int64   `bun:"seq"`
	At        int64   `bun:"at"`
	Actor     *string `bun:"actor"`
	Action    string  `bun:"action"`
	Kind      string  `bun:"kind"`
	RecordID  string  `bun:"record_id"`
	AccountID *string `bun:"account_id"`
	Class     string  `bun:"class"`
	BatchID   *string `bun:"batch_id"`
	Fields    string  `bun:"fields"`
}

func headers(tx *db.Tx, query string, args ...any) ([]Header, error) {
	rows, err := db.Select[headerRow](tx, query, args...)
	if err != nil {
		return nil, err
	}
	out := make([]Header, len(rows))
	for i, r := range rows {
		out[i] = Header{Seq: r.Seq, At: instant.Instant(r.At), Actor: id.User(str(r.Actor)), Action: r.Action,
			Ref: ref.Ref{Kind: ref.Kind(r.Kind), ID: r.RecordID}, Account: id.Account(str(r.AccountID)),
			Class: db.Class(r.Class), Batch: id.Batch(str(r.BatchID))}
		if r.Fields != "" {
			out[i].Fields = strings.Split(r.Fields, ",")
		}
	}
	return out, nil
}

// Details reads the changes of entries, only in the classes the reader may see. A field of another class is absent:
// the caller shows it as hidden, since the header names it.
func Details(tx *db.Tx, seqs []int64, classes []db.Class) (map[int64][]Delta, error) {
	out := map[int64][]Delta{}
	if len(seqs) == 0 || len(classes) == 0 {
		return out, nil
	}
	type row struct {
		Seq  int64  `bun:"seq"`
		Body string `bun:"body"`
	}
	rows, err := db.Select[row](tx, `SELECT seq, body FROM journal_detail WHERE seq IN (?) AND class IN (?) ORDER BY seq`,
		db.In(seqs), db.In(classes))
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		var m map[string][2]any
		if err := json.Unmarshal([]byte(r.Body), &m); err != nil {
			return nil, err
		}
		for _, name := range slices.Sorted(maps.Keys(m)) {
			out[r.Seq] = append(out[r.Seq], Delta{Name: name, Old: m[name][0], New: m[name][1]})
		}
	}
	return out, nil
}

// AsOf walks back from today's values of a record to what they were at the end of a day: existed is false when the
// record was made later. now holds today's values by field name, as the record's area journals them.
func AsOf(tx *db.Tx, r ref.Ref, end instant.Instant, now map[string]any, classes []db.Class) (then map[string]any, existed bool, err error) {
	later, err := List(tx, Query{Ref: r, Since: end, Limit: 100_000})
	if err != nil {
		return nil, false, err
	}
	then = make(map[string]any, len(now))
	for k, v := range now {
		then[k] = v
	}
	seqs := make([]int64, len(later))
	for i, h := range later {
		seqs[i] = h.Seq
	}
	details, err := Details(tx, seqs, classes)
	if err != nil {
		return nil, false, err
	}
	for _, h := range later {
		if strings.HasSuffix(h.Action, ".created") || strings.HasSuffix(h.Action, ".imported") {
			return nil, false, nil
		}
		for _, d := range details[h.Seq] {
			then[d.Name] = d.Old
		}
	}
	return then, true, nil
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
