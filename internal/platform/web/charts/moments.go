package charts

import "strconv"

// Moments is a line of years with what happened on it, under a slider.
type Moments struct {
	Label    string
	From, To int // first day, and the day after the last
	At       int // the day that is looked at
	Events   []Moment
}

// Moment is one event; Look is "", "out", and "plan" for one that is still to come.
type Moment struct {
	Day   int
	Words string
	Full  string
	Href  string
	Out   bool
	Plan  bool
}

const (
	momentsW    = 784.0
	momentsLane = 17.0
	mostLanes   = 3
)

// momentPlace is where an event stands: its lane, and on which side its words are; no words where there is no room.
type momentPlace struct {
	x, y  float64
	left  bool
	words string
}

func (m Moments) axis() axis {
	return axis{lo: m.From, hi: max(m.To, m.From+1), x: 8, w: momentsW - 16}
}

// layout gives the words of each event the first lane where they have room, the latest events first; an event whose words
// have none is a mark on the line of years.
func (m Moments) layout() (out []momentPlace, lanes int) {
	a := m.axis()
	out = make([]momentPlace, len(m.Events))
	var taken [mostLanes][][2]float64
	for i := len(m.Events) - 1; i >= 0; i-- {
		p := momentPlace{x: a.in(m.Events[i].Day), y: 4, words: m.Events[i].Words}
		w := Width(p.words, 11, false) + 16
		p.left = p.x+w > momentsW
		lo, hi := p.x-8, p.x+w+4
		if p.left {
			lo, hi = p.x-w-4, p.x+8
		}
		lane := 0
		for lane < mostLanes && meets(taken[lane], lo, hi) {
			lane++
		}
		if lane == mostLanes {
			p.words = ""
		} else {
			taken[lane] = append(taken[lane], [2]float64{lo, hi})
			p.y = 34 + momentsLane*float64(lane)
			lanes = max(lanes, lane+1)
		}
		out[i] = p
	}
	return out, lanes
}

func meets(taken [][2]float64, lo, hi float64) bool {
	for _, t := range taken {
		if lo < t[1] && t[0] < hi {
			return true
		}
	}
	return false
}

func (m Moments) Frame() Frame {
	_, lanes := m.layout()
	return Frame{Class: "ch k-mom", W: momentsW, H: 30 + momentsLane*float64(lanes), Label: m.Label, Links: true}
}

func (m Moments) Draw(c Canvas) {
	a := m.axis()
	first, _, _ := civil(m.From)
	last, _, _ := civil(m.To)
	every := 1 + (last-first)/14
	for y := first; y <= last; y++ {
		if d := dayOf(y, 1, 1); d >= m.From && d <= m.To && (y-first)%every == 0 {
			c.Line("tick", a.at(d), 0, a.at(d), 7)
			c.Text("num", a.at(d), 19, Middle, strconv.Itoa(y))
		}
	}
	if m.At >= m.From && m.At <= m.To {
		c.Line("now", a.in(m.At), 0, a.in(m.At), 24)
	}
	places, _ := m.layout()
	for i, e := range m.Events {
		p := places[i]
		c.Link(e.Href, e.Full, func(c Canvas) {
			class := "ev"
			if e.Out {
				class += " out"
			}
			if e.Plan {
				class += " plan"
			}
			c.Rect("hit", p.x-9, p.y-9, 18, 18, 4)
			dot(c, class, p.x, p.y, 4.5)
			if p.left {
				c.Text("", p.x-9, p.y+4, End, p.words)
			} else {
				c.Text("", p.x+9, p.y+4, Start, p.words)
			}
		})
	}
}
