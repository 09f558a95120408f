package reportpaper

import "strconv"

const (
	coverH   = 330.0
	contentW = 240.0
)

// cover is the first page: what, whose, of when, the three points and the contents.
func (w *printer) cover() {
	s, c := w.s, w.p.Cover
	s.doc.AddPage()
	s.fill(pine, 0, 0, pageW, coverH)
	s.brand(marginX, 44)
	s.text(font{"Newsreader", "B", 14, 20}, white, marginX+28, 44, c.Brand)
	w.coverTitle(c)
	y := coverH + 28
	for _, f := range c.Facts {
		y += w.coverFact(f, y)
	}
	y += 22
	s.text(head2, ink1, marginX, y, c.MinuteTitle)
	y += head2.line + 7
	s.rule(ink1, 1, marginX, y, textW)
	y += 2
	for i, p := range c.Minute {
		y += w.minute(i+1, p, y)
	}
	w.contents(y + 24)
}

// brand is the sign of the house.
func (s *sheet) brand(x, y float64) {
	k := 20.0 / 28
	s.doc.SetDrawColor(0x8f, 0xdc, 0xc3)
	s.doc.SetLineWidth(1.1)
	at := func(dx float64) float64 { return x + dx*k }
	up := func(dy float64) float64 { return y + dy*k }
	s.doc.Rect(at(4), up(6.5), 20*k, 15*k, "D")
	for _, l := range [][4]float64{{4, 11.5, 24, 11.5}, {10, 11.5, 10, 21.5}, {14, 15, 20.5, 15}, {14, 18, 18.5, 18}} {
		s.doc.Line(at(l[0]), up(l[1]), at(l[2]), up(l[3]))
	}
}

func (w *printer) coverTitle(c Cover) {
	s := w.s
	big := font{"Newsreader", "", 42, 48}
	sub := font{"Newsreader", "", 17, 22}
	for big.size > 20 && s.width(big, c.Title) > textW {
		big.size--
	}
	y := coverH - 40 - sub.line
	s.text(sub, white, marginX, y, c.Sub)
	y -= 4 + big.line
	s.text(big, white, marginX, y, c.Title)
	y -= 6 + lead.line
	if c.Over != "" {
		s.text(lead, mint, marginX, y, s.fit(lead, c.Over, textW))
	}
}

const factW = 92.0

func (w *printer) coverFact(f Fact, y float64) float64 {
	s := w.s
	lines := s.wrap(strong, []Span{{Words: f.Value, Bold: true}}, textW-factW)
	if len(lines) > 3 {
		lines = lines[:3]
	}
	s.text(body, ink2, marginX, y+3.5, f.Name)
	return s.lines(lines, body.line, marginX+factW, y+3.5) + 7
}

// minute is one numbered point.
func (w *printer) minute(n int, p Point, y float64) float64 {
	s := w.s
	face := font{"Inter", "", 9.5, 14}
	spans := []Span{{Words: p.Strong, Bold: true}}
	if p.Rest != "" {
		spans = append(spans, Span{Words: " " + p.Rest})
	}
	lines := s.wrap(face, spans, textW-26)
	s.text(font{"Newsreader", "", 17, 20}, pine, marginX, y+6, strconv.Itoa(n))
	h := 8 + s.lines(lines, face.line, marginX+26, y+8) + 8
	s.rule(rule, .5, marginX, y+h, textW)
	return h
}

// contents lists the sections with their pages, in two columns when they are many.
func (w *printer) contents(y float64) {
	s := w.s
	room := int((textFoot - y) / 19)
	for i, section := range w.p.Sections {
		column, at := 0, i
		if len(w.p.Sections) > 8 || len(w.p.Sections) > room {
			half := (len(w.p.Sections) + 1) / 2
			column, at = i/half, i%half
		}
		x, top := marginX+float64(column)*(contentW+13), y+float64(at)*19
		if top+19 > pageH-20 {
			return
		}
		number := ""
		if i < len(w.at) {
			number = strconv.Itoa(w.at[i])
		}
		s.text(body, ink1, x, top+3, s.fit(body, section.Title, contentW-24))
		s.right(body, ink1, x+contentW, top+3, number)
		s.dotted(rule3, x, top+19, contentW)
		s.doc.Link(x, top, contentW, 19, w.links[i])
	}
}
