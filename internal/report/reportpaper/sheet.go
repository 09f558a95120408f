package reportpaper

import (
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"

	"comptoir/internal/platform/web/assets"
)

// Measures of an A4 page in points.
const (
	pageW, pageH = 595.28, 841.89
	marginX      = 51.0
	textW        = pageW - 2*marginX
	textTop      = 62.0
	textFoot     = pageH - 54
)

// ink is a colour of the paper theme.
type ink [3]int

var (
	ink1  = ink{0x1a, 0x1e, 0x1b}
	ink2  = ink{0x52, 0x58, 0x4f}
	ink3  = ink{0x66, 0x6b, 0x61}
	red   = ink{0xb0, 0x2a, 0x1c}
	pine  = ink{0x0d, 0x5c, 0x4b}
	white = ink{0xff, 0xff, 0xff}
	mint  = ink{0xd6, 0xe8, 0xe0}
	soft  = ink{0xe0, 0xed, 0xe7}
	cream = ink{0xf7, 0xf5, 0xf0}
	rule  = ink{0xe5, 0xe0, 0xd5}
	rule2 = ink{0xcd, 0xc6, 0xb8}
	rule3 = ink{0x8b, 0x86, 0x79}
	past  = ink{0xcf, 0xc8, 0xba}
	zone  = ink{0xf1, 0xd9, 0xc4}
	apric = ink{0xd9, 0x72, 0x2e}
)

func (t Tone) ink() ink {
	switch t {
	case Bad:
		return red
	case Quiet:
		return ink2
	case Unknown:
		return ink3
	}
	return ink1
}

// font is a cut at a size with its line height, in points.
type font struct {
	family, style string
	size, line    float64
}

var (
	body    = font{"Inter", "", 9, 13}
	strong  = font{"Inter", "B", 9, 13}
	small   = font{"Inter", "", 7.5, 10}
	smaller = font{"Inter", "", 7, 10}
	head2   = font{"Inter", "B", 9.5, 13}
	head3   = font{"Inter", "B", 8.5, 12}
	lead    = font{"Inter", "", 10, 14}
	title   = font{"Newsreader", "", 22, 26}
	figure  = font{"Newsreader", "", 18, 23}
)

// bold is the strong cut of the same font.
func (f font) bold() font { f.style = "B"; return f }

// rise is from the top of a line to its base: half the leading, then the ascent of the typeface.
func (f font) rise() float64 {
	up := .364
	if f.family == "Newsreader" {
		up = .24
	}
	return f.line/2 + up*f.size
}

// sheet draws on the pages of one document.
type sheet struct {
	doc *fpdf.Fpdf
	// trace, in tests, learns where every text is written.
	trace func(page int, x, y, w, h float64, words string)
	// close is the share left of the room between things, so that a section keeps to its pages; 0 is all of it.
	close float64
}

// room is a space between things.
func (s *sheet) room(x float64) float64 {
	if s.close > 0 {
		return s.close * x
	}
	return x
}

func newSheet() *sheet {
	doc := fpdf.New("P", "pt", "A4", "")
	doc.SetAutoPageBreak(false, 0)
	doc.SetMargins(0, 0, 0)
	doc.SetCatalogSort(true)
	for _, f := range assets.PDFFonts() {
		doc.AddUTF8FontFromBytes(f.Family, f.Style, f.Data)
	}
	return &sheet{doc: doc}
}

func (s *sheet) use(f font, c ink) {
	s.doc.SetFont(f.family, f.style, f.size)
	s.doc.SetTextColor(c[0], c[1], c[2])
}

func (s *sheet) width(f font, words string) float64 {
	s.doc.SetFont(f.family, f.style, f.size)
	return s.doc.GetStringWidth(words)
}

// text writes one line whose box begins at y.
func (s *sheet) text(f font, c ink, x, y float64, words string) {
	words = clean(words)
	if words == "" {
		return
	}
	s.use(f, c)
	s.doc.Text(x, y+f.rise(), words)
	if s.trace != nil {
		s.trace(s.doc.PageNo(), x, y, s.doc.GetStringWidth(words), f.line, words)
	}
}

// right writes one line that ends at x.
func (s *sheet) right(f font, c ink, x, y float64, words string) {
	words = clean(words)
	s.text(f, c, x-s.width(f, words), y, words)
}

func (s *sheet) fill(c ink, x, y, w, h float64) {
	s.doc.SetFillColor(c[0], c[1], c[2])
	s.doc.Rect(x, y, w, h, "F")
}

// rule draws a horizontal line.
func (s *sheet) rule(c ink, width, x, y, w float64) {
	s.doc.SetDrawColor(c[0], c[1], c[2])
	s.doc.SetLineWidth(width)
	s.doc.SetLineCapStyle("butt")
	s.doc.Line(x, y, x+w, y)
}

// dotted draws a dotted line.
func (s *sheet) dotted(c ink, x, y, w float64) {
	s.doc.SetDashPattern([]float64{.5, 1.5}, 0)
	s.rule(c, .5, x, y, w)
	s.doc.SetDashPattern(nil, 0)
}

func (s *sheet) vertical(c ink, width, x, y, h float64) {
	s.doc.SetDrawColor(c[0], c[1], c[2])
	s.doc.SetLineWidth(width)
	s.doc.Line(x, y, x, y+h)
}

// fit shortens words that are wider than w.
func (s *sheet) fit(f font, words string, w float64) string {
	words = clean(words)
	if s.width(f, words) <= w {
		return words
	}
	r := []rune(words)
	for len(r) > 0 && s.width(f, string(r)+"…") > w {
		r = r[:len(r)-1]
	}
	return strings.TrimRight(string(r), "  ,.;") + "…"
}

// clean keeps what the fonts can write: names come from files of all kinds.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r == '\u202f':
			return '\u00a0' // the thin space is not in every cut
		case unicode.IsControl(r), r == '\u200b', r == '\ufeff', r == '\u00ad':
			return -1
		case r > 0xffff:
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
