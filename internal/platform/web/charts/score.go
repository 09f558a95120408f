package charts

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
