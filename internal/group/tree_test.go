package group

import (
	"fmt"
	"strings"
	"testing"

	"comptoir/internal/kernel/id"
)

func bodies(names ...string) (out []Body) {
	for _, n := range names {
		name, acc, _ := strings.Cut(n, "@")
		if acc == "" {
			acc = "aldine"
		}
		out = append(out, Body{ID: id.Entity(name), Name: name, Account: id.Account(acc), Root: name == "A"})
	}
	return out
}

func drawn(t Tree) string {
	var b strings.Builder
	for _, n := range t.Nodes {
		mark := ""
		switch {
		case n.Hidden:
			mark = "hidden"
		case n.Gone != nil:
			mark = "gone " + n.Gone.String()
		case n.Head:
			mark = "head"
		case n.Above:
			mark = "above"
		case n.Veiled:
			mark = "veiled"
		case n.Part != nil:
			mark = string(n.Part.Method)
		}
		name := n.Name
		for _, s := range n.Others {
			name += "+" + string(s.Parent)
		}
		fmt.Fprintf(&b, "%s%s(%s) ", strings.Repeat(".", n.Depth), name, mark)
	}
	return strings.TrimSpace(b.String())
}

func TestGrow(t *testing.T) {
	all := bodies("P@parent", "A", "H", "HA", "T", "B", "DE", "R", "Z@stranger", "N")
	all[7].Ended = until("2026-06-30")
	list := []Share{share("P", "A", 72.4), share("A", "H", 80), share("H", "HA", 40, to("2022-04-03")), share("H", "HA", 60, from("2022-04-04"), called("later")),
		share("A", "T", 100), share("T", "B", 51), share("H", "B", 20), share("A", "DE", 50, from("2023-10-01")), share("A", "R", 100, to("2026-06-30"))}
	for d, want := range map[string]string{
		"2026-11-23": "P(above) .A(head) ..H(WHOLE) ...HA(WHOLE) ..T(WHOLE) ...B+H(WHOLE) ..DE(JOINT) ..R(gone 2026-07-01) N()",
		"2026-06-30": "P(above) .A(head) ..H(WHOLE) ...HA(WHOLE) ..R(WHOLE) ..T(WHOLE) ...B+H(WHOLE) ..DE(JOINT) N()",
		"2021-01-01": "P(above) .A(head) ..H(WHOLE) ...HA(EQUITY) ..R(WHOLE) ..T(WHOLE) ...B+H(WHOLE) DE() N()",
	} {
		if got := drawn(Grow(all, list, nil, "aldine", on(d))); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", d, got, want)
		}
	}
	if c := Grow(all, list, nil, "aldine", on("2026-11-23")).Chief.Entity; c != "P" {
		t.Error(c)
	}
}

// What the reader may not see keeps its place between what they see, and nothing else; a figure it is part of is hidden.
func TestHiddenBodies(t *testing.T) {
	all := bodies("P@parent", "A", "X@secret", "Y", "L@secret")
	all[0].Hidden, all[2].Hidden, all[4].Hidden = true, true, true
	tree := Grow(all, []Share{share("P", "A", 90), share("A", "X", 80), share("X", "Y", 60), share("A", "L", 70)}, nil, "aldine", on("2026-11-23"))
	if got := drawn(tree); got != "(hidden) .A(head) ..(hidden) ...Y(veiled)" {
		t.Error(got)
	}
	for _, n := range tree.Nodes {
		if n.Hidden && (n.Name != "" || n.Country != "" || n.Account != "" || n.Part != nil) || n.Via != nil || n.ID == "Y" && n.Part != nil {
			t.Errorf("%+v", n)
		}
	}
}

// A body that went to another account is there until the day before, and grey afterwards.
func TestPassedBody(t *testing.T) {
	all := bodies("A", "R@other")
	all[1].Stays = []Stay{{Entity: "R", Account: "aldine", To: on("2026-06-30")}}
	list := []Share{share("A", "R", 100, to("2026-06-30"))}
	if got := drawn(Grow(all, list, nil, "aldine", on("2026-06-30"))); got != "A(head) .R(WHOLE)" {
		t.Error(got)
	}
	if got := drawn(Grow(all, list, nil, "aldine", on("2026-07-01"))); got != "A(head) .R(gone 2026-07-01)" {
		t.Error(got)
	}
	if got := drawn(Grow(all, list, nil, "other", on("2026-07-01"))); got != "R(head)" {
		t.Error(got)
	}
}

// Links that contradict each other are drawn all the same.
func TestCircleIsDrawn(t *testing.T) {
	got := drawn(Grow(bodies("A", "B"), []Share{share("A", "B", 60), share("B", "A", 10, unknown())}, nil, "aldine", on("2026-11-23")))
	if !strings.Contains(got, "A") || !strings.Contains(got, "B") {
		t.Error(got)
	}
}
