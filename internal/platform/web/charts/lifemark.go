package charts

import "strconv"

// laneText is where the two lines of a mark go: its row above the axis (0 is the
// nearest) and which end of the text is at the mark.
type laneText struct {
	row int
	at  Anchor
}

// placeMarks gives each mark of the lens a place where no text runs into
// another: first by turning the text to the other side, then one row higher.
func placeMarks(a axis, marks []LifeMark, width float64) (out []laneText, rows int) {
	p := placing{taken: [][]span{nil}}
	for _, m := range marks {
		p.poles = append(p.poles, a.at(m.Day))
	}
	out = make([]laneText, len(marks))
	for i, m := range marks {
		if m.Kind != Theory { // written below the axis
			w := max(Width(m.Title, 12.5, true), Width(m.Note, 11.5, false))
			out[i] = p.place(i, marks, w, width)
		}
	}
	return out, len(p.taken)
}

type span struct{ from, to float64 }

// placing is the state while the texts find their places.
type placing struct {
	taken [][]span  // texts by row
	poles []float64 // x of every mark
}

func (p *placing) place(i int, marks []LifeMark, w, width float64) laneText {
	for row := range len(marks) {
		if row == len(p.taken) {
			p.taken = append(p.taken, nil)
		}
		for _, at := range preferred(marks[i].Kind) {
			from := textStart(p.poles[i], w, at, marks[i].Kind)
			s := span{from, from + w}
			if s.from >= 0 && s.to <= width && p.free(row, s) && (row > 0 || !p.covers(s, i, marks)) {
				p.taken[row] = append(p.taken[row], s)
				return laneText{row, at}
			}
		}
	}
	return laneText{0, Start} // wider than the page: it runs out at the right
}

// free leaves 14 pixels between two texts of a row.
func (p *placing) free(row int, s span) bool {
	for _, t := range p.taken[row] {
		if s.from < t.to+14 && t.from < s.to+14 {
			return false
		}
	}
	return true
}

// covers tells whether a text of the first row would stand across the pole of
// another mark, which may have to rise through it.
func (p *placing) covers(s span, own int, marks []LifeMark) bool {
	for j, x := range p.poles {
		if j != own && marks[j].Kind != Theory && x > s.from-6 && x < s.to+6 {
			return true
		}
	}
	return false
}

// preferred is the side that reads best for each shape: a flag flies to the
// right, an end is read towards the left.
func preferred(k LifeKind) []Anchor {
	switch k {
	case Notice:
		return []Anchor{Start, End}
	case Limit:
		return []Anchor{End, Start, Middle}
	}
	return []Anchor{Middle, End, Start}
}

const flagW = 18 // the pennant keeps the text away from its pole

func textStart(x, w float64, at Anchor, k LifeKind) float64 {
	switch at {
	case Middle:
		return x - w/2
	case End:
		return x - w - beside(at, k)
	}
	return x + beside(at, k)
}

// beside is the room between a mark and its text: a pennant flies to the right.
func beside(at Anchor, k LifeKind) float64 {
	switch {
	case k != Notice || at == Middle:
		return 0
	case at == End:
		return 8
	}
	return flagW
}

func drawMark(c Canvas, x, line float64, m LifeMark, place laneText) {
	title, pole := "ttl", "inkl"
	if m.Late {
		title, pole = "ttl badt", "badl"
	}
	up := laneH * float64(place.row)
	textX := x + beside(place.at, m.Kind)
	if place.at == End {
		textX = x - beside(place.at, m.Kind)
	}
	switch m.Kind {
	case Theory:
		c.Line("inkl", x, line-8, x, line+18)
		dot(c, "mk", x, line, 4)
		c.Text("cap", x+7, line+25, Start, m.Title)
		return
	case Decision:
		c.Line(pole, x, line-26-up, x, line)
		diamond(c, shape(m.Late), x, line, 7)
	case Notice:
		top := line - 53 - up
		c.Line(pole, x, top, x, line+8)
		c.Path(shape(m.Late), Closed(x, top, x+13, top, x+9, top+5, x+13, top+10, x, top+10))
	case Limit:
		c.Line(pole, x, line-26-up, x, line+10)
		dot(c, "mk", x, line, 5)
	}
	c.Text(title, textX, line-44-up, place.at, m.Title)
	c.Text("cap", textX, line-30-up, place.at, m.Note)
}

func shape(late bool) string {
	if late {
		return "bad"
	}
	return "sign"
}

func itoa(n int) string { return strconv.Itoa(n) }
