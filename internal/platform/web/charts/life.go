package charts

// Life is the life of a contract: the whole term above, and below it a lens on
// the weeks where something must be decided. Days that do not exist are zero.
type Life struct {
	Label      string // the whole story in one sentence, for those who do not see it
	Start      int
	End        int // last day of the term; 0 when open-ended
	Renewed    int // last day if it renews by itself
	Today      int
	StartText  string // above the start of the bar
	EndText    string // above its end
	RenewNote  string // inside the dashed part: "12 more months, tacit"
	TodayText  string
	MonthNames [12]string
	Events     []LifeEvent // amendments, renewals: on the term
	Marks      []LifeMark  // in the lens
	// SafeUntil is the last day to act: between today and it the bar is at risk.
	SafeUntil int
	W         float64 // 1116 when 0; NarrowW where there is less room
}

// NarrowW is the width of the second layout of a wide chart, for a tablet or a
// half window: drawn again with less room rather than scaled down.
const NarrowW = 780.0

func (l Life) w() float64 {
	if l.W == 0 {
		return 1116
	}
	return l.W
}

// LifeEvent is something that happened, on the upper line.
type LifeEvent struct {
	Day   int
	Label string
}

// LifeMark is a date of the lens with two lines of text.
type LifeMark struct {
	Day   int
	Kind  LifeKind
	Title string
	Note  string
	Late  bool
}

// LifeKind is the shape of a mark.
type LifeKind int

const (
	Decision LifeKind = iota // diamond: the internal decision date
	Notice                   // flag: the prudent notice date
	Limit                    // circle: the end of the term
	Theory                   // small circle below the line: a date of the calculation
)

const (
	laneH    = 32.0
	lensTop  = 112.0
	lensPadL = 18 // days shown before the first mark
	lensPadR = 10 // and after the last
)

func (l Life) last() int {
	last := max(l.End, l.Renewed, l.Today)
	for _, m := range l.Marks {
		last = max(last, m.Day)
	}
	if l.End == 0 {
		last = max(last, l.Today+180) // open-ended: the bar runs out of sight
	}
	return last
}

func (l Life) Frame() Frame {
	h := 92.0
	if l.hasLens() {
		_, _, rows := l.lens()
		h = 230 + laneH*float64(rows-1)
	}
	return Frame{Class: "ch k-life", W: l.w(), H: h, Label: l.Label}
}

func (l Life) Draw(c Canvas) {
	y, _, _ := civil(l.Start)
	whole := axis{lo: dayOf(y, 1, 1), hi: l.last() + 46, w: l.w()}
	l.drawTerm(c, whole)
	if l.hasLens() {
		l.drawLens(c, whole)
	}
}

func (l Life) drawTerm(c Canvas, a axis) {
	for _, d := range yearStarts(a.lo, a.hi) {
		year, _, _ := civil(d)
		c.Line("gl", a.at(d), 22, a.at(d), 86)
		if a.at(d)+34 < l.w() {
			c.Text("cap", a.at(d)+5, 16, Start, itoa(year))
		}
	}
	end := l.End
	if end == 0 {
		end = a.hi - 1
	}
	now := min(max(l.Today, l.Start), end)
	c.Rect("bar0", a.at(l.Start), 48, a.at(now)-a.at(l.Start), 16, 3)
	c.Rect("bar1", a.at(now), 48, a.at(end)-a.at(now), 16, 0)
	right := a.at(end)
	if l.Renewed > end {
		right = a.at(l.Renewed)
		c.Rect("bar2", a.at(end)+1, 48.5, right-a.at(end)-1, 15, 3)
		if Width(l.RenewNote, 11.5, false) < right-a.at(end)-12 {
			c.Text("cap", (a.at(end)+right)/2, 60, Middle, l.RenewNote)
		}
	}
	c.Text("ttl", a.at(l.Start)+2, 40, Start, l.StartText)
	if l.End != 0 && right-Width(l.EndText, 12.5, true) > a.at(l.Start)+Width(l.StartText, 12.5, true)+16 {
		c.Text("ttl", right, 40, End, l.EndText)
	}
	l.drawEvents(c, a)
}

// drawEvents writes the label of an event only where it does not run into the one before.
func (l Life) drawEvents(c Canvas, a axis) {
	free := 0.0
	for _, e := range l.Events {
		x := a.in(e.Day)
		c.Line("inkl", x, 44, x, 70)
		dot(c, "mk", x, 56, 4.5)
		half := Width(e.Label, 11.5, false) / 2
		if x-half >= free {
			c.Text("cap", x, 83, Middle, e.Label)
			free = x + half + 10
		}
	}
}
