package stakeholder

import (
	"math"
	"slices"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
)

var today = day.MustParse("2026-11-23")

func ptr[T any](v T) *T { return &v }

func weights() []Weight {
	var out []Weight
	for i, inf := range []int{90, 70, 50, 40} {
		out = append(out, Weight{Influence: ptr(inf), Strength: ptr([]float64{55, 20, 62, 10}[i]), Sentiment: ptr([]float64{1, -1, 2, 0}[i])})
	}
	return out
}

// [T3.2] [T3.3] [T3.4]
func TestMeasures(t *testing.T) {
	c, covered, all, ok := Coverage(weights())
	if !ok || covered != 140 || all != 250 || math.Abs(c-0.56) > 1e-9 {
		t.Errorf("coverage %v %d/%d %v", c, covered, all, ok)
	}
	if s, n, ok := Support(weights()); !ok || n != 4 || math.Abs(s-0.24) > 1e-9 {
		t.Errorf("support %v %d %v", s, n, ok)
	}
	if d, at, ok := Dependence(weights()); !ok || at != 2 || math.Abs(100*d-42.2) > 0.05 {
		t.Errorf("dependence %v %d %v", d, at, ok)
	}
}

// No stakeholder: everything is undetermined. What is unknown drops out, and is not zero.
func TestUndetermined(t *testing.T) {
	for _, list := range [][]Weight{nil, {{}}, {{Influence: ptr(0)}}} {
		_, _, _, c := Coverage(list)
		_, _, s := Support(list)
		_, _, d := Dependence(list)
		if c || s || d {
			t.Errorf("%v: %v %v %v", list, c, s, d)
		}
	}
	some := append(weights(), Weight{Sentiment: ptr(-2.0)}, Weight{Influence: ptr(100)})
	if s, n, _ := Support(some); n != 4 || math.Abs(s-0.24) > 1e-9 {
		t.Errorf("support %v of %d", s, n)
	}
	if _, covered, all, _ := Coverage(some); covered != 140 || all != 350 {
		t.Errorf("who was never met is not covered: %d/%d", covered, all)
	}
}

// [T3.5]
func TestCriteria(t *testing.T) {
	p := Process{Name: "x"}
	for i, w := range []int{40, 35, 25} {
		p.Criteria = append(p.Criteria, Criterion{Name: "c", Weight: w, Ours: ptr([]int{70, 80, 60}[i]), Theirs: ptr([]int{80, 60, 60}[i])})
	}
	ours, theirs, known, ok := p.Totals()
	if !ok || known != 100 || math.Abs(ours-7.10) > 1e-9 || math.Abs(theirs-6.80) > 1e-9 {
		t.Errorf("%v %v %d %v", ours, theirs, known, ok)
	}
	if l := p.Validate(today); len(l) > 0 {
		t.Error(l)
	}
	p.Criteria[0].Weight = 39
	if l := p.Validate(today); len(l) != 1 || l[0].Code != "criteria_not_100" {
		t.Error(l)
	}
	if _, _, _, ok := (Process{}).Totals(); ok {
		t.Error("totals of nothing")
	}
}

func TestSteps(t *testing.T) {
	p := Process{Name: "x", Steps: []Step{{Name: "a", State: Done, Actual: day.Ptr(today)}, {Name: "b", State: Skipped, Reason: "r", Planned: day.Ptr(today - 9)},
		{Name: "c", State: Blocked, Reason: "r", Planned: day.Ptr(today - 1)}, {Name: "d", State: Planned, Planned: day.Ptr(today)}}}
	if i, ok := p.Next(); !ok || i != 2 || len(p.Validate(today)) > 0 {
		t.Errorf("%d %v %v", i, ok, p.Validate(today))
	}
	for i, late := range []bool{false, false, true, false} {
		if p.Steps[i].Late(today) != late {
			t.Errorf("step %d", i)
		}
	}
	for code, s := range map[string]Step{"required": {Name: "a", State: Done}, "step_to_come": {Name: "a", State: Done, Actual: day.Ptr(today + 1)}, "unknown_choice": {Name: "a", State: "X"}} {
		if l := (Process{Name: "x", Steps: []Step{s}}).Validate(today); len(l) != 1 || l[0].Code != code {
			t.Errorf("%s: %v", code, l)
		}
	}
	if l := (Process{Name: "x", Steps: []Step{{Name: "a", State: Blocked}}}).Validate(today); len(l) != 1 || l[0].Field != "step_1_reason" {
		t.Error(l)
	}
}

func TestSentiment(t *testing.T) {
	marks := []Mark{{Author: "a", Value: -1, Day: today}, {Author: "b", Value: 2, Day: today - 10}, {Author: "a", Value: 2, Day: today - 20},
		{Author: "c", Value: -2, Day: today - 181}, {Author: "d", Value: -2, Day: today + 1}}
	s, ok := SentimentOf(marks, today)
	if !ok || s.Mean != 0.5 || s.Spread != 3 || len(s.Latest) != 2 || s.Since != today-10 {
		t.Errorf("%+v %v", s, ok)
	}
	if _, ok := SentimentOf(marks[3:], today); ok {
		t.Error("what is old or to come does not count")
	}
	if !GivenBy("a", marks, today) || GivenBy("c", marks, today) {
		t.Error("whose counts")
	}
	if len((MarkInput{Value: ptr(3)}).Validate()) != 1 || len((MarkInput{}).Validate()) != 1 || len((MarkInput{Value: ptr(-2)}).Validate()) != 0 {
		t.Error("rejections")
	}
}

func TestNobodyReportsToThemselves(t *testing.T) {
	above := map[id.Any]id.Any{"b": "a", "c": "b"}
	if !Cycle("a", "c", above) || !Cycle("a", "a", above) || Cycle("c", "a", above) || Cycle("d", "c", above) || Cycle("a", "", above) {
		t.Error("circles")
	}
}

func TestEntering(t *testing.T) {
	in := Input{Contact: "c", Roles: []Role{Gatekeeper, DecisionMaker, Gatekeeper}, Influence: ptr(70)}
	s := Stakeholder{}.Edit(in, "u", today)
	if !slices.Equal(s.Roles, []Role{DecisionMaker, Gatekeeper}) || s.InfluenceBy != "u" || s.InfluenceDay != today || len(in.Validate()) > 0 {
		t.Errorf("%+v", s)
	}
	if again := s.Edit(in, "v", today+1); again.InfluenceBy != "u" {
		t.Error("an influence that did not move changed hands")
	}
	in.Influence = ptr(101)
	if l := in.Validate(); len(l) != 1 || l[0].Code != "out_of_range" {
		t.Error(l)
	}
	if l := (Input{}).Validate(); len(l) != 1 || l[0].Field != "post" {
		t.Error(l)
	}
	if !slices.Equal(Contacted.Next(), []State{Engaged, Left}) || len(Left.Next()) > 0 {
		t.Error("states")
	}
}
