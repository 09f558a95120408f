package charts

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A name stands at one of eight sides of its disc, at one of five distances, on one or two lines. Each place has a
// cost: what it covers, what it crosses, how far it is. The largest disc chooses first; then everybody chooses again,
// four times.
var (
	sides     = []float64{0, 180, -90, 90, -45, -135, 45, 135}
	sideCost  = []float64{0, 2, 5, 5, 4, 4, 4, 4}
	distances = []float64{5, 14, 26, 42, 60}
)

const (
	repairs   = 4
	nameSize  = 12.0
	subSize   = 11.0
	lineH     = 14.0
	oneLine   = 168.0
	twoLines  = 108.0
	outside   = 1e5
	onLabel   = 4000.0
	crossing  = 260.0
	threshold = 22.0
)

type box struct{ x, y, w, h float64 }

func (a box) meets(b box, gap float64) bool {
	return a.x < b.x+b.w+gap && b.x < a.x+a.w+gap && a.y < b.y+b.h+gap && b.y < a.y+a.h+gap
}

func (a box) covers(b box) float64 {
	return max(0, min(a.x+a.w, b.x+b.w)-max(a.x, b.x)) * max(0, min(a.y+a.h, b.y+b.h)-max(a.y, b.y))
}

// crossed says that a segment runs through the box.
func (a box) crossed(s segment) bool {
	if max(s.x1, s.x2) < a.x-2 || min(s.x1, s.x2) > a.x+a.w+2 || max(s.y1, s.y2) < a.y-1 || min(s.y1, s.y2) > a.y+a.h+1 {
		return false
	}
	const n = 24
	for i := range n + 1 {
		x, y := s.x1+(s.x2-s.x1)*float64(i)/n, s.y1+(s.y2-s.y1)*float64(i)/n
		if x > a.x-2 && x < a.x+a.w+2 && y > a.y-1 && y < a.y+a.h+1 {
			return true
		}
	}
	return false
}

// label is a disc with its name where it stands.
type label struct {
	spot    Spot
	x, y, r float64
	at      stand
}

// stand is one way to write a name.
type stand struct {
	box
	lines    []string
	anchor   Anchor
	ax, ay   float64 // where a leader would end
	distance float64
	cost     float64
}

func (l label) draw(c Canvas) {
	if l.at.distance > 12 {
		dx, dy := l.at.ax-l.x, l.at.ay-l.y
		long := math.Hypot(dx, dy)
		c.Line("pf-l", l.x+dx/long*l.r, l.y+dy/long*l.r, l.at.ax, l.at.ay)
	}
	c.Link(l.spot.Href, "", func(c Canvas) {
		dot(c, discClass(l.spot), l.x, l.y, l.r)
		x := l.at.x
		switch l.at.anchor {
		case Middle:
			x += l.at.w / 2
		case End:
			x += l.at.w
		}
		y := l.at.y + 11
		for _, line := range l.at.lines {
			c.Text("pf-n pf-halo", x, y, l.at.anchor, line)
			y += lineH
		}
		c.Text("pf-s pf-halo", x, y-1, l.at.anchor, l.spot.Sub)
	})
}

// place finds where each name stands.
func (m Matrix) place(p plot) []label {
	labels := make([]label, len(m.Spots))
	var arrows []segment
	for i, s := range m.Spots {
		labels[i] = label{spot: s, x: p.atX(s.X), y: p.atY(s.Y), r: p.radius(s.Size)}
		if a, ok := p.move(s); ok {
			arrows = append(arrows, a)
		}
	}
	slices.SortStableFunc(labels, func(a, b label) int { return cmp.Compare(b.r, a.r) })
	w := ward{bounds: box{p.x, p.y, p.w, p.h}, labels: labels, arrows: arrows, titles: m.titles(p), lines: m.lines(p)}
	ways := make([][]stand, len(labels))
	for i, l := range labels {
		ways[i] = l.ways()
	}
	for round := range 1 + repairs {
		for i := range labels {
			labels[i].at = w.best(i, ways[i], round > 0)
		}
	}
	return labels
}

// ward is everything that a name may run into.
type ward struct {
	bounds        box
	labels        []label
	arrows, lines []segment
	titles        []box
}

