package intake

import (
	"comptoir/internal/kernel/day"
)

// orders joins two tables, orders and their lines, into revenue by customer and month: the sum of price ×
// quantity × (1 − discount) over the orders dated in the month, rounded once. Both files are one unit; the
// orders are its first file.
type orders struct {
	m      Mapping
	opt    Options
	of     [2]map[string]int // columns by squashed name
	width  [2]int
	orders map[string]*order
	months map[monthKey]*monthSum
	seq    []monthKey
	names  map[string]string // customer to name, from rows whose columns are sure
	asked  firstLines
}

type order struct {
	key  monthKey
	line int
}

type monthKey struct {
	customer string
	month    day.Month
}

type monthSum struct {
	total Number
	file  int
	line  int
	lines [2]int
	lost  bool // the sum does not fit
}

// NewOrders makes the plan of a pair of tables.
func NewOrders(p Profile, ordersHeader, detailsHeader []string, opt Options) Plan {
	o := &orders{m: p.Mapping, opt: opt, orders: map[string]*order{}, months: map[monthKey]*monthSum{}, names: map[string]string{}}
	for i, header := range [][]string{ordersHeader, detailsHeader} {
		o.width[i], o.of[i] = len(header), map[string]int{}
		for at, h := range header {
			o.of[i][squash(h)] = at
		}
	}
	return o
}

// Look reads the orders, so that lines find theirs whatever the order of the files.
func (o *orders) Look(file int, row Row) {
	if file != 0 || row.Narrow || !o.sure(row) {
		return
	}
	customer, month, ok := o.head(row, &remarks{})
	if !ok {
		return
	}
	if id := o.cell(0, row, "orderid"); o.orders[id] == nil {
		o.orders[id] = &order{monthKey{customer, month}, row.Line}
	}
	if row.Found <= o.width[0] && o.names[customer] == "" {
		o.names[customer] = o.cell(0, row, "shipname")
	}
}

// sure says whether the columns used stand where the header says. A row one column too wide is cut somewhere
// in an address: when every typed column before the name of the recipient still reads as its type, the cut is
// to the right of all that is used.
func (o *orders) sure(row Row) bool {
	if row.Found <= o.width[0] {
		return true
	}
	for _, name := range []string{"orderdate", "requireddate", "shippeddate"} {
		if s := o.cell(0, row, name); s != "" {
			if _, ok := parseDay(s, DayISO); !ok {
				return false
			}
		}
	}
	for _, name := range []string{"employeeid", "shipvia", "freight"} {
		if s := o.cell(0, row, name); s != "" && !isPlain(s) {
			return false
		}
	}
	return o.of[0]["freight"] > o.of[0]["orderdate"] && o.cell(0, row, "freight") != ""
}

func (o *orders) cell(file int, row Row, name string) string {
	i, ok := o.of[file][name]
	if !ok || i >= len(row.Cells) {
		return ""
	}
	s, _ := clean(row.Cells[i])
	return s
}

func (o *orders) head(row Row, said *remarks) (customer string, month day.Month, ok bool) {
	customer = o.cell(0, row, "customerid")
	if customer == "" {
		said.reject("account", "account_missing")
	}
	date := o.cell(0, row, "orderdate")
	c, read := parseDay(date, DayISO)
	if !read || !c.day().Plausible() {
		said.reject("month", "date_unreadable", "value", date)
	} else if c.day().Month() > o.opt.Today.Month() {
		said.reject("month", "future_actual", "month", c.day().Month())
	}
	return customer, c.day().Month(), !said.rejected()
}

// Questions has none: the columns are fixed.
func (o *orders) Questions() []Question { return nil }

// Read takes an order or one of its lines; what they add up to comes from Finish.
func (o *orders) Read(file int, row Row) Item {
	item := Item{File: file, Line: row.Line, Covers: []int{0, 0}}
	var said remarks
	if file == 0 {
		o.readOrder(&item, &said, row)
	} else {
		o.readDetail(&said, row)
	}
	if item.Remarks = said; said.rejected() {
		item.Outcome, item.Accounts, item.Covers = Refused, nil, nil
	}
	if item.Outcome == Repeat {
		item.Covers = nil
	}
	return item
}

func (o *orders) readOrder(item *Item, said *remarks, row Row) {
	if row.Narrow || !o.sure(row) {
		said.reject("", "row_wide", "found", row.Found, "expected", o.width[0])
		return
	}
	customer, month, ok := o.head(row, said)
	if !ok {
		return
	}
	key := monthKey{customer, month}
	if first := o.orders[o.cell(0, row, "orderid")]; first.line != row.Line {
		o.repeated(item, said, first, key)
		return
	}
	if row.Found > o.width[0] {
		said.warn("", "row_wide_unused", "found", row.Found, "expected", o.width[0])
	}
	o.sum(key, 0, row.Line).lines[0]++
	if a, first := needed(&o.asked, o.ref(customer), row.Line, said); first {
		item.Accounts = []AccountLine{a}
	}
}

func (o *orders) repeated(item *Item, said *remarks, first *order, key monthKey) {
	if first.key == key {
		item.Outcome = Repeat
		said.note("", "duplicate_same", "line", first.line)
		return
	}
	said.reject("order", "duplicate_conflict", "line", first.line)
}
