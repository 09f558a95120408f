package intake

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

// value reads a published amount, which who imports it cannot correct: when it cannot be meant, the contract
// is taken with its value unknown.
func (d *decp) value(said *remarks, text loose, wanted bool) *money.Money {
	if text == "" {
		if wanted {
			said.warn("total_value", "amount_missing")
		}
		return nil
	}
	n, ok := parseNumber(string(text), NumberPlain)
	minor, fits := n.Minor(money.EUR.Decimals())
	switch {
	case !ok || !fits:
		said.warn("total_value", "amount_unreadable", "value", string(text))
	case n.Coef == 0:
		said.warn("total_value", "amount_missing")
	case n.Coef < 0:
		said.warn("total_value", "amount_negative", "value", string(text))
	case n.isFiller():
		said.warn("total_value", "amount_filler", "value", string(text))
	default:
		m := money.Of(minor, money.EUR)
		return &m
	}
	return nil
}

func (d *decp) term(said *remarks, months int) int {
	if months > maxTerm {
		said.warn("term_months", "count_implausible", "value", months, "limit", maxTerm)
		return 0
	}
	return months
}

// amend applies the published modifications in the order of their dates. The format defines the amount as
// the new total; one of less than half is probably the supplement alone, and is flagged.
func (d *decp) amend(said *remarks, c *ContractLine, mods []decpMod, start day.Day) {
	for _, x := range mods {
		on, ok := parseDay(modDate(x), DayISO)
		if !ok {
			said.warn("amendment", "amendment_undated")
			continue
		}
		a := Amendment{Day: on.day(), Term: d.term(said, months(x.DureeMois)), Total: d.value(said, amountOf(x), false), Subject: string(x.Objet)}
		if a.Day < start {
			said.warn("amendment", "amendment_before_start", "day", a.Day, "start", start)
		}
		if a.Total != nil && c.Total != nil && a.Total.Minor*2 < c.Total.Minor {
			said.warn("total_value", "amendment_halves", "day", a.Day, "before", *c.Total, "after", *a.Total)
		}
		if a.Total != nil {
			c.Total = a.Total
		}
		if a.Term > 0 {
			c.Term = a.Term
		}
		if who := d.holders(parties(x.Titulaires)); len(who) > 0 {
			a.Holders, c.Holders = who, who
		}
		c.Amendments = append(c.Amendments, a)
	}
}

func amountOf(x decpMod) loose {
	if x.ValeurGlobale != "" {
		return x.ValeurGlobale
	}
	return x.Montant
}
