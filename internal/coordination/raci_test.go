package coordination_test

import (
	"testing"

	"pgregory.net/rapid"

	"comptoir/internal/coordination"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

func TestExactlyOneAnswers(t *testing.T) {
	for want, row := range map[string]coordination.Row{
		"":                {},
		"no_accountable":  {"bastien": coordination.Responsible},
		"one_accountable": {"bastien": coordination.Accountable, "camille": coordination.Accountable},
		"unknown_choice":  {"bastien": "X"},
	} {
		l := row.Validate()
		if want == "" && len(l) > 0 || want != "" && !problem.Has(l.Err(), want) {
			t.Errorf("%v: %v", row, l)
		}
	}
}

// apply does a move in memory, as the desk does in its tables.
func apply(all []coordination.Raci, m coordination.Move) (out []coordination.Raci) {
	gone, ended := map[id.Any]bool{}, map[id.Any]coordination.Raci{}
	for _, r := range m.Drop {
		gone[r.ID] = true
	}
	for _, r := range m.End {
		ended[r.ID] = r
	}
	for _, r := range all {
		if e, ok := ended[r.ID]; ok {
			r = e
		}
		if !gone[r.ID] {
			out = append(out, r)
		}
	}
	for _, r := range m.Begin {
		r.ID = id.New[id.Any]()
		out = append(out, r)
	}
	return out
}

func TestWhatWasTrueStaysSo(t *testing.T) {
	first := coordination.Row{"camille": coordination.Accountable, "bastien": coordination.Responsible}
	all := apply(nil, coordination.Change(nil, "a", "PRICE", first, today))
	second := coordination.Row{"theo": coordination.Accountable, "bastien": coordination.Responsible}
	m := coordination.Change(all, "a", "PRICE", second, today+10)
	if len(m.End) != 1 || len(m.Begin) != 1 || len(m.Drop) != 0 || *m.End[0].To != today+9 {
		t.Errorf("%+v", m)
	}
	all = apply(all, m)
	if got := coordination.RowOn(all, "PRICE", today+9).String(); got != first.String() {
		t.Errorf("before: %s", got)
	}
	if got := coordination.RowOn(all, "PRICE", today+10).String(); got != second.String() {
		t.Errorf("after: %s", got)
	}
	if !coordination.Change(all, "a", "PRICE", second, today+10).Nothing() {
		t.Error("the same row again moves something")
	}
}

// Whatever is decided in whatever order of days, each topic has at every date exactly one who answers for it, or nobody.
func TestAtEveryDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := []id.User{"camille", "bastien", "theo"}
		var all []coordination.Raci
		on := today
		for range rapid.IntRange(1, 6).Draw(t, "changes") {
			on += day.Day(rapid.IntRange(0, 2).Draw(t, "later"))
			want := coordination.Row{}
			if rapid.Bool().Draw(t, "somebody") {
				want[rapid.SampledFrom(people).Draw(t, "accountable")] = coordination.Accountable
				for _, u := range people {
					if p := rapid.SampledFrom([]coordination.Part{"", coordination.Responsible, coordination.Informed}).Draw(t, "part"); p != "" && want[u] == "" {
						want[u] = p
					}
				}
			}
			all = apply(all, coordination.Change(all, "a", "PRICE", want, on))
			if got := coordination.RowOn(all, "PRICE", on); got.String() != want.String() {
				t.Fatalf("wanted %v, have %v", want, got)
			}
		}
		for d := today - 1; d < on+3; d++ {
			if l := coordination.RowOn(all, "PRICE", d).Validate(); len(l) > 0 {
				t.Fatalf("%s: %v in %+v", d, l, all)
			}
		}
	})
}
