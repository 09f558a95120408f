package charts

// LevelPoint is a level at the end of a month; a month without one is not drawn.
type LevelPoint struct {
	Label string
	Value float64
	Known bool
}

// LevelBand is where a band of the level begins, and its name.
type LevelBand struct {
	From float64
	Name string
}

// Level is a level from 0 to 100 over the months, over the names of its bands.
type Level struct {
	Label  string // what the chart says, for those who do not see it
	Points []LevelPoint
	Bands  []LevelBand
	Text   string // the last value in the reader's form
	Names  LevelNames
}

// LevelNames are the words of the data table.
type LevelNames struct{ Month, Value, Unknown, Summary string }

const (
	levelW, levelH       = 400, 150
	levelLeft, levelBase = 44, 128
	levelTop             = 10
)

func (l Level) Frame() Frame {
	return Frame{Class: "ch k-level", W: levelW, H: levelH, Label: l.Label}
}

func (l Level) Draw(c Canvas) {
	y := func(v float64) float64 { return levelBase - v/100*(levelBase-levelTop) }
	for i, b := range l.Bands {
		class, to := "grid", 100.0
		if b.From == 0 {
			class = "axis"
		}
		if i+1 < len(l.Bands) {
			to = l.Bands[i+1].From
		}
		c.Line(class, levelLeft, y(b.From), levelW, y(b.From))
		c.Text("", levelLeft-8, y((b.From+to)/2)+4, End, b.Name)
	}
	slot := (levelW - levelLeft - 40) / float64(max(1, len(l.Points)-1))
	var xy []float64
	for i, p := range l.Points {
		x := levelLeft + 12 + slot*float64(i)
		if p.Known {
			xy = append(xy, x, y(p.Value))
		}
		if (len(l.Points)-1-i)%2 == 0 {
			c.Text("", x, levelH-4, Middle, p.Label)
		}
	}
	if len(xy) == 0 {
		return
	}
	if len(xy) > 2 {
		c.Path("ln", Poly(xy...))
	}
	x, last := xy[len(xy)-2], xy[len(xy)-1]
	dot(c, "pt", x, last, 3)
	c.Text("val num", x, max(levelTop+2, last-8), Middle, l.Text)
}

// Data is the table beneath.
func (l Level) Data(format func(v float64) string) Data {
	d := Data{Summary: l.Names.Summary, Caption: l.Label, Unknown: l.Names.Unknown, Head: []string{l.Names.Month, l.Names.Value}}
	for _, p := range l.Points {
		value := l.Names.Unknown
		if p.Known {
			value = format(p.Value)
		}
		d.Rows = append(d.Rows, []string{p.Label, value})
	}
	return d
}
