package reportpaper

// leafTitle is a title on its rule.
func (s *sheet) leafTitle(title string, x, y, w float64) float64 {
	f := font{"Inter", "B", 9.2, 12.4}
	lines := s.atMost(2, s.wrap(f, []Span{{Words: title, Bold: true}}, w))
	y += s.lines(lines, f.line, x, y) - f.line
	s.rule(ink1, 1, x, y+15.5, w)
	return y + 17
}

func (s *sheet) leafContracts(e Entries, x, y float64) float64 {
	y = s.leafTitle(e.Title, x, y, leafLeft)
	if len(e.Rows) > 0 {
		y = s.leafRows(e, x, y)
	}
	return s.leafMore(e.More, x, y, leafLeft)
}

func (s *sheet) leafRows(e Entries, x, y float64) float64 {
	value := 76.0
	name := (leafLeft - value) * .43
	next := leafLeft - value - name - 10
	s.text(leafSmall, ink2, x, y+3.5, e.Head[0])
	s.text(leafSmall, ink2, x+name+10, y+3.5, s.fit(leafSmall, e.Head[1], next))
	s.right(leafSmall, ink2, x+leafLeft, y+3.5, e.Head[2])
	y += 4 + leafSmall.line + 2
	for i, r := range e.Rows {
		if i > 0 {
			s.rule(rule, .5, x, y, leafLeft)
		}
		names := s.wrap(leafBody, []Span{{Words: r.Name, Bold: true}}, name)
		names = s.atMost(3, names)
		s.lines(names, leafBody.line, x, y+4)
		face := leafBody
		if r.Urgent {
			face = face.bold()
		}
		told := s.lines(s.atMost(2, s.wrap(face, []Span{{Words: r.Next, Bold: r.Urgent}}, next)), face.line, x+name+10, y+4)
		detail := s.wrap(leafSmall, plain(r.Detail), next)
		s.tint(detail, Quiet)
		told += s.lines(s.atMost(2, detail), leafSmall.line, x+name+10, y+4+told)
		tone := Plain
		if r.Unknown {
			tone = Unknown
		}
		s.right(leafBody, tone.ink(), x+leafLeft, y+4, s.fit(leafBody, r.Value, value))
		y += 8 + max(leafBody.line*float64(len(names)), told)
	}
	return y
}

func (s *sheet) leafMore(words string, x, y, w float64) float64 {
	if words == "" {
		return y
	}
	lines := s.wrap(leafSmall, []Span{{Words: words, Tone: Quiet}}, w)
	return y + 4 + s.lines(lines, leafSmall.line, x, y+4)
}

func (s *sheet) leafLines(l Lines, x, y, w float64) float64 {
	y = s.leafTitle(l.Title, x, y, w)
	for i, e := range l.List {
		if i > 0 {
			s.rule(rule, .5, x, y, w)
		}
		y = s.leafLine(e, x, y+4, w) + 4
	}
	return s.leafMore(l.More, x, y, w)
}

func (s *sheet) leafLine(e Line, x, y, w float64) float64 {
	right := 0.0
	if e.Right != "" {
		right = s.width(leafSmall, e.Right) + 8
		c := ink2
		if e.Late {
			c = red
		}
		s.right(leafSmall, c, x+w, y, e.Right)
	}
	if e.Icon != "" {
		s.leafIcon(e.Icon, x, y+2)
		x, w = x+14, w-14
	}
	lines := s.wrap(leafBody, []Span{{Words: e.Strong, Bold: true}, {Words: e.Rest}}, w-right)
	lines = s.atMost(2, lines)
	y += s.lines(lines, leafBody.line, x, y)
	if e.Note != "" {
		note := s.wrap(leafSmall, plain(e.Note), w)
		s.tint(note, Quiet)
		y += s.lines(s.atMost(2, note), leafSmall.line, x, y)
	}
	return y
}

// leafIcon is the state of a promise: late, open, kept.
func (s *sheet) leafIcon(name string, x, y float64) {
	doc := s.doc
	doc.SetDrawColor(ink1[0], ink1[1], ink1[2])
	doc.SetLineWidth(.8)
	doc.SetLineCapStyle("round")
	defer doc.SetLineCapStyle("butt")
	if name == "triangle-alert" {
		doc.SetDrawColor(red[0], red[1], red[2])
		doc.MoveTo(x+4, y)
		doc.LineTo(x+8, y+7.4)
		doc.LineTo(x, y+7.4)
		doc.ClosePath()
		doc.DrawPath("D")
		doc.Line(x+4, y+2.8, x+4, y+4.6)
		doc.Line(x+4, y+5.9, x+4, y+6)
		return
	}
	doc.Circle(x+4, y+4, 3.8, "D")
	if name == "circle-check" {
		doc.Line(x+2.3, y+4.1, x+3.6, y+5.4)
		doc.Line(x+3.6, y+5.4, x+5.9, y+2.9)
		return
	}
	doc.Line(x+4, y+1.8, x+4, y+4)
	doc.Line(x+4, y+4, x+5.7, y+4)
}
