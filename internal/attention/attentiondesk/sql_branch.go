package attentiondesk

import (
	"context"
	"slices"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Burden is what waits for one person of a branch.
type Burden struct {
	// User is empty for what nobody answers for.
	User   id.User
	Name   string
	Title  string
	Counts Counts
	// Late are those whose due day is past.
	Late int
	// AtStake is the value of the high and critical ones, in euros; Unvalued of them are not in figures.
	AtStake  money.Money
	Unvalued int
	// Overloaded says that more high and critical ones wait than one person should carry (AT_OVERLOAD).
	Overloaded bool
	// First is the most pressing one.
	First *Line
}

// Leads says whether there is a branch to look after.
func Leads(a who.Actor) bool {
	s := sight{a: a}
	return s.all() || s.escalates()
}

// AnyAccount says whether the person has any account in reach.
func (k *Desk) AnyAccount(ctx context.Context, a who.Actor) (any bool, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
		if err != nil || scope.Nothing() {
			return err
		}
		where, args := scope.OnEach("a.id")
		_, any, err = db.One[int](tx, `SELECT 1 FROM account a WHERE a.deleted_at IS NULL AND `+where+` LIMIT 1`, args...)
		return err
	})
	return any, err
}

// SeesOthers says that the person may see alerts that are not for them.
func SeesOthers(a who.Actor) bool {
	return !a.Owner && team.ExtentOf(team.Title(a.Title), team.Account, team.Read) >= team.Branch
}

// PersonName names someone whose alerts the actor may see; empty for anyone else.
func (k *Desk) PersonName(ctx context.Context, a who.Actor, user id.User) (name string, err error) {
	if user == "" {
		return "", nil
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, err := sees(tx, a)
		if err != nil || !s.whole() && !slices.Contains(s.branch, user) {
			return err
		}
		name, _, err = db.One[string](tx, `SELECT name FROM app_user WHERE id = ?`, user)
		return err
	})
	return name, err
}

// Branch is the manager's view: who below has what to do, the most burdened first. Problem: not_found for who leads
// nobody.
func (k *Desk) Branch(ctx context.Context, a who.Actor) (out []Burden, d Facts, err error) {
	if !Leads(a) {
		return nil, d, problem.Missing()
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, err := sees(tx, a)
		if err != nil {
			return err
		}
		d = Facts{Today: s.today, Since: s.since}
		out, err = s.burdens(tx)
		return err
	})
	return out, d, err
}

func (s sight) burdens(tx *db.Tx) ([]Burden, error) {
	known, err := s.people(tx)
	if err != nil {
		return nil, err
	}
	if err := s.weigh(tx, known); err != nil {
		return nil, err
	}
	first, err := s.firsts(tx, known)
	if err != nil {
		return nil, err
	}
	out := make([]Burden, 0, len(known))
	for _, b := range known {
		if b.User == "" && b.Counts.Total() == 0 {
			continue
		}
		b.Overloaded = b.User != "" && b.Counts.Critical+b.Counts.High > attention.OverloadLimit
		if l, ok := first[b.User]; ok {
			b.First = &l
		}
		out = append(out, *b)
	}
	slices.SortFunc(out, func(a, b Burden) int { return b.weight() - a.weight() })
	return out, nil
}

// weight orders people: critical first, then high, then the rest, then late.
func (b Burden) weight() int {
	return b.Counts.Critical*1_000_000 + b.Counts.High*10_000 + b.Counts.Watch*10 + b.Late
}

// people are those below who hold a place today; everyone for who sees the whole company.
func (s sight) people(tx *db.Tx) (map[id.User]*Burden, error) {
	type person struct {
		ID    id.User `bun:"id"`
		Name  string  `bun:"name"`
		Title string  `bun:"title"`
	}
	where, args := `1 = 1`, []any{}
	if !s.whole() {
		where, args = `u.id IN (?)`, []any{db.In(s.branch)}
	}
	rows, err := db.Select[person](tx, `SELECT u.id, u.name, p.title FROM app_user u JOIN position p ON p.user_id = u.id
		WHERE u.state = 'ACTIVE' AND p.from_day <= ? AND (p.to_day IS NULL OR p.to_day >= ?)
			AND p.title IN ('GAM', 'KAM', 'ACCOUNT_MANAGER') AND u.id <> ? AND `+where+` ORDER BY u.name`,
		append([]any{s.today, s.today, s.a.ID}, args...)...)
	out := map[id.User]*Burden{"": newBurden("", "")}
	for _, p := range rows {
		out[p.ID] = newBurden(p.ID, p.Name)
		out[p.ID].Title = p.Title
	}
	return out, err
}

