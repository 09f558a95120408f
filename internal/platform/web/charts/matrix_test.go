package charts

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// crowd is a portfolio of n accounts drawn at random around the middle, where they crowd.
func crowd(n int, seed uint64) Matrix {
	r := rand.New(rand.NewPCG(seed, 7))
	m := Matrix{Label: "x", AxisX: "Force relative →", AxisY: "Attractivité ↑", ThresholdX: 5, ThresholdY: 5,
		Corners: [4]Corner{{Name: "À conquérir", Advice: "Investir de façon sélective"}, {Name: "Stratégique", Advice: "Investir ensemble", Best: true},
			{Name: "À rationaliser", Advice: "Gérer pour la trésorerie"}, {Name: "À entretenir", Advice: "Maintenir"}}}
	names := []string{"Castagnac Verre", "Helvane Spécialités Chimiques et Polymères", "Norrsund Papper AB", "Aldine Énergies", "Terminaux portuaires de l’Atlantique",
		"Lumen Santé SA", "Kestrel Aerospace plc", "Hydraline Eaux", "Compagnie sucrière de l’Oise et de la Somme réunies"}
	for i := range n {
		s := Spot{Href: fmt.Sprintf("/accounts/%d", i), Label: names[i%len(names)], Sub: "4,5 M€", X: 2 + 6*r.Float64(), Y: 2 + 7*r.Float64(), Size: 1 + 90*r.Float64(), Number: fmt.Sprint(i + 1)}
		if i%2 == 0 {
			s.Before = &[2]float64{2 + 6*r.Float64(), 2 + 7*r.Float64()}
		}
		m.Spots = append(m.Spots, s)
	}
	return m
}

// Up to fifteen accounts, no name covers another or leaves the plot.
func TestMatrixNamesNeverCoverOneAnother(t *testing.T) {
	for seed := range uint64(12) {
		m := crowd(15, seed)
		p := m.plot()
		labels := m.place(p)
		for i, a := range labels {
			if a.at.x < p.x-1 || a.at.x+a.at.w > p.x+p.w+1 || a.at.y < p.y-1 || a.at.y+a.at.h > p.y+p.h+1 {
				t.Errorf("seed %d: %q leaves the plot", seed, a.spot.Label)
			}
			for _, b := range labels[i+1:] {
				if a.at.meets(b.at.box, 0) {
					t.Errorf("seed %d: %q runs into %q", seed, a.spot.Label, b.spot.Label)
				}
			}
		}
	}
}

func TestMatrixSizes(t *testing.T) {
	m := Matrix{ThresholdX: 5, ThresholdY: 5, Spots: []Spot{{X: 5, Y: 5, Size: 100}, {X: 5, Y: 5, Size: 25}, {X: 0, Y: 10}}}
	p := m.plot()
	if p.radius(100) != 36 || p.radius(25) != 18 || p.radius(0) != p.smallest {
		t.Errorf("%v %v %v", p.radius(100), p.radius(25), p.radius(0))
	}
	if p.loX != 0 || p.hiX != 7 || p.loY != 3 || p.hiY != 10 {
		t.Errorf("%+v", p)
	}
}

func TestMatrixOfNothing(t *testing.T) {
	for _, narrow := range []bool{false, true} {
		if got := SVG(Matrix{ThresholdX: 5, ThresholdY: 5, Label: "x", Narrow: narrow}); strings.Contains(got, "NaN") || !strings.Contains(got, "pf-th") {
			t.Error(got)
		}
	}
	same := Spot{X: 5, Y: 5, Before: &[2]float64{5, 5}, Size: 1}
	if got := SVG(Matrix{ThresholdX: 5, ThresholdY: 5, Label: "x", Spots: []Spot{same, same}}); strings.Contains(got, "NaN") || strings.Contains(got, "pf-t\"") {
		t.Error("what did not move has no arrow: " + got)
	}
}

// Forty accounts are drawn well within a page's time.
func TestMatrixIsQuick(t *testing.T) {
	m := crowd(40, 3)
	began := time.Now()
	SVG(m)
	if took := time.Since(began); took > 500*time.Millisecond {
		t.Errorf("took %v", took)
	}
}

func BenchmarkMatrix(b *testing.B) {
	m := crowd(40, 3)
	for b.Loop() {
		SVG(m)
	}
}
