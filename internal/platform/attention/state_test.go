package attention

import (
	"strings"
	"testing"

	"comptoir/internal/kernel/problem"
)

// Rejection 18: a critical alert is not dismissed without a reason.
func TestDismiss(t *testing.T) {
	if _, err := Dismiss(Alert{Severity: Critical}, "  "); !problem.Has(err, "required") {
		t.Errorf("rejection 18: %v", err)
	}
	h, err := Dismiss(Alert{Severity: Critical}, " Décidé au comité ")
	if err != nil || h.Reason != "Décidé au comité" || !h.Hides(Alert{Severity: Critical}, today.Add(300)) {
		t.Errorf("%v %+v", err, h)
	}
	if h, err = Dismiss(Alert{Severity: High}, ""); err != nil || !h.Hides(Alert{Severity: High}, today) || h.Hides(Alert{Severity: Critical}, today) {
		t.Errorf("a graver alert is another one: %v", err)
	}
	if _, err = Dismiss(Alert{}, strings.Repeat("x", 1001)); !problem.Has(err, "too_long") {
		t.Error(err)
	}
}

func TestSnooze(t *testing.T) {
	c, w := Alert{Severity: Critical}, Alert{Severity: Warning}
	if _, err := Snooze(c, today.Add(8), today); !problem.Has(err, "snooze_too_long") {
		t.Errorf("8 days: %v", err)
	}
	h, err := Snooze(c, today.Add(7), today)
	if err != nil || !h.Hides(c, today.Add(6)) || h.Hides(c, today.Add(7)) {
		t.Errorf("back on the day: %v", err)
	}
	if _, err = Snooze(w, today, today); !problem.Has(err, "in_past") {
		t.Error(err)
	}
	h, err = Snooze(w, today.Add(30), today)
	if err != nil || !h.Hides(w, today.Add(29)) || h.Hides(Alert{Severity: High}, today.Add(1)) {
		t.Errorf("back on worsening: %v", err)
	}
}

func TestDone(t *testing.T) {
	w, c := Alert{Severity: Warning}, Alert{Severity: Critical}
	if h := MarkDone(w, today); !h.Hides(w, today.Add(6)) || h.Hides(w, today.Add(7)) {
		t.Error("done hides seven days")
	}
	if h := MarkDone(c, today); !h.Hides(c, today) || h.Hides(c, today.Add(1)) {
		t.Error("done hides a critical alert one day")
	}
	if (Handled{}).Hides(c, today) || (Handled{State: Open}).Hides(c, today) || State("").Valid() || !Snoozed.Valid() {
		t.Error("an open alert is shown")
	}
}
