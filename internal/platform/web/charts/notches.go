package charts

// Notches are a level of four in the size of a word: what is, full, and what is wanted beyond it, outlined.
type Notches struct {
	Now, Wanted int
}

const notchCount = 4

func (n Notches) Frame() Frame { return Frame{Class: "k-notch", W: 34, H: 7} }

func (n Notches) Draw(c Canvas) {
	for i := range notchCount {
		x := float64(9 * i)
		switch {
		case i < n.Now:
			c.Rect("on", x, 0, 7, 7, 1.5)
		case i < n.Wanted:
			c.Rect("want", x+0.7, 0.7, 5.6, 5.6, 1.5)
		default:
			c.Rect("off", x, 0, 7, 7, 1.5)
		}
	}
}
