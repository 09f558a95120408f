package team

import (
	"strings"
	"unicode"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// State is where a user stands.
type State string

// States of DOMAIN §14.
const (
	Invited   State = "INVITED"
	Active    State = "ACTIVE"
	Suspended State = "SUSPENDED"
	Left      State = "LEFT"
)

// Languages and themes a person may choose.
var (
	Languages = []string{"fr", "en"}
	Themes    = []string{"auto", "light", "dark"}
)

const (
	maxLogin = 120
	maxName  = 120
)

// User is a person who signs in.
type User struct {
	ID    id.User
	Login string
	Name  string
	Lang  string
	TZ    string
	Theme string
	State State
	// Admin manages users and sees no business secret by it.
	Admin bool
	// Owner is the local owner of a single-user folder: everything is theirs.
	Owner bool
	Rev   int
}

// ManagesUsers says that the person can let others in today.
func (u User) ManagesUsers() bool { return u.State == Active && (u.Admin || u.Owner) }

// UserInput is what an administrator says of a person.
type UserInput struct {
	Login string
	Name  string
	Lang  string
	TZ    string
	Admin bool
}

// FoldLogin is the form in which logins are kept and compared.
func FoldLogin(login string) string { return strings.ToLower(text.Clean(login)) }

// Clean folds the login, trims the rest, and fills the language and the zone of the house.
func (in UserInput) Clean() UserInput {
	in.Login, in.Name = FoldLogin(in.Login), text.Clean(in.Name)
	if in.Lang == "" {
		in.Lang = Languages[0]
	}
	if in.TZ == "" {
		in.TZ = HouseZone
	}
	return in
}

// Validate finds everything that is wrong at once: login, name, lang. Whether the zone exists is the desk's to say.
func (in UserInput) Validate() problem.List {
	in = in.Clean()
	var l problem.List
	text.Line(&l, "login", in.Login, 1, maxLogin)
	if strings.ContainsFunc(in.Login, unicode.IsSpace) {
		l.Add("login", "login_space")
	}
	text.Line(&l, "name", in.Name, 1, maxName)
	known(&l, "lang", in.Lang, Languages)
	return l
}

// Edit applies an administrator's input. otherAdmins counts the other active people who manage users.
func (u User) Edit(in UserInput, otherAdmins int) (User, error) {
	in = in.Clean()
	next := u
	next.Login, next.Name, next.Lang, next.TZ, next.Admin = in.Login, in.Name, in.Lang, in.TZ, in.Admin
	return next, keepsAdmin(u, next, otherAdmins)
}

// Suspend shuts the person out until enabled again.
func (u User) Suspend(otherAdmins int) (User, error) {
	next := u
	if u.State != Left {
		next.State = Suspended
	}
	return next, keepsAdmin(u, next, otherAdmins)
}

// Leave notes that the person left the company; what they did keeps their name.
func (u User) Leave(otherAdmins int) (User, error) {
	next := u
	next.State = Left
	return next, keepsAdmin(u, next, otherAdmins)
}

// Enable lets the person in again; without a password they are invited first.
func (u User) Enable(hasPassword bool) User {
	u.State = Invited
	if hasPassword {
		u.State = Active
	}
	return u
}

// keepsAdmin is "the last ADMIN cannot be disabled": nor demoted, since nobody could undo it.
func keepsAdmin(before, after User, otherAdmins int) error {
	if before.ManagesUsers() && !after.ManagesUsers() && otherAdmins == 0 {
		return problem.At("admin", "last_admin")
	}
	return nil
}

// ProfileInput is what a person says of themselves.
type ProfileInput struct{ Name, Lang, TZ, Theme string }

// Clean trims the name.
func (in ProfileInput) Clean() ProfileInput {
	in.Name = text.Clean(in.Name)
	return in
}

// Validate finds everything that is wrong at once: name, lang, theme. Whether the zone exists is the desk's to say.
func (in ProfileInput) Validate() problem.List {
	in = in.Clean()
	var l problem.List
	text.Line(&l, "name", in.Name, 1, maxName)
	known(&l, "lang", in.Lang, Languages)
	known(&l, "theme", in.Theme, Themes)
	return l
}

func known(l *problem.List, field, value string, list []string) {
	for _, v := range list {
		if v == value {
			return
		}
	}
	l.Add(field, "unknown_choice")
}
