package journeys

import (
	"context"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/world/worldtest"
)

// record is something that has a page, and whose existence is known to those within its scope only.
type record struct {
	Kind    string     `bun:"kind"`
	ID      string     `bun:"id"`
	Account id.Account `bun:"account_id"`
	Name    string     `bun:"name"`
	// Text is what its page says in free words.
	Text string `bun:"words"`
	// Within is the record that it is a part of.
	Within string `bun:"within_id"`
	// Owner and the two others are whose task it is.
	Owner     id.User `bun:"owner_id"`
	Delegated id.User `bun:"delegated_by"`
	Author    id.User `bun:"created_by"`
	// Object is the right on which an alert is read.
	Object team.Object `bun:"object"`
}

// place is a reason to reach an account: an assignment, a membership, a grant, having brought it in.
type place struct {
	Account  id.Account `bun:"account_id"`
	User     id.User    `bun:"user_id"`
	Function string     `bun:"function"`
	Level    string     `bun:"level"`
	From     day.Day    `bun:"from_day"`
	To       *day.Day   `bun:"to_day"`
}

// company is the facts that rights are judged on, read row by row: the judgement below is DOMAIN §14 said a second time,
// in sets, and owes nothing to the predicate that the application compiles.
type company struct {
	today                                 day.Day
	positions                             []team.Position
	assigned, members, granted, broughtIn []place
	records                               []record
}

func (c company) of(kind string) (out []record) {
	for _, r := range c.records {
		if r.Kind == kind {
			out = append(out, r)
		}
	}
	return out
}

// reaches says whether the person has a right on an account.
func (c company) reaches(a who.Actor, o team.Object, access team.Access, on id.Account) bool {
	title := team.Title(a.Title)
	extent := team.ExtentOf(title, o, access)
	mine := []id.User{a.ID}
	switch extent {
	case team.None:
		return false
	case team.All:
		return true
	case team.Branch:
		mine = team.BranchOf(a.ID, c.positions, c.today)
	}
	sponsors := (o == team.Contact || o == team.Relation || o == team.Stakeholder) && title == team.CEO
	held := func(places []place, by []id.User, ok func(place) bool) bool {
		return slices.ContainsFunc(places, func(p place) bool {
			return p.Account == on && slices.Contains(by, p.User) && p.From <= c.today && (p.To == nil || *p.To >= c.today) && ok(p)
		})
	}
	any := func(place) bool { return true }
	if held(c.members, mine, func(p place) bool { return !sponsors || p.Function == string(account.FnSponsor) }) {
		return true
	}
	if held(c.granted, []id.User{a.ID}, func(p place) bool { return access == team.Read || p.Level == "WRITE" }) {
		return true
	}
	return extent >= team.Own && (held(c.assigned, mine, any) || held(c.broughtIn, mine, any))
}

// leads says whether someone is in the person's branch, themselves included.
func (c company) leads(a who.Actor, u id.User) bool {
	return team.ExtentOf(team.Title(a.Title), team.Account, team.Read) == team.All || slices.Contains(team.BranchOf(a.ID, c.positions, c.today), u)
}

// reads says whether the person may know of a record.
func (c company) reads(a who.Actor, r record) bool {
	switch r.Kind {
	case "task":
		return slices.Contains([]id.User{r.Owner, r.Delegated, r.Author}, a.ID) || r.Account != "" && c.reaches(a, team.Task, team.Read, r.Account)
	case "alert":
		return (r.Object == team.Task || r.Object == team.Coordination) && r.Owner == a.ID || r.Object != team.Task && r.Account == "" && c.leads(a, r.Owner) ||
			r.Account != "" && c.reaches(a, team.Account, team.Read, r.Account) && c.reaches(a, r.Object, team.Read, r.Account)
	case "user":
		return a.Admin
	case "import":
		switch team.ExtentOf(team.Title(a.Title), team.Import, team.Read) {
		case team.All:
			return true
		case team.Branch:
			return slices.Contains(team.BranchOf(a.ID, c.positions, c.today), r.Owner)
		case team.Own:
			return r.Owner == a.ID
		}
		return false
	case "drop":
		return r.Owner == a.ID
	case "contract", "file":
		return c.reaches(a, team.Contract, team.Read, r.Account)
	case "contact":
		return c.reaches(a, team.Contact, team.Read, r.Account)
	case "assessment", "handover", "handover_item":
		return c.reaches(a, team.Portfolio, team.Read, r.Account)
	case "coordination":
		return slices.Contains([]id.User{r.Owner, r.Author}, a.ID) || c.reaches(a, team.Coordination, team.Read, r.Account)
	case "stakeholder", "decision_process":
		return c.reaches(a, team.Stakeholder, team.Read, r.Account)
	case "privacy_request":
		return c.reaches(a, team.Privacy, team.Read, r.Account)
	case "interaction":
		return c.reaches(a, team.Relation, team.Read, r.Account)
	}
	return c.reaches(a, team.Account, team.Read, r.Account)
}

// writes says whether the person may change it.
func (c company) writes(a who.Actor, o team.Object, r record) bool {
	if r.Kind == "coordination" && slices.Contains([]id.User{r.Owner, r.Author}, a.ID) {
		return true
	}
	if r.Kind == "task" && slices.Contains([]id.User{r.Owner, r.Delegated, r.Author}, a.ID) {
		return true
	}
	return r.Account != "" && c.reaches(a, o, team.Write, r.Account)
}

const none = `CAST(NULL AS UUID)`

