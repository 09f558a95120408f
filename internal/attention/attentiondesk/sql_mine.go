package attentiondesk

import (
	"slices"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/team"
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
	if codes := decided[team.Title(s.a.Title)]; len(codes) > 0 {
		out = append(out, group{where: cond{`l.code IN (?)`, []any{db.In(codes)}}})
	}
	if s.escalates() {
		out = append(out, s.escalated()...)
	}
	if len(s.reports) > 0 {
		out = append(out, group{where: cond{`l.account_id IS NULL AND l.kind = 'user' AND l.subject_id IN (?)`,
			[]any{db.In(words(s.reports))}}})
	}
	return out
}

// decided are the alerts about the company itself: who can decide on them is told, whatever their severity. How far the
// company hangs on one client is the Direction's and the CEO's; a portfolio above the cap waits for an exception that the
// Direction may approve (DOMAIN §1).
var decided = map[team.Title][]string{team.Direction: {"PF_CAP", "PF_CONC"}, team.CEO: {"PF_CONC"}}

// escalated are critical lines of those below; of every account, for who looks after the whole company.
func (s sight) escalated() []group {
	if s.read.Everything() {
		return []group{{where: cond{`l.account_id IS NOT NULL`, nil}, critical: true}}
	}
	return []group{{where: cond{`l.carrier_id IN (?)`, []any{db.In(s.branch)}}, critical: true},
		{where: cond{`l.owner_id IN (?)`, []any{db.In(s.branch)}}, critical: true}}
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

// countUpTo is where counting stops: beyond, a page says "more than".
const countUpTo = 1000

// tally counts the reader's lines, open and put off, group by group: each way along its own index, and no line twice.
func (s sight) tally(tx *db.Tx, limit int) (c Counts, putOff int, err error) {
	type heap struct {
		SevRank int `bun:"sev_rank"`
		Off     int `bun:"off"`
		N       int `bun:"n"`
	}
	counted := cond{sql: `1 = 0`}
	for _, g := range s.mine() {
		where := g.where.and(s.may)
		counts := g.where
		if g.critical {
			where, counts = where.and(isCritical), counts.and(isCritical)
		}
		if counted.sql != never.sql {
			where = where.and(cond{`(` + counted.sql + `) IS NOT TRUE`, counted.args})
		}
		rows, err := db.Select[heap](tx, `SELECT q.sev_rank, q.off, count(*) AS n FROM (
			SELECT l.sev_rank, CASE WHEN l.hidden_until >= ? THEN 1 ELSE 0 END AS off FROM alert_line l
			WHERE `+where.sql+` ORDER BY l.points DESC LIMIT ?) AS q GROUP BY q.sev_rank, q.off`,
			append(append([]any{s.today}, where.args...), limit)...)
		if err != nil {
			return c, putOff, err
		}
		for _, h := range rows {
			if h.Off == 1 {
				putOff += h.N
			} else {
				c.add(h.SevRank, h.N)
			}
		}
		counted = either(counted, counts)
	}
	if c.Total()+putOff >= limit {
		c.More = true
	}
	return c, putOff, nil
}

// add counts lines of a severity.
func (c *Counts) add(rank, n int) {
	switch rank {
	case attention.Critical.Rank():
		c.Critical += n
	case attention.High.Rank():
		c.High += n
	case attention.Warning.Rank():
		c.Watch += n
	default:
		c.Info += n
	}
}
