package charts

import (
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// OnPaper draws a chart in a PDF with its top left corner at x, y, w wide in the
// unit of the document, and gives the height it took. The fonts Inter and Inter
// bold (assets.PDFFonts) must be registered. Paper is white: the colours are
// those of the light theme.
func OnPaper(doc *fpdf.Fpdf, c Chart, x, y, w float64) (height float64) {
	f := c.Frame()
	p := &paper{doc: doc, k: w / f.W, family: family(f.Class)}
	p.x, p.y = x-f.X*p.k, y-f.Y*p.k
	doc.SetLineCapStyle("butt")
	c.Draw(p)
	doc.SetDashPattern(nil, 0)
	doc.SetAlpha(1, "Normal")
	doc.SetTextColor(0x1a, 0x1e, 0x1b)
	return f.H * p.k
}

type paper struct {
	doc    *fpdf.Fpdf
	x, y   float64
	k      float64 // unit of the document per pixel of the chart
	family string
}

// family is the kind of chart, which decides what "bad" or "mk" look like.
func family(class string) string {
	for _, f := range []string{"k-life", "k-cal", "k-line"} {
		if strings.Contains(class, f) {
			return f
		}
	}
	return "ch"
}

// begin sets the pens for a class and says what to do with a shape: "F" fill,
// "D" outline, "FD" both, "" nothing.
func (p *paper) begin(class string) (st paperStyle, op string) {
	st = styleOf(p.family, class)
	if st.fill != "" {
		p.doc.SetFillColor(rgb(st.fill))
		op += "F"
	}
	if st.stroke != "" {
		p.doc.SetDrawColor(rgb(st.stroke))
		p.doc.SetLineWidth(max(st.width, 0.75) * p.k)
		op += "D"
	}
	var dash []float64
	for _, d := range st.dash {
		dash = append(dash, d*p.k)
	}
	p.doc.SetDashPattern(dash, 0)
	alpha := st.alpha
	if alpha == 0 {
		alpha = 1
	}
	p.doc.SetAlpha(alpha, "Normal")
	return st, op
}

func (p *paper) px(x float64) float64 { return p.x + x*p.k }
func (p *paper) py(y float64) float64 { return p.y + y*p.k }

func (p *paper) Line(class string, x1, y1, x2, y2 float64) {
	if _, op := p.begin(class); strings.Contains(op, "D") {
		p.doc.Line(p.px(x1), p.py(y1), p.px(x2), p.py(y2))
	}
}

func (p *paper) Rect(class string, x, y, w, h, r float64) {
	_, op := p.begin(class)
	if op == "" || w <= 0 || h <= 0 {
		return
	}
	r = min(r, w/2, h/2)
	if r <= 0 {
		p.doc.Rect(p.px(x), p.py(y), w*p.k, h*p.k, op)
		return
	}
	p.doc.RoundedRect(p.px(x), p.py(y), w*p.k, h*p.k, r*p.k, "1234", op)
}

func (p *paper) Path(class string, path Path) {
	_, op := p.begin(class)
	if op == "" || len(path) == 0 {
		return
	}
	for _, n := range path {
		switch n.Op {
		case 'M':
			p.doc.MoveTo(p.px(n.X), p.py(n.Y))
		case 'L':
			p.doc.LineTo(p.px(n.X), p.py(n.Y))
		case 'Z':
			p.doc.ClosePath()
		}
	}
	p.doc.DrawPath(op)
}

func (p *paper) Text(class string, x, y float64, at Anchor, words string) {
	words = strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(words, "\uFFFD")) // the PDF writer panics on half a letter, and on signs above U+FFFF
	if words == "" {
		return
	}
	st, _ := p.begin(class)
	p.doc.SetAlpha(1, "Normal")
	p.doc.SetFont("Inter", st.cut, p.doc.UnitToPointConvert(st.size*p.k))
	p.doc.SetTextColor(rgb(st.ink))
	left := p.px(x)
	switch w := p.doc.GetStringWidth(words); at {
	case Middle:
		left -= w / 2
	case End:
		left -= w
	}
	p.doc.Text(left, p.py(y), words)
}

// Link has nowhere to lead on paper.
func (p *paper) Link(_, _ string, draw func(Canvas)) { draw(p) }
