package teamdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// Disable shuts a person out at once: their sessions end with the next click. The last administrator stays.
func (k *Desk) Disable(ctx context.Context, a who.Actor, user id.User) error {
	return k.end(ctx, a, user, "user.suspended", team.User.Suspend)
}

// Leave notes that a person left the company: shut out, their position ends today, their grants are withdrawn. Their
// accounts stay in the branch of their manager until somebody takes them over.
func (k *Desk) Leave(ctx context.Context, a who.Actor, user id.User) error {
	return k.end(ctx, a, user, "user.left", team.User.Leave)
}

func (k *Desk) end(ctx context.Context, a who.Actor, user id.User, action string, rule func(team.User, int) (team.User, error)) error {
	if err := mustManage(a, user); err != nil {
		return err
	}
	return k.changeUser(ctx, a, user, 0, action, func(tx *db.Tx, r *userRow) error {
		others, err := otherAdmins(tx, user)
		if err != nil {
			return err
		}
		next, err := rule(r.toUser(), others)
		if err != nil {
			return err
		}
		if next.State != team.State(r.State) {
			r.SessionEpoch++
		}
		r.take(next)
		if next.State != team.Left {
			return nil
		}
		return closeEverything(tx, a, user)
	})
}

// closeEverything ends the positions and the grants of who left.
func closeEverything(tx *db.Tx, a who.Actor, user id.User) error {
	all, err := positions(tx)
	if err != nil {
		return err
	}
	today := a.Today(tx.Now())
	for _, p := range all {
		if p.User != user || (p.To != nil && *p.To <= today) {
			continue
		}
		if err := closePositionIn(tx, p, max(today, p.From)); err != nil {
			return err
		}
	}
	grants, err := liveGrants(tx, user)
	if err != nil {
		return err
	}
	for _, g := range grants {
		if err := revokeIn(tx, g); err != nil {
			return err
		}
	}
	return nil
}

// Enable lets a person in again.
func (k *Desk) Enable(ctx context.Context, a who.Actor, user id.User) error {
	if err := mustManage(a, user); err != nil {
		return err
	}
	return k.changeUser(ctx, a, user, 0, "user.enabled", func(_ *db.Tx, r *userRow) error {
		r.take(r.toUser().Enable(r.PasswordHash != ""))
		return nil
	})
}
