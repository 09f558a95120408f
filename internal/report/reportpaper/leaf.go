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
	return output(out, s.doc, l.At)
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
