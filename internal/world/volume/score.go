package volume

import (
	"fmt"

	"comptoir/internal/portfolio"
)

// Model is a selection model of five and three criteria.
func Model() portfolio.ModelInput {
	in := portfolio.ModelInput{Name: "Sélection", ThresholdA: portfolio.DefaultThreshold, ThresholdS: portfolio.DefaultThreshold}
	for x, weights := range map[portfolio.Axis][]int{portfolio.Attract: {30, 25, 20, 15, 10}, portfolio.Strength: {40, 35, 25}} {
		for i, w := range weights {
			in.Criteria = append(in.Criteria, portfolio.Criterion{Axis: x, Label: fmt.Sprintf("Critère %d", i+1), Weight: w})
		}
	}
	return in
}

// Marks are the scores of the n-th account of a person: one above both thresholds, one on each side.
func Marks(m portfolio.Model, n int) (out portfolio.Marks) {
	for i, c := range m.Criteria {
		ours, theirs := portfolio.Tenths(80-20*(n%3)+5*(i%2)), portfolio.Tenths(50+5*(n%4))
		k := portfolio.Mark{Criterion: c.Code, Ours: &ours}
		if c.Axis == portfolio.Strength {
			k.Theirs = &theirs
		}
		out = append(out, k)
	}
	return out
}
