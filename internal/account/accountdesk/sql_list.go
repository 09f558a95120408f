package accountdesk

import (
	"context"
	"slices"
	"strings"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Filter narrows a list of accounts.
type Filter struct {
	// Query is part of a name, or the start of an identifier.
	Query   string
	Status  account.Status
	Tier    account.Tier
	Sector  string
	Country string
	// Person carries the account today, or owns it when nobody does.
	Person id.User
	// Orphan keeps what nobody carries today.
	Orphan bool
}

// Line is an account in a list.
type Line struct {
	ID     id.Account
	Name   string
	Tier   account.Tier
	Status account.Status
	Sector string
	City   string
	// Country is the head office's.
	Country string
	// Countries are those of the head office and of its live legal bodies.
	Countries []string
	// Responsible carries the account today; its role is empty for an owner without assignment.
	Responsible     string
	ResponsibleRole account.Role
	UpdatedAt       instant.Instant
	// Apart is filled for accounts that share their name with another of the page.
	Apart *Apart
}

type lineRow struct {
	ID         id.Account      `bun:"id"`
	Name       string          `bun:"name"`
	NameFold   string          `bun:"name_fold"`
	Tier       string          `bun:"tier"`
	Status     string          `bun:"status"`
	StatusRank int             `bun:"status_rank"`
	Sector     string          `bun:"sector"`
	City       string          `bun:"city"`
	Country    string          `bun:"country"`
	OwnerName  string          `bun:"owner_name"`
	Carrier    string          `bun:"carrier"`
	Countries  string          `bun:"countries"`
	UpdatedAt  instant.Instant `bun:"updated_at"`
}

func (r lineRow) toLine() Line {
	l := Line{ID: r.ID, Name: r.Name, Tier: account.Tier(r.Tier), Status: account.Status(r.Status), Sector: r.Sector, City: r.City, Country: r.Country,
		Responsible: r.OwnerName, UpdatedAt: r.UpdatedAt}
	if role, name, carried := strings.Cut(r.Carrier, "|"); carried {
		l.Responsible, l.ResponsibleRole = name, account.Role(role)
	}
	for _, k := range append([]string{r.Country}, strings.Split(r.Countries, ",")...) {
		if k != "" && !slices.Contains(l.Countries, k) {
			l.Countries = append(l.Countries, k)
		}
	}
	return l
}

// List reads one page of the accounts in the reader's scope, with who carries each and its countries: one query.
func (k *Desk) List(ctx context.Context, a who.Actor, f Filter, req page.Request) (out page.Of[Line], err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
		if err != nil {
			return err
		}
		out, err = list(tx, a, scope, f, req)
		return err
	})
	return out, err
}

// Browse is List with what its filters offer, in one look.
func (k *Desk) Browse(ctx context.Context, a who.Actor, f Filter, req page.Request) (out page.Of[Line], o Choosable, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
		if err != nil {
			return err
		}
		if out, err = list(tx, a, scope, f, req); err != nil {
			return err
		}
		o, err = k.choosable(tx, a, scope)
		return err
	})
	return out, o, err
}

func list(tx *db.Tx, a who.Actor, scope teamdesk.Scope, f Filter, req page.Request) (out page.Of[Line], err error) {
	if !slices.Contains(Sorts, req.Sort) {
		req.Sort = Sorts[0]
	}
	today := a.Today(tx.Now())
	where, args := f.where(scope, today)
	keyset, order, kargs := listOrder(req)
	args = append(append([]any{today, today}, append(args, kargs...)...), req.Limit()+1)
	rows, err := db.Select[lineRow](tx, listSQL+`(SELECT c.id, c.name, c.name_fold, c.tier, c.status, c.status_rank, c.sector, c.city, c.country, c.owner_id, c.updated_at
		FROM account c WHERE `+where+keyset+` ORDER BY `+order+` LIMIT ?) c LEFT JOIN app_user o ON o.id = c.owner_id ORDER BY `+order, args...)
	if err != nil {
		return out, err
	}
	out = page.Cut(rows, req, lineRow.toLine, func(r lineRow) page.Cursor {
		return page.Cursor{Value: r.edge(req.Sort), ID: string(r.ID)}
	})
	return out, apartIn(tx, a, out.Rows)
}

