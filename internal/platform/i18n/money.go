package i18n

import (
	"strconv"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// Unit names thousands (k) or millions (M) of a currency in the reader's form, for the head of a column: k€, €k.
func (l *Loc) Unit(unit string, c money.Currency) string {
	sym := l.Symbol(c)
	switch {
	case l.french():
		return unit + sym
	case sym == string(c):
		return sym + nbsp + unit
	}
	return sym + unit
}

// MoneyIn writes an amount counted in thousands (k) or millions (M), for the axis of a chart: 250 k€, €250k.
func (l *Loc) MoneyIn(x float64, places int, unit string, c money.Currency) string {
	return l.scaled(x, places, unit, c)
}

// MonthYear is déc. 2026, Dec 2026: for tables.
func (l *Loc) MonthYear(m day.Month) string { return l.MonthShort(m) + nbsp + strconv.Itoa(m.Year()) }

// Dated is the name of a record of a month: "Castagnac Verre, oct. 2026".
func (l *Loc) Dated(name string, m day.Month) string {
	if m == 0 || name == "" {
		return name
	}
	return name + ", " + l.MonthYear(m)
}

// RateSource names where a rate comes from: the European Central Bank is BCE in French, ECB in English.
func (l *Loc) RateSource(s string) string {
	rest, ok := strings.CutPrefix(strings.ToUpper(s), "ECB")
	if !ok {
		if rest, ok = strings.CutPrefix(strings.ToUpper(s), "BCE"); !ok {
			return s
		}
	}
	switch strings.TrimSpace(rest) {
	case "":
		return l.T("rate.source.ECB")
	case "(DEMO)":
		return l.T("rate.source.ECB_demo")
	}
	return l.T("rate.source.ECB") + s[len(s)-len(rest):]
}
