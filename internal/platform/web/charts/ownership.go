package charts

import "strings"

// Ownership is a group of companies from left to right: who holds whom, and by how much.
type Ownership struct {
	Label string
	// Boxes stand in the order of the tree: a box hangs on the last one before it of a smaller depth.
	Boxes []OwnBox
	// Second are the parents that a box has besides the one it hangs on.
	Second []OwnLink
}

// OwnBox is one company.
type OwnBox struct {
	Name, Note, Tag string
	// Full is the whole name where the drawing may have to shorten it.
	Full  string
	Href  string
	Depth int
	// Look is its class: "ctl", "jv", "min", "gone", "top" or "".
	Look     string
	Selected bool
	// Part is what the line that leads to it says; Line is "weak" or "gone".
	Part, Line string
}

// OwnLink is a further parent, both by their places in Boxes.
type OwnLink struct {
	From, To int
	Part     string
	Line     string
}

const (
	ownW, ownPitch, ownGap = 154.0, 210.0, 11.0
	ownOne, ownTwo         = 46.0, 60.0
)

// ownPlace is a box laid out: its corner and its lines.
type ownPlace struct {
	x, y, h float64
	lines   []string
}

func (p ownPlace) mid() float64 { return p.y + p.h/2 }

// layout stacks the leaves; a box with others below stands in the middle of them.
func (o Ownership) layout() (at []ownPlace, w, h float64) {
	at = make([]ownPlace, len(o.Boxes))
	y := 0.0
	var place func(i int) int
	place = func(i int) int {
		b := o.Boxes[i]
		p := &at[i]
		p.x, p.lines = 1+ownPitch*float64(b.Depth), wrapTwo(b.Name, ownW-22-28)
		p.h = ownOne
		if len(p.lines) > 1 {
			p.h = ownTwo
		}
		w = max(w, p.x+ownW+1)
		next, first, last := i+1, 0.0, 0.0
		for next < len(o.Boxes) && o.Boxes[next].Depth > b.Depth {
			kid := next
			next = place(kid)
			if first == 0 {
				first = at[kid].mid()
			}
			last = at[kid].mid()
		}
		if next == i+1 {
			p.y = y
			y += p.h + ownGap
			return next
		}
		p.y = (first+last)/2 - p.h/2
		y = max(y, p.y+p.h+ownGap)
		return next
	}
	for i := 0; i < len(o.Boxes); {
		i = place(i)
	}
	low := 0.0
	for _, p := range at {
		low = min(low, p.y)
	}
	for i := range at {
		at[i].y += 1 - low
	}
	return at, w, y - low + 2
}

// wrapTwo breaks a name into two lines at most, and shortens the second.
func wrapTwo(name string, width float64) []string {
	const size = 12
	if Width(name, size, true) <= width {
		return []string{name}
	}
	words, first := strings.Fields(name), ""
	for i, w := range words {
		longer := strings.TrimSpace(first + " " + w)
		if Width(longer, size, true) > width {
			if i == 0 {
				return []string{Fit(name, width, size, true)}
			}
			return []string{first, Fit(strings.Join(words[i:], " "), width+28, size, true)}
		}
		first = longer
	}
	return []string{first}
}

func (o Ownership) Frame() Frame {
	_, w, h := o.layout()
	return Frame{Class: "ch k-own", W: max(w, 1), H: max(h, 1), Label: o.Label, Links: true}
}

func (o Ownership) Draw(c Canvas) {
	at, _, _ := o.layout()
	parents := o.parents()
	for i, b := range o.Boxes {
		if p := parents[i]; p >= 0 {
			elbow(c, strings.TrimSpace("e "+b.Line), at[p], at[i], 0)
		}
	}
	for _, s := range o.Second {
		elbow(c, strings.TrimSpace("e "+s.Line), at[s.From], at[s.To], 9)
	}
	for i, b := range o.Boxes {
		if parents[i] >= 0 {
			part(c, b.Part, at[i], -6)
		}
	}
	for _, s := range o.Second {
		part(c, s.Part, at[s.To], 21)
	}
	for i, b := range o.Boxes {
		c.Link(b.Href, b.Full, func(c Canvas) { b.draw(c, at[i]) })
	}
}

// parents finds the box that each one hangs on, -1 for none.
func (o Ownership) parents() []int {
	out := make([]int, len(o.Boxes))
	var chain []int
	for i, b := range o.Boxes {
		for len(chain) > 0 && o.Boxes[chain[len(chain)-1]].Depth >= b.Depth {
			chain = chain[:len(chain)-1]
		}
		out[i] = -1
		if len(chain) > 0 {
			out[i] = chain[len(chain)-1]
		}
		chain = append(chain, i)
	}
	return out
}

// elbow is a line with two square turns; a second parent's arrives lower.
func elbow(c Canvas, class string, from, to ownPlace, lower float64) {
	x1, y1, x2, y2 := from.x+ownW, from.mid()+lower, to.x, to.mid()+lower
	turn := x2 - 41 - lower
	if x2 <= x1 { // the parent stands further right or above: go around
		turn = x1 + 15
	}
	c.Path(class, Poly(x1, y1, turn, y1, turn, y2, x2, y2))
}

func part(c Canvas, words string, at ownPlace, dy float64) {
	if words == "" {
		return
	}
	w := Width(words, 11, true)
	c.Rect("pb", at.x-5-w, at.mid()+dy-11, w+3, 13, 0)
	c.Text("p", at.x-4, at.mid()+dy, End, words)
}

func (b OwnBox) draw(c Canvas, p ownPlace) {
	look := strings.TrimSpace("b " + b.Look)
	if b.Selected {
		look += " sel"
	}
	c.Rect(look, p.x, p.y, ownW, p.h, 7)
	name := "n"
	if b.Look == "gone" {
		name = "n gone"
	}
	for i, l := range p.lines {
		c.Text(name, p.x+11, p.y+18+14*float64(i), Start, l)
	}
	c.Text("s", p.x+11, p.y+p.h-12, Start, Fit(b.Note, ownW-20, 11, false))
	if b.Tag != "" {
		c.Rect("cb", p.x+ownW-31, p.y+7, 22, 14, 3)
		c.Text("cc", p.x+ownW-20, p.y+17.4, Middle, b.Tag)
	}
}
