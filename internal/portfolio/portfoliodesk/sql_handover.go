package portfoliodesk

import (
	"github.com/uptrace/bun"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
)

type handoverRow struct {
	bun.BaseModel `bun:"table:handover"`
	ID            id.Any     `bun:"id,pk"`
	AccountID     id.Account `bun:"account_id"`
	Purpose       string     `bun:"purpose"`
	State         string     `bun:"state"`
	FromUser      *id.User   `bun:"from_user"`
	ToUser        *id.User   `bun:"to_user"`
	OnDay         day.Day    `bun:"on_day"`
	DueDay        day.Day    `bun:"due_day"`
	Reason        string     `bun:"reason"`
	DeferredDay   *day.Day   `bun:"deferred_day"`
	DeferredBy    *id.User   `bun:"deferred_by"`
	DeferReason   string     `bun:"defer_reason"`
	DoneDay       *day.Day   `bun:"done_day"`
	DoneBy        *id.User   `bun:"done_by"`
	stamps
}

func toHandoverRow(h portfolio.Handover) handoverRow {
	return handoverRow{ID: h.ID, AccountID: h.Account, Purpose: string(h.Purpose), State: string(h.State), FromUser: opt(h.From), ToUser: opt(h.To), OnDay: h.Day,
		DueDay: h.Due, Reason: h.Reason, DeferredDay: h.Deferred, DeferredBy: opt(h.DeferredBy), DeferReason: h.DeferReason, DoneDay: h.DoneOn, DoneBy: opt(h.DoneBy)}
}

func (r handoverRow) toHandover() portfolio.Handover {
	return portfolio.Handover{ID: r.ID, Rev: r.Rev, Account: r.AccountID, Purpose: portfolio.Purpose(r.Purpose), State: portfolio.HandoverState(r.State),
		From: val(r.FromUser), To: val(r.ToUser), Day: r.OnDay, Due: r.DueDay, Reason: r.Reason, Deferred: r.DeferredDay, DeferredBy: val(r.DeferredBy),
		DeferReason: r.DeferReason, DoneOn: r.DoneDay, DoneBy: val(r.DoneBy)}
}

type itemRow struct {
	bun.BaseModel `bun:"table:handover_item"`
	ID            id.Any     `bun:"id,pk"`
	HandoverID    id.Any     `bun:"handover_id"`
	AccountID     id.Account `bun:"account_id"`
	Section       string     `bun:"section"`
	Place         int        `bun:"place"`
	RefKind       string     `bun:"ref_kind"`
	RefID         string     `bun:"ref_id"`
	State         string     `bun:"state"`
	Note          string     `bun:"note"`
	DoneBy        *id.User   `bun:"done_by"`
	DoneDay       *day.Day   `bun:"done_day"`
	stamps
}

func (r itemRow) toItem() portfolio.Item {
	return portfolio.Item{ID: r.ID, Rev: r.Rev, Section: portfolio.Section(r.Section), About: ref.Ref{Kind: ref.Kind(r.RefKind), ID: r.RefID},
		State: portfolio.ItemState(r.State), Note: r.Note, DoneBy: val(r.DoneBy), DoneOn: r.DoneDay}
}

func readHandover(tx *db.Tx, h id.Any) (handoverRow, bool, error) {
	return db.One[handoverRow](tx, `SELECT * FROM handover WHERE id = ? AND deleted_at IS NULL`, h)
}

func itemRows(tx *db.Tx, h id.Any) ([]itemRow, error) {
	return db.Select[itemRow](tx, `SELECT * FROM handover_item WHERE handover_id = ? AND deleted_at IS NULL ORDER BY place, id`, h)
}

// handoverFacts are the last hand-over that prepares a way out, and how many are under way. One that let the account
// leave before it came back is spent.
func handoverFacts(tx *db.Tx, c id.Account) (exit *portfolio.Handover, open int, err error) {
	rows, err := db.Select[handoverRow](tx, `SELECT h.* FROM handover h WHERE h.account_id = ? AND h.deleted_at IS NULL AND h.state <> 'DROPPED'
		AND NOT EXISTS (SELECT 1 FROM portfolio_step s WHERE s.account_id = h.account_id AND s.verb = 'EXIT' AND s.state = 'TAKEN' AND s.created_at >= h.created_at)
		ORDER BY h.on_day DESC, h.id DESC`, c)
	for _, r := range rows {
		h := r.toHandover()
		if h.State == portfolio.HandoverOpen {
			open++
		}
		if h.Purpose == portfolio.Leaving && exit == nil {
			exit = &h
		}
	}
	return exit, open, err
}

