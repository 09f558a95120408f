package charts

// Bar is one line of Bars: a name, its value and, behind, the value before.
type Bar struct {
	Label    string
	Sub      string
	Value    float64
	Previous *float64
	Text     string // the value in the reader's form
	Note     string // under it: the change
}

// Bars compares a few things by length, longest first if the caller ordered them.
type Bars struct {
	Label  string
	Items  []Bar
	W      float64 // 560 when 0
	NameW  float64 // room for the names, 150 when 0
	Narrow bool    // names above the bars
}

const barPitch = 38

func (b Bars) dims() (w, name float64) {
	w, name = b.W, b.NameW
	if w == 0 {
		w = 560
		if b.Narrow {
			w = 312
		}
	}
	if name == 0 {
		name = 150
	}
	if b.Narrow {
		name = 0
	}
	return w, name
}

func (b Bars) pitch() float64 {
	if b.Narrow {
		return barPitch + 18
	}
	return barPitch
}

func (b Bars) Frame() Frame {
	w, _ := b.dims()
	return Frame{Class: "ch", W: w, H: b.pitch() * float64(len(b.Items)), Label: b.Label}
}

func (b Bars) Draw(c Canvas) {
	w, name := b.dims()
	top := 0.0
	for _, item := range b.Items {
		top = max(top, item.Value)
		if item.Previous != nil {
			top = max(top, *item.Previous)
		}
	}
	room := w - name - 88 // the value stands after the bar
	for i, item := range b.Items {
		y := b.pitch() * float64(i)
		if b.Narrow {
			c.Text("lbl", 0, y+13, Start, Fit(item.Label, w-8, 12.5, true))
			y += 18
		} else {
			b.name(c, item, y, name-12)
		}
		long := length(item.Value, top, room)
		c.Rect("s1", name, y+4, long, 13, 1.5)
		if item.Previous != nil {
			behind := length(*item.Previous, top, room)
			c.Rect("s-prev", name, y+20, behind, 8, 1.5)
			long = max(long, behind)
		}
		c.Text("val num", name+long+8, y+15, Start, item.Text)
		c.Text("num", name+long+8, y+28, Start, item.Note)
	}
}

// name writes a label on two lines when it is too long for one.
func (b Bars) name(c Canvas, item Bar, y, w float64) {
	first, second := Split(item.Label, w, 12.5, true)
	sub := y + 29
	if second == "" {
		c.Text("lbl", 0, y+15, Start, first)
	} else {
		c.Text("lbl", 0, y+9, Start, first)
		c.Text("lbl", 0, y+22, Start, second)
		sub = y + 34
	}
	c.Text("", 0, sub, Start, Fit(item.Sub, w, 11, false))
}

func length(v, top, room float64) float64 {
	if top <= 0 {
		return 0
	}
	return max(0, v) / top * room
}