func (w ward) best(i int, ways []stand, all bool) stand {
	best, found := stand{}, false
	for _, c := range ways {
		c.cost += w.cost(i, c, all)
		if !found || c.cost < best.cost-0.01 {
			best, found = c, true
		}
	}
	return best
}

func (w ward) cost(i int, c stand, all bool) (sum float64) {
	if c.x < w.bounds.x || c.y < w.bounds.y || c.x+c.w > w.bounds.x+w.bounds.w || c.y+c.h > w.bounds.y+w.bounds.h {
		sum += outside
	}
	for n, o := range w.labels {
		if n == i {
			continue
		}
		sum += c.covers(box{o.x - o.r - 2, o.y - o.r - 2, 2*o.r + 4, 2*o.r + 4}) * 6
		if (all || n < i) && c.meets(o.at.box, 3) {
			sum += onLabel + c.covers(o.at.box)*10
		}
		if c.distance > 12 && (all || n < i) && o.at.crossed(segment{w.labels[i].x, w.labels[i].y, c.ax, c.ay}) {
			sum += 900
		}
	}
	for _, s := range w.arrows {
		if c.crossed(s) {
			sum += crossing
		}
	}
	for _, s := range w.lines {
		if c.crossed(s) {
			sum += threshold
		}
	}
	for _, t := range w.titles {
		sum += c.covers(t) * 5
	}
	return sum
}

// ways are all the places of a name.
func (l label) ways() (out []stand) {
	for _, lines := range wraps(l.spot.Label) {
		w := Width(l.spot.Sub, subSize, false)
		for _, s := range lines {
			w = max(w, Width(s, nameSize, true))
		}
		w, h := w+2, lineH*float64(len(lines))+13
		for _, d := range distances {
			for i, side := range sides {
				cos, sin := math.Cos(side*math.Pi/180), math.Sin(side*math.Pi/180)
				c := stand{lines: lines, ax: l.x + (l.r+d)*cos, ay: l.y + (l.r+d)*sin, distance: d, anchor: Middle}
				c.box = box{c.ax - w/2, c.ay, w, h}
				switch {
				case cos > 0.3:
					c.anchor, c.x = Start, c.ax
				case cos < -0.3:
					c.anchor, c.x = End, c.ax-w
				}
				switch {
				case math.Abs(sin) < 0.3:
					c.y = c.ay - h/2
				case sin < 0:
					c.y = c.ay - h
				}
				c.cost = 1.1*d + sideCost[i] + 3*float64(len(lines)-1)
				out = append(out, c)
			}
		}
	}
	return out
}

// wraps are the ways to break a name: on one line when it is short, on two.
func wraps(name string) (out [][]string) {
	if Width(name, nameSize, true) <= oneLine {
		out = append(out, []string{name})
	}
	words := strings.Fields(name)
	best, at := math.Inf(1), 0
	for i := 1; i < len(words); i++ {
		w := max(Width(strings.Join(words[:i], " "), nameSize, true), Width(strings.Join(words[i:], " "), nameSize, true))
		if w < best {
			best, at = w, i
		}
	}
	if at == 0 {
		return append(out, []string{Fit(name, oneLine, nameSize, true)})[:1]
	}
	room := max(twoLines, min(best, oneLine))
	return append(out, []string{Fit(strings.Join(words[:at], " "), room, nameSize, true), Fit(strings.Join(words[at:], " "), room, nameSize, true)})
}

// titles are the names of the cases, that should stay readable.
func (m Matrix) titles(p plot) (out []box) {
	for i, k := range m.Corners {
		w := max(Width(k.Name, 17, false), Width(k.Advice, 11, false))
		b := box{p.x + 11, p.y + 8, w, 34}
		if i%2 == 1 {
			b.x = p.x + p.w - 11 - w
		}
		if i > 1 {
			b.y = p.y + p.h - 42
		}
		out = append(out, b)
	}
	return out
}

// lines are the thresholds.
func (m Matrix) lines(p plot) []segment {
	tx, ty := p.atX(m.ThresholdX), p.atY(m.ThresholdY)
	return []segment{{tx, p.y, tx, p.y + p.h}, {p.x, ty, p.x + p.w, ty}}
}
