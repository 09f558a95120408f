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
	type span struct{ from, to float64 }
	taken := [][]span{{}}
	out = make([]laneText, len(marks))
	free := func(row int, s span) bool {
		for _, t := range taken[row] {
			if s.from < t.to+14 && t.from < s.to+14 {
				return false
			}
		}
		return true
	}
	for i, m := range marks {
		if m.Kind == Theory {
			continue // written below the axis
		}
		w := max(Width(m.Title, 12.5, true), Width(m.Note, 11.5, false))
		x := a.at(m.Day)
	search:
		for row := 0; ; row++ {
			if row == len(taken) {
				taken = append(taken, nil)
			}
			for _, at := range preferred(m.Kind) {
				from := textStart(x, w, at, m.Kind)
				s := span{from, from + w}
				if s.from < 0 || s.to > width || !free(row, s) {
					continue
				}
				taken[row] = append(taken[row], s)
				out[i] = laneText{row, at}
				break search
			}
			if row > len(marks) { // wider than the page: let it run out at the right
				out[i] = laneText{0, Start}
				break
			}
		}
	}
	return out, len(taken)
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
		return x - w
	}
	if k == Notice {
		return x + flagW
	}
	return x
}

func drawMark(c Canvas, x, line float64, m LifeMark, place laneText) {
	title, pole := "ttl", "inkl"
	if m.Late {
		title, pole = "ttl badt", "badl"
	}
	up := laneH * float64(place.row)
	textX := x
	if m.Kind == Notice && place.at == Start {
		textX += flagW
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
