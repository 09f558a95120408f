package coordinationdesk

import (
	"context"
	"strconv"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Views of the list.
const (
	Inbox    = "inbox"    // what I am asked
	Sent     = "sent"     // what I asked
	Accounts = "accounts" // what is asked about the accounts in my reach
)

// Filter narrows a list of requests.
type Filter struct {
	// View is Inbox when empty.
	View string
	// State is "open" when empty, "late", "answered", or "all".
	State   string
	Account id.Account
	Query   string
}

func (f Filter) where(a who.Actor, today day.Day) (string, []any) {
	parts, args := []string{}, []any{}
	add := func(p string, v ...any) {
		parts = append(parts, p)
		args = append(args, v...)
	}
	switch f.View {
	case Sent:
		add(`q.requested_by = ?`, a.ID)
	case Accounts:
		add(`1 = 1`)
	default:
		add(`q.asked_id = ?`, a.ID)
	}
	switch f.State {
	case "all":
	case "late":
		add(`q.state = 'OPEN' AND q.due_day < ?`, today)
	case "answered":
		add(`q.state = 'ANSWERED'`)
	default:
		add(`q.state = 'OPEN'`)
	}
	if f.Account != "" {
		add(`q.account_id = ?`, f.Account)
	}
	if words := text.Fold(f.Query); words != "" {
		like := "%" + db.EscapeLike(words) + "%"
		add(`(q.subject_fold LIKE ? ESCAPE '\' OR a.name_fold LIKE ? ESCAPE '\')`, like, like)
	}
	return strings.Join(parts, " AND "), args
}

// List reads one page of the requests in the reader's sight: what is due first first; what is closed, the latest first.
func (k *Desk) List(ctx context.Context, a who.Actor, f Filter, req page.Request) (out page.Of[Sheet], err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = list(tx, a, f, req)
		return err
	})
	return out, err
}

func list(tx *db.Tx, a who.Actor, f Filter, req page.Request) (page.Of[Sheet], error) {
	v, err := viewOf(tx, a)
	if err != nil {
		return page.Of[Sheet]{}, err
	}
	where, args := f.where(a, a.Today(tx.Now()))
	dir, cmp := "ASC", ">"
	if (f.State == "answered" || f.State == "all") != req.Cursor.Before {
		dir, cmp = "DESC", "<"
	}
	if n, err := strconv.Atoi(req.Cursor.Value); err == nil {
		if x, ok := id.Parse[id.Any](req.Cursor.ID); ok {
			where += ` AND (q.due_day, q.id) ` + cmp + ` (?, ?)`
			args = append(args, n, x)
		}
	}
	rows, err := v.lines(tx, where, ` ORDER BY q.due_day `+dir+`, q.id `+dir+` LIMIT ?`, append(args, req.Limit()+1)...)
	if err != nil {
		return page.Of[Sheet]{}, err
	}
	return page.Cut(rows, req, func(r lineRow) Sheet { return r.sheet(a, tx.Now()) }, func(r lineRow) page.Cursor {
		return page.Cursor{Value: strconv.Itoa(int(r.DueDay)), ID: string(r.ID)}
	}), nil
}

// OfAccount reads the open requests of an account for its page, and the latest answers.
func (k *Desk) OfAccount(ctx context.Context, a who.Actor, account id.Account, limit int) (open, answered []Sheet, more bool, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		now, err := list(tx, a, Filter{View: Accounts, Account: account}, page.Request{Size: limit})
		if err != nil {
			return err
		}
		done, err := list(tx, a, Filter{View: Accounts, Account: account, State: "answered"}, page.Request{Size: 2})
		open, answered, more = now.Rows, done.Rows, !now.Next.IsZero()
		return err
	})
	return open, answered, more, err
}

// Counts are the figures above the list: what I am asked, what of it is late, what I asked and wait for.
type Counts struct {
	Inbox int `bun:"inbox"`
	Late  int `bun:"late"`
	Sent  int `bun:"sent"`
}

// Count counts the open requests of the reader's own views.
func (k *Desk) Count(ctx context.Context, a who.Actor) (n Counts, err error) {
	if !a.Known() || a.ID == "" {
		return n, nil
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		today := a.Today(tx.Now())
		if n, _, err = db.One[Counts](tx, `SELECT count(*) AS inbox, count(*) FILTER (WHERE due_day < ?) AS late FROM coordination
			WHERE asked_id = ? AND state = 'OPEN' AND deleted_at IS NULL`, today, a.ID); err != nil {
			return err
		}
		n.Sent, _, err = db.One[int](tx, `SELECT count(*) FROM coordination WHERE requested_by = ? AND state = 'OPEN' AND deleted_at IS NULL`, a.ID)
		return err
	})
	return n, err
}
