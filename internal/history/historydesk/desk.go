// Package historydesk reads the journal for people: an account's timeline, what changed since they were last here, the
// audit page, and a record as it was on a day. It writes nothing. Everything it shows is within the reader's scope, and
// every value within what they may read of its record.
package historydesk

import (
	"slices"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Options are what the areas bring.
type Options struct {
	// Describe names the records of a kind within the reader's rights.
	Describe map[ref.Kind]area.Describe
	// Objects says on which object's right the values of a kind are read; a kind without one is read with the journal.
	Objects map[ref.Kind]team.Object
}

// Desk does the work.
type Desk struct {
	db *db.DB
	o  Options
}

// New makes the desk.
func New(d *db.DB, o Options) *Desk { return &Desk{db: d, o: o} }

// Kinds of records that are named here and not asked of an area.
const (
	accountKind ref.Kind = "account"
	userKind    ref.Kind = "user"
)

// reader is what one person may read in one transaction.
type reader struct {
	desk  *Desk
	tx    *db.Tx
	who   who.Actor
	scope teamdesk.Scope
	// reach are the scopes already asked for, by object.
	reach map[team.Object]teamdesk.Scope
	// holds are the answers already given, by object and account.
	holds map[string]bool
	// house says that the reader runs the house: its people, their rights and its settings are theirs to read of.
	house bool
}

// houseKinds are what the journal tells an administrator of, and no record of the trade.
var houseKinds = []ref.Kind{userKind, "position", "grant", "setting", "job"}

// open answers someone without the right on the journal as if it did not exist.
func (k *Desk) open(tx *db.Tx, a who.Actor) (*reader, error) {
	if !a.Known() {
		return nil, problem.New(problem.Unauthenticated, "unauthenticated")
	}
	house := teamdesk.ManagesUsers(a)
	if !house && !teamdesk.May(a, team.Journal, team.Read) {
		return nil, problem.Missing()
	}
	scope, err := teamdesk.Reach(tx, a, team.Journal, team.Read)
	return &reader{desk: k, tx: tx, who: a, scope: scope, house: house, reach: map[team.Object]teamdesk.Scope{}, holds: map[string]bool{}}, err
}

// predicate is the scope on journal j: entries of the accounts in reach; without account, one's own, or all for who
// reads everything.
func (r *reader) predicate(on func(string) (string, []any)) (string, []any) {
	if r.scope.Everything() {
		return "1 = 1", nil
	}
	if !teamdesk.May(r.who, team.Journal, team.Read) {
		return "1 = 0", nil
	}
	cond, args := on("j.account_id")
	return "(j.account_id IS NOT NULL AND " + cond + ") OR (j.account_id IS NULL AND j.actor = ?)", append(args, r.who.ID)
}

// told is the predicate with what an administrator reads besides.
func (r *reader) told(on func(string) (string, []any)) (string, []any) {
	cond, args := r.predicate(on)
	if !r.house || r.scope.Everything() {
		return cond, args
	}
	return "j.kind IN (?) OR (" + cond + ")", append([]any{db.In(houseKinds)}, args...)
}

// sees says whether one entry is in the scope.
func (r *reader) sees(kind ref.Kind, account id.Account, actor id.User) (bool, error) {
	switch {
	case r.house && slices.Contains(houseKinds, kind):
		return true, nil
	case !teamdesk.May(r.who, team.Journal, team.Read):
		return false, nil
	case account == "":
		return r.scope.Everything() || (actor != "" && actor == r.who.ID), nil
	}
	return r.scope.Holds(r.tx, account)
}

// headerClasses are the classes of entries the reader may know of.
func (r *reader) headerClasses() []db.Class {
	if r.closed() {
		return nil
	}
	return []db.Class{db.Normal, db.Personal}
}

// closed says that the reader may see what is RESTRICTED or SECRET: the sales direction, or the owner of a folder.
func (r *reader) closed() bool {
	return r.who.Owner || r.who.System || team.Title(r.who.Title) == team.Direction
}

// may asks the right on an object of an account once.
func (r *reader) may(o team.Object, account id.Account) (bool, error) {
	key := string(o) + "/" + string(account)
	if ok, known := r.holds[key]; known {
		return ok, nil
	}
	scope, known := r.reach[o]
	if !known {
		var err error
		if scope, err = teamdesk.Reach(r.tx, r.who, o, team.Read); err != nil {
			return false, err
		}
		r.reach[o] = scope
	}
	ok := scope.Everything()
	if account != "" && !ok {
		var err error
		if ok, err = scope.Holds(r.tx, account); err != nil {
			return false, err
		}
	}
	r.holds[key] = ok
	return ok, nil
}

// opinions are kinds of what somebody thinks: it is closed to others, and never to who thought it.
var opinions = []ref.Kind{"stakeholder_mark"}

// classes are the classes of values the reader may see in an entry of a kind on an account. What is usually of an account
// and here of none is somebody's own, a task they set themselves: no title opens it.
func (r *reader) classes(kind ref.Kind, account id.Account, actor id.User) ([]db.Class, error) {
	if o, ok := r.desk.o.Objects[kind]; ok && account != "" {
		if may, err := r.may(o, account); err != nil || !may {
			return nil, err
		}
	} else if ok && actor != r.who.ID && !r.who.Owner && !r.who.System {
		return nil, nil
	}
	if r.closed() {
		return []db.Class{db.Normal, db.Personal, db.Restricted, db.Secret}, nil
	}
	out := []db.Class{db.Normal}
	if r.house && slices.Contains(houseKinds, kind) {
		return append(out, db.Personal), nil // they manage these people
	}
	if account == "" {
		return out, nil
	}
	may, err := r.may(team.Contact, account)
	if may {
		out = append(out, db.Personal)
	}
	if may && actor == r.who.ID && slices.Contains(opinions, kind) {
		out = append(out, db.Restricted)
	}
	return out, err
}
