package reportpaper

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
