package teamdesk

import (
	"fmt"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// Scope is the accounts on which someone holds a right today, as one SQL predicate that lists, search, exports and
// feeds all use (DOMAIN §14). The zero Scope is nothing.
type Scope struct {
	all  bool
	few  []id.Account // when they are few enough to be named
	wide *sphere      // otherwise
	why  *sphere      // either way
}

// fewAccounts is up to how many accounts are named in the predicate: a key account manager's list then reads by key,
// however many accounts the company has.
const fewAccounts = 400

// Reach compiles the scope of a for a kind of access, in one query (two for who has a branch). Refusal is an empty
// scope, never an error: what is out of reach does not exist.
func Reach(tx *db.Tx, a who.Actor, o team.Object, access team.Access) (Scope, error) {
	s, all, err := sphereOf(tx, a, o, access)
	if err != nil || all || s == nil {
		return Scope{all: all}, err
	}
	few, err := s.first(tx, fewAccounts+1)
	if err != nil {
		return Scope{}, err
	}
	if len(few) <= fewAccounts {
		return Scope{few: few, why: s}, nil
	}
	return Scope{wide: s, why: s}, nil
}

// On is the predicate on a column that holds an account id.
func (s Scope) On(column string) (string, []any) {
	switch {
	case s.all:
		return `1 = 1`, nil
	case s.wide != nil:
		return s.wide.in(column)
	case len(s.few) > 0:
		return column + ` IN (?)`, []any{db.In(s.few)}
	}
	return `1 = 0`, nil
}

// OnEach is On for rows of which most are in reach and few are read, in the order of an index: a wide scope is then
// asked about each, instead of being gathered whole first. The column is said with its table: alone it would be taken for
// one of the tables that are asked, and everything be in reach.
func (s Scope) OnEach(column string) (string, []any) {
	if s.wide != nil && strings.Contains(column, ".") {
		return s.wide.each(column)
	}
	return s.On(column)
}

// OnNamed is On for rows that something else names: an account's, or those of a list that was read. Each is asked about,
// which costs the same however many accounts are in reach.
func (s Scope) OnNamed(column string) (string, []any) {
	if s.wide == nil && len(s.few) <= veryFew || !strings.Contains(column, ".") {
		return s.On(column)
	}
	return s.why.each(column)
}

// veryFew is up to how many names are shorter than the questions.
const veryFew = 10

// Key names the scope: two of one key hold the same accounts.
func (s Scope) Key() string {
	switch {
	case s.all:
		return "all"
	case s.wide != nil:
		return s.wide.key(0)
	}
	return fmt.Sprint("few ", s.few)
}

// Everything says that the scope is the whole company.
func (s Scope) Everything() bool { return s.all }

// Nothing says that no account is in reach.
func (s Scope) Nothing() bool { return !s.all && s.wide == nil && len(s.few) == 0 }

// Few names the accounts when they are few; ok is false for a wide scope.
func (s Scope) Few() (accounts []id.Account, ok bool) { return s.few, !s.all && s.wide == nil }

// Holds says whether the account is in the scope.
func (s Scope) Holds(tx *db.Tx, account id.Account) (bool, error) {
	if s.all {
		return true, nil
	}
	if s.wide != nil {
		return s.wide.holds(tx, account)
	}
	for _, a := range s.few {
		if a == account {
			return true, nil
		}
	}
	return false, nil
}

// Among says which of some accounts are in the scope, in one query at most.
func (s Scope) Among(tx *db.Tx, accounts []id.Account) (map[id.Account]bool, error) {
	out := make(map[id.Account]bool, len(accounts))
	if s.wide != nil && len(accounts) > 1 {
		held, err := s.wide.among(tx, accounts)
		for _, a := range held {
			out[a] = true
		}
		return out, err
	}
	for _, a := range accounts {
		ok, err := s.Holds(tx, a)
		if err != nil {
			return nil, err
		}
		out[a] = ok
	}
	return out, nil
}

// Must is the one check of a verb on one account: out of reach answers as absent does. Where the account exists, the
// error carries what the door notes in the access log (Refused).
func Must(tx *db.Tx, a who.Actor, o team.Object, access team.Access, account id.Account) error {
	ok, err := has(tx, a, o, access, account)
	if err != nil || ok && access != team.Write {
		return err
	}
	if ok {
		// Nothing is added to an account that was removed meanwhile, and it stays until what is added is there.
		if there, err := accountStays(tx, account); err != nil || !there {
			return missingOr(err)
		}
		return nil
	}
	if access == team.Write {
		// Who may read it knows that it exists: say plainly that the role does not allow the gesture.
		if ok, err := has(tx, a, o, team.Read, account); err != nil {
			return err
		} else if ok {
			return refuse(problem.New(problem.Forbidden, "forbidden"), o, access, account)
		}
	}
	if there, err := accountExists(tx, account); err != nil || !there {
		return missingOr(err)
	}
	return refuse(problem.Missing(), o, access, account)
}

// has asks about one account without listing the others.
func has(tx *db.Tx, a who.Actor, o team.Object, access team.Access, account id.Account) (bool, error) {
	s, all, err := sphereOf(tx, a, o, access)
	if err != nil || all || s == nil {
		return all, err
	}
	return s.holds(tx, account)
}

// May says whether the title has the right on any account at all: pages use it to leave out what would be refused.
func May(a who.Actor, o team.Object, access team.Access) bool {
	return extentOf(a, o, access) > team.None
}

func extentOf(a who.Actor, o team.Object, access team.Access) team.Extent {
	switch {
	case a.System || a.Owner:
		return team.All
	case a.ID == "":
		return team.None
	}
	return team.ExtentOf(team.Title(a.Title), o, access)
}

// Refused is a refusal to someone signed in. It reads as the problem it holds; the door also notes it.
type Refused struct {
	problem.Problem
	action string
	ref    ref.Ref
}

// Unwrap is the problem.
func (r Refused) Unwrap() error { return r.Problem }

// Refusal is what the access log keeps.
func (r Refused) Refusal() (action string, on ref.Ref) { return r.action, r.ref }

func refuse(p problem.Problem, o team.Object, access team.Access, account id.Account) error {
	verb := ".read"
	if access == team.Write {
		verb = ".write"
	}
	return Refused{Problem: p, action: objectWords[o] + verb, ref: ref.To("account", account)}
}

// objectWords are the objects as the access log names them.
var objectWords = map[team.Object]string{team.Account: "account", team.Contract: "contract", team.Result: "result",
	team.Contact: "contact", team.Task: "task", team.Relation: "relation", team.Stakeholder: "stakeholder", team.Report: "report", team.Portfolio: "portfolio", team.Privacy: "privacy", team.Import: "import", team.Journal: "journal"}

func missingOr(err error) error {
	if err != nil {
		return err
	}
	return problem.Missing()
}
