package account

import (
	"math"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"pgregory.net/rapid"
)

func TestStatusMachine(t *testing.T) {
	a := Account{Status: Candidate}
	for _, step := range []struct {
		m    Move
		code string
	}{
		{Move{To: Key, ApprovedBy: "dir"}, "wrong_status"}, {Move{To: Qualified}, "required"},
		{Move{To: Qualified, Reason: "Évalué le 3 mars"}, ""}, {Move{To: Key}, "not_approved"},
		{Move{To: Key, ApprovedBy: "dir"}, ""}, {Move{To: Watch}, ""}, {Move{To: Key}, ""},
		{Move{To: Exited, Reason: "Cession"}, "handover_open"}, {Move{To: Exited, HandoverDone: true}, "required"},
		{Move{To: Exited, Reason: "Cession", HandoverDone: true}, ""}, {Move{To: Key}, "wrong_status"}, {Move{To: Candidate}, ""},
	} {
		b, err := a.MoveTo(step.m)
		if (step.code == "") != (err == nil) || (step.code != "" && !problem.Has(err, step.code)) {
			t.Fatalf("%s → %s: %v, want %q", a.Status, step.m.To, err, step.code)
		}
		if err == nil && b.Status != step.m.To {
			t.Fatalf("%s", b.Status)
		}
		if err == nil {
			a = b
		}
	}
}

func TestInput(t *testing.T) {
	ok := Input{Name: " Castagnac  Verre ", Tier: Unrated, Country: "FR", Ccy: "EUR"}
	if l := ok.Validate(); len(l) > 0 {
		t.Error(l)
	}
	if a := ok.Account(); a.Status != Candidate || a.Name != "Castagnac  Verre" {
		t.Errorf("%+v", a)
	}
	bad := Input{Name: "a\nb", Tier: "GOLD", Country: "France", Ccy: "XXZ", Since: day.Ptr(on("0218-10-29"))}
	if l := bad.Validate(); len(l) != 5 {
		t.Errorf("%d: %v", len(l), l)
	}
	for site, want := range map[string]string{"castagnac.example": "https://castagnac.example", "http://a.example/x": "http://a.example/x",
		"javascript://a.example": "", "https://": "", "https://u:p@a.example": "", "castagnac": ""} {
		in := ok
		in.Website = site
		if l := in.Validate(); (len(l) == 0) != (want != "") || want != "" && in.Account().Website != want {
			t.Errorf("%q: %v %q", site, l, in.Account().Website)
		}
	}
	for code, want := range map[string]bool{"FR": true, "GB": true, "UK": false, "fr": false, "ZZ": false, "EU": false, "": false} {
		if ValidCountry(code) != want {
			t.Errorf("%q: %v", code, !want)
		}
	}
}

func TestEntityInput(t *testing.T) {
	in := EntityInput{Name: "Castagnac Verre SA", Country: "FR", Ccy: "EUR", State: Live, Identifiers: []Identifier{
		{Scheme: SIREN, Value: "732 829 320", State: Verified}, {Scheme: SIRET, Value: "73282932000074", State: Verified},
		{Scheme: VAT, Value: "FR45732829320", State: ToConfirm},
	}}
	if l := in.Validate(); len(l) > 0 {
		t.Errorf("a wrong key may be kept to confirm: %v", l)
	}
	in.Identifiers[2].State = Verified
	in.Identifiers[0].Value = "404833048"
	l := in.Validate()
	if !problem.Has(l, "bad_checksum") || !problem.Has(l, "siret_other_siren") || l[0].Field != "identifier_VAT" {
		t.Errorf("%v", l)
	}
	in.Identifiers = []Identifier{{Scheme: SIREN, Value: "404833048"}, {Scheme: SIREN, Value: "732829320"}, {Scheme: LEI, Value: "short"}}
	in.From, in.To = day.Ptr(on("2026-01-02")), day.Ptr(on("2026-01-01"))
	if l = in.Validate(); !problem.Has(l, "twice") || !problem.Has(l, "bad_format") || !problem.Has(l, "to_before_from") {
		t.Errorf("%v", l)
	}
}

func TestTeamMember(t *testing.T) {
	m := TeamMember{User: "u", Function: FnSponsor, From: on("2026-01-01"), To: until("2026-06-30")}
	if l := m.Validate(); len(l) > 0 || !m.On(on("2026-06-30")) || m.On(on("2026-07-01")) {
		t.Errorf("%v", l)
	}
	if l := (TeamMember{Function: "BOSS", Country: "X", From: on("2026-01-02"), To: until("2026-01-01")}).Validate(); len(l) != 4 {
		t.Errorf("%v", l)
	}
}

