package teamdesk

import (
	"context"
	"slices"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// UserLine is a user in the list of users.
type UserLine struct {
	team.User
	Title       team.Title // today
	Manager     id.User
	ManagerName string
	LastVisit   *instant.Instant
}

// ListUsers lists everyone by name, for who manages users.
func (k *Desk) ListUsers(ctx context.Context, a who.Actor) (out []UserLine, err error) {
	if err := mustManage(a, ""); err != nil {
		return nil, err
	}
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		rows, err := usersWithVisits(tx)
		if err != nil {
			return err
		}
		all, err := positions(tx)
		if err != nil {
			return err
		}
		names := map[id.User]string{}
		for _, r := range rows {
			names[r.ID] = r.Name
		}
		today := a.Today(tx.Now())
		place := team.PlaceOn(all, today)
		for _, r := range rows {
			l := UserLine{User: r.toUser(), LastVisit: r.LastVisit}
			if p, ok := place[r.ID]; ok && p.On(today) {
				l.Title, l.Manager, l.ManagerName = p.Title, p.Manager, names[p.Manager]
			}
			out = append(out, l)
		}
		return nil
	})
	slices.SortFunc(out, func(x, y UserLine) int { return strings.Compare(text.Fold(x.Name), text.Fold(y.Name)) })
	return out, err
}
