package charts

// Timeline is the renewal calendar in the narrow form of a report: one line per
// contract, the stretch between notice and end tinted, no columns above.
type Timeline struct {
	Label     string
	From, To  int // first day, and the day after the last
	Today     int
	Months    [12]string // short names
	Rows      []TimelineRow
	W, NameW  float64 // 493 and 140 when 0: the text width of an A4 page in points
	TodayText string
}

// TimelineRow is one contract: its name, under it whose it is. Notice is zero when there is none or it is unknown.
type TimelineRow struct {
	Label, Sub  string
	Notice, End int // End is the last day, 0 when open-ended
}

const timelinePitch = 31.0

func (t Timeline) dims() (w, name float64) {
	w, name = t.W, t.NameW
	if w == 0 {
		w = 493
	}
	if name == 0 {
		name = 140
	}
	return w, name
}

func (t Timeline) Frame() Frame {
	w, _ := t.dims()
	return Frame{Class: "ch k-line", W: w, H: 22 + timelinePitch*float64(len(t.Rows)), Label: t.Label}
}

func (t Timeline) Draw(c Canvas) {
	w, name := t.dims()
	a := axis{lo: t.From, hi: t.To, x: name, w: w - name}
	foot := 22 + timelinePitch*float64(len(t.Rows))
	starts := monthStarts(t.From, t.To)
	every := 1 + len(starts)*34/int(a.w) // months are named only as densely as their names fit
	free := 0.0                          // where the next name may begin
	for i, d := range starts {
		year, month, _ := civil(d)
		c.Line("grid", a.at(d), 16, a.at(d), foot)
		name := t.Months[month-1]
		if i == 0 || month == 1 {
			name += "\u00a0" + itoa(year)
		} else if i%every != 0 {
			continue
		}
		if x := a.at(d) + 3; x >= free && x+Width(name, 11, false) <= w {
			c.Text("", x, 11, Start, name)
			free = x + Width(name, 11, false) + 4
		}
	}
	for i, r := range t.Rows {
		r.draw(c, a, 22+timelinePitch*float64(i), name)
	}
	if t.Today >= t.From && t.Today < t.To {
		c.Line("now", a.at(t.Today), 14, a.at(t.Today), foot)
	}
}

func (r TimelineRow) draw(c Canvas, a axis, y, name float64) {
	c.Text("lbl", 0, y+12, Start, Fit(r.Label, name-10, 12.5, true))
	c.Text("", 0, y+25, Start, Fit(r.Sub, name-10, 11, false))
	end := a.x + a.w
	if r.End != 0 {
		end = a.in(r.End + 1)
	}
	free := end
	if r.Notice != 0 && r.Notice < a.hi {
		free = min(end, a.in(r.Notice))
	}
	c.Rect("bar", a.x, y+7, free-a.x, 11, 0)
	if free < end {
		c.Rect("zone", free, y+7, end-free, 11, 0)
	}
	if r.Notice >= a.lo && r.Notice < a.hi && r.Notice != 0 {
		c.Line("mk", a.at(r.Notice), y+3, a.at(r.Notice), y+22)
	}
	if r.End != 0 && r.End+1 <= a.hi {
		c.Rect("end", end-3, y+4, 3, 17, 0)
	}
}
