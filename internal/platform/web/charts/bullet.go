package charts

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