// Rejection 3: A owns B owns A.
func TestGroupsHaveNoCycle(t *testing.T) {
	parents := map[string]string{"b": "a", "c": "b"}
	if err := CheckParent(parents, "a", "c"); !problem.Has(err, "cycle") {
		t.Error(err)
	}
	if err := CheckParent(parents, "a", "a"); !problem.Has(err, "cycle") {
		t.Error("its own parent")
	}
	if err := CheckParent(parents, "d", "c"); err != nil || CheckParent(parents, "c", "") != nil {
		t.Error(err)
	}
	if Top(parents, "c") != "a" || Top(parents, "z") != "z" {
		t.Error("head of the group")
	}
	rapid.Check(t, func(t *rapid.T) {
		parents := map[int]int{}
		names := map[string]string{}
		for range rapid.IntRange(1, 30).Draw(t, "links") {
			child, parent := rapid.IntRange(1, 9).Draw(t, "child"), rapid.IntRange(1, 9).Draw(t, "parent")
			c, p := string(rune('0'+child)), string(rune('0'+parent))
			if CheckParent(names, c, p) == nil {
				parents[child], names[c] = parent, p
			}
		}
		for start := range parents {
			for at, steps := start, 0; at != 0; at, steps = parents[at], steps+1 {
				if steps > len(parents) {
					t.Fatalf("a cycle through %d: %v", start, parents)
				}
			}
		}
	})
}

func TestHHI(t *testing.T) {
	h, ok := HHI([]money.Money{money.Major(50, "EUR"), money.Major(30, "EUR"), money.Major(20, "EUR")})
	if !ok || math.Abs(h-0.38) > 1e-12 {
		t.Errorf("T1.4_hhi: %v", h)
	}
	for _, m := range [][]money.Money{nil, {money.Major(0, "EUR")}, {money.Major(2, "EUR"), money.Major(-1, "EUR")}, {money.Major(2, "EUR"), money.Major(1, "USD")}} {
		if _, ok := HHI(m); ok {
			t.Errorf("%v is undetermined", m)
		}
	}
}

func TestConcentrationAlerts(t *testing.T) {
	of := []Revenue{{"a", "A", money.Major(26, "EUR")}, {"b", "B", money.Major(25, "EUR")}, {"c", "C", money.Major(30, "USD")}}
	got := ConcentrationAlerts(of, money.Major(100, "EUR"), ConcentrationLimit, on("2026-11-23"))
	if len(got) != 1 || got[0].Account != "a" || got[0].Params["x"] != 26.0 {
		t.Errorf("%+v", got)
	}
	if len(ConcentrationAlerts(of, money.Major(0, "EUR"), ConcentrationLimit, on("2026-11-23"))) > 0 {
		t.Error("no revenue, no concentration")
	}
}

func TestOrphanAlert(t *testing.T) {
	today := on("2026-11-23")
	a := Account{ID: "a", Name: "A", Status: Key}
	of := []Assignment{carry("a", "c", Primary, "2025-01-01", "2026-10-31"), carry("a", "c", Primary, "2024-01-01", "2024-12-31")}
	x, raised := OrphanAlert(a, of, today)
	if !raised || x.Severity != "C" || *x.Due != on("2026-11-01") || x.Params["date"] != on("2026-11-01") {
		t.Errorf("%v %+v", raised, x)
	}
	if x, _ = OrphanAlert(a, nil, today); x.Variant != VariantNever {
		t.Errorf("%+v", x)
	}
	if _, raised = OrphanAlert(a, append(of, carry("a", "i", Interim, "2026-11-01", "")), today); raised {
		t.Error("an interim carries it")
	}
	a.Status = Candidate
	if _, raised = OrphanAlert(a, nil, today); raised {
		t.Error("a candidate is not carried")
	}
}

func TestIdentifierAlert(t *testing.T) {
	e := Entity{ID: "e", Account: "a", Identifiers: []Identifier{{Scheme: SIREN, Value: "732829320"}, {Scheme: LEI, Value: "506700GE1G29325QX336"}}}
	a, raised := IdentifierAlert(e, "A", on("2026-11-23"))
	if !raised || a.Params["schema"] != "LEI" || a.Severity != "W" {
		t.Errorf("%v %+v", raised, a)
	}
	e.Identifiers[1].State = Obsolete
	if _, raised = IdentifierAlert(e, "A", on("2026-11-23")); raised {
		t.Error("an obsolete number raises nothing")
	}
}

func TestEnumerations(t *testing.T) {
	if Tier("").Valid() || Status("").Valid() || Role("").Valid() || Scheme("").Valid() || EntityState("").Valid() || TeamFunction("").Valid() {
		t.Error("an empty code is known")
	}
}

// A list of countries offers those of ISO 3166-1 as it stands, and Kosovo; none that is gone.
func TestCountriesThatExist(t *testing.T) {
	n := 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if ValidCountry(string(a) + string(b)) {
				n++
			}
		}
	}
	if n != 250 {
		t.Errorf("%d countries, want 249 and Kosovo", n)
	}
	for _, gone := range []string{"SU", "YU", "AN", "CS", "DD", "ZR", "UN", "EZ", "fr", "F", "FRA", "A ", ""} {
		if ValidCountry(gone) {
			t.Errorf("%q is offered", gone)
		}
	}
}
