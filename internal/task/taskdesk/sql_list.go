package taskdesk

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
	"comptoir/internal/task"
)

// Views of the list.
const (
	Mine      = "mine"      // what I have to do
	Delegated = "delegated" // what I handed over
	Everyones = "accounts"  // of the accounts in my reach, grouped by account
)

// Filter narrows a list of tasks.
type Filter struct {
	// View is Mine when empty.
	View string
	// State is "open" when empty, "done" (with what was cancelled) or "all".
	State   string
	Kind    task.Kind
	Account id.Account
	// Late keeps what is overdue.
	Late  bool
	Query string
}

// order is how a list runs: the column compared first, then the id; values come back from the edge row.
type order struct {
	columns []string
	desc    bool
	edge    func(r sheetRow) []string
}

var (
	byDue = order{columns: []string{"t.rank_day"}, edge: func(r sheetRow) []string { return []string{strconv.Itoa(int(r.RankDay))} }}
	// Finished work runs from the latest; what was cancelled has no day of its own and follows its change.
	byDone    = order{columns: []string{"t.updated_at"}, desc: true, edge: func(r sheetRow) []string { return []string{strconv.FormatInt(int64(r.UpdatedAt), 10)} }}
	byAccount = order{columns: []string{"coalesce(a.name_fold, '')", "t.rank_day"},
		edge: func(r sheetRow) []string { return []string{r.AccountFold, strconv.Itoa(int(r.RankDay))} }}
)

func orderOf(f Filter) order {
	switch {
	case f.View == Everyones:
		return byAccount
	case f.State == "done":
		return byDone
	}
	return byDue
}

// List reads one page of the tasks in the reader's sight.
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
	o := orderOf(f)
	keyset, tail, kargs := o.page(req)
	rows, err := v.sheets(tx, where+keyset, tail, append(append(args, kargs...), req.Limit()+1)...)
	if err != nil {
		return page.Of[Sheet]{}, err
	}
	return page.Cut(rows, req, func(r sheetRow) Sheet { return r.toSheet(a, tx.Now()) }, func(r sheetRow) page.Cursor {
		return page.Cursor{Value: strings.Join(o.edge(r), "\n"), ID: string(r.ID)}
	}), nil
}

func (f Filter) where(a who.Actor, today day.Day) (string, []any) {
	parts, args := []string{}, []any{}
	add := func(p string, v ...any) {
		parts = append(parts, p)
		args = append(args, v...)
	}
	switch f.View {
	case Delegated:
		add(`t.owner_id <> ? AND (t.created_by = ? OR t.delegated_by = ?)`, a.ID, a.ID, a.ID)
	case Everyones:
		add(`t.account_id IS NOT NULL`)
	default:
		add(`t.owner_id = ?`, a.ID)
	}
	switch f.State {
	case "all":
	case "done":
		add(`t.state <> 'OPEN'`)
	default:
		add(`t.state = 'OPEN'`)
	}
	if f.Kind != "" {
		add(`t.kind = ?`, f.Kind)
	}
	if f.Account != "" {
		add(`t.account_id = ?`, f.Account)
	}
	if f.Late {
		add(`t.state = 'OPEN' AND t.due_day < ?`, today)
	}
	if q := text.Fold(f.Query); q != "" {
		add(`(t.title_fold LIKE ? ESCAPE '\' OR coalesce(a.name_fold, '') LIKE ? ESCAPE '\')`, "%"+db.EscapeLike(q)+"%", "%"+db.EscapeLike(q)+"%")
	}
	return strings.Join(parts, " AND "), args
}

// page is the keyset condition and the order of a page.
func (o order) page(req page.Request) (keyset, tail string, args []any) {
	dir, cmp := "ASC", ">"
	if o.desc != req.Cursor.Before {
		dir, cmp = "DESC", "<"
	}
	columns := append(append([]string{}, o.columns...), "t.id")
	tail = ` ORDER BY ` + strings.Join(columns, " "+dir+", ") + " " + dir + ` LIMIT ?`
	values := strings.Split(req.Cursor.Value, "\n")
	if req.Cursor.IsZero() || len(values) != len(o.columns) {
		return "", tail, nil
	}
	for i, v := range values {
		if strings.HasPrefix(o.columns[i], "coalesce") {
			args = append(args, v)
			continue
		}
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil {
			return "", tail, nil
		}
		args = append(args, n)
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", ")
	return ` AND (` + strings.Join(columns, ", ") + `) ` + cmp + ` (` + marks + `)`, tail, append(args, req.Cursor.ID)
}

