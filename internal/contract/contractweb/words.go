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
	d := s.Dates
	switch {
	case s.PerformedAfterEnd():
		return l.T("contract.next.expired"), d.End
	case s.State == contract.NoticeGiven:
		return l.T("contract.next.ends_by_notice"), d.End
	case d.DecideBy != nil && *d.DecideBy >= s.Today:
		return l.T("contract.next.decide", "prudent", l.DayShort(*d.Prudent)), d.DecideBy
	case d.Prudent != nil:
		return l.T("contract.next.notice"), d.Prudent
	case d.NoticeTodayEnds != nil:
		return l.T("contract.next.open_ended", "date", *d.NoticeTodayEnds), nil
	case d.End == nil:
		return l.T("contract.reason." + string(d.Reason)), nil
	case d.Reason == contract.NoticeUnknown:
		return l.T("contract.next.notice_unknown"), d.End
	}
	return l.T("contract.next.end"), d.End
}

// href is the contract’s page.
func href(s contract.Contract) string { return "/contracts/" + string(s.ID) }
