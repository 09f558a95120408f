package attentiondesk

import (
	"slices"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
)

// group is a way in which a line comes to a reader. Every group is read along an index, best first, so that the top of
// a day costs the same however many lines the company has.
type group struct {
	where cond
	// critical: only critical lines come this way.
	critical bool
}

// mine are the ways in which lines come to the reader.
func (s sight) mine() []group {
	if s.all() {
		return []group{{where: always}}
	}
	me := s.a.ID
	out := []group{
		{where: cond{`l.carrier_id = ?`, []any{me}}},
		{where: cond{`l.owner_id = ?`, []any{me}}},
	}
	if len(s.relation) > 0 {
		out = append(out, group{where: cond{`l.account_id IN (?)`, []any{db.In(s.places())}}})
	}
	if s.escalates() {
		out = append(out, group{where: cond{`l.account_id IS NOT NULL`, nil}, critical: true})
	}
	if len(s.reports) > 0 {
		out = append(out, group{where: cond{`l.account_id IS NULL AND l.kind = 'user' AND l.subject_id IN (?)`,
			[]any{db.In(words(s.reports))}}})
	}
	return out
}

func (s sight) places() []id.Account {
	out := make([]id.Account, 0, len(s.relation))
	for a := range s.relation {
		out = append(out, a)
	}
	slices.Sort(out)
	return out
}

// isCritical and isNot split the lines; critical ones have their own stretch of the index.
var (
	isCritical = cond{`l.points >= ?`, []any{criticalPoints}}
	isNot      = cond{`l.points < ?`, []any{criticalPoints}}
)

// open keeps the lines that nobody has put off or set aside.
func (s sight) open() cond { return cond{`l.hidden_until < ?`, []any{s.today}} }

// putOff keeps the others.
func (s sight) putOff() cond { return cond{`l.hidden_until >= ?`, []any{s.today}} }

// best reads the first lines that come to the reader, of each group at most limit; cut says that a group had more.
func (s sight) best(tx *db.Tx, which cond, limit int) (rows []row, cut bool, err error) {
	seen := map[id.Any]bool{}
	for _, g := range s.mine() {
		if g.critical && which.sql == isNot.sql {
			continue
		}
		where := g.where.and(which).and(s.open()).and(s.may)
		got, err := db.Select[row](tx, `SELECT l.* FROM alert_line l WHERE `+where.sql+` ORDER BY l.points DESC, l.id LIMIT ?`,
			append(where.args, limit+1)...)
		if err != nil {
			return nil, false, err
		}
		if len(got) > limit {
			got, cut = got[:limit], true
		}
		for _, r := range got {
			if !seen[r.ID] {
				seen[r.ID] = true
				rows = append(rows, r)
			}
		}
	}
	return rows, cut, nil
}

// anyWay is the condition that a line of the severity comes to the reader.
func (s sight) anyWay(rank int) cond {
	var ways []cond
	for _, g := range s.mine() {
		if !g.critical || rank == attention.Critical.Rank() {
			ways = append(ways, g.where)
		}
	}
	return either(ways...)
}

// countUpTo is where counting stops: beyond, a list says "more than".
const countUpTo = 1000

// count counts the reader's lines of a severity, up to a limit.
func (s sight) count(tx *db.Tx, rank int, state cond, limit int) (int, error) {
	where := cond{`l.sev_rank = ?`, []any{rank}}.and(state).and(s.anyWay(rank)).and(s.may)
	n, _, err := db.One[int](tx, `SELECT count(*) FROM (SELECT 1 AS one FROM alert_line l WHERE `+where.sql+` LIMIT ?) AS counted`,
		append(where.args, limit)...)
	return n, err
}
