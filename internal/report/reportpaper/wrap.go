package reportpaper

import "strings"

// run is a stretch of a line in one font, from x.
type run struct {
	f     font
	tone  Tone
	x     float64
	words string
}

// line is what stands on one line.
type line struct {
	runs  []run
	width float64
}

// piece of text that may not be broken inside, with the space before it.
type token struct {
	f     font
	tone  Tone
	words string
	glued bool // no space before: it follows the last one
}

// wrap breaks spans into lines no wider than w. A no-break space never breaks; a word that is too long for a line is
// cut where it must be.
func (s *sheet) wrap(f font, spans []Span, w float64) []line {
	var lines []line
	cur := line{}
	flush := func() {
		lines = append(lines, cur)
		cur = line{}
	}
	for i, para := range paragraphs(spans) {
		if i > 0 {
			flush()
		}
		for _, t := range tokens(f, para) {
			space := 0.0
			if len(cur.runs) > 0 && !t.glued {
				space = s.width(t.f, " ")
			}
			if len(cur.runs) > 0 && cur.width+space+s.width(t.f, t.words) > w {
				flush()
				space = 0
			}
			for s.width(t.f, t.words) > w {
				var first string
				if first, t.words = s.cut(t.f, t.words, w); first == "" {
					break
				}
				cur.add(s, t, first, 0)
				flush()
			}
			cur.add(s, t, t.words, space)
		}
	}
	flush()
	return lines
}

func (l *line) add(s *sheet, t token, words string, space float64) {
	x := l.width + space
	if n := len(l.runs); n > 0 && l.runs[n-1].f == t.f && l.runs[n-1].tone == t.tone {
		glue := ""
		if space > 0 {
			glue = " "
		}
		l.runs[n-1].words += glue + words
		l.width = l.runs[n-1].x + s.width(t.f, l.runs[n-1].words)
		return
	}
	l.runs = append(l.runs, run{t.f, t.tone, x, words})
	l.width = x + s.width(t.f, words)
}

// cut takes as many letters as fit.
func (s *sheet) cut(f font, words string, w float64) (first, rest string) {
	r := []rune(words)
	n := len(r)
	for n > 1 && s.width(f, string(r[:n])) > w {
		n--
	}
	return string(r[:n]), string(r[n:])
}

// paragraphs splits spans at their line breaks.
func paragraphs(spans []Span) [][]Span {
	out := [][]Span{nil}
	for _, sp := range spans {
		for i, part := range strings.Split(sp.Words, "\n") {
			if i > 0 {
				out = append(out, nil)
			}
			out[len(out)-1] = append(out[len(out)-1], Span{part, sp.Bold, sp.Tone})
		}
	}
	return out
}

func tokens(f font, spans []Span) (out []token) {
	space := true
	for _, sp := range spans {
		face := f
		if sp.Bold {
			face = f.bold()
		}
		words := clean(sp.Words)
		for i, part := range strings.Split(words, " ") {
			if i > 0 {
				space = true
			}
			if part == "" {
				continue
			}
			out = append(out, token{face, sp.Tone, part, !space})
			space = false
		}
	}
	return out
}

// atMost keeps n lines; what is left out shows as dots in place of the end of the last one.
func (s *sheet) atMost(n int, of []line) []line {
	if len(of) <= n {
		return of
	}
	of = of[:n]
	last := &of[n-1]
	if k := len(last.runs) - 1; k >= 0 {
		r := &last.runs[k]
		r.words = s.fit(r.f, r.words+"…", s.width(r.f, r.words))
		last.width = r.x + s.width(r.f, r.words)
	}
	return of
}

// lines draws wrapped lines and gives the height they took.
func (s *sheet) lines(of []line, lineHeight, x, y float64) float64 {
	for i, l := range of {
		for _, r := range l.runs {
			s.text(r.f, r.tone.ink(), x+r.x, y+lineHeight*float64(i), r.words)
		}
	}
	return lineHeight * float64(len(of))
}

// plain is one span.
func plain(words string) []Span { return []Span{{Words: words}} }
