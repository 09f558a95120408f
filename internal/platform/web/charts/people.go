package charts

// Person is somebody on a map of people: a disc with initials, as large as their influence, a badge with what they feel,
// and three lines beneath.
type Person struct {
	Href, Initials string
	// Name, Job and Meta are the lines; Level is how well they are known, 0 for not at all.
	Name, Job, Meta string
	Level           int
	// Badge is the sentiment as written; Tone is "pos", "neg" or "".
	Badge, Tone string
	Influence   int
	Vacant      bool // nobody holds the post: a dotted disc
	External    bool // from outside: a square
	Selected    bool
}

func (p Person) radius() float64 { return 13 + 0.13*float64(p.Influence) }

func (p Person) class() string {
	switch {
	case p.Vacant:
		return "sh-d vac"
	case p.Tone != "":
		return "sh-d " + p.Tone
	}
	return "sh-d"
}

// disc draws the disc with its badge.
func (p Person) disc(c Canvas, x, y, r float64) {
	if p.Selected {
		c.Rect("sh-halo", x-r-6, y-r-6, 2*r+12, 2*r+12, r+6)
	}
	corner := r
	if p.External {
		corner = 5
	}
	c.Rect(p.class(), x-r, y-r, 2*r, 2*r, corner)
	c.Text("sh-i", x, y+4.2, Middle, p.Initials)
	if p.Badge != "" {
		half := max(9, Width(p.Badge, 10, true)/2+4)
		c.Rect("sh-bd "+p.Tone, x+0.74*r-half, y-0.74*r-9, 2*half, 18, 9)
		c.Text("sh-bt "+p.Tone, x+0.74*r, y-0.74*r+3.5, Middle, p.Badge)
	}
}

// levels are the four notches, from x on.
func (p Person) levels(c Canvas, x, y float64) {
	for i := range 4 {
		class := "sh-no"
		if i < p.Level {
			class = "sh-no on"
		}
		c.Rect(class, x+9*float64(i), y, 7, 7, 1.5)
	}
}

// levelsWide is the length of the notches with the space after them.
const levelsWide = 42.0
