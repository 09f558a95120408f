package charts

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
