package i18n

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/money"
)

// nbsp is the space inside figures: U+202F is too tight at reading size.
const nbsp = "\u00a0"

func (l *Loc) french() bool { return l.Lang == "fr" }

// Int is a whole number: 12 500 or 12,500.
func (l *Loc) Int(n int64) string { return l.group(strconv.FormatInt(n, 10)) }

// Float is a number with the given decimal places.
func (l *Loc) Float(x float64, places int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return l.T("undetermined")
	}
	s := strconv.FormatFloat(roundHalfAway(x, places), 'f', places, 64)
	if strings.Trim(s, "-0.") == "" {
		s = strings.TrimPrefix(s, "-")
	}
	return l.group(s)
}

// Decimal is a rate with all its places.
func (l *Loc) Decimal(d decimal.Decimal) string { return l.group(d.String()) }

// Percent takes a share, 0.875, and shows 87,5 %.
func (l *Loc) Percent(share float64, places int) string {
	if l.french() {
		return l.Float(100*share, places) + nbsp + "%"
	}
	return l.Float(100*share, places) + "%"
}

// Signed puts a sign before a formatted positive or negative number.
func (l *Loc) Signed(s string) string {
	if strings.HasPrefix(s, "−") || strings.HasPrefix(s, "-") {
		return s
	}
	return "+" + s
}

// Delta is a signed percentage.
func (l *Loc) Delta(share float64) string { return l.Signed(l.Percent(share, 1)) }

// Money is an amount without useless decimals: 1 840 000 €, 12,50 €, SEK 3,200,000.
func (l *Loc) Money(m money.Money) string { return l.money(m, m.Minor%pow10(m.Ccy.Decimals()) != 0) }

// MoneyExact always shows the minor units.
func (l *Loc) MoneyExact(m money.Money) string { return l.money(m, true) }

func (l *Loc) money(m money.Money, minor bool) string {
	places := 0
	if minor {
		places = m.Ccy.Decimals()
	}
	return l.withSymbol(l.group(minorText(m, places)), m.Ccy)
}

// MoneyShort rounds for headlines: 1,84 M€, 288 k€, 3,20 MSEK; below a thousand the full amount.
func (l *Loc) MoneyShort(m money.Money) string {
	u := m.Units()
	switch a := math.Abs(u); {
	case a >= 999_500:
		return l.scaled(u/1e6, 2, "M", m.Ccy)
	case a >= 999.5:
		return l.scaled(u/1e3, 0, "k", m.Ccy)
	}
	return l.scaled(u, 0, "", m.Ccy)
}

