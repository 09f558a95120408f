package charts

// hasLens: without a date to decide there is nothing to magnify.
func (l Life) hasLens() bool { return len(l.Marks) > 0 }

// window is the stretch of time under the lens. Today is in it when it is within
// three months of a mark: further away, the lens would magnify nothing.
func (l Life) window() (lo, hi int) {
	lo, hi = l.Marks[0].Day, l.Marks[0].Day
	for _, m := range l.Marks {
		lo, hi = min(lo, m.Day), max(hi, m.Day)
	}
	if l.Today < lo && lo-l.Today <= 92 {
		lo = l.Today
	}
	if l.Today > hi && l.Today-hi <= 92 {
		hi = l.Today
	}
	return lo - lensPadL, hi + lensPadR
}

func (l Life) lens() (a axis, lanes []laneText, rows int) {
	lo, hi := l.window()
	a = axis{lo: lo, hi: hi, x: 8, w: l.w() - 16}
	lanes, rows = placeMarks(a, l.Marks, l.w())
	return a, lanes, rows
}

func (l Life) drawLens(c Canvas, whole axis) {
	a, lanes, rows := l.lens()
	drop := laneH * float64(rows-1)
	line := 172 + drop // the axis of the lens
	bottom := line + 50
	left, right := whole.in(a.lo), whole.in(a.hi)
	c.Path("lens", Closed(left, 88, right, 88, l.w(), lensTop, l.w(), bottom, 0, bottom, 0, lensTop))
	c.Path("lensl", append(Poly(left, 44, left, 88, 0, lensTop), Poly(right, 44, right, 88, l.w(), lensTop)...))
	c.Line("ax", a.x, line, a.x+a.w, line)
	for d := a.lo; d <= a.hi; d += 7 {
		c.Line("ax", a.at(d), line, a.at(d), line+4)
	}
	l.drawMonths(c, a, line)
	l.drawLensBars(c, a, line)
	for i, m := range l.Marks {
		drawMark(c, a.at(m.Day), line, m, lanes[i])
	}
	l.drawToday(c, a, line)
}

func (l Life) drawMonths(c Canvas, a axis, line float64) {
	for _, d := range monthStarts(a.lo, a.hi) {
		year, month, _ := civil(d)
		name := l.MonthNames[month-1]
		if month == 1 {
			name += " " + itoa(year)
		}
		c.Line("gl", a.at(d), line, a.at(d), line+44)
		if a.at(d)+6+Width(name, 11.5, false) < l.w() {
			c.Text("cap", a.at(d)+6, line+42, Start, name)
		}
	}
}

func (l Life) drawLensBars(c Canvas, a axis, line float64) {
	end := l.End
	if end == 0 {
		end = a.hi
	}
	now := a.in(min(max(l.Today, a.lo), end))
	c.Rect("bar0", a.x, line-8, now-a.x, 16, 0)
	c.Rect("bar1", now, line-8, a.in(end)-now, 16, 0)
	if l.SafeUntil > l.Today && l.Today >= a.lo {
		c.Rect("risk", now, line-8, a.in(l.SafeUntil)-now, 16, 0)
	}
	if l.Renewed > end && a.hi > end {
		c.Rect("bar2", a.at(end)+1, line-7.5, a.x+a.w-a.at(end)-1, 15, 0)
	}
}

func (l Life) drawToday(c Canvas, a axis, line float64) {
	if l.Today < a.lo || l.Today > a.hi {
		return
	}
	x := a.at(l.Today)
	c.Line("tdy", x, line-14, x, line+18)
	if x > Width(l.TodayText, 12.5, true) {
		c.Text("ttl", x, line+31, End, l.TodayText)
	} else {
		c.Text("ttl", x+4, line+31, Start, l.TodayText)
	}
}
