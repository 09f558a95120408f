package group

import (
	"cmp"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
)

// Body is a legal body as a tree needs it.
type Body struct {
	ID id.Entity
	// Account is the one it belongs to now; Stays are those before.
	Account id.Account
	Stays   []Stay
	Name    string
	Country string
	// Root is the head of the account's legal bodies.
	Root bool
	// Ended is the last day of one that was sold or closed.
	Ended *day.Day
	// Sold says that it ended by a sale.
	Sold bool
	// Hidden says that its account is out of the reader's sight.
	Hidden bool
}

// Node is a legal body in a tree.
type Node struct {
	Body
	Depth int
	// Via is the share it hangs on, the largest; Others are those of its other parents.
	Via    *Share
	Others []Share
	// Gone is the day after the last one that it was held, or was there.
	Gone *day.Day
	// Part is how it counts for the head of the account's bodies; absent for what is not below it.
	Part *Part
	// Head, Above: the head that figures are computed from, and what stands above it.
	Head, Above bool
	// Chief is who stands above all, among the head and those above it.
	Chief bool
	// Veiled says that a body out of sight is part of its figures, which are not shown.
	Veiled bool
}

// Tree is a group on a day.
type Tree struct {
	Day   day.Day
	Nodes []Node
	// Head is the body that interest and control are computed from; empty when the account has none that day.
	Head  id.Entity
	Chief Chief
}

// Grow draws the group of an account on a day: its bodies of that day, all that is linked to them that day, and in
// grey what was held before and is no more. A body that is hidden is kept only where it joins two that are seen.
func Grow(bodies []Body, shares []Share, chosen map[id.Entity]id.Entity, of id.Account, d day.Day) Tree {
	g := grower{by: map[id.Entity]Body{}, graph: At(shares, d), in: map[id.Entity]bool{}, placed: map[id.Entity]bool{}, gone: map[id.Entity][]Share{}, tree: Tree{Day: d}}
	for _, b := range bodies {
		g.by[b.ID] = b
	}
	for _, b := range bodies {
		if AccountOn(b.Stays, b.Account, d) == of && !(b.Ended != nil && d > *b.Ended) {
			g.spread(b.ID)
		}
	}
	g.left(shares, of)
	g.findHead(bodies, of)
	g.tree.Chief = g.graph.Ultimate(g.tree.Head, chosen)
	if g.tree.Head != "" {
		g.parts = g.graph.Consolidated(g.tree.Head)
	}
	for _, b := range g.tops() {
		g.place(b, 0, nil)
	}
	for _, b := range g.sorted(keysOf(g.in)) { // a circle has no top
		if !g.placed[b] {
			g.place(b, 0, nil)
		}
	}
	g.tree.Nodes = veil(g.tree.Nodes)
	return g.tree
}

type grower struct {
	by     map[id.Entity]Body
	graph  Graph
	in     map[id.Entity]bool
	placed map[id.Entity]bool
	// gone are the bodies that left, by the parent that held them last.
	gone  map[id.Entity][]Share
	parts map[id.Entity]Part
	tree  Tree
}

// spread takes a body and all that is linked to it on the day.
func (g *grower) spread(e id.Entity) {
	if _, known := g.by[e]; g.in[e] || !known {
		return
	}
	g.in[e] = true
	for _, s := range g.graph.Parents(e) {
		g.spread(s.Parent)
	}
	for _, s := range g.graph.Children(e) {
		g.spread(s.Child)
	}
}

// left finds what was held and is no more, and the bodies of the account that ended without a share.
func (g *grower) left(shares []Share, of id.Account) {
	last, held := map[id.Entity]Share{}, map[id.Entity]bool{}
	for _, s := range shares {
		held[s.Child] = true
		if s.To == nil || *s.To >= g.tree.Day || !g.in[s.Parent] || g.in[s.Child] || s.From > *s.To {
			continue
		}
		if l, ok := last[s.Child]; !ok || *s.To > *l.To {
			last[s.Child] = s
		}
	}
	for child, s := range last {
		if _, known := g.by[child]; known {
			g.gone[s.Parent] = append(g.gone[s.Parent], s)
		}
	}
	for e, b := range g.by {
		if !held[e] && !g.in[e] && b.Account == of && b.Ended != nil && *b.Ended < g.tree.Day {
			g.gone[""] = append(g.gone[""], Share{Child: e, To: b.Ended})
		}
	}
}

func (g *grower) findHead(bodies []Body, of id.Account) {
	for _, b := range bodies {
		if g.in[b.ID] && b.Root && AccountOn(b.Stays, b.Account, g.tree.Day) == of {
			g.tree.Head = b.ID
			return
		}
	}
	for _, e := range g.sorted(keysOf(g.in)) {
		if b := g.by[e]; AccountOn(b.Stays, b.Account, g.tree.Day) == of {
			g.tree.Head = e
			return
		}
	}
}

