package world

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/money"
)

// ledger is what a client brought in: thousands a month, from January to December, in euros for the three clients whose
// figures are drawn, in their own currency for the others.
type ledger struct {
	account string
	ccy     money.Currency
	// thisYear is the year of the last closed month, lastYear the one before; the year before that is lastYear less growth.
	thisYear, lastYear, target [12]int64
	// growth is how much lastYear was above the year before, in thousandths.
	growth int64
	// margin of this year and of the ones before, in thousandths of the revenue.
	margin, marginBefore int64
	// inEuros says that the amounts are euros although the client pays in another currency.
	inEuros bool
}

// drawn are the figures of Camille's clients, month by month.
var drawn = []ledger{
	{account: "castagnac", ccy: money.EUR, growth: 31, margin: 174, marginBefore: 196,
		thisYear: [12]int64{357, 371, 445, 391, 377, 430, 408, 274, 453, 478, 461, 492},
		lastYear: [12]int64{331, 343, 409, 371, 353, 397, 375, 253, 423, 434, 422, 453},
		target:   [12]int64{355, 360, 414, 383, 370, 406, 393, 273, 438, 458, 443, 466}},
	{account: "helvane", ccy: money.EUR, growth: 22, margin: 212, marginBefore: 208,
		thisYear: [12]int64{228, 233, 269, 246, 242, 269, 257, 193, 279, 296, 290, 310},
		lastYear: [12]int64{219, 226, 259, 244, 236, 259, 247, 185, 272, 280, 278, 298},
		target:   [12]int64{231, 232, 256, 247, 243, 259, 252, 195, 276, 289, 286, 301}},
	{account: "norrsund", ccy: sek, growth: -12, margin: 141, marginBefore: 167, inEuros: true,
		thisYear: [12]int64{157, 164, 191, 174, 171, 185, 181, 131, 199, 210, 204, 218},
		lastYear: [12]int64{165, 173, 200, 187, 181, 194, 189, 137, 210, 216, 212, 227},
		target:   [12]int64{184, 188, 210, 200, 197, 205, 205, 152, 226, 236, 231, 243}},
}

// season is the share of each month in a year of the trade, in thousandths; August is short, March and autumn are long.
var season = [12]int64{74, 77, 90, 81, 78, 88, 84, 60, 93, 98, 87, 90}

// seasonal spreads a year of thousands over its months.
func seasonal(account string, ccy money.Currency, year, before, target, growth, margin int64) ledger {
	l := ledger{account: account, ccy: ccy, growth: growth, margin: margin, marginBefore: margin + 6}
	for i := range season {
		// A little unevenness, the same every time: no two months are quite what was planned.
		uneven := int64((i*7+len(account)*5)%9) - 4
		l.thisYear[i] = year * season[i] * (1000 + 3*uneven) / 1_000_000
		l.lastYear[i] = before * season[i] * (1000 - 3*uneven) / 1_000_000
		l.target[i] = target * season[i] / 1000
	}
	return l
}

// ledgers are those of all clients. Aldine alone weighs more than a quarter of the company.
func ledgers() []ledger {
	return append(append([]ledger{}, drawn...),
		seasonal("aldine", money.EUR, 9_840, 9_120, 9_700, 40, 241),
		seasonal("kestrel", gbp, 2_310, 2_390, 2_500, 15, 188),
		seasonal("terminaux", money.EUR, 2_950, 2_880, 2_900, 10, 156),
		seasonal("lumen", chf, 1_420, 610, 1_350, 0, 204),
		seasonal("wettersteiner", money.EUR, 3_420, 3_260, 3_380, 25, 213),
		seasonal("kempenaar", money.EUR, 2_180, 2_310, 2_200, -30, 58),
		seasonal("hydraline", money.EUR, 1_910, 1_720, 1_850, 60, 197),
	)
}

// revenue is what the client brought in during a month, ok false before there was anything.
func (s story) revenue(l ledger, m day.Month) (revenue, margin money.Money, ok bool) {
	rate := l.marginBefore
	var thousands int64
	switch s.closed().Year() - m.Year() {
	case 0:
		thousands, rate = l.thisYear[m.Month()-1]*1000, l.margin
	case 1:
		thousands = l.lastYear[m.Month()-1] * 1000
	case 2:
		thousands = l.lastYear[m.Month()-1] * (1000 - l.growth)
	default:
		return revenue, margin, false
	}
	if l.account == "lumen" && m < s.month(-13) {
		return revenue, margin, false // not a client yet
	}
	revenue = s.in(l, thousands, m)
	margin, _ = revenue.Times(decimal.Decimal(rate * int64(decimal.One) / 1000))
	return revenue, margin, true
}

// aim is the client's target of a month.
func (s story) aim(l ledger, m day.Month) money.Money {
	units := l.target[m.Month()-1] * 1000
	if m.Year() < s.closed().Year() {
		units = l.lastYear[m.Month()-1] * 1020 // a year ago everybody was within two per cent
	}
	return s.in(l, units, m)
}

// in is an amount in the client's currency. Where it is drawn in euros, the crowns are those that make it at the rate
// it will be converted at.
func (s story) in(l ledger, units int64, m day.Month) money.Money {
	if !l.inEuros {
		return money.Major(units, l.ccy)
	}
	ore, _ := decimal.MulDiv(money.Major(units, money.EUR).Minor, int64(s.meanRate(l.ccy, m)), int64(decimal.One))
	return money.Of(ore, l.ccy)
}
