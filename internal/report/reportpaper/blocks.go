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
