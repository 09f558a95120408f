package teamdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// ManagesUsers says whether the person may see and change the users: pages use it to leave the entry out.
func ManagesUsers(a who.Actor) bool {
	return a.System || (a.ID != "" && (a.Admin || a.Owner))
}

// mustManage answers anyone else as if the page did not exist.
func mustManage(a who.Actor, user id.User) error {
	if ManagesUsers(a) {
		return nil
	}
	return Refused{Problem: problem.Missing(), action: "user.manage", ref: ref.To(UserKind, user)}
}

// mustBeSomeone asks strangers to sign in.
func mustBeSomeone(a who.Actor) error {
	if a.ID == "" {
		return problem.New(problem.Unauthenticated, "unauthenticated")
	}
	return nil
}

// mustBeMachine keeps a verb for the command line and the server itself.
func mustBeMachine(a who.Actor) error {
	if a.System {
		return nil
	}
	return problem.Missing()
}

// mustAskAnother is "nobody gives themselves a right while somebody else could judge it". The only administrator of a
// small company, and the local owner, may; the journal tells.
func mustAskAnother(tx *db.Tx, a who.Actor, user id.User) error {
	if a.ID == "" || a.ID != user || a.Owner {
		return nil
	}
	others, err := otherAdmins(tx, a.ID)
	if err == nil && others > 0 {
		err = problem.New(problem.Invalid, "own_rights")
	}
	return err
}
