package portfoliodesk

import (
	"cmp"
	"context"
	"slices"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/growth"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Filter narrows the board.
type Filter struct {
	// Mine keeps the accounts that the reader carries or brought in.
	Mine bool
	// Person keeps those of one person.
	Person   id.User
	Quadrant portfolio.Quadrant
	// Todo keeps those whose assessment is missing or stale.
	Todo bool
}

// Spot is an account of the portfolio with its place.
type Spot struct {
	Account  id.Account
	Name     string
	Sector   string
	Status   portfolio.Status
	Carrier  id.User
	Who      string
	Mine     bool
	A, S     *float64
	Quadrant portfolio.Quadrant
	// On is the day of the last validated assessment, nil when there is none.
	On *day.Day
	// BeforeA, BeforeS and Before are the place at the assessment before; Again says that there was one.
	BeforeA, BeforeS *float64
	Before           portfolio.Quadrant
	Again            bool
	// Criterion is the one that weighed most in a change of case.
	Criterion string
	By        float64
	// Revenue is twelve months in euros, nil when unknown, or Hidden when out of the reader's reach; Growth compares them
	// with the twelve before.
	Revenue *money.Money
	Hidden  bool
	Growth  growth.Comparison
}

// Moved says that the last assessment changed the case.
func (s Spot) Moved() bool {
	return s.Again && s.Before != s.Quadrant && s.Before != portfolio.Undetermined && s.Quadrant != portfolio.Undetermined
}

// Stale says that the assessment is missing, or older than a year.
func (s Spot) Stale(today day.Day) bool {
	return s.On == nil || s.On.Until(today) > portfolio.StaleAfter
}

// Board is the portfolio of the reader's reach.
type Board struct {
	Today day.Day
	// Model is the one in use; Ready is false before one was adopted.
	Model portfolio.Model
	Ready bool
	Spots []Spot
	// Cut says that there are more accounts than are read.
	Cut bool
	// Total is the twelve months' revenue of those in the portfolio, Known of how many; HHI their concentration.
	Total   money.Money
	Known   int
	HHI     *float64
	Company *money.Money
	Loads   []Carrier
	Cap     int
	// Pending are proposals that wait for the Direction, Handovers those under way.
	Pending   []NamedStep
	Handovers []HandoverLine
	MayDirect bool
}

// Carried are the spots in the portfolio, KEY and WATCH.
func (b Board) Carried() (out []Spot) {
	for _, s := range b.Spots {
		if s.Status.Carried() {
			out = append(out, s)
		}
	}
	return out
}

// Weight is an account's share of the portfolio's revenue.
type Weight struct {
	Spot
	Share float64
}

// Weights are the shares of the accounts whose revenue is known, the heaviest first; none when they cannot be told.
func (b Board) Weights() (out []Weight) {
	var amounts []money.Money
	for _, s := range b.Carried() {
		if s.Revenue != nil {
			amounts, out = append(amounts, *s.Revenue), append(out, Weight{Spot: s})
		}
	}
	shares, ok := account.Shares(amounts)
	if !ok {
		return nil
	}
	for i := range out {
		out[i].Share = shares[i]
	}
	return out
}

// Board reads the portfolio: the accounts in it and those on their way in.
func (k *Desk) Board(ctx context.Context, a who.Actor, f Filter) (b Board, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		b, err = k.BoardIn(tx, a, f)
		return err
	})
	return b, err
}

