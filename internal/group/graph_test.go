package group

import (
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
)

func on(s string) day.Day            { return day.MustParse(s) }
func pct(p float64) *decimal.Decimal { d := decimal.Decimal(p*10_000 + .5); return &d }
func until(s string) *day.Day        { return day.Ptr(on(s)) }
func part(r *big.Rat) string         { return r.FloatString(4) }
func body(s string) id.Entity        { return id.Entity(s) }
func hundred(d *decimal.Decimal) string {
	if d == nil {
		return "unknown"
	}
	return fmt.Sprintf("%.1f", d.Float()*100)
}

func share(parent, child string, p float64, more ...func(*Share)) Share {
	s := Share{ID: id.Any(parent + child), Parent: body(parent), Child: body(child), Pct: pct(p), From: on("2020-01-01")}
	for _, m := range more {
		m(&s)
	}
	return s
}

func from(d string) func(*Share)   { return func(s *Share) { s.From = on(d) } }
func to(d string) func(*Share)     { return func(s *Share) { s.To = until(d) } }
func votes(p float64) func(*Share) { return func(s *Share) { s.Votes = pct(p) } }
func unknown() func(*Share)        { return func(s *Share) { s.Pct = nil } }
func called(n string) func(*Share) { return func(s *Share) { s.ID = id.Any(n) } }
func today(list ...Share) Graph    { return At(list, on("2026-11-23")) }

// [T2.5] 80 % × 60 % = 48 % of interest, 60 % of control.
func TestInterestAndControl(t *testing.T) {
	g := today(share("A", "H", 80), share("H", "HA", 60))
	if got := part(g.Interest("A", "HA")); got != "0.4800" {
		t.Errorf("interest %s", got)
	}
	if h := g.Control("A")["HA"]; hundred(h.Votes) != "60.0" || !h.Exclusive {
		t.Errorf("control %+v", h)
	}
}

// The drawn group: two chains add up, a second parent adds its votes, half is joint, a third controls nothing.
func TestTheDrawnGroup(t *testing.T) {
	g := today(share("P", "A", 72.4), share("A", "H", 80), share("A", "T", 100), share("T", "B", 51), share("H", "B", 20), share("H", "HA", 60),
		share("H", "HV", 100), share("A", "BE", 75), share("A", "DE", 50), share("X", "DE", 50), share("A", "CU", 35), share("CU", "CV", 90))
	control := g.Control("A")
	for e, want := range map[id.Entity]string{"H": "0.8000 80.0 true", "B": "0.6700 71.0 true", "HA": "0.4800 60.0 true", "HV": "0.8000 100.0 true",
		"DE": "0.5000 50.0 false", "CU": "0.3500 35.0 false"} {
		if got := fmt.Sprintf("%s %s %t", part(g.Interest("A", e)), hundred(control[e].Votes), control[e].Exclusive); got != want {
			t.Errorf("%s: %s, want %s", e, got, want)
		}
	}
	if _, held := control["CV"]; held {
		t.Error("what a body without control holds is not controlled")
	}
	if got := part(g.Interest("A", "CV")); got != "0.3150" {
		t.Errorf("but there is an interest: %s", got)
	}
	if !control["DE"].Joint() || control["CU"].Joint() {
		t.Error("half is joint")
	}
	for e, want := range map[id.Entity]Method{"A": Whole, "HA": Whole, "DE": Shared, "CU": Equity} {
		if got := g.Consolidated("A")[e].Method; got != want {
			t.Errorf("%s: %s, want %s", e, got, want)
		}
	}
	if c := g.Ultimate("HA", nil); c.Entity != "P" {
		t.Errorf("%+v", c)
	}
}

func TestUnknownIsNotZero(t *testing.T) {
	g := today(share("A", "B", 0, unknown()), share("B", "C", 60), share("A", "C", 10), share("A", "D", 80))
	if g.Interest("A", "C") != nil || g.Interest("A", "B") != nil || part(g.Interest("A", "D")) != "0.8000" || part(g.Interest("B", "A")) != "0.0000" {
		t.Error("a chain with a part that nobody entered is not told")
	}
	if h := g.Control("A")["B"]; h.Votes != nil || h.Exclusive {
		t.Errorf("%+v", h)
	}
	if m := g.Consolidated("A")["B"].Method; m != Apart {
		t.Error(m)
	}
	if c := g.Ultimate("B", nil); c.Entity != "A" {
		t.Errorf("the one parent that is known: %+v", c)
	}
}

// Votes are not the capital: a double voting right controls.
func TestVotes(t *testing.T) {
	g := today(share("A", "B", 40, votes(57)), share("B", "C", 30, votes(51)))
	c := g.Control("A")
	if hundred(c["B"].Votes) != "57.0" || !c["C"].Exclusive || part(g.Interest("A", "C")) != "0.1200" {
		t.Errorf("%+v", c)
	}
}

