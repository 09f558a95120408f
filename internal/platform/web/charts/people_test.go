package charts

import (
	"fmt"
	"strings"
	"testing"
)

// gathering is n people, each above seven others.
func gathering(n int) ([]Person, []int) {
	people, above := make([]Person, n), make([]int, n)
	for i := range people {
		people[i] = Person{Href: fmt.Sprintf("/p/%d", i), Initials: "AB", Name: fmt.Sprintf("Anne-Charlotte Dubois %d", i), Job: "Directrice de la maintenance et des arrêts", Meta: "Décideur · bon",
			Level: i % 5, Badge: "+1", Tone: "pos", Influence: 100 - i%100, External: i%40 == 39}
		above[i] = (i - 1) / 7
	}
	above[0] = -1
	return people, above
}

func senti(n int) Sentimap {
	people, _ := gathering(n)
	s := Sentimap{Label: "x"}
	for i, p := range people {
		s.Spots = append(s.Spots, SentiSpot{Person: p, Feeling: float64(i%5 - 2), Feels: i%9 != 0})
	}
	return s
}

// Nobody covers anybody, and whoever is above stands above.
func TestOrgChartOverlapsNothing(t *testing.T) {
	people, above := gathering(200)
	o := OrgChart{Label: "x", People: people, Above: above}
	nodes, w, h, lane := o.layout()
	if lane == 0 || h < lane {
		t.Errorf("no lane: %v %v", lane, h)
	}
	for i, a := range nodes {
		if a.x-a.w/2 < 0 || a.x+a.w/2 > w {
			t.Errorf("%d stands outside: %v of %v", i, a.x, w)
		}
		for j, b := range nodes[:i] {
			if a.y == b.y && a.x-a.w/2 < b.x+b.w/2 && b.x-b.w/2 < a.x+a.w/2 {
				t.Fatalf("%d covers %d", i, j)
			}
		}
		if up := above[i]; up >= 0 && !people[i].External && !people[up].External && nodes[up].y >= a.y {
			t.Errorf("%d stands under who reports to them", up)
		}
	}
	out := SVG(o)
	if strings.Count(out, "<a href=") != 200 || !strings.Contains(out, `role="group"`) {
		t.Error("not everybody is a link")
	}
}

func TestSentimapDiscsStandApart(t *testing.T) {
	s := senti(60)
	at := s.layout()
	for i := range at {
		for j := range at[:i] {
			if dx, dy := at[i].x-at[j].x, at[i].y-at[j].y; dx*dx+dy*dy < sentiR*sentiR {
				t.Errorf("%d covers %d", i, j)
			}
		}
	}
	if strings.Count(SVG(s), "<a href=") != 60 {
		t.Error("not everybody is a link")
	}
}

func TestNobody(t *testing.T) {
	for _, c := range []Chart{OrgChart{}, Sentimap{}} {
		if out := SVG(c); strings.Contains(out, "NaN") || strings.Contains(out, "Inf") {
			t.Error(out)
		}
	}
}

// Both maps of 200 people: issue 3 wants each under 50 ms.
func BenchmarkOrgChart200(b *testing.B) {
	people, above := gathering(200)
	for b.Loop() {
		SVG(OrgChart{People: people, Above: above})
	}
}

func BenchmarkSentimap200(b *testing.B) {
	s := senti(200)
	for b.Loop() {
		SVG(s)
	}
}
