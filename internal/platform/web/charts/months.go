package charts

// Month is one month of a year against the year before and the target, in the
// caller's unit (thousands of euros). Current is nil for a month to come.
type Month struct {
	Label    string
	Previous *float64
	Current  *float64
	Target   *float64
}

// MonthBars is revenue by month with the previous year behind and the target as
// a tick above. Narrow is the layout of a phone: same marks, every other label.
type MonthBars struct {
	Label  string // what the chart says, for those who do not see it
	Months []Month
	Unit   string                 // of the columns of the table: "k€"
	Money  func(v float64) string // the top tick, with its unit: "250 k€", "€250k"
	Format func(v float64) string // a figure in the reader's form
	Narrow bool
	Names  MonthNames
	W, H   float64 // 620 × 168, or 312 × 150 when narrow
}

// MonthNames are the words of the legend and of the data table.
type MonthNames struct {
	Month, Previous, Current, Target string
	Unknown                          string // a month to come
	Summary                          string
}

func (m MonthBars) size() (w, h, left float64) {
	w, h, left = m.W, m.H, 56
	if m.Narrow {
		left = 52
	}
	if w == 0 {
		w, h = 620, 168
		if m.Narrow {
			w, h = 312, 150
		}
	}
	return w, h, left
}

func (m MonthBars) Frame() Frame {
	w, h, _ := m.size()
	return Frame{Class: "ch", W: w, H: h, Label: m.Label}
}

func (m MonthBars) Draw(c Canvas) {
	w, h, left := m.size()
	top, base := 8.0, h-20
	step, n := ticks(m.top())
	y := func(v float64) float64 { return base - v/(step*float64(n))*(base-top) }
	m.grid(c, left, w, step, n, y)

	slot := (w - left) / float64(max(1, len(m.Months)))
	bar := max(7, slot*0.3)
	for i, month := range m.Months {
		mid := left + slot*(float64(i)+0.5)
		if v := month.Previous; v != nil {
			c.Rect("s-prev", mid-bar-0.5, y(*v), bar, base-y(*v), 1.5)
		}
		if v := month.Current; v != nil {
			c.Rect("s1", mid+0.5, y(*v), bar, base-y(*v), 1.5)
		}
		if v := month.Target; v != nil {
			c.Line("target", mid-bar-2, y(*v), mid+bar+3, y(*v))
		}
		if !m.Narrow || i%2 == 0 {
			c.Text("", mid, h-4, Middle, month.Label)
		}
	}
}

func (m MonthBars) grid(c Canvas, left, w, step float64, n int, y func(float64) float64) {
	for i := range n + 1 {
		v := step * float64(i)
		label := m.Format(v)
		class := "grid"
		if i == 0 {
			class = "axis"
		}
		if i == n && m.Money != nil {
			label = m.Money(v)
		}
		c.Line(class, left, y(v), w, y(v))
		c.Text("num", left-8, y(v)+4, End, label)
	}
}

func (m MonthBars) top() float64 {
	top := 0.0
	for _, month := range m.Months {
		for _, v := range []*float64{month.Previous, month.Current, month.Target} {
			if v != nil {
				top = max(top, *v)
			}
		}
	}
	return top
}

// Data is the table beneath.
func (m MonthBars) Data() Data {
	d := Data{Summary: m.Names.Summary, Caption: m.Label, Unknown: m.Names.Unknown}
	unit := func(name string) string {
		if m.Unit == "" {
			return name
		}
		return name + ", " + m.Unit
	}
	d.Head = []string{m.Names.Month, unit(m.Names.Previous), unit(m.Names.Current), unit(m.Names.Target)}
	for _, month := range m.Months {
		row := []string{month.Label}
		for _, v := range []*float64{month.Previous, month.Current, month.Target} {
			cell := m.Names.Unknown
			if v != nil {
				cell = m.Format(*v)
			}
			row = append(row, cell)
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}
