package contract

import (
	"strings"
	"testing"

	"comptoir/internal/kernel/explain"
)

func steps(x explain.Explanation) string {
	var s []string
	for _, t := range x.Terms {
		s = append(s, t.Code)
	}
	return strings.Join(s, " ")
}

// The drawn popover « Pourquoi le vendredi 27 novembre 2026 ? », step by step.
func TestExplainPrudent(t *testing.T) {
	x := ExplainPrudent(verreries(), on("2026-11-23"), policy)
	if x.Result != on("2026-11-27") {
		t.Errorf("result %v", x.Result)
	}
	if got := steps(x); got != "step_end step_notice step_theoretical_quantieme step_strictest step_moved_back" {
		t.Error(got)
	}
	for i, want := range []any{on("2027-02-28"), explain.Count{N: 3, Of: "months"}, on("2026-11-30"), on("2026-11-28"), on("2026-11-27")} {
		if x.Terms[i].Value != want {
			t.Errorf("step %d: %v, want %v", i, x.Terms[i].Value, want)
		}
	}
	if x.Terms[4].Args["closed"] != "saturday" {
		t.Errorf("moved back because of %v", x.Terms[4].Args["closed"])
	}
	if len(x.WouldChange) != 1 || x.WouldChange[0].Args["date"] != on("2026-10-28") || x.WouldChange[0].Args["more"] != (explain.Count{N: 4, Of: "months"}) {
		t.Errorf("what would change it: %+v", x.WouldChange)
	}
	by := ExplainDecideBy(verreries(), on("2026-11-23"), policy)
	if by.Result != on("2026-11-13") || steps(by) != "step_prudent step_decide_ahead" {
		t.Errorf("%v %s", by.Result, steps(by))
	}
}

func TestExplainLeavesOutStepsThatDoNothing(t *testing.T) {
	x := ExplainPrudent(endingOn("2026-12-31", Tacit, NoticeOf(3)), on("2026-06-01"), policy)
	if got := steps(x); got != "step_typed_end step_notice step_theoretical_quantieme" {
		t.Error(got)
	}
	x = ExplainPrudent(endingOn("2026-12-31", Express, NoticeOf(3)), on("2026-06-01"), policy)
	if x.Result != string(NotTacit) {
		t.Errorf("%v", x.Result)
	}
	if x = ExplainDecideBy(endingOn("2026-12-31", Express, NoticeOf(3)), on("2026-06-01"), policy); x.Result != string(NotTacit) {
		t.Errorf("%v", x.Result)
	}
}

func TestExplainEnd(t *testing.T) {
	x := ExplainEnd(verreries(), on("2027-06-01"))
	if steps(x) != "step_end step_tacit" || x.Result != on("2028-02-29") {
		t.Errorf("%s %v", steps(x), x.Result)
	}
	c := endingOn("2026-12-31", Tacit, NoticeOf(3))
	c.Renewal.Months = 0
	if x = ExplainEnd(c, on("2027-06-01")); steps(x) != "step_typed_end step_tacit_open_ended" || x.Result != nil {
		t.Errorf("%s %v", steps(x), x.Result)
	}
}
