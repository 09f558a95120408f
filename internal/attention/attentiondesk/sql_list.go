package attentiondesk

import (
	"context"
	"fmt"
	"strconv"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Whose says which alerts a list holds.
type Whose string

const (
	// Mine are those that come to the reader.
	Mine Whose = ""
	// InReach are all that the reader may see.
	InReach Whose = "reach"
)

// Filter narrows the list of alerts.
type Filter struct {
	Whose    Whose
	Code     string
	Severity alert.Severity
	Account  id.Account
	// Person keeps what one person answers for, among all that the reader may see.
	Person id.User
	// PutOff lists what is snoozed, done or set aside instead of what is open.
	PutOff bool
}

// List reads one page of alerts, unfolded, first things first.
func (k *Desk) List(ctx context.Context, a who.Actor, f Filter, req page.Request) (out page.Of[Line], d Facts, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, err := sees(tx, a)
		if err != nil {
			return err
		}
		d = Facts{Today: s.today, Since: s.since}
		rows, err := s.list(tx, f, req)
		if err != nil {
			return err
		}
		cut := page.Cut(rows, req, func(r rankedRow) rankedRow { return r }, func(r rankedRow) page.Cursor {
			return page.Cursor{Value: strconv.FormatInt(r.Rank, 10), ID: string(r.ID)}
		})
		out = page.Of[Line]{Prev: cut.Prev, Next: cut.Next}
		out.Rows, err = s.page(tx, cut.Rows, f.PutOff)
		return err
	})
	return out, d, err
}

// Facts go with a list: the reader's day, and since when the weights hold.
type Facts struct {
	Today day.Day
	Since *day.Day
}

// rankedRow is a row with its rank for this reader, the relation included.
type rankedRow struct {
	row
	Rank int64 `bun:"rank_for_me"`
}

func (s sight) page(tx *db.Tx, rows []rankedRow, putOff bool) ([]Line, error) {
	bare := make([]row, len(rows))
	ids := make([]id.Any, len(rows))
	for i, r := range rows {
		bare[i], ids[i] = r.row, r.ID
	}
	lines, err := s.lines(tx, bare)
	if err != nil || !putOff {
		return lines, err
	}
	handled, err := handledOf(tx, ids)
	for i := range lines {
		if h, ok := handled[lines[i].ID]; ok {
			lines[i].Handled = &h
		}
	}
	return lines, err
}

func (s sight) list(tx *db.Tx, f Filter, req page.Request) ([]rankedRow, error) {
	rank := s.rankSQL()
	where := s.filtered(f)
	desc, cmp := "DESC", "<"
	if req.Cursor.Before {
		desc, cmp = "ASC", ">"
	}
	keyset := always
	if n, err := strconv.ParseInt(req.Cursor.Value, 10, 64); err == nil && !req.Cursor.IsZero() {
		keyset = cond{fmt.Sprintf(`q.rank_for_me %s ? OR (q.rank_for_me = ? AND q.id %s ?)`, cmp, flip(cmp)), []any{n, n, req.Cursor.ID}}
	}
	args := append(append(append([]any{}, rank.args...), where.args...), keyset.args...)
	return db.Select[rankedRow](tx, `SELECT q.* FROM (SELECT l.*, `+rank.sql+` AS rank_for_me FROM alert_line l WHERE `+where.sql+`) AS q
		WHERE `+keyset.sql+` ORDER BY q.rank_for_me `+desc+`, q.id `+flip(desc)+` LIMIT ?`, append(args, req.Limit()+1)...)
}

// flip: ties go by identifier, the other way than the rank.
func flip(way string) string {
	return map[string]string{"<": ">", ">": "<", "DESC": "ASC", "ASC": "DESC"}[way]
}

// rankSQL adds to the stored points what the reader's relation is worth.
func (s sight) rankSQL() cond {
	worth := func(r attention.Relation) int64 {
		return int64(pointScale * attention.Priority(alert.Info, nil, s.today, nil, r, s.weights).Relation.Points)
	}
	if s.all() {
		return cond{sql: `l.points`}
	}
	c := cond{`CASE WHEN l.carrier_id = ? OR l.owner_id = ?`, []any{s.a.ID, s.a.ID}}
	var members []id.Account
	for _, a := range s.places() {
		if s.relation[a] == attention.Owner {
			c.sql += ` OR l.account_id = ?`
			c.args = append(c.args, a)
		} else {
			members = append(members, a)
		}
	}
	c.sql += ` THEN l.points + ?`
	c.args = append(c.args, worth(attention.Owner))
	if len(members) > 0 {
		c.sql += ` WHEN l.account_id IN (?) THEN l.points + ?`
		c.args = append(c.args, db.In(members), worth(attention.Member))
	}
	c.sql += ` ELSE l.points + ? END`
	c.args = append(c.args, worth(attention.Branch))
	return c
}

func (s sight) filtered(f Filter) cond {
	c := s.may
	if f.PutOff {
		c = c.and(s.putOff())
	} else {
		c = c.and(s.open())
	}
	switch {
	case f.Person != "":
		c = c.and(cond{`l.person_id = ?`, []any{f.Person}})
	case f.Whose != InReach && f.Account == "":
		var ways []cond
		for _, g := range s.mine() {
			if g.critical {
				g.where = g.where.and(isCritical)
			}
			ways = append(ways, g.where)
		}
		c = c.and(either(ways...))
	}
	if f.Code != "" {
		c = c.and(cond{`l.code = ?`, []any{f.Code}})
	}
	if f.Severity != "" {
		c = c.and(cond{`l.severity = ?`, []any{f.Severity}})
	}
	if f.Account != "" {
		c = c.and(cond{`l.account_id = ?`, []any{f.Account}})
	}
	return c
}

// Of reads the open alerts of the accounts named that the reader may see, first things first, at most n: for an
// account's page, its brief, a review.
func (k *Desk) Of(ctx context.Context, a who.Actor, accounts []id.Account, n int) (out []Line, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = k.OfIn(tx, a, accounts, n)
		return err
	})
	return out, err
}

// OfIn is Of in the caller's transaction.
func (k *Desk) OfIn(tx *db.Tx, a who.Actor, accounts []id.Account, n int) ([]Line, error) {
	if len(accounts) == 0 {
		return nil, nil
	}
	s, err := sees(tx, a)
	if err != nil {
		return nil, err
	}
	where := s.may.and(s.open()).and(cond{`l.account_id IN (?)`, []any{db.In(accounts)}})
	rows, err := db.Select[row](tx, `SELECT l.* FROM alert_line l WHERE `+where.sql+` ORDER BY l.points DESC, l.id LIMIT ?`, append(where.args, n)...)
	if err != nil {
		return nil, err
	}
	return s.lines(tx, rows)
}
