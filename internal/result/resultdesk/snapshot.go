package resultdesk

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/result"
)

// lineSnapshot is a result as the journal keeps it: one value a field.
func lineSnapshot(l result.Line) map[string]any {
	m := map[string]any{"account": l.Account, "contract": l.Contract, "month": monthText(l.Month), "revenue": amountValue(l.Revenue),
		"margin": nil, "source": l.Source, "external_key": l.ExternalKey}
	if l.Margin != nil {
		m["margin"] = amountValue(*l.Margin)
	}
	return m
}

// targetSnapshot is a target as the journal keeps it.
func targetSnapshot(t result.Target) map[string]any {
	return map[string]any{"account": t.Account, "month": monthText(t.Month), "amount": amountValue(t.Amount), "version": t.Version,
		"state": t.State, "source": t.Source, "external_key": t.ExternalKey}
}

func amountValue(m money.Money) any {
	if m.Ccy == "" {
		return nil
	}
	return map[string]any{"minor": m.Minor, "ccy": m.Ccy}
}

func monthText(m day.Month) string {
	if m == 0 {
		return ""
	}
	return m.String()
}