// Counts are the figures above the list: what I have to do, what of it is late, what I handed over.
type Counts struct{ Mine, Late, Delegated int }

// Count counts the open tasks of the reader's own views.
func (k *Desk) Count(ctx context.Context, a who.Actor) (n Counts, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		n, err = count(tx, a)
		return err
	})
	return n, err
}

func count(tx *db.Tx, a who.Actor) (Counts, error) {
	type counted struct{ Mine, Late int }
	mine, _, err := db.One[counted](tx, `SELECT count(*) AS mine, count(*) FILTER (WHERE due_day < ?) AS late
		FROM task WHERE owner_id = ? AND state = 'OPEN' AND deleted_at IS NULL`, a.Today(tx.Now()), a.ID)
	if err != nil {
		return Counts{}, err
	}
	v, err := viewOf(tx, a)
	if err != nil {
		return Counts{}, err
	}
	delegated, _, err := db.One[int](tx, `SELECT count(*) FROM task t WHERE t.state = 'OPEN' AND t.deleted_at IS NULL
		AND t.owner_id <> ? AND (t.created_by = ? OR t.delegated_by = ?) AND `+v.see.sql, append([]any{a.ID, a.ID, a.ID}, v.see.args...)...)
	return Counts{Mine: mine.Mine, Late: mine.Late, Delegated: delegated}, err
}

// Promised reads what was promised, by us and by clients, and is due within the days, both included: what the reader
// answers for, first due first.
func (k *Desk) Promised(ctx context.Context, a who.Actor, from, to day.Day) (out []Sheet, err error) {
	const most = 24
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		v, err := viewOf(tx, a)
		if err != nil {
			return err
		}
		rows, err := v.sheets(tx, `(t.owner_id = ? OR t.delegated_by = ?) AND t.state = 'OPEN' AND t.kind IN (?) AND t.due_day >= ? AND t.due_day <= ?`,
			` ORDER BY t.due_day, t.id LIMIT ?`, a.ID, a.ID, db.In([]task.Kind{task.PromiseOurs, task.PromiseTheirs}), from, to, most)
		out = make([]Sheet, len(rows))
		for i, r := range rows {
			out[i] = r.toSheet(a, tx.Now())
		}
		return err
	})
	return out, err
}

// OfAccount reads the open tasks of an account for its page, what comes first first, and what was done lately.
func (k *Desk) OfAccount(ctx context.Context, a who.Actor, account id.Account, limit int) (open, done []Sheet, more bool, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		open, done, more, err = OfIn(tx, a, account, limit)
		return err
	})
	return open, done, more, err
}

// OfIn is OfAccount in the caller's transaction.
func OfIn(tx *db.Tx, a who.Actor, account id.Account, limit int) (open, done []Sheet, more bool, err error) {
	first, err := list(tx, a, Filter{View: Everyones, Account: account}, page.Request{Size: limit})
	if err != nil {
		return nil, nil, false, err
	}
	open, more = first.Rows, !first.Next.IsZero()
	v, err := viewOf(tx, a)
	if err != nil {
		return nil, nil, false, err
	}
	rows, err := v.sheets(tx, `t.account_id = ? AND t.state = 'DONE'`, ` ORDER BY t.done_day DESC, t.id DESC LIMIT 3`, account)
	for _, r := range rows {
		done = append(done, r.toSheet(a, tx.Now()))
	}
	return open, done, more, err
}

// Next is the first open task of each account, for the account list: what to do next there.
func Next(tx *db.Tx, a who.Actor, accounts []id.Account) (map[id.Account]Sheet, error) {
	out := map[id.Account]Sheet{}
	if len(accounts) == 0 {
		return out, nil
	}
	v, err := viewOf(tx, a)
	if err != nil {
		return nil, err
	}
	rows, err := v.sheets(tx, `t.account_id IN (?) AND t.state = 'OPEN' AND NOT EXISTS (SELECT 1 FROM task n
		WHERE n.account_id = t.account_id AND n.state = 'OPEN' AND n.deleted_at IS NULL AND (n.rank_day, n.id) < (t.rank_day, t.id))`,
		``, db.In(accounts))
	for _, r := range rows {
		out[*r.AccountID] = r.toSheet(a, tx.Now())
	}
	return out, err
}