// everyRecord reads them with: kind, id, account, name, free words, what it is a part of, whose it is, right.
var everyRecord = strings.ReplaceAll(`
	SELECT 'account' AS kind, id, id AS account_id, name, note AS words, none AS within_id, none AS owner_id, none AS delegated_by, none AS created_by, '' AS object
		FROM account WHERE deleted_at IS NULL
	UNION ALL SELECT 'entity', id, account_id, legal_name, '', account_id, none, none, none, '' FROM legal_entity WHERE deleted_at IS NULL
	UNION ALL SELECT 'ownership', o.id, e.account_id, '', o.note, e.account_id, none, none, none, '' FROM ownership o JOIN legal_entity e ON e.id = o.child_id WHERE o.deleted_at IS NULL
	UNION ALL SELECT 'site', s.id, e.account_id, s.name, '', e.account_id, none, none, none, '' FROM site s JOIN legal_entity e ON e.id = s.entity_id WHERE s.deleted_at IS NULL
	UNION ALL SELECT 'contract', id, account_id, name, client_name || ' ' || holder, none, none, none, none, '' FROM contract WHERE deleted_at IS NULL
	UNION ALL SELECT 'contact', id, account_id, name, note, none, none, none, none, '' FROM contact WHERE deleted_at IS NULL
	UNION ALL SELECT 'file', id, account_id, name, '', CAST(ref_id AS UUID), none, none, none, '' FROM file WHERE deleted_at IS NULL
	UNION ALL SELECT 'task', id, account_id, title, note, none, owner_id, delegated_by, created_by, '' FROM task WHERE deleted_at IS NULL
	UNION ALL SELECT 'interaction', id, account_id, CASE WHEN kind IN ('EVENT', 'EXEC_MEETING') THEN summary ELSE '' END, summary, none, none, none, none, '' FROM interaction WHERE deleted_at IS NULL
	UNION ALL SELECT 'coordination', id, account_id, subject, question, none, asked_id, none, requested_by, '' FROM coordination WHERE deleted_at IS NULL
	UNION ALL SELECT 'stakeholder', id, account_id, post, note, account_id, none, none, none, '' FROM stakeholder WHERE deleted_at IS NULL
	UNION ALL SELECT 'decision_process', id, account_id, name, '', account_id, none, none, none, '' FROM decision_process WHERE deleted_at IS NULL
	UNION ALL SELECT 'alert', id, account_id, '', '', none, owner_id, none, none, object FROM alert_line
	UNION ALL SELECT 'import', id, none, '', '', none, author_id, none, none, '' FROM import_work
	UNION ALL SELECT 'assessment', id, account_id, '', '', account_id, none, none, none, '' FROM assessment WHERE deleted_at IS NULL AND state = 'VALIDATED'
	UNION ALL SELECT 'handover', id, account_id, '', reason, none, none, none, none, '' FROM handover WHERE deleted_at IS NULL
	UNION ALL SELECT 'handover_item', id, account_id, '', note, handover_id, none, none, none, '' FROM handover_item WHERE deleted_at IS NULL
	UNION ALL SELECT 'selection_model', id, none, '', '', none, none, none, created_by, '' FROM selection_model WHERE deleted_at IS NULL
	UNION ALL SELECT 'drop', id, none, '', '', none, user_id, none, none, '' FROM capture_drop
	UNION ALL SELECT 'privacy_request', r.id, c.account_id, '', r.asked, none, none, none, none, '' FROM privacy_request r JOIN contact c ON c.id = r.contact_id WHERE r.deleted_at IS NULL
	UNION ALL SELECT 'privacy_processing', id, none, '', '', none, none, none, created_by, '' FROM privacy_processing WHERE deleted_at IS NULL
	UNION ALL SELECT 'user', id, none, name, '', none, none, none, none, '' FROM app_user`, "none", none)

// factsOf reads the company.
func factsOf(t testing.TB, w worldtest.World) company {
	t.Helper()
	c := company{today: w.Today}
	read := func(tx *db.Tx) (err error) {
		type position struct {
			User    id.User  `bun:"user_id"`
			Title   string   `bun:"title"`
			Manager *id.User `bun:"manager_id"`
			From    day.Day  `bun:"from_day"`
			To      *day.Day `bun:"to_day"`
		}
		rows, err := db.Select[position](tx, `SELECT user_id, title, manager_id, from_day, to_day FROM position`)
		if err != nil {
			return err
		}
		for _, r := range rows {
			p := team.Position{User: r.User, Title: team.Title(r.Title), From: r.From, To: r.To}
			if r.Manager != nil {
				p.Manager = *r.Manager
			}
			c.positions = append(c.positions, p)
		}
		for query, to := range map[string]*[]place{
			`SELECT account_id, user_id, from_day, to_day FROM assignment WHERE deleted_at IS NULL`:                            &c.assigned,
			`SELECT account_id, user_id, function, from_day, to_day FROM team_member WHERE deleted_at IS NULL`:                 &c.members,
			`SELECT account_id, user_id, level, 0 AS from_day, until_day AS to_day FROM access_grant WHERE revoked_at IS NULL`: &c.granted,
			`SELECT id AS account_id, owner_id AS user_id, 0 AS from_day FROM account WHERE owner_id IS NOT NULL`:              &c.broughtIn,
		} {
			if *to, err = db.Select[place](tx, query); err != nil {
				return err
			}
		}
		c.records, err = db.Select[record](tx, everyRecord)
		slices.SortFunc(c.records, func(a, b record) int { return strings.Compare(a.ID, b.ID) })
		return err
	}
	if err := w.DB.Read(context.Background(), read); err != nil {
		t.Fatal(err)
	}
	return c
}
