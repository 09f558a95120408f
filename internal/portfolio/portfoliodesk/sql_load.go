package portfoliodesk

import (
	"cmp"
	"slices"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Carrier is a person with the key accounts they carry today.
type Carrier struct {
	User id.User
	Name string
	// Places are the accounts, those that count first; Counted takes places of the cap, Excepted stands above it by an
	// exception.
	Places            []Taken
	Counted, Excepted int
}

// Over says that more is carried than the cap and the exceptions allow.
func (c Carrier) Over(cap int) bool { return c.Counted > cap }

// Taken is a place: an account carried as PRIMARY, or as INTERIM for somebody.
type Taken struct {
	account.Assignment
	AccountName string
	Quadrant    portfolio.Quadrant
	Approver    string
	// Excepted: by an exception in force today. Counts says that it takes a place of the cap.
	Excepted, Counts bool
}

// Interim says that the account is carried in somebody's place.
func (t Taken) Interim() bool { return t.Role == account.Interim }

type takenRow struct {
	ID          id.Any     `bun:"id"`
	AccountID   id.Account `bun:"account_id"`
	UserID      id.User    `bun:"user_id"`
	Role        string     `bun:"role"`
	FromDay     day.Day    `bun:"from_day"`
	ToDay       *day.Day   `bun:"to_day"`
	Until       *day.Day   `bun:"exception_until"`
	AccountName string     `bun:"account_name"`
	Tier        string     `bun:"tier"`
	UserName    string     `bun:"user_name"`
	Approver    string     `bun:"approver"`
}

// loads are who carries what today, in the reader's reach: key account managers without an account too, since a free
// place is what one looks for.
func (k *Desk) loads(tx *db.Tx, a who.Actor, scope teamdesk.Scope, today day.Day) ([]Carrier, error) {
	cond, args := scope.On("n.account_id")
	rows, err := db.Select[takenRow](tx, `SELECT n.id, n.account_id, n.user_id, n.role, n.from_day, n.to_day, n.exception_until, c.name AS account_name, c.tier,
		u.name AS user_name, coalesce(p.name, '') AS approver
		FROM assignment n JOIN account c ON c.id = n.account_id AND c.deleted_at IS NULL AND c.status IN ('KEY', 'WATCH')
		JOIN app_user u ON u.id = n.user_id LEFT JOIN app_user p ON p.id = n.approved_by
		WHERE n.deleted_at IS NULL AND n.role IN ('PRIMARY', 'INTERIM') AND n.from_day <= ? AND (n.to_day IS NULL OR n.to_day >= ?) AND `+cond+`
		ORDER BY n.from_day, c.name_fold, n.id LIMIT ?`, append(append([]any{today, today}, args...), 4*MostPlaces)...)
	if err != nil {
		return nil, err
	}
	byUser := map[id.User]*Carrier{}
	for _, r := range rows {
		c := byUser[r.UserID]
		if c == nil {
			c = &Carrier{User: r.UserID, Name: r.UserName}
			byUser[r.UserID] = c
		}
		c.take(r, today)
	}
	if err := freeHands(tx, a, byUser); err != nil {
		return nil, err
	}
	out := make([]Carrier, 0, len(byUser))
	for _, c := range byUser {
		slices.SortStableFunc(c.Places, func(x, y Taken) int { return cmp.Compare(rank(x), rank(y)) })
		out = append(out, *c)
	}
	slices.SortFunc(out, func(x, y Carrier) int {
		return cmp.Or(cmp.Compare(text.Fold(x.Name), text.Fold(y.Name)), cmp.Compare(x.User, y.User))
	})
	return out, nil
}

func rank(t Taken) int {
	switch {
	case t.Counts && !t.Excepted:
		return 0
	case t.Excepted:
		return 1
	}
	return 2
}

func (c *Carrier) take(r takenRow, today day.Day) {
	n := account.Assignment{ID: r.ID, Account: r.AccountID, User: r.UserID, Role: account.Role(r.Role), From: r.FromDay, To: r.ToDay, ExceptionUntil: r.Until}
	t := Taken{Assignment: n, AccountName: r.AccountName, Approver: r.Approver, Counts: n.Counts()}
	if q := portfolio.Quadrant(r.Tier); q.Valid() {
		t.Quadrant = q
	}
	if e, ok := n.Exception(); ok {
		t.Excepted = t.Counts && e.On(today)
	}
	switch {
	case t.Excepted:
		c.Excepted++
	case t.Counts:
		c.Counted++
	}
	c.Places = append(c.Places, t)
}

// freeHands adds the key account managers of the reader's branch who carry nothing.
func freeHands(tx *db.Tx, a who.Actor, known map[id.User]*Carrier) error {
	people, err := teamdesk.PeopleIn(tx, a)
	if err != nil {
		return err
	}
	mine := []id.User{a.ID}
	everybody := a.Owner || team.ExtentOf(team.Title(a.Title), team.Portfolio, team.Read) == team.All
	if !everybody && a.ID != "" {
		if mine, err = teamdesk.BranchIn(tx, a); err != nil {
			return err
		}
	}
	for _, p := range people {
		if p.Title == team.KAM && known[p.ID] == nil && (everybody || slices.Contains(mine, p.ID)) {
			known[p.ID] = &Carrier{User: p.ID, Name: p.Name}
		}
	}
	return nil
}
