package team_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/team"
)

func d(s string) day.Day { return day.MustParse(s) }

func on(s string) *day.Day { return day.Ptr(d(s)) }

func pos(user, manager id.User, title team.Title, from string, to ...string) team.Position {
	p := team.Position{ID: id.Any(string(user) + from), User: user, Manager: manager, Title: title, From: d(from)}
	if len(to) > 0 {
		p.To = on(to[0])
	}
	return p
}

// house is a small company: Anne directs, Gil has two KAMs, Lea leaves Gil's team for Anne's in June.
var house = []team.Position{
	pos("anne", "", team.Direction, "2025-01-01"),
	pos("gil", "anne", team.GAM, "2025-01-01", "2026-08-31"),
	pos("camille", "gil", team.KAM, "2025-01-01"),
	pos("lea", "gil", team.KAM, "2025-01-01", "2026-05-31"),
	pos("lea", "anne", team.KAM, "2026-06-01"),
	pos("noe", "camille", team.AccountManager, "2026-09-01"),
}

func TestBranchOf(t *testing.T) {
	for _, c := range []struct {
		of, day string
		want    []id.User
	}{
		{"gil", "2026-05-31", []id.User{"camille", "gil", "lea"}},
		{"gil", "2026-06-01", []id.User{"camille", "gil"}},
		{"anne", "2026-06-01", []id.User{"anne", "camille", "gil", "lea"}},
		{"camille", "2026-08-31", []id.User{"camille"}},
		{"camille", "2026-09-01", []id.User{"camille", "noe"}},
		// Gil left: his branch, and what is still in his name, pass to Anne; he keeps only himself in the chart of titles.
		{"anne", "2026-10-01", []id.User{"anne", "camille", "gil", "lea", "noe"}},
		{"anne", "2024-12-31", []id.User{"anne"}},
	} {
		got := team.BranchOf(id.User(c.of), house, d(c.day))
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s on %s: %v, want %v", c.of, c.day, got, c.want)
		}
	}
}

func TestChainUp(t *testing.T) {
	if got := team.ChainUp("noe", house, d("2026-10-01")); !slices.Equal(got, []id.User{"camille", "gil", "anne"}) {
		t.Errorf("chain %v", got)
	}
	if got := team.ChainUp("anne", house, d("2026-10-01")); len(got) != 0 {
		t.Errorf("above the top: %v", got)
	}
}