// whole says that the reader looks after the whole company.
func (s sight) whole() bool { return s.all() || s.read.Everything() }

func newBurden(user id.User, name string) *Burden {
	return &Burden{User: user, Name: name, AtStake: money.Of(0, money.EUR)}
}

// weigh counts the open lines in sight by person.
func (s sight) weigh(tx *db.Tx, known map[id.User]*Burden) error {
	type heap struct {
		PersonID *id.User `bun:"person_id"`
		Name     string   `bun:"name"`
		SevRank  int      `bun:"sev_rank"`
		N        int      `bun:"n"`
		Late     int      `bun:"late"`
		Value    int64    `bun:"value"`
		Unvalued int      `bun:"unvalued"`
	}
	where := s.may.and(s.open())
	rows, err := db.Select[heap](tx, `SELECT h.*, coalesce(u.name, '') AS name FROM (
		SELECT l.person_id, l.sev_rank, count(*) AS n, count(CASE WHEN l.due_day < ? THEN 1 END) AS late,
			CAST(coalesce(sum(l.value_minor), 0) AS BIGINT) AS value, count(*) - count(l.value_minor) AS unvalued
		FROM alert_line l WHERE `+where.sql+` AND l.code <> 'AT_OVERLOAD' GROUP BY l.person_id, l.sev_rank) AS h
		LEFT JOIN app_user u ON u.id = h.person_id`, append([]any{s.today}, where.args...)...)
	if err != nil {
		return err
	}
	for _, h := range rows {
		b := known[db.Val(h.PersonID)]
		if b == nil {
			if db.Val(h.PersonID) == s.a.ID || !s.whole() && !slices.Contains(s.branch, db.Val(h.PersonID)) {
				continue // the manager's own are on the manager's day, and those of other branches on theirs
			}
			b = newBurden(db.Val(h.PersonID), h.Name)
			known[b.User] = b
		}
		b.Counts.add(h.SevRank, h.N)
		b.Late += h.Late
		if h.SevRank >= alert.High.Rank() {
			b.AtStake = money.Of(b.AtStake.Minor+h.Value, money.EUR)
			b.Unvalued += h.Unvalued
		}
	}
	return nil
}

// firsts are the most pressing open lines in sight, one for each person who answers for some: two queries, however many
// the people are.
func (s sight) firsts(tx *db.Tx, known map[id.User]*Burden) (map[id.User]Line, error) {
	people := make([]id.User, 0, len(known))
	for u := range known {
		if u != "" {
			people = append(people, u)
		}
	}
	who := cond{sql: `l.person_id IS NULL AND l.account_id IS NOT NULL`}
	if len(people) > 0 {
		who = either(who, cond{`l.person_id IN (?) AND l.code <> 'AT_OVERLOAD'`, []any{db.In(people)}})
	}
	where := who.and(s.open()).and(s.may)
	rows, err := db.Select[row](tx, `SELECT l.* FROM alert_line l WHERE l.id IN (SELECT x.id FROM (
		SELECT l.id, row_number() OVER (PARTITION BY l.person_id ORDER BY l.points DESC, l.id) AS place
		FROM alert_line l WHERE `+where.sql+`) AS x WHERE x.place = 1)`, where.args...)
	if err != nil {
		return nil, err
	}
	lines, err := s.lines(tx, rows)
	if err != nil {
		return nil, err
	}
	out := make(map[id.User]Line, len(lines))
	for _, l := range lines {
		out[l.Person] = l
	}
	return out, nil
}
