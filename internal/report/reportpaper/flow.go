package reportpaper

// piece is something that is not cut by the end of a page.
type piece struct {
	// gap is the room above, dropped at the top of a page.
	gap float64
	h   float64
	// keep stays with the piece that follows: a title, the head of a table, the line before a total.
	keep bool
	// repeat is drawn again above this piece when it begins a page: the head of its table.
	repeat *piece
	draw   func(x, y float64)
}

// flow lays pieces down the pages of a section.
type flow struct {
	s *sheet
	y float64
	// next begins a page and gives where its text starts.
	next func() float64
	top  float64
	// dry lays the pieces without drawing, to count pages.
	dry bool
}

// pagesOf is how many pages the pieces take when the first one begins at y and the others at top.
func pagesOf(pieces []piece, y, top float64) int {
	n := 1
	f := &flow{y: y, top: y, dry: true, next: func() float64 { n++; return top }}
	f.put(pieces)
	return n
}

// put lays the pieces, those that keep together on one page.
func (f *flow) put(pieces []piece) {
	for i := 0; i < len(pieces); {
		n := i + 1
		for n < len(pieces) && pieces[n-1].keep {
			n++
		}
		f.group(pieces[i:n])
		i = n
	}
}

func (f *flow) group(of []piece) {
	if f.y > f.top && f.y+height(of) > textFoot {
		f.y = f.next()
		f.top = f.y
		if r := of[0].repeat; r != nil {
			f.draw(*r)
		}
	}
	for _, p := range of {
		if f.y > f.top {
			f.y += p.gap
		}
		if f.y > f.top && f.y+p.h > textFoot { // a group longer than a page
			f.y = f.next()
			f.top = f.y
		}
		f.draw(p)
	}
}

func (f *flow) draw(p piece) {
	if !f.dry {
		p.draw(marginX, f.y)
	}
	f.y += p.h
}

func height(of []piece) (h float64) {
	for _, p := range of {
		h += p.gap + p.h
	}
	return h
}