func TestChart(t *testing.T) {
	show := func(day string) string {
		var walk func(list []team.Node) string
		walk = func(list []team.Node) string {
			s := ""
			for _, n := range list {
				s += string(n.Position.User)
				if len(n.Reports) > 0 {
					s += "(" + walk(n.Reports) + ")"
				}
				s += " "
			}
			return s
		}
		return walk(team.Chart(house, d(day), func(u id.User) string { return string(u) }))
	}
	for day, want := range map[string]string{
		"2026-05-31": "anne(gil(camille lea ) ) ",
		// Gil is gone from the chart, his people are shown under Anne.
		"2026-09-01": "anne(camille(noe ) lea ) ",
		"2024-01-01": "",
	} {
		if got := show(day); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}

func TestGive(t *testing.T) {
	for name, c := range map[string]struct {
		user     id.User
		in       team.PositionInput
		code     string
		closes   string
		replaces bool
	}{
		"first":         {user: "zoe", in: team.PositionInput{Title: team.Finance, From: on("2026-01-01")}},
		"ends the last": {user: "camille", in: team.PositionInput{Title: team.GAM, Manager: "anne", From: on("2026-11-01")}, closes: "2026-10-31"},
		"corrects":      {user: "lea", in: team.PositionInput{Title: team.AccountManager, Manager: "anne", From: on("2026-06-01")}, replaces: true},
		"before a later": {user: "lea", in: team.PositionInput{Title: team.KAM, From: on("2026-01-01")},
			code: "position_follows"},
		"fits before a later": {user: "lea", in: team.PositionInput{Title: team.KAM, From: on("2026-01-01"), To: on("2026-05-31")}, closes: "2025-12-31"},
		"own boss":            {user: "noe", in: team.PositionInput{Title: team.KAM, Manager: "noe", From: on("2026-10-01")}, code: "manager_self"},
		"circle": {user: "anne", in: team.PositionInput{Title: team.GAM, Manager: "lea", From: on("2026-07-01")},
			code: "manager_circle"},
		// In February Noé is below nobody; on 1 September he comes below Camille: the circle would close then.
		"circle later": {user: "camille", in: team.PositionInput{Title: team.KAM, Manager: "noe", From: on("2026-02-01")},
			code: "manager_circle"},
	} {
		g, err := team.Give(c.user, c.in, house)
		if c.code != "" {
			if !problem.Has(err, c.code) {
				t.Errorf("%s: %v, want %s", name, err, c.code)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if g.Replaces != c.replaces {
			t.Errorf("%s: replaces %v", name, g.Replaces)
		}
		got := ""
		if g.Closes != nil {
			got = g.Closes.To.String()
		}
		if got != c.closes {
			t.Errorf("%s: closes %q, want %q", name, got, c.closes)
		}
	}
}

// Whatever is given in whatever order, nobody holds two places on a day, no day has a circle, and below is the
// reverse of above.
func TestGiveKeepsTheTreeSound(t *testing.T) {
	start, people := d("2026-01-01"), 5
	user := func(i int) id.User { return id.User(fmt.Sprint("u", i)) }
	rapid.Check(t, func(t *rapid.T) {
		var all []team.Position
		for range rapid.IntRange(1, 12).Draw(t, "gifts") {
			from := start.Add(rapid.IntRange(0, 40).Draw(t, "from"))
			in := team.PositionInput{Title: team.KAM, From: &from}
			if m := rapid.IntRange(-1, people-1).Draw(t, "manager"); m >= 0 {
				in.Manager = user(m)
			}
			if n := rapid.IntRange(-10, 30).Draw(t, "length"); n >= 0 {
				in.To = day.Ptr(from.Add(n))
			}
			all = apply(all, user(rapid.IntRange(0, people-1).Draw(t, "user")), in)
		}
		for n := range 80 {
			on := start.Add(n)
			for i := range people {
				checkDay(t, all, user(i), on)
			}
		}
	})
}

func apply(all []team.Position, u id.User, in team.PositionInput) []team.Position {
	g, err := team.Give(u, in, all)
	var list problem.List
	if errors.As(err, &list) || err != nil {
		return all
	}
	out := []team.Position{}
	for _, p := range all {
		switch {
		case g.Replaces && p.ID == g.Position.ID:
		case g.Closes != nil && p.ID == g.Closes.ID:
			out = append(out, *g.Closes)
		default:
			out = append(out, p)
		}
	}
	if !g.Replaces {
		g.Position.ID = id.New[id.Any]()
	}
	return append(out, g.Position)
}

func checkDay(t *rapid.T, all []team.Position, u id.User, on day.Day) {
	held := 0
	for _, p := range all {
		if p.User == u && p.On(on) {
			held++
		}
	}
	if held > 1 {
		t.Fatalf("%s holds %d places on %v", u, held, on)
	}
	for _, m := range team.ChainUp(u, all, on) {
		if m == u || !slices.Contains(team.BranchOf(m, all, on), u) {
			t.Fatalf("%s is above %s on %v, but %s is not below", m, u, on, u)
		}
	}
}

func TestClose(t *testing.T) {
	p := pos("lea", "gil", team.KAM, "2026-01-01", "2026-05-31")
	for to, code := range map[string]string{"2026-03-31": "", "2025-12-31": "to_before_from", "2026-06-01": "position_extended", "2500-01-01": "date_implausible"} {
		if _, err := p.Close(d(to)); (err == nil) != (code == "") || (code != "" && !problem.Has(err, code)) {
			t.Errorf("close on %s: %v, want %q", to, err, code)
		}
	}
}
