package contractdesk

import (
	"context"
	"strconv"
	"strings"

	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// sheetRow is a row with the names beside it.
type sheetRow struct {
	row
	AccountName   string   `bun:"account_name"`
	AccountSince  *day.Day `bun:"account_since"`
	OwnerName     string   `bun:"owner_name"`
	DeciderName   string   `bun:"decider_name"`
	UpdatedByName string   `bun:"updated_by_name"`
}

const sheetSQL = `SELECT c.*, a.name AS account_name, a.since_day AS account_since, coalesce(o.name, '') AS owner_name,
	coalesce(d.name, '') AS decider_name, coalesce(u.name, '') AS updated_by_name
	FROM contract c JOIN account a ON a.id = c.account_id
	LEFT JOIN app_user o ON o.id = c.owner_id
	LEFT JOIN app_user d ON d.id = c.decision_by
	LEFT JOIN app_user u ON u.id = c.updated_by`

// readSheet reads a contract that is there, with the names beside it.
func readSheet(tx *db.Tx, c id.Contract) (sheetRow, error) {
	r, ok, err := db.One[sheetRow](tx, sheetSQL+` WHERE c.id = ? AND c.deleted_at IS NULL`, c)
	if err == nil && !ok {
		err = problem.Missing()
	}
	return r, err
}

func (r sheetRow) toSheet(today day.Day, p contract.Policy) Sheet {
	c := r.toContract().AsOf(today)
	s := Sheet{Contract: c, AccountName: r.AccountName, ClientSince: r.AccountSince, OwnerName: r.OwnerName, DecidedBy: r.DeciderName,
		Dates: contract.DatesOf(c, today, p), Policy: p, Today: today, UpdatedAt: r.UpdatedAt, UpdatedBy: r.UpdatedByName}
	s.Next = contract.NextOf(c, s.Dates, today)
	return s
}

// Filter narrows a list of contracts.
type Filter struct {
	Query   string
	Account id.Account
	State   contract.State
	Renewal contract.RenewalKind
	// Observed: "ours" (default), "market" or "all".
	Observed string
	// Live leaves out what is over.
	Live bool
}

// Line is a contract in a list.
type Line struct {
	ID          id.Contract
	Account     id.Account
	AccountName string
	Number      string
	Name        string
	State       contract.State
	Renewal     contract.Renewal
	Effective   *day.Day
	End         *day.Day
	Prudent     *day.Day
	DecideBy    *day.Day
	NoticeKnown bool
	Value       *money.Money
	OwnerName   string
	Observed    bool
	Holder      string
	// Next is what comes next, and Late whether its decision date is past.
	Next contract.Next
	Late bool
}

// sorts are the orders a list may have: the column, and how to read the edge row's value.
var sorts = map[string]struct {
	column string
	text   bool
}{
	"deadline": {column: "c.rank_day"}, "name": {column: "c.name_fold", text: true}, "updated": {column: "c.updated_at"},
}

type lineRow struct {
	ID            id.Contract     `bun:"id"`
	AccountID     id.Account      `bun:"account_id"`
	AccountName   string          `bun:"account_name"`
	Number        string          `bun:"number"`
	Name          string          `bun:"name"`
	NameFold      string          `bun:"name_fold"`
	State         string          `bun:"state"`
	Renewal       string          `bun:"renewal"`
	RenewalMonths int             `bun:"renewal_months"`
	RenewalMax    *int            `bun:"renewal_max"`
	RenewalsDone  int             `bun:"renewals_done"`
	EffectiveDay  *day.Day        `bun:"effective_day"`
	EndDay        *day.Day        `bun:"end_day"`
	PrudentDay    *day.Day        `bun:"prudent_day"`
	DecideBy      *day.Day        `bun:"decide_by"`
	UsKnown       bool            `bun:"us_known"`
	RankDay       day.Day         `bun:"rank_day"`
	ValueMinor    *int64          `bun:"value_minor"`
	Ccy           string          `bun:"ccy"`
	OwnerName     string          `bun:"owner_name"`
	Observed      bool            `bun:"observed"`
	Holder        string          `bun:"holder"`
	UpdatedAt     instant.Instant `bun:"updated_at"`
	lineSteps
}

func (r lineRow) toLine(today day.Day) Line {
	l := Line{ID: r.ID, Account: r.AccountID, AccountName: r.AccountName, Number: r.Number, Name: r.Name, State: contract.State(r.State),
		Renewal:   contract.Renewal{Kind: contract.RenewalKind(r.Renewal), Months: r.RenewalMonths, MaxTimes: r.RenewalMax, Done: r.RenewalsDone},
		Effective: r.EffectiveDay, End: r.EndDay, Prudent: r.PrudentDay, DecideBy: r.DecideBy, NoticeKnown: r.UsKnown, OwnerName: r.OwnerName,
		Observed: r.Observed, Holder: r.Holder}
	if r.ValueMinor != nil {
		m := money.Of(*r.ValueMinor, money.Currency(r.Ccy))
		l.Value = &m
	}
	l.Next, l.Late = r.next(today)
	return l
}

func (r lineRow) edge(sort string) string {
	switch sort {
	case "name":
		return r.NameFold
	case "updated":
		return strconv.FormatInt(int64(r.UpdatedAt), 10)
	}
	return strconv.Itoa(int(r.RankDay))
}

// List reads one page of the contracts in the reader's scope.
func (k *Desk) List(ctx context.Context, a who.Actor, f Filter, req page.Request) (out page.Of[Line], err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Contract, team.Read)
		if err != nil {
			return err
		}
		if _, ok := sorts[req.Sort]; !ok {
			req.Sort = "deadline"
		}
		where, args := f.where(scope)
		keyset, order, kargs := listOrder(req)
		rows, err := db.Select[lineRow](tx, `SELECT c.id, c.account_id, a.name AS account_name, c.number, c.name, c.name_fold, c.state,
			c.renewal, c.renewal_months, c.renewal_max, c.renewals_done, c.effective_day, c.end_day, c.prudent_day, c.decide_by, c.us_known, c.rank_day,
			c.value_minor, c.ccy, coalesce(o.name, '') AS owner_name, c.observed, c.holder, c.updated_at`+stepColumns+`
			FROM contract c JOIN account a ON a.id = c.account_id LEFT JOIN app_user o ON o.id = c.owner_id
			WHERE `+where+keyset+` ORDER BY `+order+` LIMIT ?`, append(append(args, kargs...), req.Limit()+1)...)
		if err != nil {
			return err
		}
		today := a.Today(tx.Now())
		out = page.Cut(rows, req, func(r lineRow) Line { return r.toLine(today) }, func(r lineRow) page.Cursor {
			return page.Cursor{Value: r.edge(req.Sort), ID: string(r.ID)}
		})
		return nil
	})
	return out, err
}

