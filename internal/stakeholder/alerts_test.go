package stakeholder

import (
	"slices"
	"testing"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
)

func TestAlerts(t *testing.T) {
	boss := Known{Stakeholder: Stakeholder{ID: "1", Contact: "c1", Roles: []Role{DecisionMaker}, Influence: ptr(90)}, Name: "A", Strength: ptr(17.2), Last: today - 70,
		Feeling: &Sentiment{Mean: -1, Since: today - 3}}
	buyer := Known{Stakeholder: Stakeholder{ID: "2", Contact: "c2", Roles: []Role{Buyer}, Influence: ptr(60)}, Name: "B", Strength: ptr(44.0)}
	codes := func(people ...Known) (out []string) {
		for _, x := range Alerts(Place{Account: "a", Name: "X", People: people}, today) {
			out = append(out, x.Code+string(x.Severity)+x.Variant)
		}
		return out
	}
	if got := codes(boss, buyer); !slices.Equal(got, []string{"SH_COLDH", "SH_NEGH", "SH_COVERW", "SH_SINGLEW"}) {
		t.Error(got)
	}
	if got := codes(); got != nil {
		t.Errorf("of nobody: %v", got)
	}
	boss.Strength, boss.Feeling, buyer.Strength = ptr(40.0), nil, ptr(41.0)
	if got := codes(boss, buyer); got != nil {
		t.Error(got)
	}
	if got := codes(boss); !slices.Equal(got, []string{"SH_SINGLEW", "SH_ROLEH"}) {
		t.Error(got)
	}
	boss.Contact = ""
	if got := codes(boss); !slices.Contains(got, "SH_ROLEHboth") {
		t.Errorf("an unfilled post decides nothing: %v", got)
	}
}

func TestLateStep(t *testing.T) {
	p := Process{ID: "p", Steps: []Step{{Name: "avis", State: Planned, Planned: day.Ptr(today - 5)}}}
	if x, ok := LateAlert(p, "X", today); !ok || x.Severity != alert.Warning || *x.Due != today-5 || x.Params["etape"] != "avis" {
		t.Errorf("%+v %v", x, ok)
	}
	p.Steps[0].State = Skipped
	if _, ok := LateAlert(p, "X", today); ok {
		t.Error("a skipped step is late")
	}
}
