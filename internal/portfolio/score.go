package portfolio

import "comptoir/internal/kernel/problem"

// Tenths is a score in tenths, 0 to 100 by steps of 5: 6.5 is 65. A sum of whole numbers meets a threshold exactly.
type Tenths int

const (
	bestScore Tenths = 100
	step      Tenths = 5
)

// Float is the score as people say it.
func (t Tenths) Float() float64 { return float64(t) / 10 }

func (t Tenths) validate(field string) (l problem.List) {
	switch {
	case t < 0 || t > bestScore:
		l.Add(field, "score_range")
	case t%step != 0:
		l.Add(field, "score_step")
	}
	return l
}

// CoverageFloor is the share of an axis's weight, in hundredths, under which it is undetermined.
const CoverageFloor = 70

// Mark is what an assessment says on one criterion; nil is unknown, which is not zero.
type Mark struct {
	Criterion string
	Ours      *Tenths
	// Theirs is the best competitor's score, on the axis of strength.
	Theirs   *Tenths
	Evidence string
}

// Marks are those of an assessment, at most one a criterion.
type Marks []Mark

// Of is the mark on a criterion, empty when there is none.
func (ms Marks) Of(code string) Mark {
	for _, m := range ms {
		if m.Criterion == code {
			return m
		}
	}
	return Mark{Criterion: code}
}

// Mean is a weighted mean over the criteria that are known: weights are kept in proportion.
type Mean struct {
	// Sum is Σ weight × tenths, Weight the weights known, Of those of the whole axis.
	Sum    int64
	Weight int
	Of     int
}

func (m *Mean) add(weight int, score *Tenths) {
	m.Of += weight
	if score != nil {
		m.Weight += weight
		m.Sum += int64(weight) * int64(*score)
	}
}

// Coverage is the share of the weight that is known, 0 to 1.
func (m Mean) Coverage() float64 {
	if m.Of == 0 {
		return 0
	}
	return float64(m.Weight) / float64(m.Of)
}

// Known says that enough is known to tell the mean.
func (m Mean) Known() bool { return m.Weight > 0 && 100*m.Weight >= CoverageFloor*m.Of }

// Value is Σ w·s / Σ w.
func (m Mean) Value() float64 {
	if m.Weight == 0 {
		return 0
	}
	return float64(m.Sum) / float64(10*m.Weight)
}

// Place is where an account stands in the matrix.
type Place struct {
	// Attract is the attractiveness A; Us and Them are both sides of the relative strength, over the criteria on which
	// both are known: comparing means of different criteria would compare nothing.
	Attract, Us, Them Mean
	Quadrant          Quadrant
}

// PlaceOf computes it (DOMAIN §1): A = Σ w·s / Σ w, S = clamp(5 + (Us − Them)/2, 0, 10).
func PlaceOf(m Model, marks Marks) Place {
	var p Place
	for _, c := range m.Criteria {
		k := marks.Of(c.Code)
		if c.Axis == Attract {
			p.Attract.add(c.Weight, k.Ours)
			continue
		}
		ours, theirs := k.Ours, k.Theirs
		if ours == nil || theirs == nil {
			ours, theirs = nil, nil
		}
		p.Us.add(c.Weight, ours)
		p.Them.add(c.Weight, theirs)
	}
	p.Quadrant = quadrantOf(p, m.ThresholdA, m.ThresholdS)
	return p
}

// A is the attractiveness; nil is undetermined.
func (p Place) A() *float64 {
	if !p.Attract.Known() {
		return nil
	}
	v := p.Attract.Value()
	return &v
}

// S is the relative strength; nil is undetermined, as it is without any score of a competitor.
func (p Place) S() *float64 {
	if !p.Us.Known() {
		return nil
	}
	v := min(10, max(0, 5+(p.Us.Value()-p.Them.Value())/2))
	return &v
}

// strong compares S with a threshold on whole numbers: 10·S = 50 + (U − T)/(2W).
func (p Place) strong(threshold Tenths) bool {
	w := int64(p.Us.Weight)
	return 100*w+p.Us.Sum-p.Them.Sum >= 2*w*int64(threshold)
}

func (p Place) attractive(threshold Tenths) bool {
	return p.Attract.Sum >= int64(p.Attract.Weight)*int64(threshold)
}