// BoardIn is Board in the caller's transaction.
func (k *Desk) BoardIn(tx *db.Tx, a who.Actor, f Filter) (Board, error) {
	b := Board{Today: a.Today(tx.Now()), Total: money.Of(0, money.EUR), MayDirect: Directs(a)}
	scope, err := teamdesk.Reach(tx, a, team.Portfolio, team.Read)
	if err != nil {
		return b, err
	}
	if !teamdesk.May(a, team.Portfolio, team.Read) {
		return b, problem.Missing()
	}
	if b.Cap, err = accountdesk.CapIn(tx, b.Today); err != nil {
		return b, err
	}
	if b.Model, b.Ready, err = currentModel(tx); err != nil {
		return b, err
	}
	if b.Spots, b.Cut, err = k.spots(tx, a, scope, f, b.Today); err != nil {
		return b, err
	}
	if err := k.weigh(tx, a, &b); err != nil {
		return b, err
	}
	if b.Loads, err = k.loads(tx, a, scope, b.Today); err != nil {
		return b, err
	}
	cond, args := scope.On("s.account_id")
	if b.Pending, err = steps(tx, mostSteps, `s.state = 'PROPOSED' AND `+cond, args...); err != nil {
		return b, err
	}
	cond, args = scope.On("h.account_id")
	b.Handovers, err = handovers(tx, mostSteps, `h.state = 'OPEN' AND `+cond, args...)
	return b, err
}

type spotRow struct {
	ID       id.Account `bun:"id"`
	Name     string     `bun:"name"`
	Sector   string     `bun:"sector"`
	Status   string     `bun:"status"`
	OwnerID  *id.User   `bun:"owner_id"`
	Carrier  *id.User   `bun:"carrier"`
	Who      string     `bun:"who"`
	LastID   *id.Any    `bun:"last_id"`
	ModelID  *id.Any    `bun:"model_id"`
	OnDay    *day.Day   `bun:"on_day"`
	A        *int       `bun:"a_milli"`
	S        *int       `bun:"s_milli"`
	Quadrant *string    `bun:"quadrant"`
	BeforeID *id.Any    `bun:"before_id"`
	BeforeA  *int       `bun:"before_a"`
	BeforeS  *int       `bun:"before_s"`
	Before   *string    `bun:"before_quadrant"`
}

// spots reads the accounts in the portfolio and on their way in, each with its last two places, in one query.
func (k *Desk) spots(tx *db.Tx, a who.Actor, scope teamdesk.Scope, f Filter, today day.Day) ([]Spot, bool, error) {
	cond, args := scope.On("c.id")
	where, more := f.where(a, today)
	rows, err := db.Select[spotRow](tx, `SELECT c.id, c.name, c.sector, c.status, c.owner_id, n.user_id AS carrier, coalesce(u.name, '') AS who,
		x.id AS last_id, x.model_id, x.on_day, x.a_milli, x.s_milli, x.quadrant, y.id AS before_id, y.a_milli AS before_a, y.s_milli AS before_s, y.quadrant AS before_quadrant
		FROM account c
		LEFT JOIN assignment n ON n.account_id = c.id AND n.role = 'PRIMARY' AND n.from_day <= ? AND (n.to_day IS NULL OR n.to_day >= ?) AND n.deleted_at IS NULL
		LEFT JOIN app_user u ON u.id = n.user_id
		LEFT JOIN assessment x ON x.account_id = c.id AND x.recency = 1 AND x.deleted_at IS NULL
		LEFT JOIN assessment y ON y.account_id = c.id AND y.recency = 2 AND y.deleted_at IS NULL
		WHERE c.deleted_at IS NULL AND c.status IN ('KEY', 'WATCH', 'QUALIFIED') AND `+cond+where+` ORDER BY c.status_rank, c.name_fold, c.id LIMIT ?`,
		append(append(append([]any{today, today}, args...), more...), MostPlaces+1)...)
	if err != nil {
		return nil, false, err
	}
	cut := len(rows) > MostPlaces
	rows = rows[:min(len(rows), MostPlaces)]
	out := make([]Spot, len(rows))
	for i, r := range rows {
		out[i] = r.toSpot(a.ID)
	}
	return out, cut, tellMoved(tx, rows, out)
}

