package charts

import (
	"fmt"
	"strings"
	"testing"
)

// Boxes never lie on each other, whatever the tree, and all stand in the frame.
func TestBoxesHaveRoom(t *testing.T) {
	for shape, depths := range map[string][]int{"chain": {0, 1, 2, 3, 4}, "fan": {0, 1, 1, 1, 1, 1}, "drawn": {0, 1, 2, 3, 3, 2, 3, 2, 2, 2, 2, 2}, "two trees": {0, 1, 0, 1, 2, 2}, "one": {0}} {
		var o Ownership
		for i, d := range depths {
			name := "Aldine"
			if i%2 == 1 {
				name = "Compagnie de chauffage urbain de Saint-Avit et vallées SAS"
			}
			o.Boxes = append(o.Boxes, OwnBox{Name: name, Depth: d})
		}
		at, w, h := o.layout()
		for i, a := range at {
			if a.x < 0 || a.y < 0 || a.x+ownW > w || a.y+a.h > h {
				t.Errorf("%s: box %d at %v, outside of %v × %v", shape, i, a, w, h)
			}
			for j, b := range at[:i] {
				if a.x == b.x && a.y < b.y+b.h && b.y < a.y+a.h {
					t.Errorf("%s: boxes %d and %d overlap", shape, i, j)
				}
			}
		}
	}
}

func TestOwnershipIsDrawn(t *testing.T) {
	svg := SVG(Ownership{Label: "Groupe", Boxes: []OwnBox{{Name: "A", Look: "top", Href: "/a"}, {Name: "B & fils", Depth: 1, Part: "80 %", Line: "weak", Tag: "FR", Href: "/b", Selected: true},
		{Name: "C", Depth: 1}}, Second: []OwnLink{{From: 1, To: 2, Part: "20 %"}}})
	for _, want := range []string{`role="group" aria-label="Groupe"`, `href="/a"`, "B &amp; fils", `class="e weak"`, `class="b sel"`, "80 %", "20 %", ">FR<"} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in %s", want, svg)
		}
	}
}

func TestMomentsFindRoom(t *testing.T) {
	m := Moments{From: d(2022, 1, 1), To: d(2028, 1, 1), At: d(2026, 11, 23)}
	for i := range 12 {
		m.Events = append(m.Events, Moment{Day: d(2025, 1, 1) + 20*i, Words: fmt.Sprintf("Hydro Alpes %d : 40 → 60 %%", i), Href: "/x"})
	}
	places, lanes := m.layout()
	if lanes > mostLanes {
		t.Errorf("%d lanes", lanes)
	}
	for i, a := range places {
		for _, b := range places[:i] {
			if a.words == "" || b.words == "" || a.y != b.y || a.left != b.left {
				continue
			}
			if a.x < b.x+Width(b.words, 11, false)+9 {
				t.Errorf("%v meets %v", a, b)
			}
		}
	}
	if svg := SVG(m); !strings.Contains(svg, ">2022<") || !strings.Contains(svg, ">2028<") || !strings.Contains(svg, `class="now"`) {
		t.Error(svg)
	}
}
