package account

import (
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

func loads(user string, froms ...string) []Load {
	var all []Load
	for i, from := range froms {
		all = append(all, Load{carry(string(rune('a'+i)), user, Primary, from, ""), Key})
	}
	return all
}

// Rejection 1: PRIMARY no. 4 without exception.
func TestTheCap(t *testing.T) {
	three := loads("camille", "2025-01-01", "2025-01-01", "2025-01-01")
	fourth := Load{carry("z", "camille", Primary, "2026-07-01", ""), Key}
	l := CheckCap(three, fourth, nil, DefaultCap)
	if !problem.Has(l, "cap_exceeded") || l[0].Args["n"] != 4 || l[0].Args["cap"] != 3 || l[0].Args["date"] != on("2026-07-01") {
		t.Errorf("%v %v", l, l[0].Args)
	}
	allowed := Exception{User: "camille", Account: "z", Reason: "Relais d'Ilse", ApprovedBy: "theo", From: on("2026-07-01"), To: on("2026-12-31")}
	if l = CheckCap(three, fourth, []Exception{allowed}, DefaultCap); len(l) > 0 {
		t.Errorf("under an exception: %v", l)
	}
	for name, fine := range map[string]Load{
		"a candidate": {carry("z", "camille", Primary, "2026-07-01", ""), Candidate},
		"a backup":    {carry("z", "camille", Backup, "2026-07-01", ""), Key},
		"an interim":  {carry("z", "camille", Interim, "2026-07-01", "2026-08-29"), Key},
	} {
		if l = CheckCap(three, fine, nil, DefaultCap); len(l) > 0 {
			t.Errorf("%s: %v", name, l)
		}
	}
	long := Load{carry("z", "camille", Interim, "2026-07-01", "2026-08-30"), Watch}
	if l = CheckCap(three, long, nil, DefaultCap); !problem.Has(l, "interim_too_long") {
		t.Error("an interim of 61 days counts")
	}
}

// from and to are inclusive: closed on 30/06 frees the place on 01/07, not before.
func TestAPlaceIsFreedTheDayAfter(t *testing.T) {
	three := loads("camille", "2025-01-01", "2025-01-01", "2025-01-01")
	three[0].Assignment.To = until("2026-06-30")
	if l := CheckCap(three, Load{carry("z", "camille", Primary, "2026-06-30", ""), Key}, nil, 3); !problem.Has(l, "cap_exceeded") {
		t.Error("four on 30/06")
	}
	if l := CheckCap(three, Load{carry("z", "camille", Primary, "2026-07-01", ""), Key}, nil, 3); len(l) > 0 {
		t.Errorf("three from 01/07: %v", l)
	}
}

// A load that is fine today may exceed the cap when one already planned begins.
func TestTheCapHoldsOnEveryDay(t *testing.T) {
	planned := loads("camille", "2025-01-01", "2025-01-01", "2026-09-01")
	l := CheckCap(planned, Load{carry("z", "camille", Primary, "2026-07-01", ""), Key}, nil, 3)
	if !problem.Has(l, "cap_exceeded") || l[0].Args["date"] != on("2026-09-01") {
		t.Errorf("%v", l)
	}
}

func TestExceptionIsApprovedAndShort(t *testing.T) {
	ok := Exception{User: "camille", Account: "z", Reason: "r", ApprovedBy: "theo", From: on("2026-08-31"), To: on("2027-02-28")}
	if l := ok.Validate(); len(l) > 0 {
		t.Error(l)
	}
	long := ok
	long.To = on("2027-03-01")
	if l := long.Validate(); !problem.Has(l, "exception_too_long") {
		t.Error(l)
	}
	self := ok
	self.ApprovedBy = "camille"
	if l := self.Validate(); !problem.Has(l, "self_approved") {
		t.Error(l)
	}
	if l := (Exception{From: on("2026-01-02"), To: on("2026-01-01")}).Validate(); len(l) != 5 {
		t.Errorf("%v", l)
	}
}

func TestTheExceptionOfAnAssignment(t *testing.T) {
	a := carry("z", "camille", Primary, "2026-07-01", "")
	if _, ok := a.Exception(); ok {
		t.Error("none was asked for")
	}
	a.ExceptionUntil = until("2027-01-02")
	if l := Assign(nil, a); !problem.Has(l, "exception_too_long") || !problem.Has(l, "not_approved") || !problem.Has(l, "required") {
		t.Errorf("%v", l)
	}
	a.ExceptionUntil, a.Reason, a.ApprovedBy = until("2027-01-01"), "Relais d'Ilse", "theo"
	three := loads("camille", "2025-01-01", "2025-01-01", "2025-01-01")
	fourth := Load{a, Key}
	if l := append(Assign(nil, a), CheckCap(three, fourth, Exceptions(append(three, fourth)), DefaultCap)...); len(l) > 0 {
		t.Errorf("%v", l)
	}
}

func TestCapAlert(t *testing.T) {
	today := on("2026-11-23")
	four := loads("hugo", "2025-01-01", "2025-01-01", "2025-01-01", "2026-01-01")
	a, raised := CapAlert("hugo", "Hugo", four, nil, 3, today)
	if !raised || a.Params["n"] != 4 || a.Severity != "H" || a.Key() != "PF_CAP:user/hugo" {
		t.Errorf("%v %+v", raised, a)
	}
	until := Exception{User: "hugo", Account: id.Account("d"), From: on("2026-06-01"), To: today}
	if _, raised = CapAlert("hugo", "Hugo", four, []Exception{until}, 3, today); raised {
		t.Error("under an exception")
	}
	if _, raised = CapAlert("hugo", "Hugo", four, []Exception{until}, 3, today+1); !raised {
		t.Error("the exception is over")
	}
}
