package intakedesk

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"comptoir/internal/account"
	"comptoir/internal/contact"
	"comptoir/internal/contract"
	"comptoir/internal/fx"
	"comptoir/internal/intake"
	"comptoir/internal/kernel/money"
	"comptoir/internal/result"
)

// maxText is the longest name an area keeps, in characters.
const maxText = 200

// accountOf is what a line says of an account. A telephone has no field of its own there: it is noted.
func (r *run) accountOf(l intake.AccountLine) account.Input {
	in := account.Input{Name: l.Name, Sector: l.Sector, Country: l.Country, City: l.City, Website: l.Website, Ccy: l.Currency}
	switch l.Placeholder {
	case intake.Unnamed:
		in.Name = r.say("intake.account.unnamed", "key", l.Key)
	case intake.Unattached:
		in.Name = r.say("intake.account.unattached", "source", r.source)
	}
	in.Name = cut(in.Name, maxText)
	if l.Phone != "" {
		in.Note = r.say("intake.field.phone") + "\u00a0: " + l.Phone
	}
	return in
}

func identifiers(ids []intake.Identifier) []account.Identifier {
	out := make([]account.Identifier, len(ids))
	for i, x := range ids {
		out[i] = account.Identifier{Scheme: account.Scheme(x.Scheme), Value: x.Value}
	}
	return out
}

func (r *run) say(key string, kv ...any) string {
	if r.k.Say == nil {
		return key
	}
	return r.k.Say(r.a.Lang, key, kv...)
}

// contactOf is what a line says of a person. One number is for the telephone, the other is noted.
func (r *run) contactOf(l intake.ContactLine) contact.Input {
	in := contact.Input{Name: cut(l.FullName, maxText), Job: l.Job, Lang: knownLanguage(l.Language), Email: l.Email, Phone: cmp.Or(l.Phone, l.Mobile)}
	if l.Mobile != "" && l.Mobile != in.Phone {
		in.Note = r.say("intake.field.mobile") + "\u00a0: " + l.Mobile
	}
	return in
}

func knownLanguage(code string) string {
	if b, err := language.ParseBase(code); err == nil && len(code) == 2 && b.String() == code {
		return code
	}
	return ""
}

// contractOf is what a line says of a contract. One notice column speaks for both parties; a contract whose end nobody
// can tell waits as a draft.
func (r *run) contractOf(l intake.ContractLine) contract.Input {
	in := contract.Input{Number: l.Reference, Name: cmp.Or(l.Name, l.Reference), Type: contract.Type(cmp.Or(l.Type, string(contract.Service))),
		Regime: contract.NoRegime, Effective: l.Start, TermMonths: l.Term, EndTyped: l.End, State: contract.Active,
		Renewal: contract.Renewal{Kind: contract.RenewalKind(cmp.Or(l.Renewal, string(contract.NoRenewal)))}, Observed: l.Observed}
	if in.Renewal.Kind == contract.Tacit {
		in.Renewal.Months = l.RenewalM
	}
	if l.Term == 0 && l.End == nil {
		in.State = contract.Draft
	}
	if n := l.Notice; n != nil {
		in.NoticeUs = contract.NoticeOf(n.N)
		if n.Unit == "DAY" {
			in.NoticeUs.Unit = contract.Day
		}
		in.NoticeClient = in.NoticeUs
	}
	in.Value = l.YearValue()
	in.Currency = r.currencyOf(l)
	if l.Observed {
		in.Holder = holders(l.Holders, r.say("intake.holder.unknown"))
	}
	return in
}

// currencyOf is the currency of a contract, of its value when there is one.
func (r *run) currencyOf(l intake.ContractLine) money.Currency {
	for _, m := range []*money.Money{l.PerYear, l.Total, l.FirstTotal} {
		if m != nil {
			return m.Ccy
		}
	}
	return cmp.Or(r.unit.Profile.Mapping.Currency, r.unit.choice.Options.Currency, money.EUR)
}

// holders names who performs a contract of the market, the first ones when they are many.
func holders(all []intake.Holder, unknown string) string {
	names := make([]string, 0, len(all))
	for _, h := range all {
		names = append(names, cmp.Or(h.Name, h.ID.Value))
	}
	return cut(cmp.Or(strings.Join(names, ", "), unknown), maxText)
}

func resultOf(l intake.ResultLine) result.Input {
	return result.Input{Month: &l.Month, Revenue: &l.Revenue, Margin: l.Margin}
}

func targetOf(l intake.TargetLine) result.TargetInput {
	return result.TargetInput{Month: &l.Month, Amount: &l.Amount, State: result.Approved}
}

func ratesOf(lines []intake.RateLine) []fx.Rate {
	out := make([]fx.Rate, len(lines))
	for i, l := range lines {
		out[i] = fx.Rate{Ccy: l.Currency, Day: l.Day, Rate: l.PerEUR, Source: fx.ECB}
	}
	return out
}

// cut keeps the beginning of a text that is too long.
func cut(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	return string([]rune(s)[:limit-1]) + "…"
}
