package stakeholder

// Thresholds of DOMAIN §3; product decisions.
const (
	// CoveredFrom is the strength from which a relation covers somebody's influence.
	CoveredFrom = 35
	// CoverTarget is the share of the influence that should be covered.
	CoverTarget = 0.70
	// SingleOver is the share of the relation above which it rests on one person.
	SingleOver = 0.60
	// Heavy is the influence from which a bad sentiment is a danger.
	Heavy = 70
	// ColdUnder is the strength under which a relation is cold.
	ColdUnder = 20
)

// Weight is what is known of somebody for the measures of an account. Nil is unknown, which drops out.
type Weight struct {
	Influence *int
	Strength  *float64
	Sentiment *float64
}

// Coverage is the share of the influence held by those we know well enough: Σ influence of strength ≥ 35 / Σ influence.
// Nobody met is not covered; of whom the influence is unknown weighs nothing. No influence at all is undetermined.
func Coverage(list []Weight) (share float64, covered, all int, ok bool) {
	for _, w := range list {
		if w.Influence == nil {
			continue
		}
		all += *w.Influence
		if w.Strength != nil && *w.Strength >= CoveredFrom {
			covered += *w.Influence
		}
	}
	if all == 0 {
		return 0, 0, 0, false
	}
	return float64(covered) / float64(all), covered, all, true
}

// Support is Σ influence × sentiment / (2 × Σ influence), -1 to +1, over those of whom both are known.
func Support(list []Weight) (support float64, known int, ok bool) {
	sum, all := 0.0, 0
	for _, w := range list {
		if w.Influence == nil || w.Sentiment == nil {
			continue
		}
		known++
		all += *w.Influence
		sum += float64(*w.Influence) * *w.Sentiment
	}
	if all == 0 {
		return 0, known, false
	}
	return sum / (2 * float64(all)), known, true
}

// Dependence is how much of the relation rests on the best known person: best strength / Σ strengths. at is their place.
func Dependence(list []Weight) (share float64, at int, ok bool) {
	best, sum := 0.0, 0.0
	for i, w := range list {
		if w.Strength == nil {
			continue
		}
		sum += *w.Strength
		if *w.Strength > best {
			best, at = *w.Strength, i
		}
	}
	if sum == 0 {
		return 0, 0, false
	}
	return best / sum, at, true
}
