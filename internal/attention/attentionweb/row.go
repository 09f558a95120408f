package attentionweb

import (
	"strings"

	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
)

// looks are the severities as the list draws them.
var looks = map[alert.Severity]ui.Severity{alert.Critical: ui.Critical, alert.High: ui.High, alert.Warning: ui.Watch, alert.Info: ui.Notice}

// view is a list being drawn: where its gestures come back to, and the reader's day.
type view struct {
	c     *web.Ctx
	today day.Day
	since *day.Day
	// back is the address to return to.
	back string
	// account leaves the account's name out, on its own page.
	account bool
}

func (v view) t(key string, kv ...any) string { return v.c.T(key, kv...) }

// accountLength is how much of an account's name stands before the reason; its page has all of it.
const accountLength = 30

// row is one line of the list; n is its place, 0 for none.
func (v view) row(l attentiondesk.Line, n int) ui.AttentionRow {
	a := l.Alert
	score := v.c.Loc.Float(l.Score.Total, 1)
	r := ui.AttentionRow{ID: "att-" + string(l.ID), Severity: looks[a.Severity], Word: v.t("attention.severity." + string(a.Severity)),
		Title: titleOf(v.c.Loc, a, v.today), Href: recordOf(a), Account: cut(a.AccountName, accountLength), Why: v.why(l), Score: score,
		ScoreHint: v.t("attention.score", "score", score), Parts: parts(l.Score), Popover: popoverOf(l)}
	if n > 0 {
		r.Rank = v.c.Loc.Int(int64(n))
	}
	if v.account {
		r.Account = ""
	}
	v.due(&r, a)
	v.stake(&r, l)
	v.main(&r, l)
	r.Menu = v.menu(l, r.Title)
	return r
}

func popoverOf(l attentiondesk.Line) string { return "why-" + string(l.ID) }

func parts(s attention.Score) charts.Score {
	return charts.Score{Parts: [4]float64{s.Severity.Points, s.Urgency.Points, s.Value.Points, s.Relation.Points}}
}

// why adds what else is open on the same record, or what was done with the alert.
func (v view) why(l attentiondesk.Line) string {
	facts := []string{whyOf(v.c.Loc, l.Alert, v.today)}
	if n := len(l.Folded); n > 0 {
		facts = append(facts, v.c.Loc.N("attention.folded", n))
	}
	if l.Handled != nil {
		facts = []string{v.handled(*l.Handled)}
	}
	return strings.Join(facts, " · ")
}

// handled says what was last done, by whom and why.
func (v view) handled(h attentiondesk.Handled) string {
	s := v.t("attention.state."+string(h.State), "date", v.backOn(h))
	if h.By != "" {
		s = v.t("attention.state.by", "state", s, "name", h.By)
	}
	if h.Reason != "" {
		s = v.t("attention.state.reason", "state", s, "reason", v.reason(h.Reason))
	}
	return s
}

// backOn is the day on which the alert is back: the day after the last hidden one.
func (v view) backOn(h attentiondesk.Handled) string {
	if h.Until == nil {
		return ""
	}
	return shortDay(v.c.Loc, *h.Until+1, v.today)
}

// due is the day by which to act, with how near it is; lateness is red.
func (v view) due(r *ui.AttentionRow, a alert.Alert) {
	if key := textKey(v.c.Loc, a, "due"); v.c.Loc.Has(key) {
		r.DueNote = v.t(key, wordsOf(v.c.Loc, a, v.today)...)
	}
	if a.Due == nil {
		r.NoDate = v.t("attention.no_date")
		return
	}
	r.Due = shortDay(v.c.Loc, *a.Due, v.today)
	r.DueNote = v.c.Loc.InDays(v.today, *a.Due)
	if n := a.Due.Until(v.today); n > 0 {
		r.Late = true
		if !ongoing(a.Code) {
			r.DueNote = v.c.Loc.Late(n)
		}
	}
}

// ongoing alerts began on their day; the others are to be done by it.
func ongoing(code string) bool { return code == "CT_EXPIRED" || code == "PF_ORPHAN" }

// stake is the value in euros with what it is, and the amount as it was given when that is another currency.
func (v view) stake(r *ui.AttentionRow, l attentiondesk.Line) {
	note := v.stakeNote(l.Alert)
	foreign := l.Given != nil && l.Given.Ccy != money.EUR
	switch {
	case l.Alert.Value != nil && foreign:
		r.Stake, r.StakeNote = v.c.Loc.Money(whole(*l.Alert.Value)), strings.TrimSpace(v.c.Loc.MoneyShort(*l.Given)+" "+note)
	case l.Alert.Value != nil:
		r.Stake, r.StakeNote = v.c.Loc.Money(whole(*l.Alert.Value)), note
	case foreign:
		r.Stake, r.StakeNote = v.c.Loc.MoneyShort(*l.Given), v.t("attention.no_rate")
	default:
		r.NoStake = v.t("to_be_costed")
	}
}

func (v view) stakeNote(a alert.Alert) string {
	key := textKey(v.c.Loc, a, "stake")
	if n, ok := a.Params["mois"].(int); a.Code == "CT_NOTICE" && (!ok || n == 0) {
		key = "alert.CT_NOTICE.stake.year"
	}
	if !v.c.Loc.Has(key) {
		return ""
	}
	return v.t(key, wordsOf(v.c.Loc, a, v.today)...)
}

// main is the one gesture offered: where it is done, or the gesture itself when one press is enough.
func (v view) main(r *ui.AttentionRow, l attentiondesk.Line) {
	a := l.Alert
	if l.Handled != nil {
		r.MainPost = &ui.Post{Action: hrefOf(l) + "/reopen", Fields: v.fields(), Button: ui.Button{Label: v.t("attention.reopen"), Kind: ui.Ghost}}
		if !l.MayHandle {
			r.MainPost, r.Main = nil, ui.Button{Label: v.t("attention.show.open"), Href: r.Href}
		}
		return
	}
	if !l.MayAct {
		r.Main = ui.Button{Label: v.t("attention.open"), Href: r.Href}
		return
	}
	label := v.t("alert.action." + a.Action)
	if a.Action == "finish_task" && a.Owner == v.c.Who.ID && a.Owner != "" {
		r.MainPost = &ui.Post{Action: r.Href + "/done", Fields: v.fields(), Button: ui.Button{Label: label}}
		return
	}
	r.Main = ui.Button{Label: label, Href: placeOf(a)}
}

func (v view) fields() []ui.HiddenField { return []ui.HiddenField{{Name: "back", Value: v.back}} }

func hrefOf(l attentiondesk.Line) string { return "/attention/" + string(l.ID) }
