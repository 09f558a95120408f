package teamdesk

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// Grant lets a person on one account until a day: by who manages users, or by a manager who may write on the account
// through their branch. It only opens what the person's title may do.
func (k *Desk) Grant(ctx context.Context, a who.Actor, in team.GrantInput) (g id.Any, err error) {
	if err := mustBeSomeone(a); err != nil {
		return "", err
	}
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := mayGrant(tx, a, in.Account); err != nil {
			return err
		}
		if l := in.Validate(a.Today(tx.Now())); len(l) > 0 {
			return l
		}
		if err := k.grantMustHelp(tx, a, in); err != nil {
			return err
		}
		r := grantRow{ID: id.New[id.Any](), UserID: in.User, AccountID: in.Account, Level: string(in.Level), UntilDay: *in.Until, GrantedBy: a.ID}
		if err := insertGrant(tx, r); err != nil {
			return err
		}
		g = r.ID
		return tx.Record(db.Change{Action: "grant.created", Ref: ref.To(GrantKind, r.ID), Account: in.Account, Deltas: db.Deltas(nil, r.fields())})
	})
	return g, err
}

// mayGrant: who manages users, else a title that writes beyond its own accounts, on this one.
func mayGrant(tx *db.Tx, a who.Actor, account id.Account) error {
	if ManagesUsers(a) {
		return nil
	}
	if err := Must(tx, a, team.Account, team.Write, account); err != nil {
		return err
	}
	if extentOf(a, team.Account, team.Write) < team.Branch {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return nil
}

func (k *Desk) grantMustHelp(tx *db.Tx, a who.Actor, in team.GrantInput) error {
	if there, err := accountExists(tx, in.Account); err != nil {
		return err
	} else if !there {
		return problem.At("account", "grant_account_unknown")
	}
	if err := mustAskAnother(tx, a, in.User); err != nil {
		return err
	}
	grantee, r, found, err := actorByID(tx, in.User, k.zone)
	switch {
	case err != nil:
		return err
	case !found || team.State(r.State) == team.Left:
		return problem.At("user", "unknown_choice")
	case !in.Level.Helps(team.Title(grantee.Title)):
		return problem.At("level", "grant_without_effect")
	}
	return nil
}

// Revoke withdraws a grant before its day: by whoever could give it.
func (k *Desk) Revoke(ctx context.Context, a who.Actor, grant id.Any) error {
	if err := mustBeSomeone(a); err != nil {
		return err
	}
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		r, found, err := findGrant(tx, grant)
		if err != nil || !found {
			return missingOr(err)
		}
		if err := mayGrant(tx, a, r.AccountID); err != nil {
			return err
		}
		return revokeIn(tx, r)
	})
}

func revokeIn(tx *db.Tx, r grantRow) error {
	if r.RevokedAt != nil {
		return nil
	}
	old, now := r, instant.Instant(tx.Now())
	r.RevokedAt = &now
	if err := updateGrant(tx, r); err != nil {
		return err
	}
	return tx.Record(db.Change{Action: "grant.revoked", Ref: ref.To(GrantKind, r.ID), Account: r.AccountID, Deltas: db.Deltas(old.fields(), r.fields())})
}
