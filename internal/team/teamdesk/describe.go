package teamdesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Label is the name of a record and, for who may open it, whose page tells of it.
type Label struct {
	Name string
	// Page is the user whose page shows the record; empty when the reader may not open it.
	Page id.User
}

// Describe names users, positions and grants for timelines and the audit page, by the person they concern. Names of
// colleagues are open to anyone signed in; their pages to who manages users.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]Label, error) {
	if !a.System {
		if err := mustBeSomeone(a); err != nil {
			return nil, err
		}
	}
	owners, err := concerned(tx, refs)
	if err != nil {
		return nil, err
	}
	users := make([]id.User, 0, len(owners))
	for _, u := range owners {
		users = append(users, u)
	}
	names, err := someNames(tx, users)
	out := map[ref.Ref]Label{}
	for r, u := range owners {
		l := Label{Name: names[u]}
		if ManagesUsers(a) {
			l.Page = u
		}
		if l.Name != "" {
			out[r] = l
		}
	}
	return out, err
}
