package intakedesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// mustImport refuses who may not import at all.
func mustImport(a who.Actor) error {
	if teamdesk.May(a, team.Import, team.Write) {
		return nil
	}
	return problem.New(problem.Forbidden, "forbidden")
}

// authors are whose imports the person sees: their own, those of their branch, or everybody's (all).
func authors(tx *db.Tx, a who.Actor) (list []id.User, all bool, err error) {
	switch {
	case a.System || a.Owner:
		return nil, true, nil
	case !teamdesk.May(a, team.Import, team.Read):
		return nil, false, nil
	}
	switch team.ExtentOf(team.Title(a.Title), team.Import, team.Read) {
	case team.All:
		return nil, true, nil
	case team.Branch:
		list, err := teamdesk.BranchIn(tx, a)
		return list, false, err
	}
	return []id.User{a.ID}, false, nil
}

// mayOpen says whether an import of that author is the person's to see.
func mayOpen(tx *db.Tx, a who.Actor, author id.User) (bool, error) {
	list, all, err := authors(tx, a)
	if err != nil || all {
		return all, err
	}
	for _, u := range list {
		if u == author {
			return true, nil
		}
	}
	return false, nil
}

// mustOpen answers for an import out of sight as for one that does not exist.
func mustOpen(tx *db.Tx, a who.Actor, author id.User) error {
	ok, err := mayOpen(tx, a, author)
	if err == nil && !ok {
		err = problem.Missing()
	}
	return err
}

// mustDrive lets the author alone go on with an import: it is written with their rights, in their name.
func mustDrive(tx *db.Tx, a who.Actor, author id.User) error {
	if err := mustOpen(tx, a, author); err != nil {
		return err
	}
	if err := mustImport(a); err != nil {
		return err
	}
	if a.ID != author && !a.System {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return nil
}
