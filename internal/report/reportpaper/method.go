package reportpaper

import (
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/report"
)

// method says where every figure comes from and how it is made.
func (w words) method(r report.Review) Section {
	s := Section{ID: "method", Title: w.T("report.method.title"), Lead: w.T("report.method.lead")}
	d := Definitions{}
	add := func(name string, kv ...any) {
		d.List = append(d.List, Fact{w.T("report.method." + name), w.T("report.method."+name+".text", kv...)})
	}
	if f := r.Figures; f.Through != 0 {
		add("revenue", "from", w.Month(f.Through.Add(-11)), "to", w.Month(f.Through))
		add("target")
		add("margin")
	}
	add("stake", "months", report.Horizon)
	add("notice")
	if len(r.Figures.Rates)+len(r.Rates) > 0 {
		add("conversion")
	}
	add("attention")
	add("accounts", "n", len(r.Accounts))
	add("unknown")
	s.Blocks = []Block{d, w.limits(r)}
	if t, ok := w.spotRates(r); ok {
		s.Blocks = append(s.Blocks, t)
	}
	for _, t := range w.monthRates(r) {
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

// limits are what the reader must know before relying on the figures.
func (w words) limits(r report.Review) Bullets {
	b := Bullets{Title: w.T("report.limits.title")}
	add := func(s string) { b.Items = append(b.Items, s) }
	if m := r.Figures.Margin; m.Known && m.Coverage < .9995 {
		add(w.T("report.limits.margin", "x", w.Percent(m.Coverage, 0)))
	}
	if n := r.Figures.Revenue.Missing + r.Figures.Rolling.Missing; n > 0 {
		add(w.T("report.limits.no_rate"))
	}
	if stale(r.Figures.Rates) || stale(r.Rates) {
		add(w.T("report.limits.stale"))
	}
	unread := 0
	for _, s := range r.Stakes {
		if s.Gesture == report.Read {
			unread++
		}
	}
	if unread > 0 {
		add(w.N("report.limits.notice_unknown", unread))
	}
	if n := len(r.Accounts) - len(r.Detailed()); n > 0 {
		add(w.N("report.limits.no_page", n))
	}
	if r.Beyond > 0 {
		add(w.N("report.limits.beyond", r.Beyond))
	}
	if r.DrawnBy.ID != r.Subject.ID {
		add(w.T("report.limits.reader", "name", r.DrawnBy.Name))
	}
	add(w.T("report.limits.legal"))
	return b
}

func stale(rates []report.Rate) bool {
	return slices.ContainsFunc(rates, func(r report.Rate) bool { return r.Stale })
}

// spotRates are the rates of a day that converted the contracts.
func (w words) spotRates(r report.Review) (Table, bool) {
	t := Table{ID: "rates", Title: w.T("report.rates.spot"), Tight: true, Columns: []Column{{Label: w.T("report.col.currency"), Share: 20},
		{Label: w.T("report.col.rate"), Num: true, Share: 25}, {Label: w.T("report.col.rate_day"), Share: 28}, {Label: w.T("report.col.source"), Share: 27}}}
	for _, x := range r.Rates {
		on := Cell{Words: w.DayNumeric(x.Day)}
		if x.Stale {
			on.Sub = w.T("report.rates.older")
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Words: string(x.Ccy), Bold: true}, {Words: w.Float(x.Rate.Float(), 4)}, on, {Words: w.rateSource(x.Source)}}})
	}
	return t, len(t.Rows) > 0
}

func (w words) rateSource(s string) string {
	if s == "" {
		return w.T("unknown.f")
	}
	return w.RateSource(s)
}

// perTable is how many currencies one table of monthly rates holds.
const perTable = 5

// monthRates are the averages that converted the months, one line a month.
func (w words) monthRates(r report.Review) (out []Table) {
	at := map[money.Currency]map[day.Month]report.Rate{}
	seen := map[day.Month]bool{}
	var ccys []money.Currency
	var months []day.Month
	for _, x := range r.Figures.Rates {
		if at[x.Ccy] == nil {
			at[x.Ccy] = map[day.Month]report.Rate{}
			ccys = append(ccys, x.Ccy)
		}
		at[x.Ccy][x.Month] = x
		if !seen[x.Month] {
			seen[x.Month] = true
			months = append(months, x.Month)
		}
	}
	slices.Sort(ccys)
	slices.Sort(months)
	slices.Reverse(months)
	for some := range slices.Chunk(ccys, perTable) {
		t := Table{Title: w.T("report.rates.months"), ID: "rates-" + string(some[0]), Tight: true, Whole: len(months) <= 40, Columns: []Column{{Label: w.T("report.col.month"), Share: 30}}}
		for _, ccy := range some {
			t.Columns = append(t.Columns, Column{Label: string(ccy), Num: true, Share: 12})
		}
		t.Columns = append(t.Columns, Column{Label: w.T("report.col.last_rate"), Share: 30})
		for _, m := range months {
			t.Rows = append(t.Rows, w.rateRow(m, some, at))
		}
		out = append(out, t)
	}
	return out
}

func (w words) rateRow(m day.Month, ccys []money.Currency, at map[money.Currency]map[day.Month]report.Rate) Row {
	row := Row{Cells: []Cell{{Words: w.Month(m)}}}
	var last report.Rate
	for _, ccy := range ccys {
		x, ok := at[ccy][m]
		if !ok {
			row.Cells = append(row.Cells, Cell{})
			continue
		}
		if x.Day >= last.Day {
			last = x
		}
		c := Cell{Words: w.Float(x.Rate.Float(), 4)}
		if x.Stale {
			c.Words += "*"
		}
		row.Cells = append(row.Cells, c)
	}
	row.Cells = append(row.Cells, Cell{Words: w.DayNumeric(last.Day) + ", " + w.N("report.rates.days", last.Days) + ", " + w.rateSource(last.Source), Tone: Quiet})
	return row
}
