package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// MayMerge says whether the person makes one account out of two: the GAM and the Direction.
func MayMerge(a who.Actor) bool { return approves(a) }

// Absorb ends an account that becomes one with another: its legal bodies, numbers, subsidiaries and keys go there, so
// that an import that knows it under its key finds the one that stays. Who carried it stops doing so that day; primary
// carries the account that stays, and the others of both keep their access as members of its team.
func (k *Desk) Absorb(tx *db.Tx, a who.Actor, from, into id.Account, primary id.User) error {
	if err := tx.OneAtATime(portfolios); err != nil {
		return err
	}
	gone, err := k.find(tx, a, from, 0)
	if err != nil {
		return err
	}
	stays, err := k.find(tx, a, into, 0)
	if err != nil {
		return err
	}
	if err := moveBodies(tx, a, from, into); err != nil {
		return err
	}
	if err := moveBelow(tx, a, gone, stays); err != nil {
		return err
	}
	if err := moveKeys(tx, a, gone, into); err != nil {
		return err
	}
	today := a.Today(tx.Now())
	before, err := k.relieve(tx, a, from, today)
	if err != nil {
		return err
	}
	if err := endAccount(tx, a, from); err != nil {
		return err
	}
	if err := tx.Record(db.Change{Action: "account.absorbed", Ref: ref.To(account.Kind, from), Account: from,
		Deltas: []db.Delta{{Name: "name", Old: gone.Name}, {Name: "external_key", Old: db.Val(gone.ExternalKey)}}}); err != nil {
		return err
	}
	if before, err = k.give(tx, a, into, primary, today, before); err != nil {
		return err
	}
	return k.keepAccess(tx, a, from, into, before, today)
}

// relieve ends who carries the account today or later, and returns them.
func (k *Desk) relieve(tx *db.Tx, a who.Actor, c id.Account, today day.Day) (people []id.User, err error) {
	all, err := assignmentsOf(tx, c)
	if err != nil {
		return nil, err
	}
	for _, old := range all {
		if old.To != nil && *old.To <= today {
			continue
		}
		next := old
		next.To = day.Ptr(day.Max(old.From, today))
		people = append(people, old.User)
		if err := saveAssignment(tx, a, old, next, "assignment.closed"); err != nil {
			return nil, err
		}
	}
	return people, nil
}

// give makes primary carry the account that stays, if somebody else does or nobody; who is relieved joins the others.
func (k *Desk) give(tx *db.Tx, a who.Actor, into id.Account, primary id.User, today day.Day, before []id.User) ([]id.User, error) {
	if primary == "" {
		return before, nil
	}
	all, err := assignmentsOf(tx, into)
	if err != nil {
		return nil, err
	}
	now, carried := account.PrimaryOn(all, today)
	in := AssignInput{User: primary, Role: account.Primary, From: today, Reason: now.Reason}
	switch {
	case carried && now.User == primary:
		return before, nil
	case carried:
		return append(before, now.User), atPrimary(k.HandOverIn(tx, a, into, in))
	}
	_, err = k.AssignIn(tx, a, into, in)
	return before, atPrimary(err)
}

// atPrimary says what is wrong with an assignment at the one question about it.
func atPrimary(err error) error {
	l, ok := problem.All(err)
	if !ok || l[0].Kind != problem.Invalid {
		return err
	}
	for i := range l {
		l[i].Field = "primary"
	}
	return l
}

// keepAccess: nobody loses sight of what they worked on. The team moves, and those who carried an account join it.
func (k *Desk) keepAccess(tx *db.Tx, a who.Actor, from, into id.Account, before []id.User, today day.Day) error {
	if err := moveMembers(tx, a, from, into, today); err != nil {
		return err
	}
	members, err := membersOf(tx, into)
	if err != nil {
		return err
	}
	carriers, err := assignmentsOf(tx, into)
	if err != nil {
		return err
	}
	has := map[id.User]bool{}
	for _, m := range members {
		has[m.User] = has[m.User] || m.On(today)
	}
	for _, n := range carriers {
		has[n.User] = has[n.User] || n.On(today)
	}
	for _, u := range before {
		if unknown, err := userProblems(tx, u); err != nil || has[u] || len(unknown) > 0 {
			if err != nil {
				return err
			}
			continue
		}
		has[u] = true
		if _, err := k.JoinIn(tx, a, into, account.TeamMember{User: u, Function: account.FnKAM, From: today}); err != nil {
			return err
		}
	}
	return nil
}
