package coordinationdesk

import (
	"context"
	"slices"

	"comptoir/internal/coordination"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Place is somebody's on an account: a role in which they carry it, or a function in its team.
type Place struct {
	User  id.User `bun:"user_id"`
	Name  string  `bun:"name"`
	State string  `bun:"state"`
	// Role is PRIMARY, BACKUP or INTERIM for who carries the account; Function is the one in the team.
	Role     string   `bun:"role"`
	Function string   `bun:"function"`
	Country  string   `bun:"country"`
	From     day.Day  `bun:"from_day"`
	To       *day.Day `bun:"to_day"`
}

// Gap is a function that the house wants and nobody has, since a day.
type Gap struct {
	Function string
	Since    day.Day
}

// Team is who works on an account today, and who answers there for what.
type Team struct {
	Account id.Account
	Name    string
	Today   day.Day
	Places  []Place
	Gaps    []Gap
	// Grid is the row of each topic that somebody works on.
	Grid map[coordination.Topic]coordination.Row
	// MayEdit says whether the reader carries the account, or leads who does.
	MayEdit bool
	// MayAsk says whether the reader may ask colleagues about the account.
	MayAsk bool
}

// People are those of the team, each once, in the order of their places.
func (t Team) People() (out []Place) {
	for _, p := range t.Places {
		if !slices.ContainsFunc(out, func(o Place) bool { return o.User == p.User }) {
			out = append(out, p)
		}
	}
	return out
}

// Team opens an account's team.
func (k *Desk) Team(ctx context.Context, a who.Actor, account id.Account) (t Team, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		t, err = teamOf(tx, a, account)
		return err
	})
	return t, err
}

func teamOf(tx *db.Tx, a who.Actor, account id.Account) (Team, error) {
	if err := teamdesk.Must(tx, a, team.Account, team.Read, account); err != nil {
		return Team{}, err
	}
	t := Team{Account: account, Today: a.Today(tx.Now()), Grid: map[coordination.Topic]coordination.Row{}}
	var err error
	if t.Name, err = nameOf(tx, account); err != nil {
		return t, err
	}
	if t.Places, err = placesOf(tx, account, t.Today); err != nil {
		return t, err
	}
	parts, err := partsOf(tx, account)
	if err != nil {
		return t, err
	}
	for _, topic := range coordination.Topics {
		if row := coordination.RowOn(parts, topic, t.Today); len(row) > 0 {
			t.Grid[topic] = row
		}
	}
	if t.Gaps, err = gapsOf(tx, account, t.Today); err != nil {
		return t, err
	}
	t.MayEdit = mayEdit(tx, a, account) == nil
	t.MayAsk = teamdesk.Must(tx, a, team.Coordination, team.Write, account) == nil
	return t, t.former(tx)
}

// Assign says who does what in a topic from today on. opened is the row as the form showed it: when somebody else
// changed it since, it is a Conflict.
func (k *Desk) Assign(ctx context.Context, a who.Actor, account id.Account, topic coordination.Topic, opened string, want coordination.Row) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := tx.OneAtATime("raci"); err != nil {
			return err
		}
		return k.AssignIn(tx, a, account, topic, &opened, want)
	})
}

// AssignIn is Assign in the caller's transaction; a nil opened takes the row as it stands.
func (k *Desk) AssignIn(tx *db.Tx, a who.Actor, account id.Account, topic coordination.Topic, opened *string, want coordination.Row) error {
	if err := mayEdit(tx, a, account); err != nil {
		return err
	}
	if !topic.Valid() {
		return problem.Missing()
	}
	parts, err := partsOf(tx, account)
	if err != nil {
		return err
	}
	today := a.Today(tx.Now())
	now := coordination.RowOn(parts, topic, today)
	if opened != nil && *opened != now.String() {
		return problem.Stale()
	}
	if l := want.Validate(); len(l) > 0 {
		return l
	}
	places, err := placesOf(tx, account, today)
	if err != nil {
		return err
	}
	for u, p := range want {
		inTeam := slices.ContainsFunc(places, func(x Place) bool { return x.User == u && x.State == "ACTIVE" })
		if !inTeam && now[u] != p {
			return problem.List{problem.At("parts", "not_in_the_team")}
		}
	}
	return perform(tx, a, coordination.Change(parts, account, topic, want, today))
}

// mayEdit: who does what is for whoever carries the account, and their managers, to say.
func mayEdit(tx *db.Tx, a who.Actor, account id.Account) error {
	if err := teamdesk.Must(tx, a, team.Account, team.Write, account); err != nil {
		return err
	}
	if !a.System && !a.Owner && team.ExtentOf(team.Title(a.Title), team.Account, team.Write) < team.Own {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return nil
}
