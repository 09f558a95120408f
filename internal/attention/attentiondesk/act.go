package attentiondesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// acts remembers, for one list, where the reader may change what its alerts are about.
type acts struct {
	scopes map[team.Object]teamdesk.Scope
	known  map[act]bool
}

type act struct {
	object  team.Object
	account id.Account
}

func newActs() acts { return acts{scopes: map[team.Object]teamdesk.Scope{}, known: map[act]bool{}} }

// mayAct says whether the reader may do what the alert asks for: the CEO reads that a notice is due, and does not give
// it. Reviewing a portfolio is reading it; giving an account to somebody is not for who only helps on it.
func (k acts) mayAct(tx *db.Tx, s sight, r row) (bool, error) {
	switch {
	case s.all() || r.Object == team.Task && r.OwnerID != nil && *r.OwnerID == s.a.ID:
		return true, nil
	case r.Action == "review_portfolio":
		return teamdesk.May(s.a, team.Report, team.Read), nil
	case r.AccountID == nil:
		return true, nil
	case r.Action == "assign" && team.ExtentOf(team.Title(s.a.Title), team.Account, team.Write) < team.Own:
		return false, nil
	}
	asked := act{r.Object, *r.AccountID}
	if ok, known := k.known[asked]; known {
		return ok, nil
	}
	scope, known := k.scopes[r.Object]
	if !known {
		var err error
		if scope, err = teamdesk.Reach(tx, s.a, r.Object, team.Write); err != nil {
			return false, err
		}
		k.scopes[r.Object] = scope
	}
	ok, err := scope.Holds(tx, *r.AccountID)
	k.known[asked] = ok
	return ok, err
}
