package coordination_test

import (
	"testing"

	"comptoir/internal/coordination"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
)

var today = day.MustParse("2026-11-23")

func request() coordination.Request {
	in := coordination.Input{Account: "a", Asked: "solene", Subject: " Paiement à 60 jours ? ", Due: day.Ptr(today.Add(2))}
	return in.Request("camille", "FINANCE")
}

func TestInput(t *testing.T) {
	good := coordination.Input{Account: "a", Asked: "solene", Subject: "Paiement", Due: &today}
	for name, c := range map[string]struct {
		change func(in *coordination.Input)
		want   string
	}{
		"as it is":       {func(*coordination.Input) {}, ""},
		"no account":     {func(in *coordination.Input) { in.Account = "" }, "required"},
		"nobody":         {func(in *coordination.Input) { in.Asked = "" }, "required"},
		"oneself":        {func(in *coordination.Input) { in.Asked = "camille" }, "ask_yourself"},
		"no subject":     {func(in *coordination.Input) { in.Subject = " " }, "required"},
		"no day":         {func(in *coordination.Input) { in.Due = nil }, "required"},
		"yesterday":      {func(in *coordination.Input) { in.Due = day.Ptr(today - 1) }, "due_in_the_past"},
		"the year 218":   {func(in *coordination.Input) { in.Due = day.Ptr(day.MustParse("0218-10-29")) }, "date_implausible"},
		"a day to come":  {func(in *coordination.Input) { in.Due = day.Ptr(today + 30) }, ""},
		"a long subject": {func(in *coordination.Input) { in.Subject = long(121) }, "too_long"},
	} {
		in := good
		c.change(&in)
		l := in.Validate("camille", today)
		if c.want == "" && len(l) > 0 || c.want != "" && !problem.Has(l.Err(), c.want) {
			t.Errorf("%s: %v", name, l)
		}
	}
}

func long(n int) string {
	out := make([]rune, n)
	for i := range out {
		out[i] = 'x'
	}
	return string(out)
}

func TestLife(t *testing.T) {
	r := request()
	if r.Subject != "Paiement à 60 jours ?" || r.On(today+2) != coordination.Open || r.On(today+3) != coordination.Overdue {
		t.Fatalf("%+v", r)
	}
	if _, err := r.Reply("  ", 1); !problem.Has(err, "required") {
		t.Errorf("an empty answer: %v", err)
	}
	answered, err := r.Reply(" Oui, jusqu’à 45 jours. ", 1)
	if err != nil || answered.Answer != "Oui, jusqu’à 45 jours." || answered.On(today+30) != coordination.Answered {
		t.Errorf("%+v %v", answered, err)
	}
	cancelled, err := r.Cancel()
	if err != nil || cancelled.On(today+30) != coordination.Cancelled {
		t.Errorf("%+v %v", cancelled, err)
	}
	for name, closed := range map[string]coordination.Request{"already_answered": answered, "request_closed": cancelled} {
		_, replied := closed.Reply("non", 2)
		_, reminded := closed.Remind(today)
		_, again := closed.Cancel()
		_, moved := closed.Reassign("ingrid", "", &today, today)
		for _, err := range []error{replied, reminded, again, moved} {
			if !problem.Has(err, name) || !problem.Is(err, problem.Conflict) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestRemindOnceADay(t *testing.T) {
	r, err := request().Remind(today)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Remind(today); !problem.Has(err, "already_reminded") {
		t.Error(err)
	}
	if r, err = r.Remind(today + 1); err != nil || *r.Reminded != today+1 {
		t.Error(err)
	}
	if r, err = r.Reassign("ingrid", "SALES_DIR", day.Ptr(today+5), today+1); err != nil || r.Reminded != nil || r.Asked != "ingrid" || r.Due != today+5 {
		t.Errorf("%+v %v", r, err)
	}
	late := request()
	if _, err := late.Reassign("ingrid", "", day.Ptr(late.Due), today+9); err != nil {
		t.Errorf("what is late may be handed over as it is: %v", err)
	}
	if _, err := late.Reassign("ingrid", "", day.Ptr(today+8), today+9); !problem.Has(err, "due_in_the_past") {
		t.Error(err)
	}
	if _, err := late.Reassign("camille", "", &late.Due, today); !problem.Has(err, "ask_yourself") {
		t.Error(err)
	}
}

func TestAlerts(t *testing.T) {
	r := request()
	if _, raised := coordination.LateAlert(r, "Helvane", "Solène", r.Due); raised {
		t.Error("raised on its day")
	}
	a, raised := coordination.LateAlert(r, "Helvane", "Solène", r.Due+1)
	if !raised || a.Owner != "camille" || a.Severity.Rank() == 0 || a.Variant != "" || a.Params["fonction"] != "FINANCE" {
		t.Errorf("%+v", a)
	}
	r.Function = ""
	if a, _ = coordination.LateAlert(r, "Helvane", "Nour", r.Due+1); a.Variant != coordination.VariantPerson {
		t.Errorf("%+v", a)
	}
	for n, want := range map[int]bool{30: false, 31: true} {
		if a, raised := coordination.GapAlert("a", "Helvane", "FINANCE", today-day.Day(n), today); raised != want || raised && a.Params["n"] != n {
			t.Errorf("%d days: %v %v", n, raised, a.Params)
		}
	}
}

func TestFunctionOf(t *testing.T) {
	for _, c := range [][3]string{{"", "CEO", "CXO_SPONSOR"}, {"FINANCE", "CEO", "FINANCE"}, {"", "HR", ""}, {"", "DIRECTION", "SALES_DIR"}} {
		if got := coordination.FunctionOf(c[0], c[1]); got != c[2] {
			t.Errorf("%v: %s", c, got)
		}
	}
}
