package search

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
)

// Scope is what the reader may find of one kind. The zero Scope is nothing.
type Scope struct {
	// Key names the scope: two of one key find the same, and are looked through together.
	Key string
	// On and Args are the predicate on e.account_id. It decides; the rest only makes it quick.
	On   string
	Args []any
	// Few names the accounts when they are few enough to be part of the match; Narrow says that they are.
	Few    []id.Account
	Narrow bool
	// Whole says that the reader sees whole records, and finds them by what is closed to others.
	Whole bool
	// Owner also finds their own records, on any account or none.
	Owner id.User
}

// nothing says that the scope cannot hold any record.
func (s Scope) nothing() bool { return s.On == "" || (s.Narrow && len(s.Few) == 0 && s.Owner == "") }

// predicate is the check that every answer passes, whatever was part of the match.
func (s Scope) predicate() (string, []any) {
	if s.Owner == "" {
		return "(" + s.On + ")", s.Args
	}
	return "(" + s.On + " OR e.owner_id = ?)", append(slices.Clone(s.Args), s.Owner)
}

// Hit is one record found.
type Hit struct {
	Ref             ref.Ref
	Account         id.Account
	Title, Subtitle string
	Weight          int

	folded string
	score  int
}

// Part is one kind that is looked for, in the scope that its own right gives.
type Part struct {
	Kind  ref.Kind
	Scope Scope
}

// few is up to how many matches are all read and ranked together. Above, the answer is dense: it is then taken from
// the heaviest records down, a few of each weight, so that a letter that a hundred thousand records answer costs no
// more than one that ten do.
const few = 800

// fewNarrow is the same within a few accounts, where reading on costs less than asking again.
const fewNarrow = 4000

// candidates is how many matches of one weight are ranked in a dense answer.
const candidates = 200

// Find looks for records of several kinds: titles that start with what was typed first, then by weight, then by how
// well the title answers. It returns at most limit of each kind, in the order of the parts.
func Find(tx *db.Tx, typed string, parts []Part, limit int) ([][]Hit, error) {
	out := make([][]Hit, len(parts))
	q, err := ask(typed)
	if err != nil || q.empty() || limit <= 0 {
		return out, err
	}
	for _, together := range looks(tx.Engine(), sameScope(parts)) {
		most := few
		if together[0].scope.Narrow {
			most = fewNarrow
		}
		var kinds []ref.Kind
		for _, g := range together {
			kinds = append(kinds, g.kinds...)
		}
		hits, err := matches(tx, q, together, tokensOf(kinds, kindOf), most)
		if err != nil {
			return nil, err
		}
		for _, g := range together {
			for i, kind := range g.kinds {
				at := g.at[i]
				if len(hits) < most {
					out[at] = best(q, ofKind(hits, kind), limit)
				} else if out[at], err = dense(tx, q, group{kinds: []ref.Kind{kind}, scope: g.scope}, limit); err != nil {
					return nil, err
				}
			}
		}
	}
	return out, nil
}

// looks are the groups that one look into the index answers. On SQLite most of a look within a few accounts is to find
// them in the index: those of the same accounts go together.
func looks(engine db.Engine, groups []group) [][]group {
	var out [][]group
	for _, g := range groups {
		if g.scope.nothing() {
			continue
		}
		i := slices.IndexFunc(out, func(l []group) bool {
			return engine == db.SQLite && g.scope.Narrow && l[0].scope.Narrow && g.scope.Whole == l[0].scope.Whole && slices.Equal(l[0].scope.Few, g.scope.Few)
		})
		if i < 0 {
			out = append(out, []group{g})
		} else {
			out[i] = append(out[i], g)
		}
	}
	return out
}

// group is the kinds that are looked for in one scope, with their places in the answer.
type group struct {
	scope Scope
	kinds []ref.Kind
	at    []int
}

