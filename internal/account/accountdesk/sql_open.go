package accountdesk

import (
	"context"
	"slices"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Sheet is an account as its page shows it.
type Sheet struct {
	account.Account
	Source string
	// OwnerName is who answers for an account that nobody carries.
	OwnerName string
	// Group is the tree it belongs to, nil when it stands alone.
	Group    []Node
	Entities []account.Entity
	// Countries are those of the head office and of the legal bodies that are live, without doubles.
	Countries   []string
	Assignments []Carried
	Members     []Member
	Today       day.Day
	UpdatedAt   instant.Instant
	UpdatedBy   string
	// MayWrite, MayAssign and MayApprove say what the reader may do: change the account, decide who carries it, and let
	// it be carried above the cap. MayTeam says who is in the team.
	MayWrite, MayTeam, MayAssign, MayApprove, MayDirect bool
	// MayMove says that the status is changed here: where a portfolio is kept, its steps change it.
	MayMove bool
	// Cap is how many key accounts a person carries at most, exceptions apart.
	Cap int
}

// Carried is an assignment with the names of who carries it and who approved its exception.
type Carried struct {
	account.Assignment
	Name         string
	ApproverName string
}

// Member is a colleague of the account team.
type Member struct {
	account.TeamMember
	Name string
}

// Now gives who carries the account today in a role; ok is false when nobody does.
func (s Sheet) Now(role account.Role) (Carried, bool) {
	for _, n := range s.Assignments {
		if n.Role == role && n.On(s.Today) {
			return n, true
		}
	}
	return Carried{}, false
}

// Carrier is who answers for the account today: an INTERIM before the PRIMARY they stand in for.
func (s Sheet) Carrier() (Carried, bool) {
	if n, ok := s.Now(account.Interim); ok {
		return n, true
	}
	return s.Now(account.Primary)
}

// Parent is the account above it, as the reader may see it.
func (s Sheet) ParentNode() (Node, bool) {
	at := slices.IndexFunc(s.Group, func(n Node) bool { return n.Self })
	for i := at - 1; i >= 0; i-- {
		if s.Group[i].Depth == s.Group[at].Depth-1 {
			return s.Group[i], true
		}
	}
	return Node{}, false
}

// Open reads one account. What is out of the reader's reach is NotFound, as what does not exist.
func (k *Desk) Open(ctx context.Context, a who.Actor, c id.Account) (s Sheet, err error) {
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		s, err = k.OpenIn(tx, a, c)
		return err
	})
	return s, err
}

type sheetRow struct {
	row
	OwnerName     string `bun:"owner_name"`
	UpdatedByName string `bun:"updated_by_name"`
}

// OpenIn is Open in the caller's transaction.
func (k *Desk) OpenIn(tx *db.Tx, a who.Actor, c id.Account) (Sheet, error) {
	scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
	if err != nil {
		return Sheet{}, err
	}
	cond, args := scope.OnNamed("c.id")
	r, ok, err := db.One[sheetRow](tx, `SELECT c.*, coalesce(o.name, '') AS owner_name, coalesce(u.name, '') AS updated_by_name
		FROM account c LEFT JOIN app_user o ON o.id = c.owner_id LEFT JOIN app_user u ON u.id = c.updated_by
		WHERE c.id = ? AND c.deleted_at IS NULL AND `+cond, append([]any{c}, args...)...)
	if err != nil {
		return Sheet{}, err
	}
	if !ok {
		return Sheet{}, problem.Missing()
	}
	s := Sheet{Account: r.toAccount(), Source: r.Source, OwnerName: r.OwnerName, UpdatedAt: r.UpdatedAt, UpdatedBy: r.UpdatedByName,
		Today: a.Today(tx.Now())}
	if s.Group, err = groupOf(tx, c, s.Account.Parent, scope); err != nil {
		return Sheet{}, err
	}
	if s.Entities, err = entitiesOf(tx, `account_id = ?`, c); err != nil {
		return Sheet{}, err
	}
	s.Countries = countriesOf(s.Country, s.Entities)
	if err := s.people(tx, c); err != nil {
		return Sheet{}, err
	}
	err = s.rights(tx, a)
	s.MayMove = s.MayWrite && extent(a) >= team.Own && k.portfolio == nil
	return s, err
}

func countriesOf(head string, entities []account.Entity) (out []string) {
	if head != "" {
		out = append(out, head)
	}
	for _, e := range entities {
		if e.Country != "" && (e.State == account.Live || e.State == account.Prospect) && !slices.Contains(out, e.Country) {
			out = append(out, e.Country)
		}
	}
	return out
}

// people reads who carries the account and who is in its team, with their names.
func (s *Sheet) people(tx *db.Tx, c id.Account) error {
	type carriedRow struct {
		assignmentRow
		Name         string `bun:"name"`
		ApproverName string `bun:"approver_name"`
	}
	carried, err := db.Select[carriedRow](tx, `SELECT n.*, u.name, coalesce(p.name, '') AS approver_name FROM assignment n
		JOIN app_user u ON u.id = n.user_id LEFT JOIN app_user p ON p.id = n.approved_by
		WHERE n.account_id = ? AND n.deleted_at IS NULL ORDER BY n.from_day DESC, n.id DESC`, c)
	if err != nil {
		return err
	}
	for _, r := range carried {
		s.Assignments = append(s.Assignments, Carried{Assignment: r.toAssignment(), Name: r.Name, ApproverName: r.ApproverName})
	}
	type memberNamed struct {
		memberRow
		Name string `bun:"name"`
	}
	members, err := db.Select[memberNamed](tx, `SELECT m.*, u.name FROM team_member m JOIN app_user u ON u.id = m.user_id
		WHERE m.account_id = ? AND m.deleted_at IS NULL ORDER BY u.name, m.from_day, m.id`, c)
	for _, r := range members {
		s.Members = append(s.Members, Member{TeamMember: r.toMember(), Name: r.Name})
	}
	return err
}

func (s *Sheet) rights(tx *db.Tx, a who.Actor) error {
	err := teamdesk.Must(tx, a, team.Account, team.Write, s.ID)
	if _, known := problem.All(err); err != nil && !known {
		return err
	}
	s.MayWrite = err == nil
	s.MayTeam = s.MayWrite && extent(a) >= team.Own
	s.MayAssign, s.MayApprove, s.MayDirect = s.MayWrite && manages(a), s.MayWrite && approves(a), s.MayWrite && directs(a)
	if !s.MayApprove {
		return nil
	}
	s.Cap, err = CapIn(tx, a.Today(tx.Now()))
	return err
}
