package charts

// Canvas is what a chart draws on. A class says what a mark means ("the past",
// "late"); the back-end knows how that looks. Lengths are CSS pixels of the
// chart's own frame.
type Canvas interface {
	Line(class string, x1, y1, x2, y2 float64)
	// Rect has rounded corners of radius r; a circle is a square with r of half its side.
	Rect(class string, x, y, w, h, r float64)
	Path(class string, p Path)
	Text(class string, x, y float64, at Anchor, words string)
	// Link draws what leads to href when pressed. Its texts are its name; label is
	// the full name when the drawing had to shorten it, else empty.
	Link(href, label string, draw func(Canvas))
}

// Anchor says which point of a text is at its x.
type Anchor string

const (
	Start  Anchor = ""
	Middle Anchor = "middle"
	End    Anchor = "end"
)

// Path is a line through points, several lines, or closed shapes.
type Path []Step

// Step is a move ('M'), a line ('L') or the closing of a shape ('Z').
type Step struct {
	Op   byte
	X, Y float64
}

// Poly is one line through the points given as x, y, x, y…
func Poly(xy ...float64) Path {
	var p Path
	for i := 0; i+1 < len(xy); i += 2 {
		op := byte('L')
		if i == 0 {
			op = 'M'
		}
		p = append(p, Step{op, xy[i], xy[i+1]})
	}
	return p
}

// Closed is a filled shape with the points as corners.
func Closed(xy ...float64) Path { return append(Poly(xy...), Step{Op: 'Z'}) }

// dot is a circle around a point.
func dot(c Canvas, class string, x, y, r float64) { c.Rect(class, x-r, y-r, 2*r, 2*r, r) }

// diamond is a square standing on its corner; r is half its diagonal.
func diamond(c Canvas, class string, x, y, r float64) {
	c.Path(class, Closed(x, y-r, x+r, y, x, y+r, x-r, y))
}

// Frame is the outside of a chart: its size, its family of classes and what it
// says to someone who does not see it.
type Frame struct {
	Class string // "ch k-life"
	X, Y  float64
	W, H  float64
	Label string // empty: decoration, the words are beside it
	// Stretch fills the width it is given without keeping proportions: bars in cells.
	Stretch bool
	// Links says that parts of the chart can be pressed.
	Links bool
	// Scale, when not zero, gives the chart its own width, so many times that of its frame, in a box that scrolls.
	Scale float64
}
