package charts

import (
	"cmp"
	"slices"
)

// Sentimap is people by their influence and by what they feel towards us. Of whom the feeling is unknown stand in a
// column of their own: unknown is not neutral.
type Sentimap struct {
	Label string
	// AxisX and AxisY name the axes, Marks the five feelings from -2 to +2, Unknown the column at the right.
	AxisX, AxisY string
	Marks        [5]string
	Unknown      string
	// Cells are named from the top left, line by line: three above the line of the influential, three below.
	Cells [6]string
	Spots []SentiSpot
}

// SentiSpot is a person at their place; Feels is false when what they feel is unknown.
type SentiSpot struct {
	Person
	Feeling float64
	Feels   bool
}

const (
	sentiX, sentiY, sentiW, sentiH = 44.0, 22.0, 540.0, 520.0
	sentiLine                      = 70.0 // from which influence is heavy
	sentiR                         = 17.0
	sentiRest                      = 170.0 // the column of the unknown
)

func sentiAtX(v float64) float64 { return sentiX + (v+2.5)/5*sentiW }
func sentiAtY(v float64) float64 { return sentiY + 24 + (100-v)/100*(sentiH-48) }

// sentiPlace is where a disc and its words stand.
type sentiPlace struct {
	x, y         float64
	lx, ly       float64
	at           Anchor
	named, short bool
}

func (s Sentimap) Frame() Frame {
	return Frame{Class: "ch k-senti", W: sentiX + sentiW + sentiRest + 8, H: sentiY + sentiH + 46, Label: s.Label, Links: true}
}

func (s Sentimap) Draw(c Canvas) {
	s.drawCells(c)
	places := s.layout()
	for i, p := range s.Spots {
		c.Link(p.Href, p.Name, func(c Canvas) { p.draw(c, places[i]) })
	}
}

func (s Sentimap) drawCells(c Canvas) {
	left, right := sentiAtX(-0.5), sentiAtX(0.5)
	line := sentiAtY(sentiLine)
	xs := [][2]float64{{sentiX, left - 1}, {left + 1, right - 1}, {right + 1, sentiX + sentiW}}
	for i, name := range s.Cells {
		x, y0, y1 := xs[i%3], sentiY, line-1
		if i > 2 {
			y0, y1 = line+1, sentiY+sentiH
		}
		class := "sh-cell"
		switch i {
		case 0:
			class = "sh-cell ko"
		case 2:
			class = "sh-cell ok"
		}
		c.Rect(class, x[0], y0, x[1]-x[0], y1-y0, 6)
		at, tx := Start, x[0]+10
		switch i % 3 {
		case 1:
			at, tx = Middle, (x[0]+x[1])/2
		case 2:
			at, tx = End, x[1]-10
		}
		ty := y0 + 19
		if i > 2 {
			ty = y1 - 9
		}
		c.Text("sh-cn", tx, ty, at, name)
	}
	for v := 0; v <= 100; v += 25 {
		c.Text("num", sentiX-8, sentiAtY(float64(v))+4, End, num(float64(v)))
	}
	for i, m := range s.Marks {
		c.Text("sh-ax", sentiAtX(float64(i-2)), sentiY+sentiH+17, Middle, m)
	}
	c.Text("sh-ax", sentiX-30, sentiY-8, Start, s.AxisY)
	c.Text("sh-ax", sentiX+sentiW, sentiY+sentiH+38, End, s.AxisX)
	if slices.ContainsFunc(s.Spots, func(p SentiSpot) bool { return !p.Feels }) {
		c.Rect("sh-lane", sentiX+sentiW+8, sentiY, sentiRest-8, sentiH, 6)
		c.Text("sh-lt", sentiX+sentiW+16, sentiY+18, Start, s.Unknown)
	}
}