// MoneyInput is the amount as typed into a field: no symbol, no grouping, the reader's decimal sign.
func (l *Loc) MoneyInput(m money.Money) string {
	s := minorText(m, m.Ccy.Decimals())
	if i := strings.IndexByte(s, '.'); i >= 0 && strings.Trim(s[i+1:], "0") == "" {
		s = s[:i]
	}
	if l.french() {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}

func (l *Loc) scaled(x float64, places int, unit string, c money.Currency) string {
	n, sym := l.Float(x, places), l.Symbol(c)
	if l.french() {
		return n + nbsp + unit + sym
	}
	neg := strings.HasPrefix(n, "−")
	n = strings.TrimPrefix(n, "−")
	out := sym + n + unit
	if len(sym) == 3 && sym == string(c) {
		out = sym + nbsp + n + unit
	}
	if neg {
		return "−" + out
	}
	return out
}

func (l *Loc) withSymbol(n string, c money.Currency) string {
	sym := l.Symbol(c)
	if l.french() {
		return n + nbsp + sym
	}
	neg := strings.HasPrefix(n, "−")
	n = strings.TrimPrefix(n, "−")
	if sym == string(c) {
		n = sym + nbsp + n
	} else {
		n = sym + n
	}
	if neg {
		return "−" + n
	}
	return n
}

// Symbol is € $ £ or the code.
func (l *Loc) Symbol(c money.Currency) string {
	switch c {
	case "EUR":
		return "€"
	case "GBP":
		return "£" // never £GB, as the tables of locales have it in French
	case "USD":
		return "$"
	}
	return string(c)
}

func minorText(m money.Money, places int) string {
	d := m.Ccy.Decimals()
	neg, n := m.Minor < 0, m.Minor
	s := strings.TrimPrefix(strconv.FormatInt(n, 10), "-")
	if d > 0 {
		if len(s) <= d {
			s = strings.Repeat("0", d-len(s)+1) + s
		}
		whole, frac := s[:len(s)-d], s[len(s)-d:]
		s = whole
		if places > 0 {
			s += "." + frac
		}
	}
	if neg {
		return "-" + s
	}
	return s
}

// group turns plain text such as -12500.75 into the reader's form.
func (l *Loc) group(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	whole, frac, hasFrac := strings.Cut(s, ".")
	sep, dec := ",", "."
	if l.french() {
		sep, dec = nbsp, ","
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteRune(r)
	}
	if hasFrac {
		b.WriteString(dec + frac)
	}
	return b.String()
}

// Day is a date: 27 nov. 2026, 27 Nov 2026.
func (l *Loc) Day(d day.Day) string {
	y, m, dom := d.Date()
	return l.dom(dom) + nbsp + l.T("month.short."+m.String()) + nbsp + strconv.Itoa(y)
}

// DayShort leaves the year out.
func (l *Loc) DayShort(d day.Day) string {
	_, m, dom := d.Date()
	return l.dom(dom) + nbsp + l.T("month.short."+m.String())
}

// DayLong is lundi 23 novembre 2026.
func (l *Loc) DayLong(d day.Day) string {
	y, m, dom := d.Date()
	return l.Weekday(d.Weekday()) + " " + l.dom(dom) + nbsp + l.T("month."+m.String()) + nbsp + strconv.Itoa(y)
}

// DayWeek is ven. 27 nov.
func (l *Loc) DayWeek(d day.Day) string {
	return l.T("weekday.short."+d.Weekday().String()) + nbsp + l.DayShort(d)
}

// DayNumeric is 27/11/2026 in both languages, for tables and PDF.
func (l *Loc) DayNumeric(d day.Day) string { return d.Time().Format("02/01/2006") }

// Weekday is the full name.
func (l *Loc) Weekday(w time.Weekday) string { return l.T("weekday." + w.String()) }

// Month is novembre 2026.
func (l *Loc) Month(m day.Month) string {
	return l.T("month."+m.Month().String()) + nbsp + strconv.Itoa(m.Year())
}

// MonthShort is nov. or Nov.
func (l *Loc) MonthShort(m day.Month) string { return l.T("month.short." + m.Month().String()) }

// Moment is a date and time in the zone.
func (l *Loc) Moment(i instant.Instant, zone *time.Location) string {
	t := i.In(zone)
	return l.Day(day.FromTime(t)) + ", " + l.Clock(t)
}

// Clock is 18 h 10 or 18:10.
func (l *Loc) Clock(t time.Time) string {
	if l.french() {
		return fmt.Sprintf("%d%sh%s%02d", t.Hour(), nbsp, nbsp, t.Minute())
	}
	return t.Format("15:04")
}

// InDays is "dans 4 jours", "aujourd’hui", "depuis 23 jours".
func (l *Loc) InDays(from, to day.Day) string {
	switch n := from.Until(to); {
	case n == 0:
		return l.T("days.today")
	case n == 1:
		return l.T("days.tomorrow")
	case n == -1:
		return l.T("days.yesterday")
	case n > 0:
		return l.N("days.in", n)
	default:
		return l.N("days.ago", -n)
	}
}

// Late is "en retard de 10 jours".
func (l *Loc) Late(days int) string { return l.N("days.late", days) }

func (l *Loc) dom(n int) string {
	if n == 1 && l.french() {
		return "1er"
	}
	return strconv.Itoa(n)
}

func roundHalfAway(x float64, places int) float64 {
	p := math.Pow10(places)
	return math.Round(x*p) / p
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

func stringOf(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	return fmt.Sprint(v)
}
