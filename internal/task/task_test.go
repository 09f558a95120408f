package task

import (
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
)

var today = day.MustParse("2026-11-23")

func TestTwoFieldsAreEnough(t *testing.T) {
	in := Input{Title: " Envoyer le plan de prévention ", Due: day.Ptr(today)}
	if l := in.Validate(); len(l) > 0 {
		t.Error(l)
	}
	k := in.Task("camille")
	if k.Title != "Envoyer le plan de prévention" || k.Kind != Todo || k.Owner != "camille" || k.State != Open {
		t.Errorf("%+v", k)
	}
	bad := Input{Title: "\x07", Kind: "WISH", Due: day.Ptr(day.MustParse("0218-10-29"))}
	if l := bad.Validate(); len(l) != 3 {
		t.Errorf("%v", l)
	}
	if l := (Input{Title: "x", Kind: PromiseOurs}).Validate(); !problem.Has(l, "promise_needs_account") {
		t.Errorf("promised to whom? %v", l)
	}
}

func TestLife(t *testing.T) {
	k := Input{Title: "x"}.Task("camille")
	done, err := k.Finish(today)
	if err != nil || done.State != Done || *done.DoneOn != today {
		t.Errorf("%v %+v", err, done)
	}
	for name, err := range map[string]error{
		"done twice": second(done.Finish(today)), "cancelled once done": second(done.Cancel()),
		"reopened while open": second(k.Reopen()), "delegated once done": second(done.Delegate("bastien")),
	} {
		if !problem.Has(err, "wrong_state") {
			t.Errorf("%s: %v", name, err)
		}
	}
	again, err := done.Reopen()
	if err != nil || again.State != Open || again.DoneOn != nil {
		t.Errorf("%v %+v", err, again)
	}
	if k, err = k.Delegate("bastien"); err != nil || k.Owner != "bastien" {
		t.Errorf("%v %+v", err, k)
	}
	if _, err = k.Delegate("bastien"); !problem.Has(err, "same_owner") {
		t.Error(err)
	}
	if _, err = k.Delegate(""); !problem.Has(err, "required") {
		t.Error(err)
	}
	if k, err = k.Cancel(); err != nil || k.State != Cancelled {
		t.Error(err)
	}
}

func second(_ Task, err error) error { return err }

func TestAlerts(t *testing.T) {
	for kind, want := range map[Kind]string{Todo: "TK_LATE W", PromiseOurs: "TK_PROMISE H", PromiseTheirs: "TK_PROMISE H theirs"} {
		k := Task{ID: "t", Kind: kind, State: Open, Due: day.Ptr(today - 4), Title: "x"}
		a, late := Alert(k, "Helvane", today)
		got := a.Code + " " + string(a.Severity)
		if a.Variant != "" {
			got += " " + a.Variant
		}
		if !late || got != want || a.Params["n"] != 4 || a.Value != nil {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
		k.Due = day.Ptr(today)
		if _, late = Alert(k, "", today); late {
			t.Error("due today is not late")
		}
		k.Due, k.State = day.Ptr(today-4), Done
		if _, late = Alert(k, "", today); late {
			t.Error("done is not late")
		}
	}
	if _, late := Alert(Task{State: Open}, "", today); late {
		t.Error("without a due day nothing is late")
	}
	if State("").Valid() || Kind("").Valid() {
		t.Error("an empty code is known")
	}
}
