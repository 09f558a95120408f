package portfolio

import (
	"testing"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
)

var today = day.MustParse("2026-11-23")

func has(t *testing.T, err error, code string) {
	t.Helper()
	if code == "" && err != nil || code != "" && !problem.Has(err, code) {
		t.Errorf("got %v, want %q", err, code)
	}
}

func TestModelWeights(t *testing.T) {
	for _, c := range []struct {
		change func(m *ModelInput)
		code   string
	}{
		{func(*ModelInput) {}, ""},
		{func(in *ModelInput) { in.Criteria[0].Weight = 29 }, "weights_not_100"},
		{func(in *ModelInput) { in.Criteria[0].Weight, in.Criteria[1].Weight = 0, 55 }, "weight_range"},
		{func(in *ModelInput) { in.Criteria = in.Criteria[:5] }, "required"},
		{func(in *ModelInput) { in.Criteria[1].Label = "attrait 1" }, "criterion_twice"},
		{func(in *ModelInput) { in.Name = " " }, "required"},
		{func(in *ModelInput) { in.ThresholdA = 105 }, "score_range"},
		{func(in *ModelInput) { in.ThresholdS = 52 }, "score_step"},
	} {
		in := ModelInput{Name: "Sélection", ThresholdA: 50, ThresholdS: 50, Criteria: model().Criteria}
		c.change(&in)
		_, err := model().Edit(in)
		has(t, err, c.code)
	}
}

func TestAUsedModelIsFrozen(t *testing.T) {
	m := model()
	m.State = Draft
	m, err := m.Adopt(today)
	has(t, err, "")
	if m.State != Current || m.Frozen() {
		t.Errorf("%+v", m)
	}
	_, err = m.Adopt(today)
	has(t, err, "wrong_model_state")
	m.Used = &today
	_, err = m.Edit(ModelInput{})
	has(t, err, "model_frozen")
	_, err = model().Retire().Edit(ModelInput{})
	has(t, err, "model_frozen")
}

func TestAssessInput(t *testing.T) {
	seven, odd, over, under := Tenths(70), Tenths(72), Tenths(105), Tenths(-5)
	long := make([]byte, MostEvidence+1)
	for i := range long {
		long[i] = 'e'
	}
	for _, c := range []struct {
		in   AssessInput
		code string
	}{
		{AssessInput{On: today, Marks: Marks{{Criterion: "a1", Ours: &seven}}}, ""},
		{AssessInput{On: today, Marks: Marks{{Criterion: "a1", Ours: &odd}}}, "score_step"},
		{AssessInput{On: today, Marks: Marks{{Criterion: "a1", Ours: &over}}}, "score_range"},
		{AssessInput{On: today, Marks: Marks{{Criterion: "s1", Theirs: &under}}}, "score_range"},
		{AssessInput{On: today, Marks: Marks{{Criterion: "zz", Ours: &seven}}}, "unknown_choice"},
		{AssessInput{On: today, Marks: Marks{{Criterion: "a1", Evidence: string(long)}}}, "too_long"},
		{AssessInput{On: today + 1}, "date_to_come"},
		{AssessInput{On: today - 40}, "before_last_assessment"},
		{AssessInput{On: today, Competitor: "a\x07b"}, "control_character"},
	} {
		has(t, c.in.Validate(model(), today, day.Ptr(today-30)).Err(), c.code)
	}
}

func TestFillKeepsWhatTheModelAsks(t *testing.T) {
	five := Tenths(50)
	got := AssessInput{Marks: Marks{{Criterion: "a1", Ours: &five, Theirs: &five}, {Criterion: "zz", Ours: &five}}}.Fill(model())
	if len(got) != 8 || got.Of("a1").Theirs != nil || got.Of("s1").Ours != nil {
		t.Errorf("%+v", got)
	}
}

func TestConfirm(t *testing.T) {
	_, err := Assessment{State: Drafted}.Confirm("u")
	has(t, err, "assessment_empty")
	s, err := Assessment{State: Drafted, Marks: marks([]float64{0}, nil, nil)}.Confirm("u")
	has(t, err, "")
	_, err = s.Confirm("u")
	has(t, err, "wrong_assessment_state")
}

func TestSteps(t *testing.T) {
	fresh, old := &Assessment{ID: "x", On: today - 365}, &Assessment{ID: "x", On: today - 366}
	done, open := &Handover{State: HandoverDone, Purpose: Leaving}, &Handover{State: HandoverOpen, Purpose: Leaving}
	for _, c := range []struct {
		v      Verb
		f      Facts
		reason string
		to     Status
		code   string
	}{
		{Qualify, Facts{Status: Candidate, Last: fresh}, "Quatre sites", Qualified, ""},
		{Qualify, Facts{Status: Candidate}, "Quatre sites", "", "assessment_needed"},
		{Qualify, Facts{Status: Candidate, Last: old}, "Quatre sites", "", "assessment_old"},
		{Qualify, Facts{Status: Candidate, Last: fresh}, " ", "", "required"},
		{Qualify, Facts{Status: Key, Last: fresh}, "x", "", "wrong_status"},
		{Propose, Facts{Status: Qualified, Last: fresh}, "x", Key, ""},
		{Propose, Facts{Status: Qualified, Last: fresh, Pending: true}, "x", "", "already_proposed"},
		{Propose, Facts{Status: Candidate, Last: fresh}, "x", "", "wrong_status"},
		{Watched, Facts{Status: Key}, "Impayés", Watch, ""},
		{Restore, Facts{Status: Watch}, "Réglé", Key, ""},
		{Restore, Facts{Status: Exited}, "Réglé", "", "wrong_status"},
		{Exit, Facts{Status: Watch, Exit: done}, "Cédé", Exited, ""},
		{Exit, Facts{Status: Key, Exit: open, Open: 1}, "Cédé", "", "exit_handover_open"},
		{Exit, Facts{Status: Key}, "Cédé", "", "exit_handover_open"},
		{Exit, Facts{Status: Key, Exit: done, Open: 1}, "Cédé", "", "exit_handover_open"},
		{Exit, Facts{Status: Candidate, Exit: done}, "Cédé", "", "wrong_status"},
		{Return, Facts{Status: Exited}, "De retour", Candidate, ""},
		{Drop, Facts{Status: Qualified}, "Trop tôt", Candidate, ""},
	} {
		s, err := Take(c.v, c.f, c.reason, today)
		has(t, err, c.code)
		if s.To != c.to {
			t.Errorf("%s from %s leads to %q, want %q", c.v, c.f.Status, s.To, c.to)
		}
	}
}

