package privacy

import (
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
)

func on(s string) day.Day   { return day.MustParse(s) }
func ptr(s string) *day.Day { return day.Ptr(on(s)) }

// [T20.1]
func TestDates(t *testing.T) {
	for _, x := range []struct {
		name, from, want string
		rule             func(day.Day) day.Day
	}{
		{"retention", "2024-02-29", "2027-02-28", Retention},
		{"answer", "2026-01-31", "2026-02-28", AnswerBy},
		{"answer on a Sunday", "2026-10-15", "2026-11-15", AnswerBy},
		{"extended", "2026-01-31", "2026-04-30", ExtendedBy},
		{"inform", "2026-08-31", "2026-09-30", InformBy},
	} {
		if got := x.rule(on(x.from)); got != on(x.want) {
			t.Errorf("%s from %s: %s, want %s", x.name, x.from, got, x.want)
		}
	}
	for today, want := range map[string]Stage{"2026-12-29": Active, "2026-12-30": ToRenew, "2027-02-28": ToRenew, "2027-03-01": Ended} {
		if got := StageOn(on("2027-02-28"), on(today)); got != want {
			t.Errorf("on %s: %s, want %s", today, got, want)
		}
	}
}

func TestRequests(t *testing.T) {
	today := on("2026-02-10")
	r, bad := Receive(RequestInput{Contact: "c", Right: Erase, Received: ptr("2026-01-31")}, today)
	if len(bad) > 0 || r.Due != on("2026-02-28") || r.State != Open {
		t.Fatalf("%+v %v", r, bad)
	}
	if _, err := r.Finish("fait", today); !problem.Has(err, "privacy_identity_first") {
		t.Errorf("answered before the identity was checked: %v", err)
	}
	if _, err := r.Check(" ", today); err == nil {
		t.Error("checked without saying how")
	}
	r, err := r.Check("Rappel au standard", today)
	if err != nil || r.State != Checked {
		t.Fatal(err)
	}
	if _, err := r.Extend("Volume", on("2026-03-01")); !problem.Has(err, "privacy_too_late_to_extend") {
		t.Errorf("extended after the month: %v", err)
	}
	long, err := r.Extend("Volume", today)
	if err != nil || long.Due != on("2026-04-30") {
		t.Errorf("%s %v", long.Due, err)
	}
	if _, err := long.Extend("Encore", today); !problem.Has(err, "privacy_request_moved") {
		t.Errorf("extended twice: %v", err)
	}
	r, err = r.Finish("Effacé", today)
	if err != nil || r.State != Done || *r.ClosedOn != today {
		t.Errorf("%+v %v", r, err)
	}
	if _, err := r.Refuse("trop tard", today); !problem.Has(err, "privacy_request_moved") {
		t.Errorf("refused when done: %v", err)
	}
	if _, bad := Receive(RequestInput{Right: "X", Received: ptr("2026-02-11")}, today); len(bad) != 3 {
		t.Errorf("%v", bad)
	}
}

func TestCard(t *testing.T) {
	today := on("2026-11-23")
	in := Input{Basis: "X", CollectedOn: ptr("2026-11-20"), InformedOn: ptr("2026-11-19"), LastActive: ptr("2026-11-24"), Restricted: true, LegalHold: true}
	if l := in.Validate(today); len(l) != 5 {
		t.Errorf("%v", l)
	}
	c := Card{}.Edit(Input{Basis: Consent, Objection: true, RestrictedReason: "x"}, today)
	if c.ObjectedOn == nil || *c.ObjectedOn != today || c.RestrictedReason != "" {
		t.Errorf("%+v", c)
	}
	if c = c.Edit(Input{Basis: Consent, Objection: true}, today+9); *c.ObjectedOn != today {
		t.Error("an objection keeps its day")
	}
}

// Whoever is known twice keeps their strictest word.
func TestStrictest(t *testing.T) {
	a := Card{Input: Input{Basis: LegitimateInterest, CollectedOn: ptr("2026-05-01"), LastActive: ptr("2026-06-01")}}
	b := Card{Input: Input{Basis: Consent, Objection: true, LegalHold: true, HoldReason: "Litige", CollectedOn: ptr("2025-05-01"), LastActive: ptr("2025-06-01")}, ObjectedOn: ptr("2025-07-01")}
	for _, got := range []Card{Strictest(a, b), Strictest(b, a)} {
		if !got.Objection || got.ObjectedOn == nil || !got.LegalHold || got.HoldReason != "Litige" || got.Basis != Consent ||
			*got.CollectedOn != on("2025-05-01") || *got.LastActive != on("2026-06-01") {
			t.Errorf("%+v", got)
		}
	}
}

func TestSensitiveWords(t *testing.T) {
	for note, want := range map[string]string{
		"Préfère les appels le matin": "", "En arrêt maladie depuis juin": "arrêt maladie", "Délégué syndical": "syndical", "Membre d’un SYNDICAT": "SYNDICAT",
		"Très pratiquante": "pratiquante", "Is pregnant, back in May": "pregnant", "Trade union rep": "Trade union", "Vote à l’extrême droite": "extrême droite",
		"Signature du marché de l’hôpital": "", "Le cancérologue achète": "", "Responsable santé sécurité": "", "": "",
	} {
		if got := Sensitive(note); got != want {
			t.Errorf("%q: %q, want %q", note, got, want)
		}
	}
}

func TestGeneric(t *testing.T) {
	for email, want := range map[string]bool{"achats@helvane.example": true, "Info@x.example": true, "odile.perrachon@helvane.example": false, "": false, "info": false} {
		if Generic(email) != want {
			t.Errorf("%s: %v", email, !want)
		}
	}
}

func TestAlerts(t *testing.T) {
	today := on("2026-11-23")
	codes := func(f Facts) (out string) {
		for _, a := range f.Alerts(today) {
			out += a.Code + " "
		}
		return out
	}
	for _, x := range []struct {
		name string
		f    Facts
		want string
	}{
		{"fresh", Facts{Last: today}, ""},
		{"24 days", Facts{Last: today, Card: &Card{Input: Input{Indirect: true, CollectedOn: day.Ptr(today - 24)}}}, ""},
		{"25 days", Facts{Last: today, Card: &Card{Input: Input{Indirect: true, CollectedOn: day.Ptr(today - 25)}}}, "GD_INFORM "},
		{"informed", Facts{Last: today, Card: &Card{Input: Input{Indirect: true, CollectedOn: day.Ptr(today - 25), InformedOn: &today}}}, ""},
		{"direct", Facts{Last: today, Card: &Card{Input: Input{CollectedOn: day.Ptr(today - 25)}}}, ""},
		{"retention", Facts{Last: on("2023-12-01"), Note: "Syndicat"}, "GD_RETAIN GD_NOTE "},
	} {
		if got := codes(x.f); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
	for due, want := range map[day.Day]bool{today + 8: false, today + 7: true, today - 1: true} {
		if _, raised := (Request{Due: due, State: Open}).Alert(Facts{}, today); raised != want {
			t.Errorf("due %s: %v", due, raised)
		}
	}
}
