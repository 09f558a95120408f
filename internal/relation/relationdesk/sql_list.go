package relationdesk

import (
	"context"
	"strconv"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Filter narrows a list of exchanges.
type Filter struct {
	Account id.Account
	Contact id.Contact
	// User keeps those in which a colleague took part.
	User id.User
	Kind relation.Kind
	// When is "past", "planned", or empty for both.
	When string
	// Query is part of the summary, of a participant's name or of the account's.
	Query string
}

type lineRow struct {
	row
	AccountName string `bun:"account_name"`
	ByName      string `bun:"by_name"`
	theirs      []Person[id.Contact]
	ours        []Person[id.User]
}

const lineSQL = `SELECT i.*, a.name AS account_name, coalesce(u.name, '') AS by_name FROM interaction i
	JOIN account a ON a.id = i.account_id LEFT JOIN app_user u ON u.id = i.updated_by WHERE i.deleted_at IS NULL AND `

func (r lineRow) sheet(a who.Actor, now instant.Instant) Sheet {
	s := Sheet{Interaction: r.toInteraction(), AccountName: r.AccountName, Theirs: r.theirs, Ours: r.ours, Today: a.Today(now),
		UpdatedAt: r.UpdatedAt, UpdatedBy: r.ByName}
	for _, p := range r.theirs {
		s.Contacts = append(s.Contacts, p.ID)
	}
	for _, p := range r.ours {
		s.Users = append(s.Users, p.ID)
	}
	return s
}

func sheetOf(tx *db.Tx, x id.Interaction) (lineRow, bool, error) {
	return db.One[lineRow](tx, lineSQL+`i.id = ?`, x)
}

// people adds who took part, in two queries whatever the number of lines.
func people(tx *db.Tx, lines []lineRow) ([]lineRow, error) {
	if len(lines) == 0 {
		return lines, nil
	}
	ids, at := make([]id.Interaction, len(lines)), map[id.Interaction]int{}
	for i, l := range lines {
		ids[i], at[l.ID] = l.ID, i
	}
	type took struct {
		InteractionID id.Interaction `bun:"interaction_id"`
		ID            string         `bun:"id"`
		Name          string         `bun:"name"`
		Job           string         `bun:"job"`
	}
	theirs, err := db.Select[took](tx, `SELECT x.interaction_id, c.id, c.name, c.job FROM interaction_contact x JOIN contact c ON c.id = x.contact_id
		WHERE x.interaction_id IN (?) ORDER BY c.name_fold, c.id`, db.In(ids))
	if err != nil {
		return nil, err
	}
	for _, t := range theirs {
		l := &lines[at[t.InteractionID]]
		l.theirs = append(l.theirs, Person[id.Contact]{ID: id.Contact(t.ID), Name: t.Name, Job: t.Job})
	}
	ours, err := db.Select[took](tx, `SELECT x.interaction_id, u.id, u.name, '' AS job FROM interaction_user x JOIN app_user u ON u.id = x.user_id
		WHERE x.interaction_id IN (?) ORDER BY u.name, u.id`, db.In(ids))
	for _, t := range ours {
		l := &lines[at[t.InteractionID]]
		l.ours = append(l.ours, Person[id.User]{ID: id.User(t.ID), Name: t.Name})
	}
	return lines, err
}

// List reads one page of the exchanges in the reader's scope, latest first.
func (k *Desk) List(ctx context.Context, a who.Actor, f Filter, req page.Request) (out page.Of[Sheet], err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		out, err = list(tx, a, f, req)
		return err
	})
	return out, err
}

func list(tx *db.Tx, a who.Actor, f Filter, req page.Request) (page.Of[Sheet], error) {
	scope, err := teamdesk.Reach(tx, a, team.Relation, team.Read)
	if err != nil {
		return page.Of[Sheet]{}, err
	}
	where, args := f.where(scope, a.Today(tx.Now()))
	dir, cmp := "DESC", "<"
	if req.Cursor.Before {
		dir, cmp = "ASC", ">"
	}
	if n, err := strconv.Atoi(req.Cursor.Value); err == nil {
		if x, ok := id.Parse[id.Interaction](req.Cursor.ID); ok {
			where += ` AND (i.day, i.id) ` + cmp + ` (?, ?)`
			args = append(args, n, x)
		}
	}
	rows, err := db.Select[lineRow](tx, lineSQL+where+` ORDER BY i.day `+dir+`, i.id `+dir+` LIMIT ?`, append(args, req.Limit()+1)...)
	if err != nil {
		return page.Of[Sheet]{}, err
	}
	if rows, err = people(tx, rows); err != nil {
		return page.Of[Sheet]{}, err
	}
	return page.Cut(rows, req, func(r lineRow) Sheet { return r.sheet(a, tx.Now()) }, func(r lineRow) page.Cursor {
		return page.Cursor{Value: strconv.Itoa(int(r.Day)), ID: string(r.ID)}
	}), nil
}

func (f Filter) where(scope teamdesk.Scope, today day.Day) (string, []any) {
	cond, args := scope.OnEach("i.account_id")
	parts := []string{cond}
	add := func(p string, a ...any) {
		parts = append(parts, p)
		args = append(args, a...)
	}
	if f.Account != "" {
		add(`i.account_id = ?`, f.Account)
	}
	if f.Contact != "" {
		add(`i.id IN (SELECT interaction_id FROM interaction_contact WHERE contact_id = ?)`, f.Contact)
	}
	if f.User != "" {
		add(`i.id IN (SELECT interaction_id FROM interaction_user WHERE user_id = ?)`, f.User)
	}
	if f.Kind != "" {
		add(`i.kind = ?`, f.Kind)
	}
	switch f.When {
	case "past":
		add(`i.day <= ?`, today)
	case "planned":
		add(`i.day > ?`, today)
	}
	if q := text.Fold(f.Query); q != "" {
		like := "%" + db.EscapeLike(q) + "%"
		add(`(i.summary_fold LIKE ? ESCAPE '\' OR a.name_fold LIKE ? ESCAPE '\' OR EXISTS (SELECT 1 FROM interaction_contact x
			JOIN contact c ON c.id = x.contact_id WHERE x.interaction_id = i.id AND c.name_fold LIKE ? ESCAPE '\'))`, like, like, like)
	}
	return strings.Join(parts, " AND "), args
}
