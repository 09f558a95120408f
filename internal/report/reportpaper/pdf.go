package reportpaper

import (
	"io"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
)

// Write sets the paper as a PDF. The same paper gives the same bytes.
func Write(out io.Writer, p Paper) error {
	w := &printer{p: p}
	w.run() // once to learn the pages of the sections
	w.pages, w.at = w.s.doc.PageCount(), w.found
	w.run()
	return output(out, w.s.doc, w.p.At)
}

// printer sets a paper; it runs twice, so that the contents and the page numbers are known.
type printer struct {
	p     Paper
	s     *sheet
	pages int
	// at are the pages of the sections, found those of this run.
	at, found []int
	links     []int
	trace     func(page int, x, y, w, h float64, words string)
}

func (w *printer) run() {
	w.s, w.found = newSheet(), nil
	w.s.trace = w.trace
	w.properties()
	w.links = make([]int, len(w.p.Sections))
	for i := range w.links {
		w.links[i] = w.s.doc.AddLink()
	}
	w.cover()
	for i, section := range w.p.Sections {
		w.section(i, section)
	}
}

func (w *printer) properties() {
	doc := w.s.doc
	doc.SetTitle(w.p.Title, true)
	doc.SetAuthor(w.p.Author, true)
	doc.SetSubject(w.p.Subject, true)
	doc.SetCreator("Comptoir", true)
	doc.SetProducer("Comptoir", true)
	doc.SetLang(w.p.Lang)
	doc.SetCreationDate(w.p.At)
	doc.SetModificationDate(w.p.At)
	doc.SetDisplayMode("fullpage", "single")
}

// page begins a page with its running head and foot.
func (w *printer) page() {
	s := w.s
	s.doc.AddPageFormat("P", fpdf.SizeType{Wd: pageW, Ht: pageH})
	s.text(smaller, ink2, marginX, 28, s.fit(smaller, w.p.Running[0], textW/2))
	s.right(smaller, ink2, marginX+textW, 28, s.fit(smaller, w.p.Running[1], textW/2-10))
	s.rule(rule2, .5, marginX, 44, textW)
	foot := pageH - 24 - smaller.line
	s.rule(rule2, .5, marginX, foot-6, textW)
	number := strconv.Itoa(s.doc.PageNo()) + " / " + strconv.Itoa(w.pages)
	s.right(smaller, ink1, marginX+textW, foot, number)
	middle := s.width(smaller, w.p.Foot[1])
	s.text(smaller, ink2, marginX, foot, s.fit(smaller, w.p.Foot[0], textW-middle-110))
	s.text(smaller, ink2, marginX+textW-80-middle, foot, w.p.Foot[1])
}

func (w *printer) section(i int, section Section) {
	s := w.s
	w.page()
	w.found = append(w.found, s.doc.PageNo())
	s.doc.SetLink(w.links[i], 0, s.doc.PageNo())
	s.doc.Bookmark(clean(section.Title), 0, 0)
	y := textTop
	for _, l := range s.wrap(title, plain(section.Title), textW) {
		y += s.lines([]line{l}, title.line, marginX, y)
	}
	y += 3
	if section.Lead != "" {
		lines := s.wrap(lead, plain(section.Lead), 470)
		s.tint(lines, Quiet)
		y += s.lines(lines, lead.line, marginX, y)
	}
	y += 16
	f := &flow{s: s, y: y, top: y, next: func() float64 { return w.further(section) }}
	f.put(s.fewest(section.Blocks, y))
}

// furtherTop is where the text of a further page begins.
const furtherTop = textTop + 18 + 12

// drawing is how the charts to spare are set.
type drawing int

const (
	tall drawing = iota
	low
	told // a sentence says where to see them
)

// fewest sets the blocks on as few pages as they can: as they are, closer, with a lower chart, or with a sentence
// instead of it.
func (s *sheet) fewest(blocks []Block, y float64) (best []piece) {
	defer func() { s.close = 0 }()
	least := 0
	for _, way := range []struct {
		close float64
		as    drawing
	}{{1, tall}, {.62, tall}, {.62, low}, {.36, low}, {.26, low}, {1, told}, {.62, told}, {.36, told}} {
		s.close = way.close
		set := s.set(blocks, way.as)
		if n := pagesOf(set, y, furtherTop); least == 0 || n < least {
			best, least = set, n
		}
		if least == 1 || least > 4 { // a long section is not made shorter by a line
			break
		}
	}
	return best
}

// set are the pieces of the blocks.
func (s *sheet) set(blocks []Block, as drawing) (out []piece) {
	for _, b := range blocks {
		if c, ok := b.(Chart); ok && c.Low != nil {
			switch as {
			case low:
				c.Paper = c.Low
				b = c
			case told:
				b = Paragraph{Text: []Span{{Words: c.Instead, Tone: Quiet}}}
			}
		}
		out = append(out, s.pieces(b, textW)...)
	}
	return out
}

// further begins another page of a section, under its name.
func (w *printer) further(section Section) float64 {
	w.page()
	name := font{"Newsreader", "", 14, 18}
	more := ", " + w.p.Continued
	words := w.s.fit(name, section.Title, textW-w.s.width(name, more))
	w.s.text(name, ink1, marginX, textTop, words)
	w.s.text(name, ink2, marginX+w.s.width(name, words), textTop, more)
	return furtherTop
}
