package privacydesk

import (
	"context"
	"slices"
	"strconv"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/privacy"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// RequestLine is a request in a list.
type RequestLine struct {
	privacy.Request
	Name        string
	Account     id.Account
	AccountName string
}

type requestLineRow struct {
	requestRow
	Name        string     `bun:"name"`
	AccountID   id.Account `bun:"account_id"`
	AccountName string     `bun:"account_name"`
}

// Filter narrows the list of requests.
type Filter struct {
	// State is one, or "" for those not yet answered, or "ALL".
	State string
	Right privacy.Right
}

// Requests reads one page of the requests in the reader's scope, the most urgent first.
func (k *Desk) Requests(ctx context.Context, a who.Actor, f Filter, req page.Request) (out page.Of[RequestLine], err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Privacy, team.Read)
		if err != nil {
			return err
		}
		cond, args := scope.On("c.account_id")
		where := `r.deleted_at IS NULL AND ` + cond
		switch f.State {
		case "":
			where += ` AND r.state IN ('OPEN', 'CHECKED')`
		case "ALL":
		default:
			where, args = where+` AND r.state = ?`, append(args, f.State)
		}
		if f.Right != "" {
			where, args = where+` AND r.kind = ?`, append(args, f.Right)
		}
		cmp, dir := ">", "ASC"
		if req.Cursor.Before {
			cmp, dir = "<", "DESC"
		}
		if due, err := strconv.Atoi(req.Cursor.Value); err == nil {
			where, args = where+` AND (r.due_day, r.id) `+cmp+` (?, ?)`, append(args, due, req.Cursor.ID)
		}
		rows, err := db.Select[requestLineRow](tx, `SELECT r.*, c.name, c.account_id, a.name AS account_name FROM privacy_request r
			JOIN contact c ON c.id = r.contact_id JOIN account a ON a.id = c.account_id WHERE `+where+
			` ORDER BY r.due_day `+dir+`, r.id `+dir+` LIMIT ?`, append(args, req.Limit()+1)...)
		if err != nil {
			return err
		}
		out = page.Cut(rows, req, func(r requestLineRow) RequestLine {
			return RequestLine{Request: r.toRequest(), Name: r.Name, Account: r.AccountID, AccountName: r.AccountName}
		}, func(r requestLineRow) page.Cursor {
			return page.Cursor{Value: strconv.Itoa(int(r.DueDay)), ID: string(r.ID)}
		})
		return nil
	})
	return out, err
}

// Ending is somebody whose retention ends soon, or has ended.
type Ending struct {
	Contact     id.Contact
	Name        string
	Account     id.Account
	AccountName string
	Last, Until day.Day
	Stage       privacy.Stage
	LegalHold   bool
}

// mostEndings bounds the queue: what is worked off today.
const mostEndings = 500

// Endings is the retention queue of the reader's scope, the first to end first.
func (k *Desk) Endings(ctx context.Context, a who.Actor) (out []Ending, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		today := a.Today(tx.Now())
		scope, err := teamdesk.Reach(tx, a, team.Privacy, team.Read)
		if err != nil {
			return err
		}
		cond, args := scope.On("c.account_id")
		rows, err := db.Select[factsRow](tx, factsSQL+` WHERE c.deleted_at IS NULL AND `+ripe+` AND `+cond,
			append(append([]any{today}, ripeArgs(today)...), args...)...)
		if err != nil {
			return err
		}
		out = endings(rows, today)
		return nil
	})
	return out, err
}

func endings(rows []factsRow, today day.Day) (out []Ending) {
	for _, r := range rows {
		last := r.last()
		until := privacy.Retention(last)
		if stage := privacy.StageOn(until, today); stage != privacy.Active && !r.generic() {
			out = append(out, Ending{Contact: r.ContactID, Name: r.Name, Account: r.AccountID, AccountName: r.AccountName, Last: last, Until: until,
				Stage: stage, LegalHold: r.LegalHold})
		}
	}
	slices.SortFunc(out, func(x, y Ending) int {
		if x.Until != y.Until {
			return int(x.Until - y.Until)
		}
		if x.Contact < y.Contact {
			return -1
		}
		return 1
	})
	return out[:min(len(out), mostEndings)]
}

// Somebody is a contact to choose.
type Somebody struct {
	ID          id.Contact `bun:"id"`
	Name        string     `bun:"name"`
	AccountName string     `bun:"account_name"`
}

// People are contacts of the reader's scope to enter a request for, by name.
func (k *Desk) People(ctx context.Context, a who.Actor, n int) (out []Somebody, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Privacy, team.Write)
		if err != nil {
			return err
		}
		cond, args := scope.On("c.account_id")
		out, err = db.Select[Somebody](tx, `SELECT c.id, c.name, a.name AS account_name FROM contact c JOIN account a ON a.id = c.account_id
			WHERE c.deleted_at IS NULL AND `+cond+` ORDER BY c.name_fold, c.id LIMIT ?`, append(args, n)...)
		return err
	})
	return out, err
}

// Named finds the contacts of a name in the reader's scope, at an account when one is given.
func (k *Desk) Named(ctx context.Context, a who.Actor, name, account string) (out []Somebody, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Privacy, team.Write)
		if err != nil {
			return err
		}
		cond, args := scope.On("c.account_id")
		args = append(args, text.Fold(name))
		if account != "" {
			cond, args = cond+` AND c.name_fold = ? AND a.name_fold = ?`, append(args, text.Fold(account))
		} else {
			cond += ` AND c.name_fold = ?`
		}
		out, err = db.Select[Somebody](tx, `SELECT c.id, c.name, a.name AS account_name FROM contact c JOIN account a ON a.id = c.account_id
			WHERE c.deleted_at IS NULL AND `+cond+` ORDER BY c.id LIMIT 10`, args...)
		return err
	})
	return out, err
}
