package intake

import (
	"comptoir/internal/kernel/money"
)

// figure reads a line of results or of targets: an account, a month, an amount.
func (l *line) figure() {
	field, actual := "target", l.p.m.Kind == Results
	if actual {
		field = "revenue"
	}
	ref := l.accountRef()
	if ref == (AccountRef{}) {
		l.said.reject("account", "account_missing")
	}
	month, known := l.month("month")
	if known && actual && month > l.p.opt.Today.Month() {
		l.said.reject("month", "future_actual", "month", month)
	}
	ccy := l.currency()
	amount := l.amount(field, ccy, actual)
	if l.peek(field) == "" {
		l.said.reject(field, "amount_missing")
	}
	var margin *money.Money
	if actual {
		margin = l.amount("margin", ccy, true)
	}
	contract := l.text("contract")
	l.compare(field, amountText(amount))
	l.compare("margin", amountText(margin))
	l.compare("currency", string(ccy))
	if l.again(ref.Identity() + "\x1f" + contract + "\x1f" + month.String()) {
		return
	}
	if actual {
		l.item.Result = &ResultLine{Account: ref, Contract: contract, Month: month, Revenue: *amount, Margin: margin}
	} else {
		l.item.Target = &TargetLine{Account: ref, Month: month, Amount: *amount}
	}
	l.require(ref)
}
