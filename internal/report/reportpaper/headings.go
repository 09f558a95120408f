package reportpaper

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