// apartIn tells homonyms of one page apart.
func apartIn(tx *db.Tx, a who.Actor, lines []Line) error {
	names := make(map[id.Account]string, len(lines))
	for _, l := range lines {
		names[l.ID] = l.Name
	}
	apart, err := tellApart(tx, a, names)
	for i, l := range lines {
		if x, ok := apart[l.ID]; ok {
			lines[i].Apart = &x
		}
	}
	return err
}

// listSQL looks around the accounts of one page only, which the sub-select after it picks. An INTERIM answers in place of
// the PRIMARY.
const listSQL = `SELECT c.id, c.name, c.name_fold, c.tier, c.status, c.status_rank, c.sector, c.city, c.country, c.updated_at,
	coalesce(o.name, '') AS owner_name,
	coalesce((SELECT n.role || '|' || u.name FROM assignment n JOIN app_user u ON u.id = n.user_id WHERE n.account_id = c.id
		AND n.role IN ('PRIMARY', 'INTERIM') AND n.from_day <= ? AND (n.to_day IS NULL OR n.to_day >= ?) AND n.deleted_at IS NULL
		ORDER BY n.role LIMIT 1), '') AS carrier,
	coalesce((SELECT string_agg(e.country, ',') FROM legal_entity e WHERE e.account_id = c.id AND e.country <> ''
		AND e.state IN ('ACTIVE', 'PROSPECT') AND e.deleted_at IS NULL), '') AS countries
	FROM `

// carriedNow is the condition that an account of c is carried today.
const carriedNow = `SELECT n.account_id FROM assignment n WHERE n.role IN ('PRIMARY', 'INTERIM') AND n.from_day <= ?
	AND (n.to_day IS NULL OR n.to_day >= ?) AND n.deleted_at IS NULL`

func (f Filter) where(scope teamdesk.Scope, today day.Day) (string, []any) {
	cond, args := scope.On("c.id")
	parts := []string{"c.deleted_at IS NULL", cond}
	add := func(p string, a ...any) {
		parts = append(parts, p)
		args = append(args, a...)
	}
	if f.Status != "" {
		add("c.status_rank = ?", ranks[f.Status])
	}
	if f.Tier != "" {
		add("c.tier = ?", f.Tier)
	}
	if f.Sector != "" {
		add("c.sector = ?", f.Sector)
	}
	if f.Country != "" {
		add(`(c.country = ? OR c.id IN (SELECT account_id FROM legal_entity WHERE country = ? AND state IN ('ACTIVE', 'PROSPECT') AND deleted_at IS NULL))`,
			f.Country, f.Country)
	}
	if f.Person != "" {
		add(`(c.id IN (`+carriedNow+` AND n.user_id = ?) OR (c.owner_id = ? AND NOT EXISTS (`+carriedNow+` AND n.account_id = c.id)))`,
			today, today, f.Person, f.Person, today, today)
	}
	if f.Orphan {
		add(`c.status IN ('KEY', 'WATCH') AND NOT EXISTS (`+carriedNow+` AND n.account_id = c.id)`, today, today)
	}
	if q := text.Fold(f.Query); q != "" {
		like := `c.name_fold LIKE ? ESCAPE '\'`
		args = append(args, "%"+db.EscapeLike(q)+"%")
		if strings.ContainsAny(q, "0123456789") {
			like += ` OR c.id IN (SELECT account_id FROM identifier WHERE value LIKE ? ESCAPE '\' AND deleted_at IS NULL)`
			args = append(args, db.EscapeLike(account.Normalise(account.SIREN, f.Query))+"%")
		}
		add("(" + like + ")")
	}
	return strings.Join(parts, " AND "), args
}
