package contactdesk

import (
	"context"
	"strconv"
	"strings"

	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Filter narrows a list of contacts.
type Filter struct {
	// Query is part of a name, a job, an address or the account's name.
	Query   string
	Account id.Account
	Lang    string
}

// Line is a contact in a list.
type Line struct {
	ID          id.Contact
	Account     id.Account
	AccountName string
	Name        string
	Job         string
	Lang        string
	Email       string
	Phone       string
	Tel         string
	UpdatedAt   instant.Instant
}

type lineRow struct {
	ID          id.Contact      `bun:"id"`
	AccountID   id.Account      `bun:"account_id"`
	AccountName string          `bun:"account_name"`
	Name        string          `bun:"name"`
	NameFold    string          `bun:"name_fold"`
	Job         string          `bun:"job"`
	Lang        string          `bun:"lang"`
	Email       string          `bun:"email"`
	Phone       string          `bun:"phone"`
	PhoneE164   string          `bun:"phone_e164"`
	UpdatedAt   instant.Instant `bun:"updated_at"`
}

func (r lineRow) toLine(limited bool) Line {
	l := Line{ID: r.ID, Account: r.AccountID, AccountName: r.AccountName, Name: r.Name, Phone: r.Phone, Tel: r.PhoneE164, UpdatedAt: r.UpdatedAt}
	if !limited {
		l.Job, l.Lang, l.Email = r.Job, r.Lang, r.Email
	}
	return l
}

func (r lineRow) edge(sort string) string {
	if sort == "updated" {
		return strconv.FormatInt(int64(r.UpdatedAt), 10)
	}
	return r.NameFold
}

// List reads one page of the contacts in the reader's scope, by name or by last change.
func (k *Desk) List(ctx context.Context, a who.Actor, f Filter, req page.Request) (out page.Of[Line], err error) {
	if req.Sort != "updated" {
		req.Sort = "name"
	}
	limited := Limited(a)
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Contact, team.Read)
		if err != nil {
			return err
		}
		where, args := f.where(scope, limited)
		keyset, order, kargs := listOrder(req)
		rows, err := db.Select[lineRow](tx, `SELECT c.id, c.account_id, a.name AS account_name, c.name, c.name_fold, c.job, c.lang, c.email,
			c.phone, c.phone_e164, c.updated_at FROM contact c JOIN account a ON a.id = c.account_id
			WHERE `+where+keyset+` ORDER BY `+order+` LIMIT ?`, append(append(args, kargs...), req.Limit()+1)...)
		if err != nil {
			return err
		}
		out = page.Cut(rows, req, func(r lineRow) Line { return r.toLine(limited) }, func(r lineRow) page.Cursor {
			return page.Cursor{Value: r.edge(req.Sort), ID: string(r.ID)}
		})
		return nil
	})
	return out, err
}

// unrestricted leaves out whoever had the use of their data stopped: they stay on their own page alone (DOMAIN §20).
const unrestricted = `NOT EXISTS (SELECT 1 FROM contact_privacy p WHERE p.id = c.id AND p.restricted = TRUE)`

// where is the condition of a filter. What a limited reader may not see, they may not find people by either.
func (f Filter) where(scope teamdesk.Scope, limited bool) (string, []any) {
	cond, args := scope.OnEach("c.account_id")
	parts := []string{"c.deleted_at IS NULL", unrestricted, cond}
	add := func(p string, a ...any) {
		parts = append(parts, p)
		args = append(args, a...)
	}
	if f.Account != "" {
		add("c.account_id = ?", f.Account)
	}
	if f.Lang != "" && !limited {
		add("c.lang = ?", f.Lang)
	}
	if q := text.Fold(f.Query); q != "" {
		like := "%" + db.EscapeLike(q) + "%"
		seen, sargs := `c.name_fold LIKE ? ESCAPE '\' OR a.name_fold LIKE ? ESCAPE '\'`, []any{like, like}
		if tel, ok := contact.Dial(f.Query, ""); ok {
			seen += ` OR c.phone_e164 = ?`
			sargs = append(sargs, tel)
		}
		if !limited {
			seen += ` OR c.email LIKE ? ESCAPE '\' OR c.job_fold LIKE ? ESCAPE '\'`
			sargs = append(sargs, like, like)
		}
		add("("+seen+")", sargs...)
	}
	return strings.Join(parts, " AND "), args
}

// listOrder is the keyset condition and the order of a page. An edge that cannot be read is the first page.
func listOrder(req page.Request) (keyset, order string, args []any) {
	column, dir, cmp := "c.name_fold", "ASC", ">"
	var edge any = req.Cursor.Value
	_, ok := id.Parse[id.Contact](req.Cursor.ID)
	if req.Sort == "updated" {
		n, err := strconv.ParseInt(req.Cursor.Value, 10, 64)
		column, edge, ok = "c.updated_at", n, ok && err == nil
	}
	if req.Desc != req.Cursor.Before {
		dir, cmp = "DESC", "<"
	}
	order = column + " " + dir + ", c.id " + dir
	if !ok {
		return "", order, nil
	}
	return " AND (" + column + ", c.id) " + cmp + " (?, ?)", order, []any{edge, req.Cursor.ID}
}
