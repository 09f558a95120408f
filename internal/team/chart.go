package team

import (
	"cmp"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
)

// Node is a person of the organisation chart with who reports to them.
type Node struct {
	Position Position
	Reports  []Node
}

// Chart is the tree of those who hold a position on d, in the order of the titles, then of name. Someone whose
// manager holds none is shown under the first one above who does.
func Chart(all []Position, d day.Day, name func(id.User) string) []Node {
	place := PlaceOn(all, d)
	below := map[id.User][]Position{}
	for _, p := range place {
		if !p.On(d) {
			continue
		}
		below[present(p, place, d)] = append(below[present(p, place, d)], p)
	}
	for _, list := range below {
		slices.SortFunc(list, func(a, b Position) int {
			return cmp.Or(cmp.Compare(slices.Index(Titles, a.Title), slices.Index(Titles, b.Title)), cmp.Compare(name(a.User), name(b.User)), cmp.Compare(a.User, b.User))
		})
	}
	return nodes("", below, map[id.User]bool{})
}

// present is the nearest manager who holds a position on d, "" at the top.
func present(p Position, place map[id.User]Position, d day.Day) id.User {
	seen := map[id.User]bool{p.User: true}
	for m := p.Manager; m != "" && !seen[m]; m = place[m].Manager {
		seen[m] = true
		if q, ok := place[m]; ok && q.On(d) {
			return m
		}
	}
	return ""
}

func nodes(under id.User, below map[id.User][]Position, seen map[id.User]bool) []Node {
	var out []Node
	for _, p := range below[under] {
		if seen[p.User] {
			continue
		}
		seen[p.User] = true
		out = append(out, Node{Position: p, Reports: nodes(p.User, below, seen)})
	}
	return out
}