func TestDecide(t *testing.T) {
	s, err := Take(Propose, Facts{Status: Qualified, Last: &Assessment{On: today}}, "x", today)
	has(t, err, "")
	_, err = s.Decide(false, "", "alix", today)
	has(t, err, "required")
	no, err := s.Decide(false, "Pas cette année", "alix", today)
	has(t, err, "")
	yes, err := s.Decide(true, "", "alix", today)
	has(t, err, "")
	if no.State != Declined || yes.State != Taken || yes.DecidedBy != "alix" {
		t.Errorf("%+v %+v", no, yes)
	}
	_, err = yes.Decide(true, "", "alix", today)
	has(t, err, "wrong_step_state")
}

func TestHandover(t *testing.T) {
	h := Open(Succession, "c", "a", "b", today+5, today, "")
	if h.Due != today+5+HandoverDays || h.Late(h.Due) || !h.Late(h.Due+1) {
		t.Errorf("due %s", h.Due)
	}
	_, err := h.Defer(h.Due+DeferDays+1, "Congés", "gam")
	has(t, err, "defer_too_far")
	_, err = h.Defer(h.Due+DeferDays, " ", "gam")
	has(t, err, "required")
	_, err = h.Defer(h.Due, "Congés", "gam")
	has(t, err, "to_before_from")
	d, err := h.Defer(h.Due+DeferDays, "Congés", "gam")
	has(t, err, "")
	if d.Late(h.Due+DeferDays) || d.By() != h.Due+DeferDays {
		t.Errorf("%+v", d)
	}
	items := []Item{{State: ToDo}, {State: Passed}}
	_, err = d.Complete(items, "b", today)
	has(t, err, "handover_items_left")
	_, err = items[0].Tick(NotNeeded, "", "b", today)
	has(t, err, "required")
	_, err = items[0].Tick("MAYBE", "", "b", today)
	has(t, err, "unknown_choice")
	items[0], err = items[0].Tick(NotNeeded, "Contrat fini", "b", today)
	has(t, err, "")
	d, err = d.Complete(items, "b", today)
	has(t, err, "")
	_, err = d.Defer(h.Due+1, "x", "gam")
	has(t, err, "wrong_handover_state")
	_, err = d.Complete(items, "b", today)
	has(t, err, "wrong_handover_state")
}

func TestAlerts(t *testing.T) {
	at := func(on day.Day, q Quadrant, k Marks) Outcome {
		return Outcome{Assessment: Assessment{On: on, Marks: k}, Quadrant: q}
	}
	last := at(today-366, Star, nil)
	a, raised := StaleAlert("c", "Aldine", Key, last, today)
	if !raised || a.Severity != alert.Warning || a.Params["date"] != last.On {
		t.Errorf("%v %v", raised, a)
	}
	for _, s := range []Status{Candidate, Exited} {
		if _, raised := StaleAlert("c", "Aldine", s, last, today); raised {
			t.Errorf("%s is not followed", s)
		}
	}
	if _, raised := StaleAlert("c", "Aldine", Key, at(today-365, Star, nil), today); raised {
		t.Error("a year old is good")
	}
	before, after := at(0, Star, marks([]float64{5}, []float64{5, 5, 5}, []float64{7, 5, 5})), at(1, Strategic, marks([]float64{5}, []float64{5, 5, 5}, []float64{5, 5, 5}))
	a, raised = DriftAlert("c", "Aldine", Watch, model(), before, after, today)
	if !raised || a.Params["critere"] != "Force 1" || a.Params["avant"] != "STAR" {
		t.Errorf("%v %v", raised, a.Params)
	}
	if a, raised = DriftAlert("c", "Aldine", Key, model(), at(0, Star, nil), at(1, Strategic, nil), today); !raised || a.Variant != VariantModel {
		t.Errorf("only the model moved: %v", a)
	}
	for _, pair := range [][2]Quadrant{{Star, Star}, {Star, Undetermined}, {Undetermined, Star}} {
		if _, raised := DriftAlert("c", "Aldine", Key, model(), at(0, pair[0], nil), at(1, pair[1], nil), today); raised {
			t.Errorf("%v is no drift", pair)
		}
	}
}

func TestExplain(t *testing.T) {
	s := Assessment{On: today, Marks: marks([]float64{8, 6, 5}, []float64{7, 6, 8}, []float64{6, 8, none})}
	a := ExplainA(model(), s, today)
	if a.Result != Shown(490.0/75) || len(a.Terms) != 6 || a.Terms[3].Value != nil || len(a.WouldChange) < 2 {
		t.Errorf("%+v", a)
	}
	x := ExplainS(model(), s, today)
	if x.Terms[2].Code != "step_no_competitor" || x.Result == nil {
		t.Errorf("%+v", x)
	}
}
