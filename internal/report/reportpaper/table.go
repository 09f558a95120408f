package reportpaper

// cellGap is the room between two columns.
const cellGap = 12.0

// grid is a table being set: where its columns are.
type grid struct {
	*sheet
	t     Table
	x, cw []float64
	w     float64
	pad   float64
	face  font
}

// table sets a table: its title and head stay with the first row, a total with the row before it; the head comes
// again on a new page.
func (s *sheet) table(t Table, w float64) []piece {
	g := &grid{sheet: s, t: t, w: w, pad: s.room(5.5), face: body}
	if t.Tight {
		g.pad, g.face = 1, font{"Inter", "", 8, 11}
	}
	g.columns()
	head := g.head()
	var out []piece
	if t.Title != "" {
		out = append(out, s.heading(t.Title, nil, w))
	}
	head.keep = true
	if t.Title == "" {
		head.gap = 14
	}
	out = append(out, head)
	for i, r := range t.Rows {
		p := g.row(r, i == 0)
		p.repeat = &head
		p.keep = i+1 < len(t.Rows) && (t.Whole || t.Rows[i+1].Total) || i+1 == len(t.Rows) && t.Followed
		out = append(out, p)
	}
	return out
}

// columns shares the width out.
func (g *grid) columns() {
	gaps := make([]float64, len(g.t.Columns))
	sum, room := 0.0, g.w
	for i, c := range g.t.Columns {
		sum += c.Share
		if i > 0 {
			gaps[i] = cellGap
			if g.t.Columns[i-1].Num && !c.Num {
				gaps[i] = 2 * cellGap // words do not lean on the figure before them
			}
			room -= gaps[i]
		}
	}
	at := 0.0
	for i, c := range g.t.Columns {
		at += gaps[i]
		g.x, g.cw = append(g.x, at), append(g.cw, room*c.Share/sum)
		at += g.cw[i]
	}
}

func (g *grid) head() piece {
	labels := make([][]line, len(g.t.Columns))
	most := 1
	for i, c := range g.t.Columns {
		labels[i] = g.wrap(small, plain(c.Label), g.cw[i]+2)
		g.tint(labels[i], Quiet)
		most = max(most, len(labels[i]))
	}
	h := small.line*float64(most) + g.pad
	return piece{h: h + .5, draw: func(x, y float64) {
		for i, c := range g.t.Columns {
			top := y + small.line*float64(most-len(labels[i]))
			g.column(labels[i], small.line, c.Num, x+g.x[i], top, g.cw[i])
		}
		g.rule(rule3, .75, x, y+h, g.w)
	}}
}

// column draws lines at the left or the right of a column.
func (g *grid) column(of []line, lineHeight float64, num bool, x, y, w float64) {
	for i, l := range of {
		at := x
		if num {
			at = x + w - l.width
		}
		g.lines([]line{l}, lineHeight, at, y+lineHeight*float64(i))
	}
}

// set is a cell broken into lines.
type set struct{ main, sub []line }

func (c set) height(face font) float64 {
	return face.line*float64(len(c.main)) + small.line*float64(len(c.sub))
}

const shapeW = 12.0

// noteGap is the room between the cells of a row and its note.
func (g *grid) noteGap() float64 { return min(5, g.room(7)) }

func (g *grid) cell(c Cell, w float64) set {
	var out set
	if c.Severity != "" {
		w -= shapeW
	}
	if c.Words != "" {
		out.main = g.wrap(g.face, []Span{{c.Words, c.Bold, c.Tone}}, w)
	}
	if c.Sub != "" {
		tone := c.SubTone
		if tone == Plain {
			tone = Quiet
		}
		out.sub = g.wrap(small, []Span{{c.Sub, false, tone}}, w)
		if g.t.Ledger {
			out.sub = g.atMost(2, out.sub) // some contracts are named by a whole paragraph
		}
	}
	return out
}

func (g *grid) row(r Row, first bool) piece {
	sets := make([]set, len(r.Cells))
	tall := g.face.line
	for i, c := range r.Cells {
		sets[i] = g.cell(c, g.cw[i])
		tall = max(tall, sets[i].height(g.face))
	}
	top, foot := g.pad, g.pad
	var note []line
	if g.t.Ledger {
		top, foot = g.room(10), g.noteGap()
	}
	if len(r.Note) > 0 {
		note = g.wrap(body, r.Note, g.w)
		foot = g.noteGap() + g.face.line*float64(len(note)) + g.room(9)
	}
	return piece{h: top + tall + foot, draw: func(x, y float64) {
		g.line(r, first, x, y)
		for i, c := range r.Cells {
			g.drawCell(c, sets[i], g.t.Columns[i].Num, x+g.x[i], y+top, g.cw[i])
		}
		g.lines(note, g.face.line, x, y+top+tall+g.noteGap())
	}}
}

// line stands above a row.
func (g *grid) line(r Row, first bool, x, y float64) {
	switch {
	case r.Total:
		g.rule(rule3, .75, x, y, g.w)
	case first:
	case g.t.Ledger:
		g.rule(rule2, .75, x, y, g.w)
	case !g.t.Tight:
		g.rule(rule, .5, x, y, g.w)
	}
}

func (g *grid) drawCell(c Cell, of set, num bool, x, y, w float64) {
	if c.Severity != "" {
		g.severity(c.Severity, x, y+3)
		x += shapeW
	}
	g.column(of.main, g.face.line, num, x, y, w)
	g.column(of.sub, small.line, num, x, y+g.face.line*float64(len(of.main)), w)
}

// severity is a shape and a colour: a square, a triangle, a ring, a bar.
func (g *grid) severity(code string, x, y float64) {
	doc := g.doc
	switch code {
	case "C":
		g.fill(red, x, y, 7, 7)
	case "H":
		doc.SetFillColor(apric[0], apric[1], apric[2])
		doc.MoveTo(x+3.5, y)
		doc.LineTo(x+7, y+7)
		doc.LineTo(x, y+7)
		doc.ClosePath()
		doc.DrawPath("F")
	case "W":
		doc.SetDrawColor(ink2[0], ink2[1], ink2[2])
		doc.SetLineWidth(1.1)
		doc.Circle(x+3.5, y+3.5, 2.9, "D")
	default:
		g.fill(ink2, x, y+2.8, 7, 1.4)
	}
}
