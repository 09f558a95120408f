package charts

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