// belongings are what hangs on an account and somebody must take over: people, contracts that run, what is promised or
// to be done. They are pointed at, not copied.
func belongings(tx *db.Tx, c id.Account) (out []portfolio.Item, err error) {
	for _, s := range []struct {
		section portfolio.Section
		kind    ref.Kind
		query   string
	}{
		{portfolio.Contacts, "contact", `SELECT id FROM contact WHERE account_id = ? AND deleted_at IS NULL ORDER BY CASE WHEN job = '' THEN 1 ELSE 0 END, name_fold, id LIMIT ?`},
		{portfolio.Contracts, "contract", `SELECT id FROM contract WHERE account_id = ? AND deleted_at IS NULL AND observed = FALSE
			AND (state NOT IN ('ENDED', 'TERMINATED') OR last_performed > end_day) ORDER BY rank_day, id LIMIT ?`},
		{portfolio.Promises, "task", `SELECT id FROM task WHERE account_id = ? AND deleted_at IS NULL AND state = 'OPEN'
			ORDER BY CASE kind WHEN 'TODO' THEN 1 ELSE 0 END, rank_day, id LIMIT ?`},
	} {
		ids, err := db.Select[string](tx, s.query, c, mostItems)
		if err != nil {
			return nil, err
		}
		for _, i := range ids {
			out = append(out, portfolio.Item{Section: s.section, About: ref.Ref{Kind: s.kind, ID: i}})
		}
	}
	return out, nil
}

// mostItems bounds a section of the checklist.
const mostItems = 100

func insertItems(tx *db.Tx, a who.Actor, h portfolio.Handover, items []portfolio.Item, from int) error {
	rows := make([]itemRow, len(items))
	for i, x := range items {
		rows[i] = itemRow{ID: id.New[id.Any](), HandoverID: h.ID, AccountID: h.Account, Section: string(x.Section), Place: from + i,
			RefKind: string(x.About.Kind), RefID: x.About.ID, State: string(portfolio.ToDo), stamps: begin(tx, a)}
	}
	return db.Insert(tx, rows...)
}

func insertHandover(tx *db.Tx, a who.Actor, h portfolio.Handover) error {
	r := toHandoverRow(h)
	r.stamps = begin(tx, a)
	return db.Insert(tx, r)
}

func saveHandover(tx *db.Tx, a who.Actor, from handoverRow, h portfolio.Handover) error {
	r := toHandoverRow(h)
	r.stamps = from.next(tx, a)
	return db.UpdateRow(tx, &r, from.Rev)
}

func saveItem(tx *db.Tx, a who.Actor, from itemRow, i portfolio.Item) error {
	r := from
	r.State, r.Note, r.DoneBy, r.DoneDay = string(i.State), i.Note, opt(i.DoneBy), i.DoneOn
	r.stamps = from.next(tx, a)
	return db.UpdateRow(tx, &r, from.Rev)
}

// openHandovers are those of an account that are under way.
func openHandovers(tx *db.Tx, c id.Account) ([]handoverRow, error) {
	return db.Select[handoverRow](tx, `SELECT * FROM handover WHERE account_id = ? AND state = 'OPEN' AND deleted_at IS NULL ORDER BY on_day, id`, c)
}

// HandoverLine is a hand-over as a list shows it.
type HandoverLine struct {
	portfolio.Handover
	AccountName, FromName, ToName string
	Items, Left                   int
}

type handoverLineRow struct {
	handoverRow
	AccountName string `bun:"account_name"`
	FromName    string `bun:"from_name"`
	ToName      string `bun:"to_name"`
	Items       int    `bun:"items"`
	Todo        int    `bun:"todo"`
}

// handovers lists some, the most pressing first.
func handovers(tx *db.Tx, limit int, where string, args ...any) ([]HandoverLine, error) {
	rows, err := db.Select[handoverLineRow](tx, `SELECT h.*, c.name AS account_name, coalesce(f.name, '') AS from_name, coalesce(t.name, '') AS to_name,
		(SELECT count(*) FROM handover_item i WHERE i.handover_id = h.id AND i.deleted_at IS NULL) AS items,
		(SELECT count(*) FROM handover_item i WHERE i.handover_id = h.id AND i.state = 'TODO' AND i.deleted_at IS NULL) AS todo
		FROM handover h JOIN account c ON c.id = h.account_id AND c.deleted_at IS NULL
		LEFT JOIN app_user f ON f.id = h.from_user LEFT JOIN app_user t ON t.id = h.to_user
		WHERE h.deleted_at IS NULL AND `+where+` ORDER BY coalesce(h.deferred_day, h.due_day), h.id LIMIT ?`, append(append([]any{}, args...), limit)...)
	out := make([]HandoverLine, len(rows))
	for i, r := range rows {
		out[i] = HandoverLine{Handover: r.toHandover(), AccountName: r.AccountName, FromName: r.FromName, ToName: r.ToName, Items: r.Items, Left: r.Todo}
	}
	return out, err
}