// A joint venture has no ultimate parent until somebody chooses.
func TestJointVenture(t *testing.T) {
	g := today(share("A", "J", 50), share("B", "J", 50), share("Z", "A", 90), share("J", "K", 100))
	if c := g.Ultimate("K", nil); c.Entity != "J" || len(c.Among) != 2 {
		t.Errorf("%+v", c)
	}
	if c := g.Ultimate("K", map[id.Entity]id.Entity{"J": "A"}); c.Entity != "Z" || c.Among != nil {
		t.Errorf("%+v", c)
	}
	if c := g.Ultimate("K", map[id.Entity]id.Entity{"J": "elsewhere"}); c.Entity != "J" || len(c.Among) != 2 {
		t.Errorf("%+v", c)
	}
	if c := today(share("A", "J", 40), share("B", "J", 30)).Ultimate("J", nil); c.Entity != "J" || c.Among != nil {
		t.Errorf("minorities leave it at the head: %+v", c)
	}
}

// A subsidiary sold in the middle of the year counts before, and not after.
func TestSoldMidYear(t *testing.T) {
	list := []Share{share("A", "R", 100, to("2026-06-30")), share("R", "S", 70)}
	before, after := At(list, on("2026-06-30")), At(list, on("2026-07-01"))
	if _, in := before.Consolidated("A")["S"]; !in {
		t.Error("it counted until the day of the sale")
	}
	if got := after.Consolidated("A"); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestAdmit(t *testing.T) {
	base := []Share{share("A", "B", 60), share("B", "C", 80), share("D", "B", 40, to("2024-12-31"))}
	for name, c := range map[string]struct {
		s    Share
		code string
	}{
		"60 % + 50 % of the same child":   {share("E", "B", 50), "parts_above_all"},
		"60 % + 40 % after the 40 % left": {share("E", "B", 40, from("2025-01-01")), ""},
		"60 % + 40 % the day it leaves":   {share("E", "B", 40, from("2024-12-31")), "parts_above_all"},
		"a later one is in the way":       {share("F", "B", 1, from("2019-01-01"), to("2020-06-30")), "parts_above_all"},
		"before all":                      {share("F", "B", 100, from("2019-01-01"), to("2019-12-31")), ""},
		"votes":                           {share("E", "B", 10, from("2025-01-01"), votes(41)), "votes_above_all"},
		"twice":                           {share("A", "B", 5, called("new")), "share_overlap"},
		"itself, corrected":               {share("A", "B", 55), ""},
	} {
		err := Admit(base, c.s)
		if (c.code == "") != (err == nil) || c.code != "" && !problem.Has(err, c.code) {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
	}
	if err := Admit(nil, share("A", "A", 10)); err == nil { // a body that holds itself
		t.Error("admitted")
	}
}

// A owns B owns A, on any day that both stand.
func TestCircleIsRefusedWithItsPath(t *testing.T) {
	base := []Share{share("A", "B", 60), share("B", "C", 80, from("2023-01-01"))}
	err := Admit(base, share("C", "A", 10, from("2021-01-01")))
	c, ok := err.(CycleError)
	if !ok || fmt.Sprint(c.Path) != "[A B C]" || c.On != on("2023-01-01") {
		t.Errorf("%v", err)
	}
	if err := Admit(base, share("C", "A", 10, from("2021-01-01"), to("2022-12-31"))); err != nil {
		t.Errorf("until the day before, no circle: %v", err)
	}
	g := today(share("A", "B", 60), share("B", "A", 10, unknown()))
	if got := fmt.Sprint(g.Circle()); got != "[A B A]" {
		t.Error(got)
	}
	if part(g.Interest("A", "B")) != "0.6000" || g.Ultimate("B", nil).Entity == "" || len(g.Control("A")) != 1 {
		t.Error("a circle that came from elsewhere stops where it closes")
	}
}

func TestShareValidate(t *testing.T) {
	for _, c := range []struct {
		s           Share
		field, code string
	}{
		{share("A", "A", 50), "parent", "holds_itself"}, {share("A", "B", 0), "pct", "pct_out_of_range"}, {share("A", "B", 100.01), "pct", "pct_out_of_range"},
		{share("A", "B", 10, unknown()), "pct", "required"}, {share("A", "B", 10, votes(101)), "votes", "votes_out_of_range"},
		{share("A", "B", 10, to("2019-12-31")), "to", "to_before_from"}, {share("A", "B", 10, from("1492-01-01")), "from", "date_implausible"}, {share("", "", 10), "child", "required"},
	} {
		found := false
		for _, p := range c.s.Validate() {
			found = found || p.Field == c.field && p.Code == c.code
		}
		if !found {
			t.Errorf("%+v: %v, want %s %s", c.s, c.s.Validate(), c.field, c.code)
		}
	}
	if l := share("A", "B", 100, votes(0)).Validate(); len(l) > 0 {
		t.Error(l)
	}
	s := share("A", "B", 10)
	if _, err := s.Close(on("2019-12-31")); !problem.Has(err, "to_before_from") {
		t.Error(err)
	}
	s, err := s.Close(on("2026-06-30"))
	if err != nil || *s.To != on("2026-06-30") {
		t.Error(err)
	}
	if _, err := s.Close(on("2026-07-30")); !problem.Has(err, "already_closed") {
		t.Error(err)
	}
}

func TestMarks(t *testing.T) {
	var got string
	for _, m := range Marks([]Share{share("H", "HA", 40, from("2019-01-12"), to("2022-04-03")), share("H", "HA", 60, from("2022-04-04")),
		share("A", "R", 100, to("2026-06-30")), {Parent: "A", Child: "Z", From: day.First}}) {
		got += fmt.Sprintf("%s %s %s→%s; ", m.Day, m.Turn, hundred(m.Before), hundred(m.After))
	}
	if want := "2019-01-12 ENTERS unknown→40.0; 2020-01-01 ENTERS unknown→100.0; 2022-04-04 MOVES 40.0→60.0; 2026-07-01 LEAVES 100.0→unknown; "; got != want {
		t.Errorf("%s", got)
	}
}

func TestStays(t *testing.T) {
	first, err := Leave(nil, "E", "one", on("2026-03-01"), on("2026-11-23"))
	if err != nil || first.From != nil || first.To != on("2026-02-28") {
		t.Fatalf("%+v %v", first, err)
	}
	second, err := Leave([]Stay{first}, "E", "two", on("2026-09-01"), on("2026-11-23"))
	if err != nil || *second.From != on("2026-03-01") {
		t.Fatalf("%+v %v", second, err)
	}
	all := []Stay{first, second}
	for d, want := range map[string]id.Account{"2020-01-01": "one", "2026-02-28": "one", "2026-03-01": "two", "2026-08-31": "two", "2026-09-01": "three"} {
		if got := AccountOn(all, "three", on(d)); got != want {
			t.Errorf("%s: %s, want %s", d, got, want)
		}
	}
	if _, err := Leave(all, "E", "three", on("2026-09-01"), on("2026-11-23")); !problem.Has(err, "before_last_move") {
		t.Error(err)
	}
	if _, err := Leave(all, "E", "three", on("2026-11-24"), on("2026-11-23")); !problem.Has(err, "not_yet") {
		t.Error(err)
	}
}

// Whatever is admitted one by one leaves, on every day: no circle, parts up to 100 %, and an interest that is never above
// the control chain's bounds.
func TestAdmittedSharesKeepTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Share
		for i := range rapid.IntRange(1, 25).Draw(t, "n") {
			s := Share{ID: id.Any(fmt.Sprint(i)), Parent: body(rapid.StringMatching("[A-F]").Draw(t, "parent")), Child: body(rapid.StringMatching("[A-F]").Draw(t, "child")),
				From: day.Day(rapid.IntRange(0, 60).Draw(t, "from"))}
			p := decimal.Decimal(rapid.IntRange(1, 1_000_000).Draw(t, "pct"))
			s.Pct = &p
			if rapid.Bool().Draw(t, "ends") {
				s.To = day.Ptr(s.From + day.Day(rapid.IntRange(0, 30).Draw(t, "days")))
			}
			if len(s.Validate()) == 0 && Admit(all, s) == nil {
				all = append(all, s)
			}
		}
		for d := day.Day(0); d < 100; d += 7 {
			g := At(all, d)
			if c := g.Circle(); c != nil {
				t.Fatalf("day %d: %v", d, c)
			}
			for _, e := range []id.Entity{"A", "B", "C", "D", "E", "F"} {
				total := decimal.Decimal(0)
				for _, s := range g.Parents(e) {
					total += *s.Pct
				}
				if total > decimal.One {
					t.Fatalf("day %d: %d of %s", d, total, e)
				}
				for child, h := range g.Control(e) {
					if h.Votes == nil || *h.Votes > decimal.One || *h.Votes <= 0 {
						t.Fatalf("day %d: %s controls %v of %s", d, e, h, child)
					}
				}
				sum := new(big.Rat) // what the tops hold of a body is all that is held of it
				for _, top := range []id.Entity{"A", "B", "C", "D", "E", "F"} {
					if r := g.Interest(top, e); r.Sign() < 0 || r.Cmp(big.NewRat(1, 1)) > 0 {
						t.Fatalf("day %d: %s of %s", d, r, e)
					} else if len(g.Parents(top)) == 0 && top != e {
						sum.Add(sum, r)
					}
				}
				if sum.Cmp(big.NewRat(1, 1)) > 0 {
					t.Fatalf("day %d: tops hold %s of %s", d, sum, e)
				}
				if c := g.Ultimate(e, nil); c.Entity == "" || g.Path(c.Entity, e) == nil {
					t.Fatalf("day %d: %v above %s", d, c, e)
				}
			}
		}
	})
}
