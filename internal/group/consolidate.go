package group

import (
	"math/big"

	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
)

// Method is how a legal body counts in the figures of its group.
type Method string

const (
	// Whole: controlled exclusively, all of its figures count (intégration globale).
	Whole Method = "WHOLE"
	// Shared: half of the votes, with a partner (contrôle conjoint).
	Shared Method = "JOINT"
	// Equity: a part without control, only the group's interest in it counts (mise en équivalence).
	Equity Method = "EQUITY"
	// Apart: what is known does not tell how it counts.
	Apart Method = "UNKNOWN"
)

// Methods lists them, the closest to the head first.
var Methods = []Method{Whole, Shared, Equity, Apart}

// equityFloor is the part of the votes from which influence is presumed notable (IAS 28, § 5; code de commerce L233-17-2).
var equityFloor = decimal.MustParse("0.2")

// Part is a legal body in the figures of a group on a day.
type Part struct {
	Entity id.Entity
	Method Method
	// Interest is the group's economic interest; nil when a part of a chain is not known.
	Interest *big.Rat
	Hold     Hold
}

// Consolidated lists what counts in the figures of a group on the graph's day, the head itself included. A body sold
// earlier in the year is in the graph of the days before its sale, and absent from those after: dated shares drive
// consolidation. Below a fifth of the votes a part does not consolidate.
func (g Graph) Consolidated(head id.Entity) map[id.Entity]Part {
	out := map[id.Entity]Part{head: {Entity: head, Method: Whole, Interest: big.NewRat(1, 1), Hold: Hold{Exclusive: true}}}
	for e, h := range g.Control(head) {
		p := Part{Entity: e, Interest: g.Interest(head, e), Hold: h}
		switch {
		case h.Exclusive:
			p.Method = Whole
		case h.Votes == nil:
			p.Method = Apart
		case h.Joint():
			p.Method = Shared
		case *h.Votes >= equityFloor:
			p.Method = Equity
		default:
			continue
		}
		out[e] = p
	}
	return out
}
