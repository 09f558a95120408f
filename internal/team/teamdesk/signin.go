package teamdesk

import (
	"context"
	"strings"
	"time"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// Failures within the window after which one waits for the rest of it. Someone who guesses from one place is stopped
// early, without shutting out the person they pretend to be; from many places, later; an office shares an address, so
// an address gets more.
const (
	FailWindow      = 15 * time.Minute
	loginFailures   = 6
	anywhereFailure = 50
	addressFailures = 40
)

// SignIn checks a login and a password. A wrong login and a wrong password are one answer, and take as long. The
// problem says how many tries are left.
func (k *Desk) SignIn(ctx context.Context, login, password, address string) (user id.User, epoch int, err error) {
	login = team.FoldLogin(login)
	left, err := k.attempt(ctx, login, address)
	if err != nil {
		return "", 0, err
	}
	var hash string
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		r, found, err := findLogin(tx, storable(login))
		if found && team.State(r.State) == team.Active {
			user, epoch, hash = r.ID, r.SessionEpoch, r.PasswordHash
		}
		return err
	})
	if err != nil {
		return "", 0, err
	}
	if !auth.Matches(password, hash) {
		return "", 0, problem.New(problem.Unauthenticated, "wrong_credentials", "left", left)
	}
	return user, epoch, k.forgive(ctx, login)
}

// attempt counts a try as failed before it is checked, and refuses it when there were too many. Counting first is what
// makes a thousand tries at once no better than one after the other: at most the limit see a count within it.
func (k *Desk) attempt(ctx context.Context, login, address string) (left int, err error) {
	login, address = storable(login), storable(address)
	if _, err := k.within(ctx, login, address, 0); err != nil {
		return 0, err
	}
	err = k.db.Write(ctx, who.System(), func(tx *db.Tx) error { return insertFailure(tx, login, address, k.clock()) })
	if err != nil {
		return 0, err
	}
	return k.within(ctx, login, address, 1)
}

// within compares the failures with the limits; mine is how many of them are the try being made.
func (k *Desk) within(ctx context.Context, login, address string, mine int) (left int, err error) {
	var c failureCounts
	err = k.db.Read(ctx, func(tx *db.Tx) error {
		c, err = countFailures(tx, login, address, k.clock().Add(-FailWindow))
		return err
	})
	if err != nil {
		return 0, err
	}
	for _, limit := range []struct {
		failures
		max int
	}{{c.here, loginFailures}, {c.anywhere, anywhereFailure}, {c.address, addressFailures}} {
		if limit.n-mine >= limit.max {
			wait := time.UnixMilli(limit.first).Add(FailWindow).Sub(k.clock())
			return 0, problem.New(problem.TooMany, "too_many", "minutes", max(1, int((wait+time.Minute-1)/time.Minute)))
		}
	}
	return loginFailures - c.here.n, nil
}

// forgive forgets the failures of who proved to be themselves.
func (k *Desk) forgive(ctx context.Context, login string) error {
	return k.db.Write(ctx, who.System(), func(tx *db.Tx) error { return deleteFailures(tx, storable(login)) })
}

// storable bounds what a stranger can make us keep, and keeps it text.
func storable(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "?"), "\x00", "?")
	if r := []rune(s); len(r) > 120 {
		return string(r[:120])
	}
	return s
}
