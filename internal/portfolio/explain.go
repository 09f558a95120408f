package portfolio

import (
	"math"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/explain"
)

// Shown is a score as an explanation says it: three places, so that 4.97 does not read as 5.
func Shown(v float64) decimal.Decimal { return decimal.Decimal(math.Round(v*1000) * 1000) }

// ExplainA lays the attractiveness open: each criterion, its weight and its score.
func ExplainA(m Model, s Assessment, today day.Day) explain.Explanation {
	p := PlaceOf(m, s.Marks)
	x := explain.Explanation{Code: "explain_a", Formula: "explain_a_formula", AsOf: today, Args: args(m, s)}
	for _, c := range m.On(Attract) {
		t := explain.Term{Code: "step_criterion", Args: map[string]any{"criterion": c.Label, "weight": c.Weight}}
		if k := s.Marks.Of(c.Code); k.Ours != nil {
			t.Value = k.Ours.Float()
		}
		x.Terms = append(x.Terms, t)
	}
	x.Terms = append(x.Terms, coverage(p.Attract))
	if a := p.A(); a != nil {
		x.Result = Shown(*a)
	}
	x.WouldChange = wouldChange(m, s.Marks, Attract)
	return x
}

// ExplainS lays the relative strength open: each criterion with both sides, both means, and half their difference
// around 5.
func ExplainS(m Model, s Assessment, today day.Day) explain.Explanation {
	p := PlaceOf(m, s.Marks)
	x := explain.Explanation{Code: "explain_s", Formula: "explain_s_formula", AsOf: today, Args: args(m, s)}
	for _, c := range m.On(Strength) {
		t := explain.Term{Code: "step_both", Args: map[string]any{"criterion": c.Label, "weight": c.Weight}}
		k := s.Marks.Of(c.Code)
		switch {
		case k.Ours != nil && k.Theirs != nil:
			t.Args["theirs"] = k.Theirs.Float()
			t.Value = k.Ours.Float()
		case k.Ours != nil:
			t.Code = "step_no_competitor"
		default:
			t.Code = "step_criterion"
		}
		x.Terms = append(x.Terms, t)
	}
	if p.Us.Weight > 0 {
		x.Terms = append(x.Terms, explain.Term{Code: "step_us", Value: Shown(p.Us.Value())}, explain.Term{Code: "step_them", Value: Shown(p.Them.Value())})
	}
	x.Terms = append(x.Terms, coverage(p.Us))
	if v := p.S(); v != nil {
		x.Result = Shown(*v)
	}
	x.WouldChange = wouldChange(m, s.Marks, Strength)
	return x
}

func args(m Model, s Assessment) map[string]any {
	return map[string]any{"version": m.Version, "date": s.On, "competitor": s.Competitor}
}

func coverage(m Mean) explain.Term {
	code := "step_coverage"
	if !m.Known() {
		code = "step_coverage_low"
	}
	return explain.Term{Code: code, Value: m.Weight, Args: map[string]any{"floor": CoverageFloor}}
}

// wouldChange names the scores that are missing, and the nearest one that takes the account to another case.
func wouldChange(m Model, marks Marks, x Axis) (out []explain.Term) {
	for _, c := range Missing(m, marks, x) {
		out = append(out, explain.Term{Code: "change_missing", Args: map[string]any{"criterion": c.Label, "weight": c.Weight}})
	}
	for _, c := range Changes(m, marks) {
		if c.Criterion.Axis == x {
			out = append(out, explain.Term{Code: "change_score", Args: map[string]any{"criterion": c.Criterion.Label,
				"from": c.From.Float(), "to": c.To.Float(), "quadrant": string(c.Quadrant)}})
		}
	}
	return out
}
