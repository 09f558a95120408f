package portfolio

import (
	"fmt"
	"math"
	"testing"
)

// model has the weights of the worked examples: 30/25/20/15/10 and 40/35/25.
func model() Model {
	m := Model{Version: 1, Name: "Sélection", ThresholdA: DefaultThreshold, ThresholdS: DefaultThreshold}
	for i, w := range []int{30, 25, 20, 15, 10} {
		m.Criteria = append(m.Criteria, Criterion{Code: fmt.Sprintf("a%d", i+1), Axis: Attract, Label: fmt.Sprintf("Attrait %d", i+1), Weight: w})
	}
	for i, w := range []int{40, 35, 25} {
		m.Criteria = append(m.Criteria, Criterion{Code: fmt.Sprintf("s%d", i+1), Axis: Strength, Label: fmt.Sprintf("Force %d", i+1), Weight: w})
	}
	return m
}

// none is a score that nobody gave.
const none = -1

// marks are scores in whole points, in the order of the model.
func marks(attract, us, them []float64) (out Marks) {
	score := func(of []float64, i int) *Tenths {
		if i >= len(of) || of[i] == none {
			return nil
		}
		t := Tenths(math.Round(of[i] * 10))
		return &t
	}
	for i := range 5 {
		out = append(out, Mark{Criterion: fmt.Sprintf("a%d", i+1), Ours: score(attract, i)})
	}
	for i := range 3 {
		out = append(out, Mark{Criterion: fmt.Sprintf("s%d", i+1), Ours: score(us, i), Theirs: score(them, i)})
	}
	return out
}

func TestPlace(t *testing.T) {
	all := func(v float64) []float64 { return []float64{v, v, v, v, v} }
	for _, c := range []struct {
		name                string
		attract, us, them   []float64
		a, usMean, themMean float64
		s                   float64
		quadrant            Quadrant
	}{
		{"T1.1 and T1.2", []float64{8, 6, 5, 9, 7}, []float64{7, 6, 8}, []float64{6, 8, 5}, 6.95, 6.9, 6.45, 5.225, Strategic},
		{"T1.3 three criteria of five, 75 %", []float64{8, 6, 5}, []float64{7, 6, 8}, []float64{6, 8, 5}, 490.0 / 75, 6.9, 6.45, 5.225, Strategic},
		{"two criteria are 55 %: undetermined", []float64{8, 6}, []float64{7, 6, 8}, []float64{6, 8, 5}, none, 6.9, 6.45, 5.225, Undetermined},
		{"65 % is under the floor", []float64{8, none, 5, 9, none}, []float64{5, 5, 5}, []float64{5, 5, 5}, none, 5, 5, 5, Undetermined},
		{"both exactly on the threshold: the upper side", all(5), []float64{5, 5, 5}, []float64{5, 5, 5}, 5, 5, 5, 5, Strategic},
		{"just under in A", []float64{5, 5, 5, 5, 4.5}, []float64{5, 5, 5}, []float64{5, 5, 5}, 4.95, 5, 5, 5, Standing},
		{"just under in S", all(5), []float64{5, 5, 4.5}, []float64{5, 5, 5}, 5, 4.875, 5, 4.9375, Star},
		{"both under", all(0), []float64{0, 0, 0}, []float64{10, 10, 10}, 0, 0, 10, 0, Streamline},
		{"strength is clamped", all(10), []float64{10, 10, 10}, []float64{0, 0, 0}, 10, 10, 0, 10, Strategic},
		{"no competitor: S undetermined, not 5", all(8), []float64{8, 8, 8}, nil, 8, none, none, none, Undetermined},
		{"one side only drops out of both", all(8), []float64{7, 6, 8}, []float64{6, 8}, 8, 490.0 / 75, 520.0 / 75, 4.8, Star},
		{"zero is a score", all(0), []float64{5, 5, 5}, []float64{5, 5, 5}, 0, 5, 5, 5, Standing},
		{"nothing at all", nil, nil, nil, none, none, none, none, Undetermined},
	} {
		p := PlaceOf(model(), marks(c.attract, c.us, c.them))
		near := func(what string, got *float64, want float64) {
			if (got == nil) != (want == none) || got != nil && math.Abs(*got-want) > 1e-9 {
				t.Errorf("%s: %s = %v, want %v", c.name, what, show(got), want)
			}
		}
		near("A", p.A(), c.a)
		near("S", p.S(), c.s)
		if c.s != none {
			us, them := p.Us.Value(), p.Them.Value()
			near("us", &us, c.usMean)
			near("them", &them, c.themMean)
		}
		if p.Quadrant != c.quadrant {
			t.Errorf("%s: %q, want %q", c.name, p.Quadrant, c.quadrant)
		}
	}
}

func show(v *float64) any {
	if v == nil {
		return "undetermined"
	}
	return *v
}

func TestCoverage(t *testing.T) {
	p := PlaceOf(model(), marks([]float64{8, 6, 5}, nil, nil))
	if p.Attract.Coverage() != 0.75 || p.Us.Coverage() != 0 || p.Us.Known() {
		t.Errorf("%v and %v", p.Attract, p.Us)
	}
	if (Mean{Weight: 70, Of: 100}).Known() == false || (Mean{Weight: 69, Of: 100}).Known() {
		t.Error("the floor is 70 %, included")
	}
}

// Other thresholds than 5 divide the matrix elsewhere.
func TestThresholds(t *testing.T) {
	m, k := model(), marks([]float64{8, 6, 5, 9, 7}, []float64{7, 6, 8}, []float64{6, 8, 5})
	m.ThresholdA, m.ThresholdS = 70, 55
	if q := PlaceOf(m, k).Quadrant; q != Streamline {
		t.Errorf("6.95 and 5.225 against 7 and 5.5: %s", q)
	}
}

func TestChanges(t *testing.T) {
	m, k := model(), marks([]float64{5, 5, 5, 5, 4.5}, []float64{5, 5, 5}, []float64{5, 5, 5})
	got := Changes(m, k)
	if len(got) != 2 || got[0].Criterion.Code != "a1" || got[0].To != 55 || got[0].Quadrant != Strategic {
		t.Fatalf("%+v", got)
	}
	if got[1].Criterion.Code != "s1" || got[1].To != 45 || got[1].Quadrant != Streamline {
		t.Errorf("%+v", got[1])
	}
	if got := Changes(m, marks([]float64{5, 5}, nil, nil)); got != nil {
		t.Errorf("an undetermined place: %v", got)
	}
	if got := Missing(m, marks([]float64{8, 6, 5}, []float64{5, 5, 5}, []float64{5}), Strength); len(got) != 2 {
		t.Errorf("missing: %v", got)
	}
}

func TestMoved(t *testing.T) {
	before := marks([]float64{5, 5, 5, 5, 5}, []float64{5, 5, 5}, []float64{7, 5, 5})
	after := marks([]float64{6, 5, 5, 5, 9}, []float64{5, 5, 5}, []float64{5, 5, 5})
	c, by, ok := Moved(model(), before, after)
	if !ok || c.Code != "s1" || by != 2 {
		t.Errorf("the competitor lost 2 on the heaviest criterion: %v %v %v", c.Code, by, ok)
	}
	if _, _, ok := Moved(model(), before, marks(nil, nil, nil)); ok {
		t.Error("what became unknown did not move")
	}
}