func (f Filter) where(scope teamdesk.Scope) (string, []any) {
	on := scope.On
	if f.Account != "" {
		on = scope.OnNamed
	}
	cond, args := on("c.account_id")
	parts := []string{"c.deleted_at IS NULL", cond}
	add := func(p string, a ...any) {
		parts = append(parts, p)
		args = append(args, a...)
	}
	if f.Account != "" {
		add("c.account_id = ?", f.Account)
	}
	if f.State != "" {
		add("c.state = ?", f.State)
	}
	if f.Renewal != "" {
		add("c.renewal = ?", f.Renewal)
	}
	if f.Live {
		// What is still performed past its end is alive, and at stake.
		add("(c.state NOT IN ('ENDED', 'RENEWED', 'TERMINATED') OR (c.state IN ('ENDED', 'TERMINATED') AND c.last_performed > c.end_day))")
	}
	switch f.Observed {
	case "market":
		add("c.observed = TRUE")
	case "all":
	default:
		add("c.observed = FALSE")
	}
	if q := text.Fold(f.Query); q != "" {
		like := "%" + db.EscapeLike(q) + "%"
		add(`(c.name_fold LIKE ? ESCAPE '\' OR a.name_fold LIKE ? ESCAPE '\' OR lower(c.number) LIKE ? ESCAPE '\')`, like, like, like)
	}
	return strings.Join(parts, " AND "), args
}

// listOrder is the keyset condition and the order of a page.
func listOrder(req page.Request) (keyset, order string, args []any) {
	s := sorts[req.Sort]
	back := req.Cursor.Before
	desc := req.Desc != back
	dir, cmp := "ASC", ">"
	if desc {
		dir, cmp = "DESC", "<"
	}
	order = s.column + " " + dir + ", c.id " + dir
	if req.Cursor.IsZero() {
		return "", order, nil
	}
	var v any = req.Cursor.Value
	if !s.text {
		n, err := strconv.ParseInt(req.Cursor.Value, 10, 64)
		if err != nil {
			return "", order, nil
		}
		v = n
	}
	return " AND (" + s.column + ", c.id) " + cmp + " (?, ?)", order, []any{v, req.Cursor.ID}
}
