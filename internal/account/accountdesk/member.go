package accountdesk

import (
	"context"

	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// Join adds a colleague to the account team; they see the account as long as they are in it.
func (k *Desk) Join(ctx context.Context, a who.Actor, c id.Account, m account.TeamMember) (out id.Any, err error) {
	err = k.db.Write(ctx, a, func(tx *db.Tx) error {
		out, err = k.JoinIn(tx, a, c, m)
		return err
	})
	return out, err
}

// JoinIn is Join in the caller's transaction.
func (k *Desk) JoinIn(tx *db.Tx, a who.Actor, c id.Account, m account.TeamMember) (id.Any, error) {
	if err := k.mayTeam(tx, a, c); err != nil {
		return "", err
	}
	m.ID, m.Account = id.New[id.Any](), c
	l := m.Validate()
	unknown, err := userProblems(tx, m.User)
	if err != nil {
		return "", err
	}
	l = append(l, unknown...)
	others, err := membersOf(tx, c)
	if err != nil {
		return "", err
	}
	for _, o := range others {
		if o.User == m.User && o.Function == m.Function && o.Country == m.Country && (o.On(m.From) || m.On(o.From)) {
			l.Add("user", "already_member")
			break
		}
	}
	if len(l) > 0 {
		return "", l
	}
	r := toMemberRow(m)
	r.stamp(tx, a)
	if err := db.Insert(tx, r); err != nil {
		return "", err
	}
	return m.ID, tx.Record(db.Change{Action: "member.joined", Ref: ref.To(MemberKind, m.ID), Account: c, Deltas: db.Deltas(nil, memberSnapshot(m))})
}

// Leave ends a membership on a day, included: access ends with it.
func (k *Desk) Leave(ctx context.Context, a who.Actor, c id.Account, m id.Any, on day.Day) error {
	return k.db.Write(ctx, a, func(tx *db.Tx) error {
		if err := k.mayTeam(tx, a, c); err != nil {
			return err
		}
		all, err := membersOf(tx, c)
		if err != nil {
			return err
		}
		for _, old := range all {
			if old.ID != m {
				continue
			}
			next := old
			next.To = &on
			switch {
			case on < old.From:
				return problem.At("to", "to_before_from", "from", old.From)
			case old.To != nil && *old.To <= on:
				return problem.New(problem.Conflict, "already_closed", "to", *old.To)
			}
			if err := endMembership(tx, a, m, on); err != nil {
				return err
			}
			return tx.Record(db.Change{Action: "member.left", Ref: ref.To(MemberKind, m), Account: c,
				Deltas: db.Deltas(memberSnapshot(old), memberSnapshot(next))})
		}
		return problem.Missing()
	})
}

// mayTeam: who is in the team, and so who sees the account, is for whoever carries it, and their managers, to say.
func (k *Desk) mayTeam(tx *db.Tx, a who.Actor, c id.Account) error {
	if _, err := k.find(tx, a, c, 0); err != nil {
		return err
	}
	if extent(a) < team.Own {
		return problem.New(problem.Forbidden, "forbidden")
	}
	return touch(tx, a, c)
}