// sameScope groups parts, so that a scope is looked through once.
func sameScope(parts []Part) []group {
	var out []group
	for i, p := range parts {
		j := slices.IndexFunc(out, func(g group) bool { return g.scope.same(p.Scope) })
		if j < 0 {
			j = len(out)
			out = append(out, group{scope: p.Scope})
		}
		out[j].kinds = append(out[j].kinds, p.Kind)
		out[j].at = append(out[j].at, i)
	}
	return out
}

func (s Scope) same(o Scope) bool {
	return s.Owner == o.Owner && s.Whole == o.Whole && (s.Key != "" && s.Key == o.Key ||
		s.On == o.On && s.Narrow == o.Narrow && slices.Equal(s.Few, o.Few) && reflect.DeepEqual(s.Args, o.Args))
}

func tokensOf(kinds []ref.Kind, token func(ref.Kind) string) []string {
	out := make([]string, len(kinds))
	for i, k := range kinds {
		out[i] = token(k)
	}
	return out
}

func ofKind(hits []Hit, kind ref.Kind) []Hit {
	var out []Hit
	for _, h := range hits {
		if h.Ref.Kind == kind {
			out = append(out, h)
		}
	}
	return out
}

// dense answers for one kind from the heaviest records down, and stops when there are enough.
func dense(tx *db.Tx, q question, g group, limit int) ([]Hit, error) {
	kind := g.kinds[0]
	weights, err := weightsOf(tx, kind)
	if err != nil {
		return nil, err
	}
	hits, err := titled(tx, q, kind, g.scope, weights, limit)
	if err != nil || len(hits) >= limit {
		return hits, err
	}
	for _, w := range weights {
		more, err := matches(tx, q, []group{g}, []string{weightOf(kind, w)}, candidates)
		if err != nil {
			return nil, err
		}
		hits = merge(hits, best(q, more, limit))
		if len(hits) >= limit {
			return hits[:limit], nil
		}
	}
	return hits, nil
}

// places are the accounts of a narrow scope, and the owners, as part of the match.
func places(together []group) []string {
	if !together[0].scope.Narrow {
		return nil
	}
	var out []string
	for _, a := range together[0].scope.Few {
		out = append(out, accountOf(a))
	}
	for _, g := range together {
		if g.scope.Owner != "" {
			out = append(out, ownerOf(g.scope.Owner))
		}
	}
	return out
}

// predicates are the checks of each kind's own scope.
func predicates(together []group) (string, []any) {
	var parts []string
	var args []any
	for _, g := range together {
		cond, a := g.scope.predicate()
		parts = append(parts, `e.kind IN (?) AND `+cond)
		args = append(append(args, db.In(g.kinds)), a...)
	}
	return `(` + strings.Join(parts, ` OR `) + `)`, args
}

// merge adds what is not there yet.
func merge(hits, more []Hit) []Hit {
	seen := make(map[ref.Ref]bool, len(hits))
	for _, h := range hits {
		seen[h.Ref] = true
	}
	for _, h := range more {
		if !seen[h.Ref] {
			hits = append(hits, h)
		}
	}
	return hits
}

// best ranks hits and keeps the first ones.
func best(q question, hits []Hit, limit int) []Hit {
	for i := range hits {
		hits[i].score = q.score(hits[i].folded)
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		starts := boolRank(b.score >= startsTitle) - boolRank(a.score >= startsTitle)
		return cmp.Or(starts, cmp.Compare(b.Weight, a.Weight), cmp.Compare(b.score, a.score),
			strings.Compare(a.folded, b.folded), strings.Compare(a.Ref.ID, b.Ref.ID))
	})
	return hits[:min(len(hits), limit)]
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// startsTitle is more than any sum over terms.
const startsTitle = 100

// score says how well a title answers: it starts with the whole, then for each term a whole word before the start of
// one. What only another name or the text answers scores nothing.
func (q question) score(title string) int {
	total := 0
	if strings.HasPrefix(title, q.folded) {
		total = startsTitle
	}
	parts := words(title)
	for _, t := range q.terms {
		switch {
		case slices.Contains(parts, t.start):
			total += 3
		case slices.ContainsFunc(parts, func(w string) bool { return strings.HasPrefix(w, t.start) }):
			total += 2
		}
	}
	return total
}
