package reportdesk

import (
	"cmp"
	"slices"

	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/report"
)

// converted converts at the rates of the day and remembers those that served.
type converted struct {
	euros *fxdesk.Converter
	used  map[string]report.Rate
}

func (c *converted) eur(m *money.Money) *money.Money {
	if m == nil {
		return nil
	}
	got, ok := c.euros.ToEUR(*m)
	if !ok {
		return nil
	}
	if m.Ccy != money.EUR {
		c.used[string(m.Ccy)] = report.Rate{Ccy: m.Ccy, Rate: got.Rate, Day: got.RateDay, Days: got.Days, Source: got.Source, Stale: got.Stale}
	}
	return &got.Money
}

func (c *converted) rates() []report.Rate {
	var out []report.Rate
	for _, r := range c.used {
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b report.Rate) int { return cmp.Compare(a.Ccy, b.Ccy) })
	return out
}

// contracts reads those of the accounts that run, or are performed past their end.
func (k *Desk) contracts(tx *db.Tx, a who.Actor, c *converted, ids []id.Account) ([]report.Contract, error) {
	sheets, err := k.Contract.OfIn(tx, a, ids)
	if err != nil {
		return nil, err
	}
	out := make([]report.Contract, len(sheets))
	for i, s := range sheets {
		out[i] = contractOf(s, c)
	}
	return out, nil
}

func contractOf(s contractdesk.Sheet, c *converted) report.Contract {
	d := s.Dates
	out := report.Contract{ID: s.ID, Account: s.Account, AccountName: s.AccountName, Name: s.Name, Number: s.Number, State: string(s.State),
		Renewal: string(s.Renewal.Kind), Value: s.Value, Euros: c.eur(s.Value), End: d.End, Exit: d.Exit, Theoretical: d.Theoretical,
		Prudent: d.Prudent, DecideBy: d.DecideBy, Reason: string(d.Reason), BySending: d.BySending, SecuredUntil: d.SecuredUntil,
		Succeeded: s.SuccessorSigned != nil, LastPerformed: s.LastPerformed, Owner: s.OwnerName}
	if d.Next != nil {
		out.Renews = true
		if d.Next.End != nil {
			out.RenewsFor = s.Renewal.Months
		}
	}
	if g := s.Given; g != nil && (g.EndsOn != nil || g.By == contract.Client || s.Awaited() != nil) {
		out.Given = &report.Given{ByClient: g.By == contract.Client, On: g.Received, EndsOn: g.EndsOn}
		if g.Received == nil {
			out.Given.On = g.Sent
		}
	}
	exit := d.Exit
	if exit == nil {
		exit = d.End
	}
	if exit != nil {
		if made := s.DecisionFor(*exit); made != nil {
			out.Decision = &report.Decision{Choice: string(made.Choice), By: s.DecidedBy, On: made.On, Agreed: made.AgreedOn != nil}
		}
	}
	return out
}
