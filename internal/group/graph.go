package group

import (
	"cmp"
	"math/big"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
)

// Graph is who holds whom on one day.
type Graph struct {
	up, down map[id.Entity][]Share
}

// At keeps the shares that stand on the day.
func At(shares []Share, d day.Day) Graph {
	g := Graph{up: map[id.Entity][]Share{}, down: map[id.Entity][]Share{}}
	for _, s := range shares {
		if s.On(d) {
			g.up[s.Child] = append(g.up[s.Child], s)
			g.down[s.Parent] = append(g.down[s.Parent], s)
		}
	}
	for _, list := range g.up {
		slices.SortStableFunc(list, func(a, b Share) int { return cmp.Compare(val(b.Voting()), val(a.Voting())) })
	}
	return g
}

// Parents are the shares in a body, the largest first; Children are those it holds.
func (g Graph) Parents(e id.Entity) []Share  { return g.up[e] }
func (g Graph) Children(e id.Entity) []Share { return g.down[e] }

// Path goes down from one body to another through those that it holds; nil when it does not hold it.
func (g Graph) Path(from, to id.Entity) []id.Entity {
	if from == to {
		return []id.Entity{from}
	}
	before := map[id.Entity]id.Entity{from: ""}
	for queue := []id.Entity{from}; len(queue) > 0; queue = queue[1:] {
		for _, s := range g.down[queue[0]] {
			if _, seen := before[s.Child]; seen {
				continue
			}
			before[s.Child] = queue[0]
			if s.Child == to {
				return trail(before, to)
			}
			queue = append(queue, s.Child)
		}
	}
	return nil
}

func trail(before map[id.Entity]id.Entity, at id.Entity) (path []id.Entity) {
	for ; at != ""; at = before[at] {
		path = append(path, at)
	}
	slices.Reverse(path)
	return path
}

// Interest is the economic interest of one body in another (pourcentage d'intérêt): the product of the parts along each
// chain, added over the chains, exactly. It is nil when a chain has a part that nobody has entered: missing is not zero.
// A body that holds nothing of the other has 0.
func (g Graph) Interest(of, in id.Entity) *big.Rat {
	return g.interest(of, in, map[id.Entity]*big.Rat{}, map[id.Entity]bool{})
}

func (g Graph) interest(of, in id.Entity, known map[id.Entity]*big.Rat, asked map[id.Entity]bool) *big.Rat {
	if of == in {
		return big.NewRat(1, 1)
	}
	if asked[in] { // known already, or a circle, which adds nothing
		if r, ok := known[in]; ok {
			return r
		}
		return new(big.Rat)
	}
	asked[in] = true
	sum := new(big.Rat)
	for _, s := range g.up[in] {
		above := g.interest(of, s.Parent, known, asked)
		if above != nil && above.Sign() == 0 {
			continue
		}
		if above == nil || s.Pct == nil {
			known[in] = nil
			return nil
		}
		sum.Add(sum, new(big.Rat).Mul(above, rat(*s.Pct)))
	}
	known[in] = sum
	return sum
}

// Hold is what a group has of a legal body on a day.
type Hold struct {
	// Votes is the percentage of control: the votes of the head and of all it controls; nil when some are not known.
	Votes *decimal.Decimal
	// Exclusive says that more than half of the votes are in the group's hands.
	Exclusive bool
}

// Joint says that the group has half of the votes and no more: a joint venture.
func (h Hold) Joint() bool { return h.Votes != nil && *h.Votes*2 == decimal.One }

// Control is what one body controls (pourcentage de contrôle): its own votes, and those held by the bodies that it
// controls exclusively. Bodies of which it has no vote are absent.
func (g Graph) Control(of id.Entity) map[id.Entity]Hold {
	controlled, queue := map[id.Entity]bool{of: true}, []id.Entity{of}
	sum, unknown := map[id.Entity]decimal.Decimal{}, map[id.Entity]bool{}
	for ; len(queue) > 0; queue = queue[1:] {
		for _, s := range g.down[queue[0]] {
			if v := s.Voting(); v == nil {
				unknown[s.Child] = true
			} else {
				sum[s.Child] += *v
			}
			if sum[s.Child]*2 > decimal.One && !controlled[s.Child] {
				controlled[s.Child] = true
				queue = append(queue, s.Child)
			}
		}
	}
	out := map[id.Entity]Hold{}
	for e := range unknown {
		out[e] = Hold{Exclusive: controlled[e]}
	}
	for e, v := range sum {
		h := Hold{Exclusive: controlled[e]}
		if !unknown[e] {
			h.Votes = &v
		}
		out[e] = h
	}
	delete(out, of)
	return out
}

// Chief is who stands above all.
type Chief struct {
	// Entity is the ultimate parent, as far as it can be told.
	Entity id.Entity
	// Among are those to choose from where it stops: two parents with half each, and nobody has chosen.
	Among []id.Entity
}

// Ultimate follows the parent with more than half of the votes until there is none (DOMAIN §2). A single parent whose
// part nobody has entered is followed too. Where two parents have half each, a joint venture, somebody chooses: chosen
// gives the parent that counts.
func (g Graph) Ultimate(e id.Entity, chosen map[id.Entity]id.Entity) Chief {
	for seen := map[id.Entity]bool{}; !seen[e]; {
		seen[e] = true
		next, among := g.above(e, chosen[e])
		if next == "" {
			return Chief{Entity: e, Among: among}
		}
		e = next
	}
	return Chief{Entity: e}
}

func (g Graph) above(e, chosen id.Entity) (next id.Entity, among []id.Entity) {
	parents := g.up[e]
	for _, s := range parents {
		if v := s.Voting(); v != nil && *v*2 > decimal.One || v == nil && len(parents) == 1 {
			return s.Parent, nil
		}
	}
	if len(parents) < 2 {
		return "", nil
	}
	for _, s := range parents {
		if s.Parent == chosen {
			return chosen, nil
		}
	}
	if first, second := parents[0].Voting(), parents[1].Voting(); first != nil && second != nil && *first == *second && *first*2 == decimal.One {
		return "", []id.Entity{parents[0].Parent, parents[1].Parent}
	}
	return "", nil
}

// Circle is a way from a body back to itself, nil when there is none: links of two origins may contradict each other.
func (g Graph) Circle() []id.Entity {
	bodies := make([]id.Entity, 0, len(g.down))
	for e := range g.down {
		bodies = append(bodies, e)
	}
	slices.Sort(bodies)
	for _, e := range bodies {
		for _, s := range g.down[e] {
			if path := g.Path(s.Child, e); path != nil {
				return append([]id.Entity{e}, path...)
			}
		}
	}
	return nil
}
