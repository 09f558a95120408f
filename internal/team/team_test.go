package team

import (
	"strings"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"pgregory.net/rapid"
)

var on = day.MustParse

func zone(name string) bool { _, err := time.LoadLocation(name); return err == nil }

func TestUserInput(t *testing.T) {
	ok := UserInput{Login: " Camille.Durand@Ardoval.example ", Name: "Camille Durand", Lang: "fr", Zone: "Europe/Paris", Theme: "auto"}
	if l := ok.Validate(zone); len(l) > 0 || ok.Clean().Login != "camille.durand@ardoval.example" {
		t.Errorf("%v", l)
	}
	bad := UserInput{Login: "camille", Name: " ", Lang: "de", Zone: "Mars/Olympus", Theme: "pink"}
	if l := bad.Validate(zone); len(l) != 5 {
		t.Errorf("%d: %v", len(l), l)
	}
	for _, login := range []string{"a b@c.d", "Camille <c@d.e>", "@d.e", "c@", "c@.d", ""} {
		in := ok
		in.Login = login
		if len(in.Validate(zone)) == 0 {
			t.Errorf("%q is an address", login)
		}
	}
}

func TestStates(t *testing.T) {
	if !Invited.CanBecome(Active) || !Active.CanBecome(Suspended) || !Suspended.CanBecome(Active) || !Left.CanBecome(Invited) || Left.CanBecome(Active) || State("").Valid() || !Active.Valid() {
		t.Error("INVITED → ACTIVE → SUSPENDED → LEFT")
	}
}

func TestLastAdmin(t *testing.T) {
	all := []User{{ID: "a", Admin: true, State: Active}, {ID: "b", Admin: true, State: Suspended}, {ID: "c", State: Active}}
	if !LastAdmin("a", all) || LastAdmin("b", all) || LastAdmin("c", all) {
		t.Error("a is the last one")
	}
	all[1].State = Active
	if LastAdmin("a", all) {
		t.Error("b is there too")
	}
}

func TestPassword(t *testing.T) {
	u := User{Login: "camille.durand@ardoval.example", Name: "Camille Durand"}
	for p, want := range map[string]string{
		"comptoir": "too_short", "neuf-lett": "too_short", "aaaaaaaaaaaa": "too_simple", "azertyuiop1": "too_simple", "1234567890": "too_simple",
		"motdepasse!": "too_simple", "Durand-2026": "like_your_name", "camilledurand1": "like_your_name", strings.Repeat("é", 201): "too_long",
		"verre et calandre": "", "un cheval à Brassac": "", "8rX!p2-vLq": "",
	} {
		l := CheckPassword(p, u)
		if (want == "" && len(l) > 0) || (want != "" && !problem.Has(l, want)) {
			t.Errorf("%q: %v, want %q", p, l, want)
		}
	}
}

func house() []Position {
	p := func(i, user, manager string, t Title) Position {
		return Position{ID: id.Any(i), User: id.User(user), Manager: id.User(manager), Title: t, From: on("2025-01-01")}
	}
	return []Position{p("1", "dir", "", Direction), p("2", "gam", "dir", GAM), p("3", "kam", "gam", KAM), p("4", "am", "kam", AccountManager), p("5", "kam2", "dir", KAM)}
}

func TestBranch(t *testing.T) {
	today := on("2026-11-23")
	if got := BranchOf("gam", house(), today); len(got) != 3 {
		t.Errorf("%v", got)
	}
	if got := BranchOf("gam", house(), on("2024-12-31")); len(got) != 1 {
		t.Errorf("before the positions began: %v", got)
	}
	if !Above("dir", "am", house(), today) || Above("am", "dir", house(), today) || Above("gam", "kam2", house(), today) {
		t.Error("chain of managers")
	}
	if TitleOn("kam", house(), today) != KAM || TitleOn("nobody", house(), today) != "" {
		t.Error("titles")
	}
}

