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
	l.compare("account", c.Account.identity())
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

// dates says what the dates of a contract mean for who imports it, and finds when the next consultation of a
// market contract is likely.
func dates(said *remarks, c *ContractLine, today day.Day) {
	if c.Start == nil {
		return
	}
	if c.End != nil && *c.End < *c.Start {
		said.reject("end", "end_before_start", "start", *c.Start, "end", *c.End)
		return
	}
	end := c.End
	if c.Term > 0 {
		computed := endOfTerm(*c.Start, c.Term)
		if end == nil {
			end = &computed
		} else if *end != computed {
			said.warn("end", "end_differs", "end", *end, "computed", computed, "months", c.Term)
		}
	}
	if *c.Start > today {
		said.warn("start", "start_future", "start", *c.Start)
	}
	switch {
	case end == nil:
		said.warn("end", "term_missing")
		return
	case *end < today:
		said.warn("end", "ended", "end", *end)
	}
	if c.Observed {
		r := end.AddMonths(-retenderMonths)
		c.Retender = &r
	}
}

// retenderMonths before the end a buyer usually publishes the next consultation [P]: about two months of
// preparation, one of publication, two of examination, one to notify and to start.
const retenderMonths = 6

// endOfTerm is the rule of DOMAIN §5, needed here to warn; the contract's own rule decides what is stored.
func endOfTerm(start day.Day, months int) day.Day {
	d, clamped := start.AddMonthsClamped(months)
	if clamped {
		return d
	}
	return d.Add(-1)
}

// notice reads how long before, in which unit, and how the contract renews. An empty cell is unknown, a zero
// or "aucun" is none.
func (l *line) notice(c *ContractLine) {
	if word := fold(l.peek("notice")); noneWords[word] {
		c.Notice = &Notice{}
	} else if n, unit, ok := l.count("notice", 3_650); ok {
		if u := fold(l.text("notice_unit")); u != "" {
			unit = u
		}
		switch code := noticeUnits[unit]; {
		case n == 0:
			c.Notice = &Notice{}
		case code == "":
			l.said.reject("notice_unit", "word_unknown", "value", unit)
		default:
			c.Notice = &Notice{N: n, Unit: code}
		}
	}
	if word := fold(l.text("renewal")); word != "" {
		var known bool
		if c.Renewal, known = renewals[word]; !known {
			l.said.reject("renewal", "word_unknown", "value", word)
		}
	}
	c.RenewalM, _, _ = l.count("renewal_months", maxTerm)
}

func (l *line) contractType() string {
	word := fold(l.text("type"))
	if word == "" {
		return ""
	}
	code, known := contractTypes[word]
	if !known {
		l.said.warn("type", "type_unknown", "value", word)
	}
	return code
}

var (
	noneWords   = map[string]bool{"aucun": true, "aucune": true, "none": true, "sans": true, "non": true, "no": true}
	noticeUnits = map[string]string{"": "MONTH", "mois": "MONTH", "m": "MONTH", "month": "MONTH", "months": "MONTH",
		"jour": "DAY", "jours": "DAY", "j": "DAY", "day": "DAY", "days": "DAY", "d": "DAY"}
	renewals = map[string]string{"tacite": "TACIT", "tacit": "TACIT", "automatique": "TACIT", "automatic": "TACIT", "oui": "TACIT", "o": "TACIT",
		"yes": "TACIT", "y": "TACIT", "true": "TACIT", "vrai": "TACIT", "1": "TACIT", "tacite reconduction": "TACIT", "tacit renewal": "TACIT",
		"expresse": "EXPRESS", "express": "EXPRESS", "aucune": "NONE", "aucun": "NONE", "none": "NONE", "non": "NONE", "n": "NONE", "no": "NONE",
		"false": "NONE", "faux": "NONE", "0": "NONE", "sans": "NONE"}
	contractTypes = map[string]string{"cadre": "FRAMEWORK", "contrat cadre": "FRAMEWORK", "accord cadre": "FRAMEWORK", "framework": "FRAMEWORK",
		"framework agreement": "FRAMEWORK", "application": "APPLICATION", "contrat d application": "APPLICATION", "marche subsequent": "APPLICATION",
		"service": "SERVICE", "services": "SERVICE", "prestation": "SERVICE", "prestations": "SERVICE", "marche": "SERVICE", "nda": "NDA",
		"confidentialite": "NDA", "accord de confidentialite": "NDA", "convention unique": "CONVENTION_UNIQUE", "annual written agreement": "CONVENTION_UNIQUE"}
)

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
