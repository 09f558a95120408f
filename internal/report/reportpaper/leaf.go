package reportpaper

import (
	"io"

	"codeberg.org/go-pdf/fpdf"
)

// Measures of the brief, in points: narrow margins, two columns of eight and five.
const (
	leafX    = 37.0
	leafW    = pageW - 2*leafX
	leafGap  = 20.0
	leafLeft = (leafW - leafGap) * 8 / 13
	leafRest = leafW - leafGap - leafLeft
)

var (
	leafBody  = font{"Inter", "", 9, 12.4}
	leafSmall = font{"Inter", "", 7.8, 10.6}
	leafGoal  = font{"Newsreader", "", 12.5, 16.6}
	leafValue = font{"Newsreader", "", 15, 18}
)

// WriteBrief sets a brief as a PDF of one page. The same brief gives the same bytes.
func WriteBrief(out io.Writer, l Leaf) error {
	s := newSheet()
	s.leaf(l)
	return s.doc.Output(out)
}

func (s *sheet) leaf(l Leaf) {
	s.leafProperties(l)
	s.doc.AddPageFormat("P", fpdf.SizeType{Wd: pageW, Ht: pageH})
	y := s.leafHead(l, 33)
	y = s.leafGoals(l.Goals, y)
	y = s.leafStrip(l.Figures, y)
	left := s.leafContracts(l.Contracts, leafX, y+14)
	left = s.leafLines(l.Owed, leafX, left+14, leafLeft)
	right := s.leafLines(l.People, leafX+leafLeft+leafGap, y+14, leafRest)
	right = s.leafLines(l.Changes, leafX+leafLeft+leafGap, right+14, leafRest)
	s.leafNotes(l.Notes, max(left, right)+14)
	foot := pageH - 34.0
	s.rule(rule, .5, leafX, foot-6, leafW)
	s.right(smaller, ink2, leafX+leafW, foot, l.Foot[1])
	s.text(smaller, ink2, leafX, foot, s.fit(smaller, l.Foot[0], leafW-s.width(smaller, l.Foot[1])-16))
}

func (s *sheet) leafProperties(l Leaf) {
	doc := s.doc
	doc.SetTitle(l.Doc, true)
	doc.SetAuthor(l.Author, true)
	doc.SetCreator("Comptoir", true)
	doc.SetProducer("Comptoir", true)
	doc.SetLang(l.Lang)
	doc.SetCreationDate(l.At)
	doc.SetModificationDate(l.At)
}

func (s *sheet) leafHead(l Leaf, y float64) float64 {
	big := font{"Newsreader", "", 19, 24}
	side := 190.0
	s.text(leafBody, ink2, leafX, y, l.Kind)
	s.text(big, ink1, leafX, y+12, s.fit(big, l.Title, leafW-side-10))
	sub := s.wrap(leafBody, plain(l.Sub), leafW-side-10)
	s.tint(sub, Quiet)
	sub = s.atMost(2, sub)
	h := 37 + s.lines(sub, leafBody.line, leafX, y+37)
	at := y + h - leafSmall.line*float64(len(l.Place))
	s.right(leafBody.bold(), ink1, leafX+leafW, at-leafBody.line-1, l.When)
	for i, line := range l.Place {
		s.right(leafSmall, ink2, leafX+leafW, at+leafSmall.line*float64(i), s.fit(leafSmall, line, side))
	}
	y += h + 9
	s.rule(rule2, .75, leafX, y, leafW)
	s.rule(rule2, .75, leafX, y+1.8, leafW)
	return y + 2
}

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

// leafTitle is a title on its rule.
func (s *sheet) leafTitle(title string, x, y, w float64) float64 {
	f := font{"Inter", "B", 9.2, 12.4}
	s.text(f, ink1, x, y, s.fit(f, title, w))
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
		names = s.atMost(2, names)
		s.lines(names, leafBody.line, x, y+4)
		face := leafBody
		if r.Urgent {
			face = face.bold()
		}
		s.text(face, ink1, x+name+10, y+4, s.fit(face, r.Next, next))
		s.text(leafSmall, ink2, x+name+10, y+4+leafBody.line, s.fit(leafSmall, r.Detail, next))
		tone := Plain
		if r.Unknown {
			tone = Unknown
		}
		s.right(leafBody, tone.ink(), x+leafLeft, y+4, s.fit(leafBody, r.Value, value))
		y += 8 + max(leafBody.line*float64(len(names)), leafBody.line+leafSmall.line)
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
		s.text(leafSmall, ink2, x, y, s.fit(leafSmall, e.Note, w))
		y += leafSmall.line
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