func TestPositionRules(t *testing.T) {
	next := Position{User: "am", Manager: "gam", Title: KAM, From: on("2026-01-01")}
	if l := next.Validate(house()); !problem.Has(l, "one_position") {
		t.Errorf("two positions: %v", l)
	}
	circle := Position{ID: "2", User: "gam", Manager: "am", Title: GAM, From: on("2026-01-01")}
	if l := circle.Validate(house()); !problem.Has(l, "cycle") || l[0].Args["date"] != on("2026-01-01") {
		t.Errorf("%v", l)
	}
	// The circle closes only when a later position begins.
	all := append(house()[:3:3], Position{ID: "9", User: "x", Manager: "kam", Title: KAM, From: on("2027-01-01")})
	late := Position{ID: "1", User: "dir", Manager: "x", Title: Direction, From: on("2026-01-01")}
	if l := late.Validate(all); !problem.Has(l, "cycle") || l[0].Args["date"] != on("2027-01-01") {
		t.Errorf("%v", l)
	}
	if l := (Position{User: "a", Manager: "a", Title: "BOSS", From: on("2026-01-02"), To: day.Ptr(on("2026-01-01"))}).Validate(nil); len(l) != 3 {
		t.Errorf("%v", l)
	}
}

// Whatever positions are accepted, no day has a circle.
func TestHierarchiesHaveNoCycle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := on("2026-01-01")
		people := []id.User{"a", "b", "c", "d", "e"}
		var all []Position
		for range rapid.IntRange(1, 12).Draw(t, "n") {
			p := Position{User: rapid.SampledFrom(people).Draw(t, "user"), Manager: rapid.SampledFrom(append(people, "")).Draw(t, "manager"),
				Title: KAM, From: first.Add(rapid.IntRange(0, 30).Draw(t, "from"))}
			p.To = day.Ptr(p.From.Add(rapid.IntRange(0, 20).Draw(t, "days")))
			if len(p.Validate(all)) == 0 {
				all = append(all, p)
			}
		}
		for d := first; d < first+55; d++ {
			for _, who := range people {
				if Above(who, who, all, d) {
					t.Fatalf("%s is above themselves on %s: %+v", who, d, all)
				}
			}
		}
	})
}

func TestGrant(t *testing.T) {
	g := Grant{User: "u", Account: "a", Level: ReadOnly, Until: on("2026-12-31"), By: "gam"}
	if l := g.Validate(on("2026-11-23")); len(l) > 0 || !g.On(on("2026-12-31")) || g.On(on("2027-01-01")) {
		t.Errorf("%v", l)
	}
	g.Revoked = true
	if g.On(on("2026-11-23")) {
		t.Error("revoked")
	}
	if l := (Grant{User: "u", By: "u", Until: on("2026-01-01")}).Validate(on("2026-11-23")); len(l) != 4 {
		t.Errorf("%v", l)
	}
}

// The table of DOMAIN §14, row by row; what is not in it is refused.
func TestMatrix(t *testing.T) {
	for _, c := range []struct {
		title       Title
		object      Object
		read, write Extent
	}{
		{Direction, Account, All, All}, {CEO, Account, All, None}, {GAM, Account, Branch, Branch}, {KAM, Account, Own, Own},
		{AccountManager, Account, Member, Member}, {Finance, Account, All, None}, {HR, Account, None, None}, {Production, Account, Member, None},
		{Direction, Contract, All, All}, {CEO, Contract, All, None}, {KAM, Contract, Own, Own}, {AccountManager, Contract, Member, None},
		{HR, Contract, None, None}, {Production, Contract, None, None},
		{Direction, Contact, All, None}, {CEO, Contact, Member, None}, {GAM, Contact, Branch, None}, {KAM, Contact, Own, Own},
		{AccountManager, Contact, Member, Member}, {Finance, Contact, None, None}, {HR, Contact, None, None},
		{"", Account, None, None}, {Direction, "PAY", None, None},
	} {
		if r, w := ExtentOf(c.title, c.object, Read), ExtentOf(c.title, c.object, Write); r != c.read || w != c.write {
			t.Errorf("%s %s: read %d write %d, want %d %d", c.title, c.object, r, w, c.read, c.write)
		}
	}
	for _, o := range Objects {
		for _, title := range Titles {
			if ExtentOf(title, o, Write) > ExtentOf(title, o, Read) {
				t.Errorf("%s writes more of %s than they read", title, o)
			}
		}
	}
}
