// Package who says who is asking: every verb takes an Actor, and today depends on them.
package who

import (
	"fmt"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
)

// Actor is the person, or the machine itself, that asks.
type Actor struct {
	ID    id.User
	Login string
	Name  string
	// Lang is "fr" or "en".
	Lang string
	// Theme is "auto", "light" or "dark".
	Theme string
	// Zone is the person's time zone; nil reads as UTC.
	Zone *time.Location
	// Title is the position held today: DIRECTION, CEO, GAM, KAM, ACCOUNT_MANAGER, FINANCE, HR, PRODUCTION, or "".
	Title string
	// Admin manages users and sees no business secret by it.
	Admin bool
	// Owner is the local owner of a single-user folder: everything is theirs.
	Owner bool
	// System is the machine doing scheduled or derived work; it never answers a request.
	System bool
}

// System is the actor of scheduled and derived work.
func System() Actor { return Actor{System: true, Name: "Comptoir", Lang: "fr"} }

// Today is the civil date it is for this person.
func (a Actor) Today(now instant.Instant) day.Day { return now.Day(a.Location()) }

// Location is the person's zone, UTC when none is known.
func (a Actor) Location() *time.Location {
	if a.Zone == nil {
		return time.UTC
	}
	return a.Zone
}

// Key says everything about who asks that an answer may depend on, and the day it is for them: answers that are kept go
// by it. What they may reach is in the records, and no part of it.
func (a Actor) Key(now instant.Instant) string {
	return fmt.Sprintf("%s %s %q %s %s %s %t %t %t %d", a.ID, a.Title, a.Name, a.Lang, a.Theme, a.Location(), a.Admin, a.Owner, a.System, a.Today(now))
}

// Known says that someone is signed in.
func (a Actor) Known() bool { return a.ID != "" || a.System }
