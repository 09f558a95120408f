package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// SeedAssignmentsIn gives many accounts at once, of a made-up volume: one insert, one journal entry each. The accounts
// are new and nobody carries them, so that there is nothing to check them against. Only who owns the folder may.
func (k *Desk) SeedAssignmentsIn(tx *db.Tx, a who.Actor, all []account.Assignment) error {
	if err := mustOwnFolder(a); err != nil {
		return err
	}
	rows := make([]assignmentRow, len(all))
	for i, n := range all {
		n.ID = id.New[id.Any]()
		rows[i] = toAssignmentRow(n)
		rows[i].stamp(tx, a)
		if err := tx.Record(db.Change{Action: "assignment.opened", Ref: assignmentRef(n.ID), Account: n.Account,
			Deltas: db.Deltas(nil, assignmentSnapshot(n))}); err != nil {
			return err
		}
	}
	return db.Insert(tx, rows...)
}

// mustOwnFolder keeps a verb for the command line, and for whoever everything belongs to.
func mustOwnFolder(a who.Actor) error {
	if a.System || a.Owner {
		return nil
	}
	return problem.Missing()
}
