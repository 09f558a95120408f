package relation

import (
	"math"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/explain"
)

// Explain lays a strength open: what each kind of exchange brings today, and what one more would.
func Explain(touches []Touch, on day.Day) explain.Explanation {
	s, _ := StrengthOf(touches, on)
	x := explain.Explanation{Code: "strength", Formula: "strength_formula", AsOf: on, Result: tenth(s.Value)}
	for _, k := range Kinds {
		if n, e := ofKind(touches, k, on); n > 0 {
			x.Terms = append(x.Terms, explain.Term{Code: "term_" + string(k), Args: map[string]any{"n": n, "w": int(k.Weight())}, Value: tenth(e)})
		}
	}
	x.Terms = append(x.Terms, explain.Term{Code: "energy", Value: tenth(s.Energy)})
	for _, k := range []Kind{Call, Meeting} {
		with := Of(Energy(append(touches[:len(touches):len(touches)], Touch{Kind: k, Day: on}), on))
		x.WouldChange = append(x.WouldChange, explain.Term{Code: "change_" + string(k), Args: map[string]any{"x": tenth(with)}})
	}
	x.WouldChange = append(x.WouldChange, explain.Term{Code: "change_nothing", Args: map[string]any{"x": tenth(Of(s.Energy / 2))}})
	return x
}

func ofKind(touches []Touch, k Kind, on day.Day) (n int, energy float64) {
	seen := map[Touch]bool{}
	for _, t := range touches {
		if t.Kind == k && t.Day <= on && !seen[t] {
			seen[t] = true
			n++
			energy += t.Weighs(on)
		}
	}
	return n, energy
}

func tenth(x float64) float64 { return math.Round(10*x) / 10 }
