package charts

import (
	"context"
	"io"
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// Chart is anything that can draw itself in its frame.
type Chart interface {
	Frame() Frame
	Draw(Canvas)
}

// Component makes a chart part of a page.
func Component(c Chart) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, SVG(c))
		return err
	})
}

// SVG is the chart as markup, to be put in a page.
func SVG(c Chart) string {
	s := &svg{}
	f := c.Frame()
	s.open("svg", "class", f.Class, "viewBox", num(f.X)+" "+num(f.Y)+" "+num(f.W)+" "+num(f.H))
	if f.Scale > 0 {
		s.attrs("width", num(f.W*f.Scale), "height", num(f.H*f.Scale))
	}
	switch {
	case f.Label == "":
		s.attrs("aria-hidden", "true")
	case f.Links:
		s.attrs("role", "group", "aria-label", f.Label)
	default:
		s.attrs("role", "img", "aria-label", f.Label)
	}
	if f.Stretch {
		s.attrs("preserveAspectRatio", "none")
	}
	s.b.WriteString(">")
	c.Draw(s)
	s.b.WriteString("</svg>")
	return s.b.String()
}

type svg struct{ b strings.Builder }

func (s *svg) open(name string, pairs ...string) {
	s.b.WriteString("<" + name)
	s.attrs(pairs...)
}

func (s *svg) attrs(pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			s.b.WriteString(" " + pairs[i] + `="` + templ.EscapeString(pairs[i+1]) + `"`)
		}
	}
}

func (s *svg) Line(class string, x1, y1, x2, y2 float64) {
	s.open("line", "class", class, "x1", num(x1), "y1", num(y1), "x2", num(x2), "y2", num(y2))
	s.b.WriteString("/>")
}

func (s *svg) Rect(class string, x, y, w, h, r float64) {
	s.open("rect", "class", class, "x", num(x), "y", num(y), "width", num(max(0, w)), "height", num(max(0, h)))
	if r > 0 {
		s.attrs("rx", num(r))
	}
	s.b.WriteString("/>")
}

func (s *svg) Path(class string, p Path) {
	var d strings.Builder
	for _, n := range p {
		d.WriteByte(n.Op)
		if n.Op != 'Z' {
			d.WriteString(num(n.X) + " " + num(n.Y))
		}
	}
	s.open("path", "class", class, "d", d.String())
	s.b.WriteString(` vector-effect="non-scaling-stroke"/>`)
}

func (s *svg) Text(class string, x, y float64, at Anchor, words string) {
	if words == "" {
		return
	}
	s.open("text", "class", class, "x", num(x), "y", num(y), "text-anchor", string(at))
	s.b.WriteString(">" + templ.EscapeString(words) + "</text>")
}

func (s *svg) Link(href, label string, draw func(Canvas)) {
	if href == "" {
		draw(s)
		return
	}
	s.open("a", "href", string(templ.URL(href)))
	s.b.WriteString(">")
	if label != "" {
		s.b.WriteString("<title>" + templ.EscapeString(label) + "</title>")
	}
	draw(s)
	s.b.WriteString("</a>")
}

// num writes a length with one decimal at most: a tenth of a pixel is enough and
// keeps pages small.
func num(v float64) string {
	out := strconv.FormatFloat(v, 'f', 1, 64)
	out = strings.TrimSuffix(out, ".0")
	if out == "-0" {
		return "0"
	}
	return out
}
