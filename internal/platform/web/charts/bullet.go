package charts

// Bullet is a value against its target: the tick stands at 85 % of the length,
// so that a lead of 17 % still shows. Ratio is 1 when the target is met.
type Bullet struct {
	Ratio float64
	// Tone colours the bar as the words beside it say: reached, near (the ink of the chart), behind, missed.
	Tone BulletTone
}

// BulletTone is what the bar means.
type BulletTone string

// Tones.
const (
	BulletNear    BulletTone = ""
	BulletReached BulletTone = "good"
	BulletBehind  BulletTone = "mid"
	BulletMissed  BulletTone = "bad"
)

func (b Bullet) Frame() Frame { return Frame{W: 200, H: 14, Stretch: true} }

func (b Bullet) Draw(c Canvas) {
	class := "p1"
	if b.Tone != "" {
		class += " " + string(b.Tone)
	}
	c.Rect("trk", 0, 3, 200, 8, 0)
	c.Rect(class, 0, 3, min(200, max(0, b.Ratio)*170), 8, 0)
	c.Path("tg", Poly(170, 0, 170, 14))
}
