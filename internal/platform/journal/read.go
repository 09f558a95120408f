package journal

import (
	"slices"
	"strconv"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
)

// Position is a place in the journal as people read it: by time, then by sequence.
type Position struct {
	At  instant.Instant
	Seq int64
}

// IsZero is the newest end.
func (p Position) IsZero() bool { return p.Seq == 0 }

// String is the position in a URL.
func (p Position) String() string {
	if p.IsZero() {
		return ""
	}
	return strconv.FormatInt(int64(p.At), 36) + "-" + strconv.FormatInt(p.Seq, 36)
}

// ParsePosition reads what String wrote; anything else is the newest end.
func ParsePosition(s string) Position {
	at, seq, _ := strings.Cut(s, "-")
	a, err := strconv.ParseInt(at, 36, 64)
	n, err2 := strconv.ParseInt(seq, 36, 64)
	if err != nil || err2 != nil || n <= 0 {
		return Position{}
	}
	return Position{At: instant.Instant(a), Seq: n}
}

// Imports says how the lines of an import show.
type Imports int

const (
	// EachLine shows every one.
	EachLine Imports = iota
	// HeaderOnly leaves the lines out: an import is the entry that its own area recorded for it.
	HeaderOnly
	// OneAnAccount shows the newest line for each account: an account's timeline then says « import » once.
	OneAnAccount
	// NotAtAll leaves lines and headers of imports out.
	NotAtAll
)

// Query selects headers, newest first.
type Query struct {
	// Scope is the reader's predicate on j (account_id, actor), as SQL with its arguments.
	Scope     string
	ScopeArgs []any
	Account   id.Account
	Ref       ref.Ref
	Actor     id.User
	// NotActor leaves out what this person did.
	NotActor id.User
	Kinds    []ref.Kind
	Action   string
	Batch    id.Batch
	// Classes of headers the reader may see; empty is all.
	Classes []db.Class
	// Since and Until bound the instant; zero is open, Until is exclusive.
	Since, Until instant.Instant
	// Before is where to go on; zero starts at the newest.
	Before  Position
	Limit   int
	Imports Imports
}

// defaultPage is how many headers are read when no limit is given.
const defaultPage = 50

// List reads headers.
func List(tx *db.Tx, q Query) ([]Header, error) {
	cond, args := q.where()
	if q.Limit <= 0 {
		q.Limit = defaultPage
	}
	return headers(tx, `SELECT j.* FROM journal j WHERE `+cond+` ORDER BY j.at DESC, j.seq DESC LIMIT ?`, append(args, q.Limit)...)
}

func (q Query) where() (string, []any) {
	where := []string{"1 = 1"}
	var args []any
	add := func(used bool, cond string, a ...any) {
		if used {
			where = append(where, cond)
			args = append(args, a...)
		}
	}
	add(q.Scope != "", "("+q.Scope+")", q.ScopeArgs...)
	add(q.Account != "", "j.account_id = ?", q.Account)
	add(!q.Ref.IsZero(), "j.kind = ? AND j.record_id = ?", string(q.Ref.Kind), q.Ref.ID)
	add(q.Actor != "", "j.actor = ?", q.Actor)
	add(q.NotActor != "", "(j.actor IS NULL OR j.actor <> ?)", q.NotActor)
	// coalesce keeps the engine from sorting all records of a kind, where the newest of them are near in time.
	add(len(q.Kinds) > 0, "coalesce(j.kind, '') IN (?)", db.In(q.Kinds))
	add(q.Action != "", "j.action = ?", q.Action)
	add(q.Batch != "", "j.batch_id = ?", q.Batch)
	add(len(q.Classes) > 0, "j.class IN (?)", db.In(q.Classes))
	add(q.Since > 0, "j.at >= ?", int64(q.Since))
	add(q.Until > 0, "j.at < ?", int64(q.Until))
	add(!q.Before.IsZero(), "(j.at, j.seq) < (?, ?)", int64(q.Before.At), q.Before.Seq)
	// The words of the index journal_single, so that it serves.
	add(q.Imports == HeaderOnly || q.Imports == NotAtAll, "(j.batch_id IS NULL OR j.kind = 'import')")
	add(q.Imports == NotAtAll, "j.kind <> 'import'")
	add(q.Imports == OneAnAccount, `(j.batch_id IS NULL OR NOT EXISTS (SELECT 1 FROM journal m WHERE m.account_id = j.account_id
		AND m.batch_id = j.batch_id AND (m.at, m.seq) > (j.at, j.seq)))`)
	return strings.Join(where, " AND "), args
}

// Since reads headers after a sequence, oldest first.
func Since(tx *db.Tx, seq int64, limit int) ([]Header, error) {
	return headers(tx, `SELECT j.* FROM journal j WHERE j.seq > ? ORDER BY j.seq LIMIT ?`, seq, limit)
}

// Count is how many entries of a kind an import left.
type Count struct {
	Kind ref.Kind
	N    int
}

// MaxCount bounds the count of an import's lines: above, it is « more than 10,000 ».
const MaxCount = 10_000

// Counts says what an import touched within a scope on j.account_id, by kind, most first. It stops counting at 10,000
// entries. What undoing it removed again is not counted twice. few says that the scope names its accounts: their entries are then read, not all lines of the import.
func Counts(tx *db.Tx, batch id.Batch, scope string, scopeArgs []any, few bool) ([]Count, error) {
	from := "j.batch_id = ?"
	if few {
		from = "coalesce(j.batch_id, j.record_id) = ?"
	}
	args := slices.Concat([]any{batch}, scopeArgs, []any{MaxCount})
	return db.Select[Count](tx, `SELECT kind, count(*) AS n FROM (SELECT j.kind FROM journal j WHERE `+from+` AND j.kind <> 'import'
		AND j.action NOT LIKE '%.import_undone' AND j.account_id IS NOT NULL AND (`+scope+`) LIMIT ?) AS few GROUP BY kind ORDER BY count(*) DESC, kind`, args...)
}

// Undone says that an import was taken back.
func Undone(tx *db.Tx, batch id.Batch) (bool, error) {
	_, found, err := db.One[int64](tx, `SELECT seq FROM journal WHERE kind = 'import' AND record_id = ? AND action = 'import.undone' LIMIT 1`, batch)
	return found, err
}

// maxBatches is how many imports are looked at for one page: they are minutes or days apart.
const maxBatches = 20

// LatestBatches are the newest entries of the imports since a moment, the latest import first. It walks from one import
// to the next, not through their lines.
func LatestBatches(tx *db.Tx, since instant.Instant) ([]Header, error) {
	var out []Header
	last, more := "ffffffff-ffff-ffff-ffff-ffffffffffff", true
	for more && len(out) < maxBatches {
		batch, found, err := db.One[string](tx, `SELECT batch_id FROM journal WHERE batch_id < ? ORDER BY batch_id DESC LIMIT 1`, last)
		if err != nil || !found {
			return out, err
		}
		newest, err := headers(tx, `SELECT j.* FROM journal j WHERE j.batch_id = ? ORDER BY j.seq DESC LIMIT 1`, batch)
		if err != nil {
			return nil, err
		}
		last, more = batch, newest[0].At >= since
		if more {
			out = append(out, newest[0])
		}
	}
	return out, nil
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

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
