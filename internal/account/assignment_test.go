package account

import (
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"pgregory.net/rapid"
)

var on = day.MustParse

func until(s string) *day.Day {
	if s == "" {
		return nil
	}
	return day.Ptr(on(s))
}

func carry(account, user string, role Role, from, to string) Assignment {
	return Assignment{Account: id.Account(account), User: id.User(user), Role: role, From: on(from), To: until(to)}
}

// Rejection 1: two PRIMARYs overlapping by one day.
func TestOnePrimaryPerDay(t *testing.T) {
	old := []Assignment{carry("a", "camille", Primary, "2025-01-01", "2026-06-30")}
	if l := Assign(old, carry("a", "hugo", Primary, "2026-06-30", "")); !problem.Has(l, "primary_overlap") || l[0].Args["date"] != on("2026-06-30") {
		t.Errorf("one day shared: %v", l)
	}
	for _, fine := range []Assignment{
		carry("a", "hugo", Primary, "2026-07-01", ""), carry("a", "hugo", Backup, "2026-01-01", ""),
		carry("a", "hugo", Interim, "2026-06-01", "2026-06-20"), carry("b", "hugo", Primary, "2026-01-01", ""),
	} {
		if l := Assign(old, fine); len(l) > 0 {
			t.Errorf("%+v: %v", fine, l)
		}
	}
	if l := Assign(nil, carry("a", "", "CHIEF", "2026-06-30", "2026-06-29")); len(l) != 3 {
		t.Errorf("user, role, end: %v", l)
	}
	if l := Assign([]Assignment{carry("a", "hugo", Backup, "2026-01-01", "")}, carry("a", "hugo", Backup, "2026-02-01", "")); !problem.Has(l, "assigned_twice") {
		t.Error(l)
	}
}

func TestClose(t *testing.T) {
	a, err := carry("a", "camille", Primary, "2025-01-01", "").Close(on("2026-06-30"))
	if err != nil || !a.On(on("2026-06-30")) || a.On(on("2026-07-01")) {
		t.Errorf("%v %+v", err, a)
	}
	if _, err = a.Close(on("2026-08-01")); !problem.Has(err, "already_closed") {
		t.Error(err)
	}
	if _, err = carry("a", "c", Primary, "2025-01-01", "").Close(on("2024-12-31")); !problem.Has(err, "to_before_from") {
		t.Error(err)
	}
}

func TestGaps(t *testing.T) {
	of := []Assignment{
		carry("a", "hugo", Primary, "2026-03-10", ""), carry("a", "camille", Primary, "2025-01-01", "2026-01-31"),
		carry("a", "ilse", Interim, "2026-02-11", "2026-02-28"), carry("a", "noé", Backup, "2025-01-01", ""),
	}
	got := Gaps(of, on("2024-12-30"), on("2026-12-31"))
	want := []Gap{{on("2024-12-30"), on("2024-12-31")}, {on("2026-02-01"), on("2026-02-10")}, {on("2026-03-01"), on("2026-03-09")}}
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, want %v", got[i], want[i])
		}
	}
}

// A day is in a gap exactly when nobody carries the account.
func TestGapsAreTheDaysNobodyCarries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := on("2026-01-01")
		var of []Assignment
		for range rapid.IntRange(0, 5).Draw(t, "n") {
			a := Assignment{Role: rapid.SampledFrom(Roles).Draw(t, "role"), From: first.Add(rapid.IntRange(-20, 60).Draw(t, "from"))}
			if rapid.Bool().Draw(t, "closed") {
				a.To = day.Ptr(a.From.Add(rapid.IntRange(0, 30).Draw(t, "days")))
			}
			of = append(of, a)
		}
		gaps := Gaps(of, first, first+60)
		for d := first; d <= first+60; d++ {
			in := false
			for _, g := range gaps {
				in = in || (d >= g.From && d <= g.To)
			}
			if _, carried := CarrierOn(of, d); carried == in {
				t.Fatalf("%s: carried %v, in a gap %v of %v", d, carried, in, gaps)
			}
		}
	})
}

func TestTheInterimStandsInForThePrimary(t *testing.T) {
	of := []Assignment{carry("a", "camille", Primary, "2025-01-01", ""), carry("a", "ilse", Interim, "2026-02-01", "2026-02-28")}
	if a, _ := CarrierOn(of, on("2026-02-10")); a.User != "ilse" {
		t.Error(a.User)
	}
	if a, _ := PrimaryOn(of, on("2026-02-10")); a.User != "camille" {
		t.Error(a.User)
	}
}