func (f Filter) where(a who.Actor, today day.Day) (sql string, args []any) {
	of := func(u id.User) {
		sql += ` AND (n.user_id = ? OR (n.user_id IS NULL AND c.owner_id = ?))`
		args = append(args, u, u)
	}
	if f.Mine {
		of(a.ID)
	}
	if f.Person != "" {
		of(f.Person)
	}
	if f.Quadrant.Valid() {
		sql += ` AND x.quadrant = ?`
		args = append(args, string(f.Quadrant))
	}
	if f.Todo {
		sql += ` AND (x.on_day IS NULL OR x.on_day < ?)`
		args = append(args, today-portfolio.StaleAfter)
	}
	return sql, args
}

func (r spotRow) toSpot(me id.User) Spot {
	s := Spot{Account: r.ID, Name: r.Name, Sector: r.Sector, Status: portfolio.Status(r.Status), Carrier: val(r.Carrier), Who: r.Who, On: r.OnDay,
		A: float(r.A), S: float(r.S), Quadrant: portfolio.Quadrant(val(r.Quadrant)), BeforeA: float(r.BeforeA), BeforeS: float(r.BeforeS),
		Before: portfolio.Quadrant(val(r.Before)), Again: r.BeforeID != nil}
	s.Mine = s.Carrier == me || r.Carrier == nil && val(r.OwnerID) == me
	return s
}

// tellMoved names the criterion that weighed most, for the accounts that changed case.
func tellMoved(tx *db.Tx, rows []spotRow, out []Spot) error {
	var ids, of []id.Any
	for i, s := range out {
		if s.Moved() {
			ids, of = append(ids, *rows[i].LastID, *rows[i].BeforeID), append(of, *rows[i].ModelID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	all, _, err := assessments(tx, `id IN (?)`, db.In(ids))
	if err != nil {
		return err
	}
	used, _, err := models(tx, `id IN (?)`, db.In(of))
	if err != nil {
		return err
	}
	find := func(n id.Any) portfolio.Marks {
		i := slices.IndexFunc(all, func(x portfolio.Assessment) bool { return x.ID == n })
		return all[i].Marks
	}
	for i := range out {
		if !out[i].Moved() {
			continue
		}
		m := used[slices.IndexFunc(used, func(m portfolio.Model) bool { return m.ID == *rows[i].ModelID })]
		if c, by, ok := portfolio.Moved(m, find(*rows[i].BeforeID), find(*rows[i].LastID)); ok {
			out[i].Criterion, out[i].By = c.Label, by
		}
	}
	return nil
}

// weigh adds the revenue of the accounts, each within the right on results, and the concentration of the portfolio.
func (k *Desk) weigh(tx *db.Tx, a who.Actor, b *Board) error {
	ids := make([]id.Account, len(b.Spots))
	for i, s := range b.Spots {
		ids[i] = s.Account
	}
	figures, err := k.Result.FiguresIn(tx, a, ids)
	if err != nil {
		return err
	}
	var amounts []money.Money
	for i := range b.Spots {
		s := &b.Spots[i]
		f, seen := figures[s.Account]
		s.Hidden = !seen
		if !seen || !f.Rolling.Known() {
			continue
		}
		s.Revenue, s.Growth = &f.Rolling.Money, f.Growth
		if s.Status.Carried() {
			amounts = append(amounts, f.Rolling.Money)
			b.Total.Minor += f.Rolling.Money.Minor
			b.Known++
		}
	}
	if h, ok := account.HHI(amounts); ok {
		b.HHI = &h
	}
	slices.SortStableFunc(b.Spots, func(x, y Spot) int { return cmp.Compare(minor(y), minor(x)) })
	all, err := k.Result.ConcentrationIn(tx, a)
	switch {
	case problem.Is(err, problem.Forbidden):
		return nil
	case err != nil:
		return err
	case all.Total.Minor > 0:
		b.Company = &all.Total
	}
	return nil
}

func minor(s Spot) int64 {
	if s.Revenue == nil {
		return -1
	}
	return s.Revenue.Minor
}