// layout puts the most influential first; who would cover another steps aside, and a name that finds no room is left to
// the list and the title of its disc.
func (s Sentimap) layout() []sentiPlace {
	places, order := make([]sentiPlace, len(s.Spots)), make([]int, len(s.Spots))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.Spots[b].Influence, s.Spots[a].Influence) })
	var discs []box
	for _, i := range order {
		p := s.Spots[i]
		x, y := sentiAtX(p.Feeling), sentiAtY(float64(p.Influence))
		lo, hi := sentiX+sentiR, sentiX+sentiW-sentiR
		if !p.Feels {
			lo, hi = sentiX+sentiW+8+sentiR, sentiX+sentiW+sentiRest-sentiR-4
			x = lo + 8
		}
		x, y = aside(discs, x, y, lo, hi)
		places[i].x, places[i].y = x, y
		discs = append(discs, box{x: x - sentiR - 2, y: y - sentiR - 2, w: 2*sentiR + 12, h: 2*sentiR + 4})
	}
	var words []box
	for _, i := range order {
		s.name(i, &places[i], discs, &words)
	}
	return places
}

// aside finds the nearest free place for a disc: to the sides first, then lower.
func aside(discs []box, x, y, lo, hi float64) (float64, float64) {
	const step = 12.0
	for ring := range 60 {
		for _, d := range [][2]float64{{1, 0}, {-1, 0}, {0, 1}, {1, 1}, {-1, 1}, {0, -1}} {
			tx, ty := x+d[0]*step*float64(ring), y+d[1]*step*float64(ring)
			if tx < lo || tx > hi || ty < sentiY+sentiR || ty > sentiY+sentiH-sentiR {
				continue
			}
			here := box{x: tx - sentiR, y: ty - sentiR, w: 2*sentiR + 8, h: 2 * sentiR}
			if !slices.ContainsFunc(discs, func(b box) bool { return here.meets(b, 0) }) {
				return tx, ty
			}
		}
	}
	return x, y
}

// name finds room for the words of a disc: at the right, at the left, beneath, above.
func (s Sentimap) name(i int, at *sentiPlace, discs []box, words *[]box) {
	p := s.Spots[i]
	w := max(Width(p.Name, 12, true), levelsWide+Width(p.Meta, 11, false))
	const h = 28.0
	for _, k := range []struct {
		x, y, w, h float64
		at         Anchor
		short      bool
	}{
		{at.x + sentiR + 12, at.y - 14, w, h, Start, false}, {at.x - sentiR - 8 - w, at.y - 14, w, h, End, false},
		{at.x - w/2, at.y + sentiR + 2, w, h, Middle, false}, {at.x - w/2, at.y - sentiR - 4 - h, w, h, Middle, false},
		{at.x + sentiR + 12, at.y - 7, Width(p.Name, 12, true), 14, Start, true}, {at.x - sentiR - 8 - Width(p.Name, 12, true), at.y - 7, Width(p.Name, 12, true), 14, End, true},
	} {
		b := box{x: k.x, y: k.y, w: k.w, h: k.h}
		if b.x < sentiX || b.y < sentiY || b.y+b.h > sentiY+sentiH || b.x+b.w > sentiX+sentiW+sentiRest {
			continue
		}
		if p.Feels && b.x+b.w > sentiX+sentiW || !p.Feels && b.x < sentiX+sentiW+8 {
			continue
		}
		if slices.ContainsFunc(discs, func(d box) bool { return b.meets(d, 0) }) || slices.ContainsFunc(*words, func(d box) bool { return b.meets(d, 2) }) {
			continue
		}
		*words = append(*words, b)
		at.named, at.short, at.at, at.ly = true, k.short, k.at, k.y+11
		switch k.at {
		case Start:
			at.lx = k.x
		case End:
			at.lx = k.x + k.w
		default:
			at.lx = k.x + k.w/2
		}
		return
	}
}

func (p SentiSpot) draw(c Canvas, at sentiPlace) {
	p.disc(c, at.x, at.y, sentiR)
	if !at.named {
		return
	}
	c.Text("sh-n", at.lx, at.ly, at.at, p.Name)
	if at.short || p.Meta == "" {
		return
	}
	w := levelsWide + Width(p.Meta, 11, false)
	x := at.lx
	if p.Vacant {
		c.Text("sh-j", x, at.ly+14, at.at, p.Meta)
		return
	}
	switch at.at {
	case End:
		x -= w
	case Middle:
		x -= w / 2
	}
	p.levels(c, x, at.ly+7)
	c.Text("sh-j", x+levelsWide, at.ly+14, Start, p.Meta)
}
