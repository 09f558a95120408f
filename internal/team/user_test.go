package team_test

import (
	"strings"
	"testing"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/team"
)

func codes(l problem.List) string { return l.Error() }

func TestUserInput(t *testing.T) {
	good := team.UserInput{Login: " Camille.Durand@Ardoval.example ", Name: " Camille Durand "}
	if in := good.Clean(); in.Login != "camille.durand@ardoval.example" || in.Name != "Camille Durand" || in.Lang != "fr" || in.TZ != "Europe/Paris" {
		t.Errorf("clean: %+v", in)
	}
	for want, in := range map[string]team.UserInput{
		"":                                    good,
		"login: required; name: required":     {},
		"login: login_space":                  {Login: "camille durand", Name: "C"},
		"login: too_long":                     {Login: strings.Repeat("a", 121), Name: "C"},
		"name: control_character":             {Login: "c", Name: "Ca\u202emille"},
		"lang: unknown_choice":                {Login: "c", Name: "C", Lang: "de"},
		"login: bad_encoding; name: required": {Login: "c\uFFFD"},
	} {
		if got := codes(in.Validate()); got != want {
			t.Errorf("%+v: %q, want %q", in, got, want)
		}
	}
}

func TestProfileInput(t *testing.T) {
	if l := (team.ProfileInput{Name: "C", Lang: "en", Theme: "dark"}).Validate(); len(l) > 0 {
		t.Error(l)
	}
	if got := codes(team.ProfileInput{Lang: "x", Theme: "y"}.Validate()); got != "name: required; lang: unknown_choice; theme: unknown_choice" {
		t.Error(got)
	}
}

func TestTheLastAdministratorStays(t *testing.T) {
	admin := team.User{State: team.Active, Admin: true}
	demote := team.UserInput{Login: "a", Name: "A"}
	for name, err := range map[string]error{
		"suspended alone": second(admin.Suspend(0)), "left alone": second(admin.Leave(0)), "demoted alone": second(admin.Edit(demote, 0)),
	} {
		if !problem.Has(err, "last_admin") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, err := range map[string]error{
		"another is there": second(admin.Suspend(1)), "not an administrator": second(team.User{State: team.Active}.Suspend(0)),
		"already suspended": second(team.User{State: team.Suspended, Admin: true}.Leave(0)),
		"the owner demoted": second(team.User{State: team.Active, Admin: true, Owner: true}.Edit(demote, 0)),
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second(_ team.User, err error) error { return err }

func TestStates(t *testing.T) {
	left, _ := team.User{State: team.Left}.Suspend(0)
	if left.State != team.Left {
		t.Errorf("who left is %s", left.State)
	}
	if s := (team.User{State: team.Suspended}).Enable(true).State; s != team.Active {
		t.Errorf("with a password: %s", s)
	}
	if s := (team.User{State: team.Suspended}).Enable(false).State; s != team.Invited {
		t.Errorf("without a password: %s", s)
	}
}

func TestPassword(t *testing.T) {
	const login, name = "camille.durand@ardoval.example", "Camille Durand"
	for password, want := range map[string]string{
		"trois mulets à Lyon":            "",
		"Xk7#pQ2vLm9!":                   "",
		"":                               "new: required",
		"court":                          "new: password_short",
		"comptoir":                       "new: password_short", // the demo's own password is no password here
		"camille.durand75":               "new: password_guessable",
		"Camille Durand 1":               "new: password_guessable",
		"camille.durand@ardoval.example": "new: password_guessable",
		"Comptoir2026!":                  "new: password_guessable",
		"aaaaaaaaaaaaaaa":                "new: password_guessable",
		"abababababab":                   "new: password_guessable",
		"azertyuiopqsd":                  "new: password_guessable",
		"MotDePasse-123":                 "new: password_guessable",
		"passwordpassword":               "new: password_guessable",
		"------------":                   "new: password_guessable",
		"bad\xffencoding":                "new: bad_encoding",
		strings.Repeat("long ", 41):      "new: too_long",
	} {
		if got := codes(team.PasswordInput{New: password, Again: password}.Validate(login, name)); got != want {
			t.Errorf("%q: %q, want %q", password, got, want)
		}
	}
	if got := codes(team.PasswordInput{New: "trois mulets à Lyon", Again: "trois mulets a Lyon"}.Validate(login, name)); got != "again: password_differs" {
		t.Error(got)
	}
}

func TestGrant(t *testing.T) {
	today := d("2026-11-23")
	in := team.GrantInput{User: "u", Account: "a", Level: team.LevelRead, Until: on("2026-11-23")}
	if l := in.Validate(today); len(l) > 0 {
		t.Error(l)
	}
	if got := codes(team.GrantInput{Level: "ALL"}.Validate(today)); got != "user: required; account: required; level: unknown_choice; until: required" {
		t.Error(got)
	}
	in.Until = on("2026-11-22")
	if got := codes(in.Validate(today)); got != "until: grant_past" {
		t.Error(got)
	}
	for _, c := range []struct {
		l    team.Level
		t    team.Title
		want bool
	}{{team.LevelRead, team.KAM, true}, {team.LevelWrite, team.KAM, true}, {team.LevelWrite, team.Production, false},
		{team.LevelRead, team.Production, true}, {team.LevelRead, team.HR, false}, {team.LevelRead, "", false}} {
		if c.l.Helps(c.t) != c.want {
			t.Errorf("%s helps %s: want %v", c.l, c.t, c.want)
		}
	}
	for want, got := range map[team.GrantState]team.GrantState{
		team.GrantRevoked: team.StateOfGrant(today, true, today), team.GrantActive: team.StateOfGrant(today, false, today),
		team.GrantExpired: team.StateOfGrant(today-1, false, today)} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// The table of DOMAIN §14, cell by cell, read/write.
func TestMatrix(t *testing.T) {
	const n, m, o, b, a = team.None, team.Member, team.Own, team.Branch, team.All
	for object, row := range map[team.Object][8][2]team.Extent{
		team.Account:  {{a, a}, {a, n}, {b, b}, {o, o}, {m, m}, {a, n}, {n, n}, {m, n}},
		team.Contract: {{a, a}, {a, n}, {b, b}, {o, o}, {m, n}, {a, n}, {n, n}, {n, n}},
		team.Contact:  {{a, n}, {m, n}, {b, n}, {o, o}, {m, m}, {n, n}, {n, n}, {m, n}},
	} {
		for i, title := range team.Titles {
			got := [2]team.Extent{team.ExtentOf(title, object, team.Read), team.ExtentOf(title, object, team.Write)}
			if got != row[i] {
				t.Errorf("%s on %s: %v, want %v", title, object, got, row[i])
			}
		}
	}
	for _, object := range append(team.Objects, "UNKNOWN") {
		for _, title := range []team.Title{"", "ADMIN", team.HR} {
			if team.ExtentOf(title, object, team.Read) != n {
				t.Errorf("%q reads %s", title, object)
			}
		}
		for _, title := range team.Titles {
			if team.ExtentOf(title, object, team.Write) > team.ExtentOf(title, object, team.Read) {
				t.Errorf("%s writes %s further than it reads", title, object)
			}
		}
	}
}
