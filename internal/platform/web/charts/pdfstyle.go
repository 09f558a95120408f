package charts

import "strings"

// paperStyle is what a class looks like on white paper; the screen has the same
// in css/30-charts.css.
type paperStyle struct {
	fill, stroke string // six hexadecimal digits; empty: not filled, not outlined
	width        float64
	dash         []float64
	alpha        float64
	ink          string // of a text
	size         float64
	cut          string // "B" the strong cut
}

const (
	ink    = "1a1e1b"
	ink2   = "52584f"
	ink3   = "666b61"
	line   = "e5e0d5"
	line2  = "cdc6b8"
	sunk   = "f1eee7"
	pine   = "0d5c4b"
	orange = "d9722e"
	slate  = "4a6da8"
	ochre  = "b8901a"
	plum   = "87507b"
	past   = "cfc8ba"
	red    = "b02a1c"
)

// paperStyles are looked up as "family class", then "class"; a class of two
// words is tried whole before its first word.
var paperStyles = map[string]paperStyle{
	"":    {ink: ink3, size: 11},
	"num": {ink: ink3, size: 11},
	"lbl": {ink: ink, size: 12.5, cut: "B"},
	"val": {ink: ink2, size: 11.5, cut: "B"},
	"ttl": {ink: ink, size: 12.5, cut: "B"}, "ttl badt": {ink: red, size: 12.5, cut: "B"},
	"cap": {ink: ink2, size: 11.5},
	"mo":  {ink: ink3, size: 11},
	"q":   {ink: ink, size: 12, cut: "B"},
	"nm":  {ink: ink, size: 13, cut: "B"},
	"sb":  {ink: ink3, size: 11.5},
	"vl":  {ink: ink, size: 13, cut: "B"},
	"dt":  {ink: ink2, size: 11.5}, "dt badt": {ink: red, size: 11.5},
	"grp": {ink: ink2, size: 12, cut: "B"},
	"el":  {ink: "ffffff", size: 11, cut: "B"}, "el dark": {ink: "1a1400", size: 11, cut: "B"},

	"grid": {stroke: line, width: 1}, "axis": {stroke: line2, width: 1},
	"gl": {stroke: line, width: 1}, "ax": {stroke: line2, width: 1},
	"tdy":    {stroke: ink, width: 1.4},
	"s-prev": {fill: past}, "s1": {fill: pine}, "target": {stroke: orange, width: 2},
	"trk": {fill: sunk}, "p1": {fill: pine}, "p1 low": {fill: red}, "low": {fill: red},
	"tg": {stroke: ink, width: 2},
	"ln": {stroke: pine, width: 1.6}, "fill": {fill: pine, alpha: 0.1}, "pt": {fill: pine},
	"e0": {fill: past}, "e1": {fill: pine}, "e2": {fill: slate}, "e3": {fill: ochre},
	"e4": {fill: plum}, "e5": {fill: "86aea5"},
	"k-f0": {fill: line}, "k-f1": {fill: ink2}, "k-f2": {fill: orange}, "k-f3": {fill: pine}, "k-f4": {fill: ochre},

	"bar0": {fill: pine}, "bar1": {fill: pine, alpha: 0.3},
	"bar2": {stroke: pine, width: 1.4, dash: []float64{4, 3}},
	"lens": {fill: sunk}, "lensl": {stroke: line2, width: 1},
	"bad": {fill: red}, "badl": {stroke: red, width: 1.5}, "sign": {fill: orange},
	"inkl": {stroke: ink2, width: 1.2}, "mk": {fill: "ffffff", stroke: ink2, width: 1.6},
	"risk": {fill: "dc9c91"},

	"b0": {fill: "a9c6ba"}, "b0 x": {fill: "d9d3c6"},
	"b2":   {stroke: pine, width: 1.3, dash: []float64{4, 3}},
	"endm": {fill: pine}, "endm x": {fill: ink2},
	"nt": {fill: orange}, "nt bad": {fill: red},
	"st": {stroke: orange, width: 1.6}, "st bad": {stroke: red, width: 1.6},
	"ex": {fill: red}, "grpbg": {fill: sunk}, "hit": {},
	"vt": {fill: sunk}, "vb": {fill: pine},
	"open": {stroke: ink3, width: 1.4, dash: []float64{1.5, 3.5}},

	"k-line bar": {fill: past}, "k-line zone": {fill: "f1d9c4"}, "k-line mk": {stroke: orange, width: 1.8},
	"k-line end": {fill: ink}, "k-line now": {stroke: ink, width: 0.8, dash: []float64{2, 2}},
}

func styleOf(family, class string) paperStyle {
	first, _, _ := strings.Cut(class, " ")
	for _, key := range []string{family + " " + class, class, family + " " + first, first} {
		if st, ok := paperStyles[key]; ok {
			if st.size == 0 {
				st.size, st.ink = 11, ink3
			}
			return st
		}
	}
	return paperStyles[""]
}

func rgb(hex string) (r, g, b int) {
	digit := func(c byte) int {
		if c >= 'a' {
			return int(c-'a') + 10
		}
		return int(c - '0')
	}
	at := func(i int) int { return digit(hex[i])*16 + digit(hex[i+1]) }
	return at(0), at(2), at(4)
}
