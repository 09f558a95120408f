package contractweb

import (
	"strings"

	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// stateOf is the state as a pill shows it.
func stateOf(c *web.Ctx, s contract.State) ui.Content {
	look := ui.StateDim
	switch s {
	case contract.Active, contract.OpenEnded:
		look = ui.StateOK
	case contract.NoticeGiven:
		look = ui.StateWarn
	}
	return ui.Status(look, c.T("contract.state."+string(s)))
}

// renewalText is "tacite, 12 mois, 2 fois au plus".
func renewalText(l *i18n.Loc, r contract.Renewal) string {
	parts := []string{l.T("contract.renewal." + string(r.Kind))}
	if r.Kind == contract.Tacit {
		if r.Months > 0 {
			parts = append(parts, l.N("contract.months", r.Months))
		} else {
			parts = append(parts, l.T("contract.renewal.no_length"))
		}
	}
	return strings.Join(parts, ", ")
}

// renewalNote says how often a tacit renewal may still happen.
func renewalNote(l *i18n.Loc, r contract.Renewal) string {
	if r.Kind != contract.Tacit {
		return l.T("contract.renewal.note." + string(r.Kind))
	}
	length := l.T("contract.renewal.no_length")
	if r.Months > 0 {
		length = l.N("contract.months", r.Months)
	}
	if r.MaxTimes == nil {
		return length + ", " + l.T("contract.renewal.unlimited")
	}
	return length + ", " + l.N("contract.renewal.left", max(0, *r.MaxTimes-r.Done))
}

// noticeText is "3 mois, de quantième à quantième, à compter de la réception, LRAR"; unknown is not none.
func noticeText(l *i18n.Loc, n contract.Notice) (text string, unknown bool) {
	switch {
	case !n.Known:
		return l.T("contract.notice.unknown"), true
	case n.N == 0:
		return l.T("contract.notice.none"), false
	}
	length := l.N("contract.months", n.N)
	if n.Unit == contract.Day {
		length = l.N("contract.days", n.N)
	}
	parts := []string{length}
	if n.Unit == contract.Month {
		parts = append(parts, l.T("contract.convention."+string(n.Convention)))
	}
	parts = append(parts, l.T("contract.counted_from."+string(n.CountedFrom)))
	if n.Form != "" && n.Form != contract.AnyForm {
		parts = append(parts, l.T("contract.form."+string(n.Form)))
	}
	return strings.Join(parts, ", "), false
}

// paymentText is "45 jours fin de mois".
func paymentText(l *i18n.Loc, p contract.PaymentTerms) (text string, unknown bool) {
	if !p.Known() {
		return l.T("unknown"), true
	}
	return l.N("contract.days", p.Days) + " " + l.T("contract.pay_from."+string(p.From)), false
}

// valueText is the value per year, or the words for a value nobody has entered.
func valueText(l *i18n.Loc, c contract.Contract) (text string, unknown bool) {
	if c.Value == nil {
		return l.T("to_be_costed"), true
	}
	return l.Money(*c.Value), false
}

// nextDate is what comes next on a contract, in words, with the day it happens.
func nextDate(l *i18n.Loc, s contractdesk.Sheet) (label string, on *day.Day) {
	d, n := s.Dates, s.Next
	if n.Step == contract.AwaitsProof {
		return l.T("contract.awaited", "sent", s.Awaited().Day()), n.On
	}
	if n.Step == contract.NoTerm && d.NoticeTodayEnds == nil {
		return l.T("contract.reason." + string(d.Reason)), nil
	}
	args := []any{"length", length(l, s.Renewal.Months)}
	if d.Prudent != nil {
		args = append(args, "prudent", l.DayShort(*d.Prudent))
	}
	if d.NoticeTodayEnds != nil {
		args = append(args, "date", *d.NoticeTodayEnds)
	}
	return l.T(bySending(l, "contract.next."+string(n.Step), s), args...), n.On
}

// bySending picks the words for a notice that counts from its sending, where there are any.
func bySending(l *i18n.Loc, key string, s contractdesk.Sheet) string {
	if k := key + ".sending"; s.Dates.BySending && l.Has(k) {
		return k
	}
	return key
}

// length is how long a renewal lasts, in words.
func length(l *i18n.Loc, months int) string {
	if months == 0 {
		return l.T("contract.renewal.no_length")
	}
	return l.N("contract.months", months)
}

// madeText is "Renégocier, décidé le 12 nov. 2026 par Camille Durand"; empty while nothing is decided about the next end.
func madeText(c *web.Ctx, s contractdesk.Sheet) string {
	made := s.Next.Made
	if made == nil {
		return ""
	}
	return c.T("contract.decided", "choice", c.T("contract.choice."+string(made.Choice)), "date", made.On, "name", orName(s.DecidedBy, c.T("unknown")))
}

// awaitedText says when our notice was sent, and by when the proof of its receipt is awaited.
func awaitedText(l *i18n.Loc, s contractdesk.Sheet) string {
	g := s.Awaited()
	if g == nil {
		return ""
	}
	if s.Next.On != nil {
		return l.T("contract.awaited.by", "sent", g.Day(), "date", *s.Next.On)
	}
	return l.T("contract.awaited", "sent", g.Day())
}

// href is the contract’s page.
func href(s contract.Contract) string { return "/contracts/" + string(s.ID) }
