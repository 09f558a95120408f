package intake

import (
	"slices"
	"strings"

	"comptoir/internal/kernel/money"
)

func (o *orders) readDetail(said *remarks, row Row) {
	if row.Found > o.width[1] || row.Narrow {
		said.reject("", "row_wide", "found", row.Found, "expected", o.width[1])
		return
	}
	id := o.cell(1, row, "orderid")
	of, ok := o.orders[id]
	if !ok {
		said.reject("order", "order_unknown", "value", id)
		return
	}
	price, ok1 := parseNumber(o.cell(1, row, "unitprice"), NumberPlain)
	quantity, ok2 := parseNumber(o.cell(1, row, "quantity"), NumberPlain)
	discount, ok3 := parseNumber(o.cell(1, row, "discount"), NumberPlain)
	if !ok1 || !ok2 || !ok3 {
		said.reject("revenue", "amount_unreadable", "value", strings.Join(row.Cells, " "))
		return
	}
	s := o.sum(of.key, 1, row.Line)
	s.lines[1]++
	value, fits := lineValue(price, quantity, discount)
	if fits {
		s.total, fits = s.total.Plus(value)
	}
	s.lost = s.lost || !fits
}

// lineValue is price × quantity × (1 − discount), exact.
func lineValue(price, quantity, discount Number) (Number, bool) {
	share, ok := Number{Coef: 1}.Plus(Number{-discount.Coef, discount.Scale})
	if !ok {
		return Number{}, false
	}
	gross, ok := price.Times(quantity)
	if !ok {
		return Number{}, false
	}
	return gross.Times(share)
}

func (o *orders) sum(key monthKey, file, line int) *monthSum {
	s := o.months[key]
	if s == nil {
		s = &monthSum{file: file, line: line}
		o.months[key] = s
		o.seq = append(o.seq, key)
	}
	return s
}

func (o *orders) ref(customer string) AccountRef {
	return AccountRef{Key: customer, Name: o.names[customer]}
}

// Finish gives the revenue of each customer and month. Each result stands for the orders and lines it sums.
func (o *orders) Finish() []Item {
	items := make([]Item, 0, len(o.seq))
	for _, key := range o.seq {
		s := o.months[key]
		item := Item{File: s.file, Line: s.line, Covers: slices.Clone(s.lines[:])}
		minor, fits := s.total.Minor(o.m.Currency.Decimals())
		if s.lost || !fits {
			item.Outcome = Refused
			var said remarks
			said.reject("revenue", "amount_unreadable", "value", key.customer)
			item.Remarks = said
		} else {
			item.Result = &ResultLine{Account: o.ref(key.customer), Month: key.month, Revenue: money.Of(minor, o.m.Currency)}
		}
		items = append(items, item)
	}
	return items
}
