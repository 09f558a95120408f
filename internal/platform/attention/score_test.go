package attention

import (
	"fmt"
	"math"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"pgregory.net/rapid"
)

var today = day.MustParse("2026-11-23")

func in(days int) *day.Day { return day.Ptr(today.Add(days)) }

func euros(units int64) *money.Money {
	m := money.Major(units, money.EUR)
	return &m
}

func TestPriority(t *testing.T) {
	for _, c := range []struct {
		id    string
		s     Severity
		due   *day.Day
		value *money.Money
		r     Relation
		want  string
	}{
		{"T19.1 H, 7 d, 600 k€, owner", High, in(7), euros(600_000), Owner, "73.5"},
		{"T19.1 W, due today, 40 k€, member", Warning, in(0), euros(40_000), Member, "65.8"},
		{"T19.1 I, 21 d, 900 k€, owner", Info, in(21), euros(900_000), Owner, "47.2"},
		{"the drawn line 1", Critical, in(-10), euros(1_840_000), Owner, "100.0"},
		{"the drawn line 2, no figure behind it", Critical, in(-23), euros(287_770), Owner, "96.4"},
		{"the drawn line 3, to be put in figures", High, in(-4), nil, Owner, "74.0"},
		{"the drawn line 4, explained", High, in(23), euros(1_260_000), Owner, "67.0"},
		{"the drawn line 5, no date", High, nil, euros(240_000), Owner, "64.9"},
		{"the drawn line 7", Warning, nil, nil, Owner, "43.0"},
		{"nobody's", Info, nil, euros(0), "", "19.0"},
	} {
		got := Priority(c.s, c.due, today, c.value, c.r, DefaultWeights)
		if s := fmt.Sprintf("%.1f", got.Total); s != c.want {
			t.Errorf("%s: %s, want %s", c.id, s, c.want)
		}
	}
}

// The parts add up, the total stays within 0 and 100, and nothing that grows lowers it.
func TestPriorityProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom([]Severity{Info, Warning, High, Critical}).Draw(t, "severity")
		r := rapid.SampledFrom([]Relation{Owner, Member, Branch}).Draw(t, "relation")
		due := rapid.IntRange(-400, 400).Draw(t, "due")
		value := rapid.Int64Range(0, 1e9).Draw(t, "value")
		x := Priority(s, in(due), today, euros(value), r, DefaultWeights)
		sum := x.Severity.Points + x.Urgency.Points + x.Value.Points + x.Relation.Points
		if x.Total < 0 || x.Total > 100+1e-9 || math.Abs(sum-x.Total) > 1e-9 {
			t.Fatalf("%+v", x)
		}
		sooner := Priority(s, in(due-1), today, euros(value+1000), r, DefaultWeights)
		if sooner.Total < x.Total {
			t.Fatalf("sooner and dearer ranks lower: %v < %v", sooner.Total, x.Total)
		}
	})
}

func TestExplainTheScore(t *testing.T) {
	a := Alert{Code: "CT_NOTICE", Severity: High, Due: in(23), Value: euros(1_260_000)}
	x := Priority(a.Severity, a.Due, today, a.Value, Owner, DefaultWeights).Explain(a, Owner, today)
	sum := 0.0
	for _, term := range x.Terms {
		sum += *term.Contribution
	}
	if len(x.Terms) != 4 || math.Abs(sum-x.Result.(float64)) > 1e-9 || x.Terms[1].Args["days"] != 23 {
		t.Errorf("%+v", x)
	}
	bare := Alert{Severity: High}
	x = Priority(High, nil, today, nil, Owner, DefaultWeights).Explain(bare, Owner, today)
	if x.Terms[1].Code != "step_urgency_none" || x.Terms[2].Code != "step_value_unknown" {
		t.Errorf("%+v", x.Terms)
	}
}
