package intake

import (
	"fmt"
	"unicode/utf8"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// maxTerm is 99 years, the longest a concession may run.
const maxTerm = 99 * 12

// contract reads a line of contracts.
func (l *line) contract() {
	c := ContractLine{Reference: l.text("key"), Account: l.accountRef(), Type: l.contractType()}
	c.Key = c.Reference
	c.Name, c.Subject = shorten(l.text("name"))
	if c.Name == "" {
		c.Name = c.Reference
	}
	if c.Key == "" {
		l.said.reject("key", "key_missing")
	}
	if c.Account == (AccountRef{}) {
		l.said.reject("account", "account_missing")
	}
	c.Start, c.End = l.day("start"), l.day("end")
	if l.peek("start") == "" {
		l.said.reject("start", "date_missing")
	}
	c.Term, _, _ = l.count("term_months", maxTerm)
	l.notice(&c)
	ccy := l.currency()
	c.PerYear, c.Total = l.amount("value_per_year", ccy, false), l.amount("total_value", ccy, false)
	if holder := l.text("holder"); holder != "" {
		c.Observed, c.Holders = true, []Holder{{Name: holder}}
	}
	if l.peek("end") == "" || c.End != nil {
		dates(&l.said, &c, l.p.opt.Today)
	}
	l.compareContract(c)
	if l.again(c.Key) {
		return
	}
	l.item.Contract = &c
	l.require(c.Account)
}

func (l *line) compareContract(c ContractLine) {
	l.compare("account", c.Account.Identity())
	l.compare("name", c.Name)
	l.compare("start", dayText(c.Start))
	l.compare("end", dayText(c.End))
	l.compare("term_months", fmt.Sprint(c.Term))
	l.compare("value_per_year", amountText(c.PerYear))
	l.compare("total_value", amountText(c.Total))
	notice := "?"
	if c.Notice != nil {
		notice = fmt.Sprint(*c.Notice)
	}
	l.compare("", c.Type, notice, c.Renewal, fmt.Sprint(c.RenewalM, c.Holders))
}

// shorten keeps a name on a line; the whole text stays as the subject.
func shorten(s string) (name, subject string) {
	if utf8.RuneCountInString(s) <= textLimit {
		return s, ""
	}
	return string([]rune(s)[:textLimit-1]) + "…", s
}

func dayText(d *day.Day) string {
	if d == nil {
		return ""
	}
	return fmt.Sprint(int32(*d))
}

func amountText(m *money.Money) string {
	if m == nil {
		return ""
	}
	return fmt.Sprint(m.Minor, m.Ccy)
}
