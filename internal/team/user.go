package team

import (
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// UserKind is how other areas point at a person.
const UserKind ref.Kind = "user"

// State is where a person is in their life with us.
type State string

const (
	Invited   State = "INVITED"
	Active    State = "ACTIVE"
	Suspended State = "SUSPENDED"
	Left      State = "LEFT"
)

// States lists them in the order of a life.
var States = []State{Invited, Active, Suspended, Left}

// Valid says whether the code is known.
func (s State) Valid() bool {
	for _, o := range States {
		if o == s {
			return true
		}
	}
	return false
}

// CanBecome says whether a person may pass from one state to the other; who left may come back by a new invitation.
func (s State) CanBecome(to State) bool {
	switch s {
	case Invited:
		return to == Active || to == Left
	case Active:
		return to == Suspended || to == Left
	case Suspended:
		return to == Active || to == Left
	case Left:
		return to == Invited
	}
	return false
}

// User is a person who signs in.
type User struct {
	ID    id.User
	Rev   int
	Login string
	Name  string
	Lang  string
	// Zone is an IANA time zone, such as Europe/Paris.
	Zone  string
	Theme string
	State State
	// Admin manages users and sees no business secret by it.
	Admin bool
	// Owner is the local owner of a single-user folder.
	Owner bool
}

// UserInput is a person as an administrator enters them.
type UserInput struct {
	Login string
	Name  string
	Lang  string
	Zone  string
	Theme string
	Admin bool
}

// Clean trims, normalises, and puts the login in lower case: it is an e-mail address.
func (in UserInput) Clean() UserInput {
	in.Login = strings.ToLower(text.Clean(in.Login))
	in.Name, in.Zone = text.Clean(in.Name), text.Clean(in.Zone)
	return in
}

// Validate finds everything that is wrong with the input at once. knownZone says whether the machine's time zone
// data has the zone.
func (in UserInput) Validate(knownZone func(name string) bool) problem.List {
	in = in.Clean()
	var l problem.List
	text.Line(&l, "name", in.Name, 1, 200)
	text.Line(&l, "login", in.Login, 1, 254)
	if in.Login != "" && !text.IsEmail(in.Login) {
		l.Add("login", "not_an_address")
	}
	return append(l, in.Profile().Validate(knownZone)...)
}

// Profile is what a person sets for themselves.
type Profile struct {
	Lang  string
	Zone  string
	Theme string
}

// Profile is the part of the input that the person may change alone.
func (in UserInput) Profile() Profile { return Profile{Lang: in.Lang, Zone: in.Zone, Theme: in.Theme} }

// Validate finds what is wrong with a profile.
func (p Profile) Validate(knownZone func(name string) bool) problem.List {
	var l problem.List
	if p.Lang != "fr" && p.Lang != "en" {
		l.Add("lang", "invalid")
	}
	if p.Theme != "auto" && p.Theme != "light" && p.Theme != "dark" {
		l.Add("theme", "invalid")
	}
	if p.Zone == "" || p.Zone == "Local" || !knownZone(p.Zone) {
		l.Add("tz", "unknown_zone")
	}
	return l
}

// LastAdmin says that the person is the only active administrator: they can be neither disabled nor stripped of it.
func LastAdmin(user id.User, all []User) bool {
	is := false
	for _, u := range all {
		switch {
		case !u.Admin || u.State != Active:
		case u.ID == user:
			is = true
		default:
			return false
		}
	}
	return is
}