// tops are the bodies that nobody holds.
func (g *grower) tops() []id.Entity {
	var out []id.Entity
	for e := range g.in {
		if g.main(e) == nil {
			out = append(out, e)
		}
	}
	out = g.sorted(out)
	// The tree of the head comes first.
	slices.SortStableFunc(out, func(a, b id.Entity) int {
		return cmp.Compare(g.far(a), g.far(b))
	})
	return out
}

func (g *grower) far(e id.Entity) int {
	if g.tree.Head == "" || g.graph.Path(e, g.tree.Head) == nil {
		return 1
	}
	return 0
}

// main is the share that a body hangs on: the largest of those whose parent is drawn.
func (g *grower) main(e id.Entity) *Share {
	for _, s := range g.graph.Parents(e) {
		if g.in[s.Parent] {
			return &s
		}
	}
	return nil
}

func (g *grower) place(e id.Entity, depth int, via *Share) {
	if g.placed[e] {
		return
	}
	g.placed[e] = true
	n := Node{Body: g.by[e], Depth: depth, Via: via, Head: e == g.tree.Head, Chief: e == g.tree.Chief.Entity && e != g.tree.Head}
	for _, s := range g.graph.Parents(e) {
		if via == nil || s.Parent != via.Parent {
			n.Others = append(n.Others, s)
		}
	}
	n.Above = !n.Head && g.tree.Head != "" && g.graph.Path(e, g.tree.Head) != nil
	if p, ok := g.parts[e]; ok && !n.Head {
		n.Part = &p
	} else if !n.Head && !n.Above && g.tree.Head != "" {
		if r := g.graph.Interest(g.tree.Head, e); r == nil || r.Sign() > 0 {
			n.Part = &Part{Entity: e, Interest: r}
		}
	}
	g.tree.Nodes = append(g.tree.Nodes, n)
	var below []id.Entity
	for _, s := range g.graph.Children(e) {
		if m := g.main(s.Child); m != nil && m.Parent == e {
			below = append(below, s.Child)
		}
	}
	for _, k := range g.sorted(below) {
		g.place(k, depth+1, g.main(k))
	}
	g.placeGone(e, depth+1)
	if n.Head {
		g.placeGone("", depth+1)
	}
}

func (g *grower) placeGone(parent id.Entity, depth int) {
	list := g.gone[parent]
	slices.SortFunc(list, func(a, b Share) int { return cmp.Or(cmp.Compare(*a.To, *b.To), cmp.Compare(a.Child, b.Child)) })
	for _, s := range list {
		n := Node{Body: g.by[s.Child], Depth: depth, Gone: day.Ptr(*s.To + 1)}
		if s.Parent != "" {
			n.Via = &s
		}
		g.tree.Nodes = append(g.tree.Nodes, n)
	}
}

// sorted orders bodies: what is controlled first, then halves, then the rest, by name.
func (g *grower) sorted(list []id.Entity) []id.Entity {
	rank := func(e id.Entity) int {
		if p, ok := g.parts[e]; ok {
			return slices.Index(Methods, p.Method)
		}
		return len(Methods)
	}
	slices.SortFunc(list, func(a, b id.Entity) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(g.by[a].Name, g.by[b].Name), cmp.Compare(a, b))
	})
	return list
}

// veil drops the hidden bodies under which nothing is seen, and takes from the others all but their place. A figure that
// a hidden body is part of is hidden too.
func veil(nodes []Node) []Node {
	hidden, keep := map[id.Entity]bool{}, make([]bool, len(nodes))
	for i := len(nodes) - 1; i >= 0; i-- {
		hidden[nodes[i].ID] = nodes[i].Hidden
		keep[i] = !nodes[i].Hidden
		for j := i + 1; j < len(nodes) && nodes[j].Depth > nodes[i].Depth; j++ {
			keep[i] = keep[i] || keep[j]
		}
	}
	veiled := map[id.Entity]bool{}
	var out []Node
	for i, n := range nodes {
		n.Veiled = n.Hidden || !n.Head && n.Via != nil && veiled[n.Via.Parent]
		for _, s := range n.Others {
			n.Veiled = n.Veiled || !n.Head && (veiled[s.Parent] || hidden[s.Parent])
		}
		veiled[n.ID] = n.Veiled
		if !keep[i] {
			continue
		}
		if n.Via != nil && hidden[n.Via.Parent] {
			n.Via = nil
		}
		n.Others = slices.DeleteFunc(slices.Clone(n.Others), func(s Share) bool { return hidden[s.Parent] })
		if n.Veiled {
			n.Part = nil
		}
		if n.Hidden {
			n = Node{Body: Body{ID: n.ID, Hidden: true}, Depth: n.Depth, Gone: n.Gone, Above: n.Above, Veiled: true}
		}
		out = append(out, n)
	}
	return out
}

func keysOf(m map[id.Entity]bool) []id.Entity {
	out := make([]id.Entity, 0, len(m))
	for e := range m {
		out = append(out, e)
	}
	return out
}
