package team

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

// Level is what a grant allows.
type Level string

const (
	ReadOnly  Level = "READ"
	ReadWrite Level = "WRITE"
)

// Valid says whether the code is known.
func (v Level) Valid() bool { return v == ReadOnly || v == ReadWrite }

// Grant opens one account to a person until a day, included.
type Grant struct {
	ID      id.Any
	Rev     int
	User    id.User
	Account id.Account
	Level   Level
	Until   day.Day
	By      id.User
	Revoked bool
}

// On says whether the grant holds that day.
func (g Grant) On(d day.Day) bool { return !g.Revoked && d <= g.Until }

// Validate finds what is wrong with a grant. Nobody opens a door to themselves.
func (g Grant) Validate(today day.Day) problem.List {
	var l problem.List
	if g.User == "" {
		l.Add("user", "required")
	}
	if g.Account == "" {
		l.Add("account", "required")
	}
	if !g.Level.Valid() {
		l.Add("level", "invalid")
	}
	switch {
	case !g.Until.Plausible():
		l.Add("until", "implausible_date", "date", g.Until)
	case g.Until < today:
		l.Add("until", "in_past")
	}
	if g.By == g.User {
		l.Add("user", "own_grant")
	}
	return l
}
