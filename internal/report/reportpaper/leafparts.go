package reportpaper

func (s *sheet) leafGoals(of []Fact, y float64) float64 {
	if len(of) == 0 {
		return y
	}
	y += 8
	name := 0.0
	for _, g := range of {
		name = max(name, s.width(leafBody.bold(), g.Name))
	}
	for _, g := range of {
		lines := s.wrap(leafGoal, plain(g.Value), leafW-name-11)
		lines = s.atMost(3, lines)
		s.text(leafBody.bold(), ink1, leafX, y+2.4, g.Name)
		y += s.lines(lines, leafGoal.line, leafX+name+11, y) + 1.5
	}
	return y + 7
}

func (s *sheet) leafStrip(list []Figure, y float64) float64 {
	col := leafW / float64(len(list))
	notes, most := make([][]line, len(list)), 1
	for i, k := range list {
		notes[i] = s.wrap(leafSmall, plain(k.Note), col-16)
		s.tint(notes[i], Quiet)
		notes[i] = s.atMost(2, notes[i])
		most = max(most, len(notes[i]))
	}
	h := 6 + leafSmall.line + leafValue.line + leafSmall.line*float64(most) + 6
	s.rule(rule, .5, leafX, y, leafW)
	s.rule(rule, .5, leafX, y+h, leafW)
	for i, k := range list {
		x := leafX + col*float64(i)
		if i > 0 {
			s.vertical(rule, .5, x, y, h)
			x += 10
		}
		s.text(leafSmall, ink2, x, y+6, s.fit(leafSmall, k.Label, col-14))
		f, c := leafValue, k.Tone.ink()
		if k.Unknown {
			f, c = font{"Inter", "", 10, leafValue.line}, ink3
		}
		s.text(f, c, x, y+6+leafSmall.line, s.fit(f, k.Value, col-14))
		s.lines(notes[i], leafSmall.line, x, y+6+leafSmall.line+leafValue.line)
	}
	return y + h
}

// leafNotes fills what is left of the page with lines to write on.
func (s *sheet) leafNotes(title string, y float64) {
	const pitch, foot = 22.7, pageH - 50
	if y+17+2*pitch > foot {
		return
	}
	y = s.leafTitle(title, leafX, y, leafW)
	for y+pitch <= foot {
		y += pitch
		s.dotted(rule3, leafX, y, leafW)
	}
}
