package charts

func (r CalendarRow) drawNames(c Canvas, n columns, y, top float64, byValue bool) {
	if !byValue {
		c.Text("nm", calNameX, y+26, Start, Fit(r.Label, n.room(), 13, true))
		c.Text("vl num", n.valueX, y+26, End, r.Value)
		return
	}
	c.Text("nm", calNameX, y+19, Start, Fit(r.Label, n.room(), 13, true))
	c.Text("sb", calNameX, y+34, Start, Fit(r.Sub, n.room(), 11.5, false))
	c.Text("vl num", n.valueX, y+21, End, r.Value)
	w := 0.0
	if top > 0 {
		w = 100 * r.Amount / top
	}
	c.Rect("vt", n.valueX-100, y+28, 100, 4, 2)
	c.Rect("vb", n.valueX-w, y+28, w, 4, 2)
}

func (r CalendarRow) drawBar(c Canvas, a axis, y float64, today int) {
	if r.Expired != "" {
		r.drawExpired(c, a, y, today)
		return
	}
	from := a.in(max(r.Start, a.lo))
	if r.End == 0 {
		c.Rect("b0 x", from, y+17, a.x+a.w-from, 10, 2)
		if r.Note != "" {
			c.Text("dt", a.in(r.NoteDay), y+13, Start, r.Note)
		}
		return
	}
	end := a.in(r.End + 1)
	c.Rect("b0", from, y+17, end-from, 10, 2)
	if r.Renewed > r.End && end < a.x+a.w {
		c.Rect("b2", end+1, y+17.5, a.in(r.Renewed+1)-end-1, 9, 2)
	}
	if r.End+1 <= a.hi {
		class := "endm"
		if r.Express {
			class = "endm x"
		}
		c.Rect(class, end-2, y+13, 4, 18, 1)
	}
	r.drawNotice(c, a, y)
	r.drawEndText(c, a, y, end)
}

// drawExpired is a contract past its end and still performed: nothing covers it.
func (r CalendarRow) drawExpired(c Canvas, a axis, y float64, today int) {
	now := a.in(today)
	c.Path("open", Poly(a.x+2, y+22, now, y+22))
	c.Rect("ex", a.x, y+14, 3, 16, 0)
	c.Text("dt badt", now+10, y+26, Start, r.Expired)
}

func (r CalendarRow) drawNotice(c Canvas, a axis, y float64) {
	tone := func(class string) string {
		if r.Late {
			return class + " bad"
		}
		return class
	}
	seen := func(day int) bool { return day >= a.lo && day < a.hi }
	if seen(r.Decision) && seen(r.Notice) {
		c.Path(tone("st"), Poly(a.at(r.Decision), y+22, a.at(r.Notice), y+22))
	}
	if seen(r.Decision) {
		diamond(c, tone("nt"), a.at(r.Decision), y+22, 5.7)
	}
	if !seen(r.Notice) {
		return
	}
	x := a.at(r.Notice)
	c.Path(tone("nt"), Closed(x-1, y+8, x+9, y+8, x+5.5, y+12, x+9, y+16, x+1, y+16, x+1, y+36, x-1, y+36))
	class := "dt"
	if r.Late {
		class = "dt badt"
	}
	if x+12+Width(r.NoticeTxt, 11.5, true) > a.x+a.w {
		c.Text(class, x-6, y+14, End, r.NoticeTxt)
		return
	}
	c.Text(class, x+12, y+14, Start, r.NoticeTxt)
}

// drawEndText writes the end beside its mark, or at the edge when the end is
// beyond what is shown.
func (r CalendarRow) drawEndText(c Canvas, a axis, y, end float64) {
	right := a.x + a.w
	switch {
	case r.End+1 > a.hi:
		c.Text("dt", right-4, y+40, End, r.EndText)
	case end+6+Width(r.EndText, 11.5, true) > right+4:
		c.Text("dt", end-6, y+40, End, r.EndText)
	default:
		c.Text("dt", end+6, y+40, Start, r.EndText)
	}
}
