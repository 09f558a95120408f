package portfolio

// Change is the smallest move of one score that takes the account to another case.
type Change struct {
	Criterion Criterion
	// From and To are our score on it, To the nearest one that is enough.
	From, To Tenths
	Quadrant Quadrant
}

// within is how far one score may move to be worth saying: four points. From 9.5 to 0 is no plan.
const within Tenths = 40

// Changes are what would move the account: at most one an axis, the smallest move of one score. An axis that no single
// score within reach can turn has none.
func Changes(m Model, marks Marks) (out []Change) {
	now := PlaceOf(m, marks)
	if now.Quadrant == Undetermined {
		return nil
	}
	for _, x := range Axes {
		if c, ok := nearest(m, marks, x, now.Quadrant); ok {
			out = append(out, c)
		}
	}
	return out
}

func nearest(m Model, marks Marks, x Axis, now Quadrant) (best Change, found bool) {
	for _, c := range m.On(x) {
		k := marks.Of(c.Code)
		if k.Ours == nil {
			continue
		}
		for to := Tenths(0); to <= bestScore; to += step {
			if q := PlaceOf(m, marks.with(c.Code, to)).Quadrant; q != now && q != Undetermined && distance(*k.Ours, to) <= within &&
				(!found || distance(*k.Ours, to) < distance(best.From, best.To)) {
				best, found = Change{Criterion: c, From: *k.Ours, To: to, Quadrant: q}, true
			}
		}
	}
	return best, found
}

// with is the marks with our score on one criterion replaced.
func (ms Marks) with(code string, ours Tenths) Marks {
	out := append(Marks(nil), ms...)
	for i := range out {
		if out[i].Criterion == code {
			out[i].Ours = &ours
		}
	}
	return out
}

func distance(a, b Tenths) Tenths { return max(a, b) - min(a, b) }

// Missing are the criteria without which an axis is undetermined or less sure, heaviest first in the model's order.
func Missing(m Model, marks Marks, x Axis) (out []Criterion) {
	for _, c := range m.On(x) {
		k := marks.Of(c.Code)
		if k.Ours == nil || x == Strength && k.Theirs == nil {
			out = append(out, c)
		}
	}
	return out
}

// Moved is the criterion that weighed most in the change from one assessment to the next: its weight today times how
// far it moved, on strength against the competitor. ok is false when nothing that both know moved.
func Moved(m Model, before, after Marks) (moved Criterion, by float64, ok bool) {
	most := 0
	for _, c := range m.Criteria {
		d, both := shift(c, before.Of(c.Code), after.Of(c.Code))
		if weight := c.Weight * abs(d); both && weight > most {
			most, moved, by, ok = weight, c, float64(d)/10, true
		}
	}
	return moved, by, ok
}

func shift(c Criterion, a, b Mark) (int, bool) {
	if a.Ours == nil || b.Ours == nil {
		return 0, false
	}
	d := int(*b.Ours - *a.Ours)
	if c.Axis == Attract {
		return d, true
	}
	if a.Theirs == nil || b.Theirs == nil {
		return 0, false
	}
	return d - int(*b.Theirs-*a.Theirs), true
}

func abs(n int) int { return max(n, -n) }
