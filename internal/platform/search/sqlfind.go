package search

import (
	"slices"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
)

type hitRow struct {
	Kind      string
	RecordID  string
	AccountID *id.Account
	Title     string
	TitleFold string
	Subtitle  string
	Weight    int
}

const hitColumns = `e.kind, e.record_id, e.account_id, e.title, e.title_fold, e.subtitle, e.weight`

func hitsOf(rows []hitRow) []Hit {
	out := make([]Hit, len(rows))
	for i, r := range rows {
		out[i] = Hit{Ref: ref.Ref{Kind: ref.Kind(r.Kind), ID: r.RecordID}, Title: r.Title, Subtitle: r.Subtitle, Weight: r.Weight, folded: r.TitleFold}
		if r.AccountID != nil {
			out[i].Account = *r.AccountID
		}
	}
	return out
}

// weightsOf are the different weights of a kind, heaviest first: the index is walked from one to the next, so that it
// costs as many steps as there are weights, not as there are records.
func weightsOf(tx *db.Tx, kind ref.Kind) ([]int, error) {
	return db.Select[int](tx, `WITH RECURSIVE w (weight) AS (
		SELECT (SELECT max(weight) FROM search_entry WHERE kind = ?)
		UNION ALL
		SELECT (SELECT max(e.weight) FROM search_entry e WHERE e.kind = ? AND e.weight < w.weight) FROM w WHERE w.weight IS NOT NULL
	) SELECT weight FROM w WHERE weight IS NOT NULL`, string(kind), string(kind))
}

// afterAll ends the range of texts that start with a prefix: no text goes beyond the last character.
const afterAll = "\U0010FFFF"

// titled finds titles that start with what was typed, by weight and then by title, from the index of titles alone.
func titled(tx *db.Tx, q question, kind ref.Kind, s Scope, weights []int, limit int) ([]Hit, error) {
	cond, args := s.predicate()
	var out []Hit
	for _, w := range weights {
		rows, err := db.Select[hitRow](tx, `SELECT `+hitColumns+` FROM search_entry e
			WHERE e.kind = ? AND e.weight = ? AND e.title_fold >= ? AND e.title_fold < ? AND `+cond+`
			ORDER BY e.title_fold, e.id LIMIT ?`,
			slices.Concat([]any{string(kind), w, q.folded, q.folded + afterAll}, args, []any{limit - len(out)})...)
		if err != nil {
			return nil, err
		}
		if out = append(out, hitsOf(rows)...); len(out) >= limit {
			break
		}
	}
	return out, nil
}

// matches asks the engine's index for records of the groups that hold every term and one of the tokens of kind or
// weight. The scope's predicate is checked on every one, whatever was part of the match.
func matches(tx *db.Tx, q question, together []group, kindTokens []string, limit int) ([]Hit, error) {
	cond, args := predicates(together)
	q.whole = together[0].scope.Whole
	var query, match string
	switch {
	case tx.Engine() == db.SQLite:
		match = fts5.match(q, kindTokens, places(together))
		query = `SELECT ` + hitColumns + ` FROM search_word w CROSS JOIN search_entry e
			WHERE w.search_word MATCH ? AND e.id = w.rowid AND ` + cond + ` LIMIT ?`
	case together[0].scope.Narrow:
		// From the few accounts: coalesce keeps the planner from reading every record that holds the words.
		match = tsquery.match(q)
		query = `SELECT ` + hitColumns + ` FROM search_entry e JOIN search_word w ON w.id = e.id
			WHERE coalesce(w.words, '') @@ ?::tsquery AND ` + cond + ` LIMIT ?`
	default:
		match = tsquery.match(q, kindTokens)
		query = `SELECT ` + hitColumns + ` FROM search_word w JOIN search_entry e ON e.id = w.id
			WHERE w.words @@ ?::tsquery AND ` + cond + ` LIMIT ?`
	}
	rows, err := db.Select[hitRow](tx, query, slices.Concat([]any{match}, args, []any{limit})...)
	return hitsOf(rows), err
}
