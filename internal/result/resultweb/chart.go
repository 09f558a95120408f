package resultweb

import (
	"strconv"

	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/result/resultdesk"
)

// Sizes of the chart: beside another card, in the main column of an account, or over the whole width, where larger
// marks would only be loud.
var (
	beside     = [2]float64{}
	mainColumn = [2]float64{690, 170}
	wholePage  = [2]float64{820, 180}
)

// monthBars is a year's revenue by month, the year before behind and the target above.
func monthBars(c *web.Ctx, year int, months [12]resultdesk.Point, size [2]float64) ui.ChartBox {
	m := charts.MonthBars{Names: charts.MonthNames{Month: c.T("result.field.month"), Previous: strconv.Itoa(year - 1), Current: strconv.Itoa(year),
		Target: c.T("result.field.target"), Unknown: c.T("unknown"), Summary: c.T("chart.data")}}
	top := 0.0
	for _, p := range months {
		month := charts.Month{Label: capital(c.Loc.MonthShort(p.Month)), Previous: kilo(p.Previous), Current: kilo(p.Current), Target: kilo(p.Target)}
		for _, v := range []*float64{month.Previous, month.Current, month.Target} {
			if v != nil {
				top = max(top, *v)
			}
		}
		m.Months = append(m.Months, month)
	}
	m.Unit, m.Format, m.Money = thousands(c, top)
	m.Label = c.T("result.chart.label", "year", strconv.Itoa(year), "before", strconv.Itoa(year-1))
	box := ui.ChartBox{Data: m.Data()}
	// A month of credit notes has no bar; the table beneath says how much it was.
	for i := range m.Months {
		m.Months[i].Previous, m.Months[i].Current = floor(m.Months[i].Previous), floor(m.Months[i].Current)
	}
	narrow := m
	narrow.Narrow = true
	m.W, m.H = size[0], size[1]
	box.Wide, box.Narrow = m, narrow
	return box
}

func kilo(m *money.Money) *float64 {
	if m == nil {
		return nil
	}
	v := m.Units() / 1000
	return &v
}

func floor(v *float64) *float64 {
	if v == nil || *v >= 0 {
		return v
	}
	zero := 0.0
	return &zero
}

func legend(c *web.Ctx, year int) ui.Content {
	return ui.MonthLegend(charts.MonthNames{Previous: strconv.Itoa(year - 1), Current: strconv.Itoa(year), Target: c.T("result.field.target")})
}
