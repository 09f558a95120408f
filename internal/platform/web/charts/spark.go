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
	dot(c, "pt", xy[len(xy)-2], xy[len(xy)-1], 2)
}
