package reportpaper

import "comptoir/internal/platform/web/charts"

// pieces sets a block w wide.
func (s *sheet) pieces(b Block, w float64) []piece {
	switch b := b.(type) {
	case Figures:
		return []piece{s.strip(b, w)}
	case Chart:
		return s.chart(b, w)
	case Table:
		return s.table(b, w)
	case Note:
		return []piece{s.note(b, w)}
	case Paragraph:
		lines := s.wrap(body, b.Text, w)
		return []piece{{gap: 10, h: body.line * float64(len(lines)), draw: func(x, y float64) { s.lines(lines, body.line, x, y) }}}
	case Bullets:
		return s.bullets(b, w)
	case Definitions:
		return s.definitions(b, w)
	case Pair:
		return []piece{s.pair(b, w)}
	}
	return nil
}

// strip is the line of main figures.
func (s *sheet) strip(b Figures, w float64) piece {
	col := w / float64(len(b.List))
	inner := func(i int) (left, width float64) {
		left = 12
		if i == 0 {
			left = 0
		}
		return left, col - left - 8
	}
	notes := make([][]line, len(b.List))
	most := 1
	for i, k := range b.List {
		_, width := inner(i)
		notes[i] = s.wrap(small, plain(k.Note), width)
		most = max(most, len(notes[i]))
	}
	top := s.room(8)
	h := top + small.line + figure.line + small.line*float64(most) + top
	return piece{h: h, draw: func(x, y float64) {
		s.rule(ink1, 1, x, y, w)
		s.rule(rule2, .5, x, y+h, w)
		for i, k := range b.List {
			left, width := inner(i)
			at := x + col*float64(i)
			if i > 0 {
				s.vertical(rule2, .5, at, y+.5, h-.5)
			}
			s.text(small, ink2, at+left, y+top, s.fit(small, k.Label, width))
			s.value(k, at+left, y+top+small.line, width)
			s.tint(notes[i], Quiet)
			s.lines(notes[i], small.line, at+left, y+top+small.line+figure.line)
		}
	}}
}

// tint gives plain words a tone.
func (s *sheet) tint(of []line, t Tone) {
	for _, l := range of {
		for i := range l.runs {
			if l.runs[i].tone == Plain {
				l.runs[i].tone = t
			}
		}
	}
}

// value is the figure itself, smaller when it is long, in text when it is unknown.
func (s *sheet) value(k Figure, x, y, w float64) {
	if k.Unknown {
		f := font{"Inter", "", 11, figure.line}
		s.text(f, ink3, x, y, s.fit(f, k.Value, w))
		return
	}
	f := figure
	for f.size > 11 && s.width(f, k.Value) > w {
		f.size -= .5
	}
	s.text(f, k.Tone.ink(), x, y, s.fit(f, k.Value, w))
}

// heading is the title of a block, with the legend at its right.
func (s *sheet) heading(title string, keys []Key, w float64) piece {
	legend := s.legend(keys)
	lines := s.wrap(head2, plain(title), w-legend)
	for i := range lines {
		for j := range lines[i].runs {
			lines[i].runs[j].f.style = "B"
		}
	}
	h := head2.line * float64(len(lines))
	return piece{gap: s.room(20), h: h + s.room(7), keep: true, draw: func(x, y float64) {
		s.lines(lines, head2.line, x, y)
		s.drawLegend(keys, x+w-legend, y+1.5)
	}}
}

const keyGap = 5.0

// legend is how wide a legend is.
func (s *sheet) legend(keys []Key) (w float64) {
	for i, k := range keys {
		if i > 0 {
			w += keyGap + 4
		}
		w += 7 + keyGap + s.width(small, k.Label)
	}
	return w
}

func (s *sheet) drawLegend(keys []Key, x, y float64) {
	for i, k := range keys {
		if i > 0 {
			x += keyGap + 4
		}
		s.mark(k.Mark, x, y)
		s.text(small, ink2, x+7+keyGap, y, k.Label)
		x += 7 + keyGap + s.width(small, k.Label)
	}
}

// mark is the sample of a legend, as the chart draws it.
func (s *sheet) mark(kind string, x, y float64) {
	switch kind {
	case "s1":
		s.fill(pine, x, y+1.5, 7, 7)
	case "target":
		s.fill(apric, x-1, y+4.2, 8, 1.6)
	case "zone":
		s.fill(zone, x, y+1.5, 7, 7)
	case "notice":
		s.fill(apric, x+3, y+.5, 1.6, 9)
	case "end":
		s.fill(ink1, x+2, y+.5, 3, 9)
	case "now":
		s.doc.SetDashPattern([]float64{1.5, 1.5}, 0)
		s.vertical(ink1, .75, x+3.5, y+.5, 9)
		s.doc.SetDashPattern(nil, 0)
	default:
		s.fill(past, x, y+1.5, 7, 7)
	}
}

// chart is drawn by the same description as on screen; a long one is cut between its rows by its own height.
func (s *sheet) chart(b Chart, w float64) []piece {
	f := b.Paper.Frame()
	h := f.H * w / f.W
	return []piece{s.heading(b.Title, b.Legend, w), {h: h, draw: func(x, y float64) {
		s.doc.SetAlpha(1, "Normal")
		charts.OnPaper(s.doc, b.Paper, x, y, w)
	}}}
}

// note is a framed remark.
func (s *sheet) note(b Note, w float64) piece {
	ground, gap := cream, 12.0
	if b.Ask {
		ground, gap = soft, 18
	}
	lines := s.wrap(body, b.Text, w-24)
	h := 20 + body.line*float64(len(lines))
	return piece{gap: gap, h: h, draw: func(x, y float64) {
		s.fill(ground, x, y, w, h)
		s.lines(lines, body.line, x+12, y+10)
	}}
}

func (s *sheet) bullets(b Bullets, w float64) []piece {
	out := []piece{s.heading(b.Title, nil, w)}
	for i, item := range b.Items {
		lines := s.wrap(body, plain(item), w-10)
		out = append(out, piece{h: body.line*float64(len(lines)) + 3, keep: i == 0 && len(b.Items) > 1, draw: func(x, y float64) {
			s.text(body, ink2, x, y, "–")
			s.lines(lines, body.line, x+10, y)
		}})
	}
	return out
}

const termW = 130.0

func (s *sheet) definitions(b Definitions, w float64) (out []piece) {
	for i, d := range b.List {
		name, text := s.wrap(strong, plain(d.Name), termW-14), s.wrap(body, plain(d.Value), w-termW)
		h := 16 + body.line*float64(max(len(name), len(text)))
		out = append(out, piece{h: h, draw: func(x, y float64) {
			if i > 0 {
				s.rule(rule, .5, x, y, w)
			}
			s.lines(name, body.line, x, y+8)
			s.lines(text, body.line, x+termW, y+8)
		}})
	}
	return out
}

// pair sets two blocks side by side, as one piece.
func (s *sheet) pair(b Pair, w float64) piece {
	half := w/2 - 14
	left, right := s.pieces(b.Left, half), s.pieces(b.Right, half)
	h := max(height(left), height(right)) - s.room(20) // both begin with a title, whose gap is the pair's
	stack := func(of []piece, x, y float64) {
		y -= of[0].gap
		for _, p := range of {
			y += p.gap
			p.draw(x, y)
			y += p.h
		}
	}
	return piece{gap: s.room(20), h: h, draw: func(x, y float64) {
		stack(left, x, y)
		stack(right, x+w/2+14, y)
	}}
}
