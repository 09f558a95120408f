package team

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

// Level is how far a grant goes.
type Level string

// Levels of DOMAIN §14.
const (
	LevelRead  Level = "READ"
	LevelWrite Level = "WRITE"
)

// Levels lists them.
var Levels = []Level{LevelRead, LevelWrite}

// access is what the level opens.
func (l Level) access() Access {
	if l == LevelWrite {
		return Write
	}
	return Read
}

// GrantInput lets a person on one account until a day.
type GrantInput struct {
	User    id.User
	Account id.Account
	Level   Level
	Until   *day.Day // inclusive
}

// Validate finds everything that is wrong at once: user, account, level, until. A grant always ends: what is for good
// is an assignment or a place in the account team.
func (in GrantInput) Validate(today day.Day) problem.List {
	var l problem.List
	if in.User == "" {
		l.Add("user", "required")
	}
	if in.Account == "" {
		l.Add("account", "required")
	}
	if in.Level != LevelRead && in.Level != LevelWrite {
		l.Add("level", "unknown_choice")
	}
	switch {
	case in.Until == nil:
		l.Add("until", "required")
	case !in.Until.Plausible():
		l.Add("until", "date_implausible")
	case *in.Until < today:
		l.Add("until", "grant_past")
	}
	return l
}

// Helps says whether a grant of that level opens anything to the title: a title says what, a grant says where.
func (l Level) Helps(t Title) bool { return ExtentOf(t, Account, l.access()) > None }

// GrantState is where a grant stands.
type GrantState string

// States of a grant.
const (
	GrantActive  GrantState = "ACTIVE"
	GrantExpired GrantState = "EXPIRED"
	GrantRevoked GrantState = "REVOKED"
)

// StateOfGrant reads the state on a day.
func StateOfGrant(until day.Day, revoked bool, today day.Day) GrantState {
	switch {
	case revoked:
		return GrantRevoked
	case until < today:
		return GrantExpired
	}
	return GrantActive
}
