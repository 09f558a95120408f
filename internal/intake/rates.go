package intake

import (
	"strings"

	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/money"
)

// rates reads the euro reference rates of the European Central Bank: one line is one day, every column but
// the first a currency, 1 EUR = so many units. The history has ISO dates, the file of one day "13 April 2026".
type rates struct {
	currencies []money.Currency
	width      int
	repeated   twice
}

func newRates(header []string) *rates {
	r := &rates{width: len(header)}
	for _, h := range header[1:] {
		r.currencies = append(r.currencies, money.Currency(strings.TrimSpace(h)))
	}
	return r
}

// isRates wants a date, the dollar, and nothing but currency codes.
func isRates(header []string) bool {
	if len(header) < 3 || !strings.EqualFold(header[0], "date") {
		return false
	}
	dollar := false
	for _, h := range header[1:] {
		h = strings.TrimSpace(h)
		if h == "" {
			continue
		}
		if len(h) != 3 || strings.Trim(h, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			return false
		}
		dollar = dollar || h == "USD"
	}
	return dollar
}

// Look has nothing to learn: the ECB's layouts are fixed.
func (r *rates) Look(int, Row) {}

// Questions has none.
func (r *rates) Questions() []Question { return nil }

// Read turns a day into its rates; "N/A" is a currency that is not quoted any more.
func (r *rates) Read(file int, row Row) Item {
	item := Item{File: file, Line: row.Line}
	var said remarks
	if row.Found > r.width {
		said.reject("", "row_wide", "found", row.Found, "expected", r.width)
	} else {
		r.day(&item, &said, row)
	}
	if item.Remarks = said; said.rejected() {
		item.Outcome, item.Rates = Refused, nil
	}
	return item
}

func (r *rates) day(item *Item, said *remarks, row Row) {
	date, _ := clean(row.Cells[0])
	c, ok := parseDay(date, DayISO)
	if !ok {
		c, ok = parseDay(date, DayText)
	}
	if !ok || !c.day().Plausible() {
		said.reject("date", "date_unreadable", "value", date)
		return
	}
	for i, ccy := range r.currencies {
		cell, _ := clean(row.Cells[i+1])
		if cell == "" || ccy == "" {
			continue
		}
		rate, err := decimal.Parse(cell)
		if err != nil || rate <= 0 {
			said.reject(string(ccy), "rate_unreadable", "value", cell)
			continue
		}
		item.Rates = append(item.Rates, RateLine{Day: c.day(), Currency: ccy, PerEUR: rate})
	}
	parts := []part{{"rate", hash(strings.Join(row.Cells[1:], "\x1f"))}}
	first, field, again := r.repeated.check(c.day().String(), row.Line, parts)
	switch {
	case again && field == "":
		item.Outcome, item.Rates = Repeat, nil
		said.note("", "duplicate_same", "line", first)
	case again:
		said.reject(field, "duplicate_conflict", "line", first)
	}
}

// Finish has nothing to add.
func (r *rates) Finish() []Item { return nil }
