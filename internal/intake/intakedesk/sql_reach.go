package intakedesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// brought are the kinds of records that an import touches, by the object that rights are given on.
var brought = []struct {
	object team.Object
	kinds  []ref.Kind
}{
	{team.Account, []ref.Kind{"account", "entity", "identifier", "assignment"}},
	{team.Contact, []ref.Kind{"contact"}},
	{team.Contract, []ref.Kind{"contract"}},
	{team.Result, []ref.Kind{"result", "target"}},
}

// mustHoldAll refuses to undo an import of which something was handed to others since: its author may change all of it,
// and who undoes it in their place sees all of it.
func mustHoldAll(tx *db.Tx, a who.Actor, author id.User, batch id.Batch) error {
	access := team.Write
	if a.ID != author {
		access = team.Read
	}
	for _, b := range brought {
		_, touched, err := db.One[int](tx, `SELECT 1 FROM journal WHERE batch_id = ? AND kind IN (?) LIMIT 1`, batch, db.In(b.kinds))
		if err != nil {
			return err
		}
		if !touched {
			continue
		}
		scope, err := teamdesk.Reach(tx, a, b.object, access)
		if err != nil {
			return err
		}
		cond, args := scope.OnNamed("j.account_id")
		_, outside, err := db.One[int](tx, `SELECT 1 FROM journal j WHERE j.batch_id = ? AND j.kind IN (?) AND j.account_id IS NOT NULL AND NOT (`+cond+`) LIMIT 1`,
			append([]any{batch, db.In(b.kinds)}, args...)...)
		if err != nil {
			return err
		}
		if outside {
			return problem.New(problem.Conflict, "intake.problem.undo_out_of_reach")
		}
	}
	return nil
}
