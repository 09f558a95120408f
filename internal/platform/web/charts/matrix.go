package charts

import "math"

// Matrix is the portfolio on two axes: a disc for each thing, as large as its value, with an arrow from where it stood
// before. Names never cover one another: see matrixlabels.go.
type Matrix struct {
	Label string // what it shows, for who does not see it
	// AxisX and AxisY name the axes; ThresholdX and ThresholdY divide them.
	AxisX, AxisY           string
	ThresholdX, ThresholdY float64
	// Corners are named from the top left, line by line.
	Corners [4]Corner
	Spots   []Spot
	Narrow  bool // numbers instead of names: the key stands beneath
}

// Corner is one case of the matrix.
type Corner struct {
	Name, Advice string
	Best         bool
}

// Spot is one disc. A Size of 0 is unknown: the smallest disc, dotted.
type Spot struct {
	Href, Label, Sub string
	X, Y             float64
	Before           *[2]float64 // where it stood
	Size             float64
	Mine             bool // the reader's own
	Watch            bool // dashed
	New              bool // what is being tried
	Number           string
}

// plot is the inside of the plot.
type plot struct {
	x, y, w, h             float64
	loX, hiX, loY, hiY     float64
	biggest, smallest, top float64
}

func (m Matrix) plot() plot {
	p := plot{x: 34, y: 26, w: 696, h: 490, biggest: 36, smallest: 9}
	if m.Narrow {
		p = plot{x: 26, y: 24, w: 328, h: 338, biggest: 25, smallest: 10}
	}
	p.loX, p.hiX = reach(m.ThresholdX, m.Spots, func(s Spot) float64 { return s.X }, 0)
	p.loY, p.hiY = reach(m.ThresholdY, m.Spots, func(s Spot) float64 { return s.Y }, 1)
	for _, s := range m.Spots {
		p.top = max(p.top, s.Size)
	}
	return p
}

// reach is the part of 0 to 10 that holds everything, with room around it and the threshold inside.
func reach(threshold float64, spots []Spot, of func(Spot) float64, axis int) (lo, hi float64) {
	lo, hi = threshold-2, threshold+2
	for _, s := range spots {
		lo, hi = min(lo, of(s)-0.6), max(hi, of(s)+0.6)
		if s.Before != nil {
			lo, hi = min(lo, s.Before[axis]-0.2), max(hi, s.Before[axis]+0.2)
		}
	}
	return max(0, math.Floor(lo)), min(10, math.Ceil(hi))
}

func (p plot) atX(v float64) float64 { return p.x + (v-p.loX)/(p.hiX-p.loX)*p.w }
func (p plot) atY(v float64) float64 { return p.y + p.h - (v-p.loY)/(p.hiY-p.loY)*p.h }

// radius makes the surface follow the size.
func (p plot) radius(size float64) float64 {
	if size <= 0 || p.top <= 0 {
		return p.smallest
	}
	return max(p.smallest, p.biggest*math.Sqrt(size/p.top))
}

func (m Matrix) Frame() Frame {
	f := Frame{Class: "ch k-mx", W: 740, H: 560, Label: m.Label, Links: !m.Narrow}
	if m.Narrow {
		f.W, f.H = 358, 400
	}
	return f
}

func (m Matrix) Draw(c Canvas) {
	p := m.plot()
	m.drawCorners(c, p)
	m.drawAxes(c, p)
	for _, s := range m.Spots {
		p.drawMove(c, s)
	}
	if m.Narrow {
		for _, s := range m.Spots {
			x, y := p.atX(s.X), p.atY(s.Y)
			dot(c, discClass(s), x, y, p.radius(s.Size))
			c.Text(numberClass(s), x, y+4.2, Middle, s.Number)
		}
		return
	}
	for _, l := range m.place(p) {
		l.draw(c)
	}
}

func discClass(s Spot) string {
	class := "pf-b"
	if s.Mine {
		class += " mine"
	}
	if s.New {
		class += " new"
	}
	if s.Watch {
		class += " watch"
	}
	if s.Size <= 0 {
		class += " unk"
	}
	return class
}

func numberClass(s Spot) string {
	if s.Mine && s.Size > 0 && !s.New {
		return "pf-in mine"
	}
	return "pf-in"
}

func (m Matrix) drawCorners(c Canvas, p plot) {
	tx, ty := p.atX(m.ThresholdX), p.atY(m.ThresholdY)
	left, right := [2]float64{p.x, tx - 1}, [2]float64{tx + 1, p.x + p.w}
	upper, lower := [2]float64{p.y, ty - 1}, [2]float64{ty + 1, p.y + p.h}
	for i, k := range m.Corners {
		h, v, at, x := left, upper, Start, left[0]+11
		if i%2 == 1 {
			h, at, x = right, End, right[1]-11
		}
		if i > 1 {
			v = lower
		}
		class := "pf-q"
		if k.Best {
			class = "pf-q best"
		}
		c.Rect(class, h[0], v[0], h[1]-h[0], v[1]-v[0], 6)
		name, advice := v[0]+23, v[0]+39
		if i > 1 {
			name, advice = v[1]-25, v[1]-9
		}
		if m.Narrow {
			if i > 1 {
				name = v[1] - 11
			}
			c.Text("pf-qn", x, name, at, k.Name)
			continue
		}
		c.Text("pf-qn", x, name, at, k.Name)
		c.Text("pf-qa", x, advice, at, k.Advice)
	}
	c.Line("pf-th", tx, p.y, tx, p.y+p.h)
	c.Line("pf-th", p.x, ty, p.x+p.w, ty)
}

func (m Matrix) drawAxes(c Canvas, p plot) {
	for v := p.loX; v <= p.hiX; v++ {
		c.Text("num", p.atX(v), p.y+p.h+16, Middle, num(v))
	}
	for v := p.loY; v <= p.hiY; v++ {
		c.Text("num", p.x-8, p.atY(v)+4, End, num(v))
	}
	c.Text("pf-axl", p.x, p.y-9, Start, m.AxisY)
	c.Text("pf-axl", p.x+p.w, p.y+p.h+33, End, m.AxisX)
}

// drawMove is the arrow from where the thing stood to the edge of its disc.
func (p plot) drawMove(c Canvas, s Spot) {
	seg, ok := p.move(s)
	if !ok {
		return
	}
	dx, dy := seg.x2-seg.x1, seg.y2-seg.y1
	long := math.Hypot(dx, dy)
	ux, uy := dx/long, dy/long
	c.Line("pf-t", seg.x1, seg.y1, seg.x2-5*ux, seg.y2-5*uy)
	c.Path("pf-h", Closed(seg.x2, seg.y2, seg.x2-7*ux+3.1*uy, seg.y2-7*uy-3.1*ux, seg.x2-7*ux-3.1*uy, seg.y2-7*uy+3.1*ux))
	dot(c, "pf-o", seg.x1, seg.y1, 2.6)
}

type segment struct{ x1, y1, x2, y2 float64 }

// move is the arrow; ok is false when it would hide under the disc.
func (p plot) move(s Spot) (segment, bool) {
	if s.Before == nil {
		return segment{}, false
	}
	x1, y1, x2, y2 := p.atX(s.Before[0]), p.atY(s.Before[1]), p.atX(s.X), p.atY(s.Y)
	long, r := math.Hypot(x2-x1, y2-y1), p.radius(s.Size)+2
	if long < r+9 {
		return segment{}, false
	}
	return segment{x1, y1, x2 - (x2-x1)/long*r, y2 - (y2-y1)/long*r}, true
}
