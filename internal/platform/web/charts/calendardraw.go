package charts

// columns are the parts of the width: names up to valueX, then the axis.
type columns struct{ w, valueX float64 }

func (k Calendar) columns() columns {
	if k.W == 0 {
		return columns{w: 1116, valueX: 372}
	}
	return columns{w: k.W, valueX: 0.36 * k.W}
}

// room is the width left for a name before its value.
func (n columns) room() float64 { return n.valueX - calNameX - 96 }

func (k Calendar) axis() axis {
	n := k.columns()
	return axis{lo: k.From, hi: k.To, x: n.valueX + 20, w: n.w - n.valueX - 24}
}

// foot is the y under the last line.
func (k Calendar) foot() float64 {
	if k.ByValue {
		n := 0
		for _, g := range k.Groups {
			n += len(g.Rows)
		}
		return 166 + rowH*float64(n)
	}
	y := 168.0
	for i, g := range k.Groups {
		if i > 0 {
			y += 2
		}
		y += headH + rowH*float64(len(g.Rows))
	}
	return y
}

func (k Calendar) Frame() Frame {
	class := "ch k-cal"
	if k.foot() > printedRows*rowH {
		class += " long"
	}
	return Frame{Class: class, Y: 8, W: k.columns().w, H: k.foot() + 16, Label: k.Label, Links: true}
}

func (k Calendar) Draw(c Canvas) {
	a, foot := k.axis(), k.foot()
	k.drawGrid(c, a, foot)
	k.drawExposure(c, a)
	k.drawRows(c, a)
	if k.Today >= k.From && k.Today < k.To {
		x := a.at(k.Today)
		c.Line("tdy", x, 148, x, foot+6)
		c.Text("nm", x, foot+19, Middle, k.TodayText)
	}
}

func (k Calendar) drawGrid(c Canvas, a axis, foot float64) {
	for _, d := range append(monthStarts(k.From, k.To), k.To) {
		_, month, _ := civil(d)
		if month%3 == 1 {
			c.Line("ax", a.at(d), calBase, a.at(d), foot+2)
		} else {
			c.Line("gl", a.at(d), 150, a.at(d), foot+2)
		}
		if d < k.To {
			c.Text("mo", a.at(d)+4, 160, Start, k.Months[month-1])
		}
	}
}

func (k Calendar) drawExposure(c Canvas, a axis) {
	c.Text("nm", 0, 50, Start, k.Exposure.Title)
	for i, line := range k.Exposure.Lines {
		c.Text("sb", 0, 68+16*float64(i), Start, line)
	}
	c.Text("dt badt", 0, 74+16*float64(len(k.Exposure.Lines)), Start, k.Exposure.Overdue)
	top := 0.0
	for _, q := range k.Exposure.Quarters {
		top = max(top, q.sum())
	}
	for _, q := range k.Exposure.Quarters {
		q.draw(c, a, top)
	}
	c.Line("ax", a.x, calBase, a.x+a.w, calBase)
}

func (q Quarter) sum() float64 {
	sum := 0.0
	for _, p := range q.Parts {
		sum += p.Value
	}
	return sum
}

// name is the longest that holds in a width: "T4 2026", "T4 26", "T4".
func (q Quarter) name(w float64) string {
	year, _, _ := civil(q.From)
	for _, s := range []string{q.Label, q.Short + "\u00a0" + itoa(year%100)} {
		if Width(s, 12, true) <= w-2 {
			return s
		}
	}
	return q.Short
}

func (q Quarter) draw(c Canvas, a axis, top float64) {
	x0, x1 := a.in(q.From), a.in(q.To)
	mid := (x0 + x1) / 2
	cut := x1-x0 < 60
	c.Text("q", mid, 135, Middle, q.name(x1-x0))
	if len(q.Parts) == 0 || top <= 0 {
		if !cut {
			c.Text("sb", mid, 112, Middle, q.Total)
		}
		return
	}
	y := calBase
	for _, p := range q.Parts {
		h := p.Value / top * 92
		y -= h
		c.Rect(seriesClass(p.Series), x0+3, y, x1-x0-6, h-1.5, 2)
		if h >= 15.5 && Width(p.Label, 11, true) < x1-x0-10 {
			class := "el"
			if p.Series == 3 {
				class = "el dark" // ochre carries dark text
			}
			c.Text(class, mid, y+(h-1.5)/2+4.2, Middle, p.Label)
		}
	}
	c.Text("vl", mid, y-6, Middle, q.Total)
}

func (k Calendar) drawRows(c Canvas, a axis) {
	n := k.columns()
	top := 0.0
	for _, g := range k.Groups {
		for _, r := range g.Rows {
			top = max(top, r.Amount)
		}
	}
	y := 168.0
	if k.ByValue {
		y = 166
	}
	for i, g := range k.Groups {
		if !k.ByValue {
			if i > 0 {
				y += 2
			}
			c.Rect("grpbg", 0, y, n.w, headH, 4)
			c.Text("grp", calNameX, y+17, Start, Fit(g.Label, n.room(), 12, true))
			c.Text("grp num", n.valueX, y+17, End, g.Value)
			y += headH
		}
		for _, r := range g.Rows {
			c.Link(r.Href, r.cut(n), func(c Canvas) {
				c.Rect("hit", 0, y+3, n.w, 38, 4)
				r.drawNames(c, n, y, top, k.ByValue)
				r.drawBar(c, a, y, k.Today)
			})
			c.Line("gl", 0, y+42, n.w, y+42)
			y += rowH
		}
	}
}

// cut is the full name of a contract whose name was shortened.
func (r CalendarRow) cut(n columns) string {
	if Width(r.Label, 13, true) <= n.room() {
		return ""
	}
	return r.Label
}
