package charts

// Spark is twelve months in the size of a word. Down colours a decline, and only
// a decline: it is the caller who judges.
type Spark struct {
	Values []float64
	Down   bool
	Label  string // empty when the figure stands beside it
}

func (s Spark) Frame() Frame {
	class := "spark"
	if s.Down {
		class = "spark down"
	}
	return Frame{Class: class, W: 82, H: 22, Label: s.Label}
}

func (s Spark) Draw(c Canvas) {
	if len(s.Values) < 2 {
		return
	}
	lo, hi := s.Values[0], s.Values[0]
	for _, v := range s.Values {
		lo, hi = min(lo, v), max(hi, v)
	}
	var xy []float64
	for i, v := range s.Values {
		share := 0.5 // a flat year runs in the middle
		if hi > lo {
			share = (v - lo) / (hi - lo)
		}
		xy = append(xy, 2+76*float64(i)/float64(len(s.Values)-1), 19-15*share)
	}
	line := Poly(xy...)
	area := append(append(Path{}, line...), Step{'L', 78, 22}, Step{'L', 2, 22}, Step{Op: 'Z'})
	c.Path("fill", area)
	c.Path("ln", line)
	dot(c, "dot", xy[len(xy)-2], xy[len(xy)-1], 2)
}

// Bullet is a value against its target: the tick stands at 85 % of the length,
// so that a lead of 17 % still shows. Ratio is 1 when the target is met.
type Bullet struct {
	Ratio float64
	Low   bool // missed beyond what is tolerated
}

func (b Bullet) Frame() Frame { return Frame{W: 200, H: 14, Stretch: true} }

func (b Bullet) Draw(c Canvas) {
	class := "p1"
	if b.Low {
		class = "p1 low"
	}
	c.Rect("trk", 0, 3, 200, 8, 0)
	c.Rect(class, 0, 3, min(200, max(0, b.Ratio)*170), 8, 0)
	c.Path("tg", Poly(170, 0, 170, 14))
}

// Share is one part of a whole; Series is 1 to 5, 0 for the past or the rest.
type Share struct {
	Value  float64
	Series int
	Low    bool
}

// Proportion is a bar divided by parts of a whole. Total, when larger than the
// sum of the parts, leaves the rest empty.
type Proportion struct {
	Parts []Share
	Total float64
	Label string
}

func (p Proportion) Frame() Frame {
	return Frame{Class: "k-prop", W: 200, H: 8, Stretch: true, Label: p.Label}
}

func (p Proportion) Draw(c Canvas) {
	total := 0.0
	for _, part := range p.Parts {
		total += part.Value
	}
	total = max(total, p.Total)
	c.Rect("trk", 0, 0, 200, 8, 0)
	x := 0.0
	for _, part := range p.Parts {
		if total <= 0 {
			return
		}
		w := 200 * part.Value / total
		class := seriesClass(part.Series)
		if part.Low {
			class = "low"
		}
		c.Rect(class, x, 0, w, 8, 0)
		x += w
	}
}

func seriesClass(n int) string {
	if n < 1 || n > 5 {
		return "e0"
	}
	return "e" + string(rune('0'+n))
}

// Score is the priority of an alert in its four parts, out of 100: severity,
// urgency, stake, role. Each part is drawn with a small gap after it.
type Score struct{ Parts [4]float64 }

func (s Score) Frame() Frame { return Frame{W: 100, H: 8, Stretch: true} }

func (s Score) Draw(c Canvas) {
	c.Rect("k-f0", 0, 0, 100, 8, 0)
	x := 0.0
	for i, points := range s.Parts {
		if points > 1.4 {
			c.Rect("k-f"+string(rune('1'+i)), x, 0, points-1.4, 8, 0)
		}
		x += points
	}
}

// Factor is one part of a score out of its maximum: 30 points out of 40. Kind is
// 1 to 4, in the order of Score.
type Factor struct {
	Points float64
	Kind   int
}

func (f Factor) Frame() Frame { return Frame{W: 100, H: 10, Stretch: true} }

// The length is out of forty, the weight of the heaviest part, so that the four
// bars of an explanation compare with one another.
func (f Factor) Draw(c Canvas) {
	c.Rect("k-f0", 0, 0, 100, 10, 0)
	c.Rect("k-f"+string(rune('0'+f.Kind)), 0, 0, min(100, f.Points/40*100), 10, 0)
}

// Ruler is one month of the deadlines strip: a tick a day and a mark where
// something falls.
type Ruler struct {
	From, To int // first and last day shown
	Marks    []RulerMark
}

// RulerMark is a deadline on the ruler.
type RulerMark struct {
	Day  int
	Late bool // needs a gesture now: a red diamond
	Open bool // nothing at stake yet: an empty circle
}

func (r Ruler) Frame() Frame { return Frame{X: -5, W: 250, H: 20} }

func (r Ruler) Draw(c Canvas) {
	a := axis{lo: r.From, hi: max(r.To, r.From+1), w: 240}
	c.Line("k-rul", 0, 10, 240, 10)
	for d := r.From; d <= r.To; d++ {
		c.Line("k-rul", a.at(d), 10, a.at(d), 14)
	}
	for _, m := range r.Marks {
		x := a.in(m.Day)
		switch {
		case m.Late:
			diamond(c, "k-mk bad", x, 10, 6.4)
		case m.Open:
			dot(c, "k-mk open", x, 10, 4.5)
		default:
			dot(c, "k-mk", x, 10, 4.5)
		}
	}
}
