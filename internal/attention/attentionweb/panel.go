package attentionweb

import (
	"strings"

	"github.com/a-h/templ"

	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// dayPanel is the list on the cockpit.
func (h *handlers) dayPanel(c *web.Ctx, _ string) (templ.Component, error) {
	d, err := h.desk.Today(c.Context(), c.Who)
	if err != nil {
		return nil, err
	}
	v := view{c: c, today: d.Today, since: d.Since, back: "/"}
	a := ui.Attention{Card: ui.Card{ID: "att", Title: c.T("attention.title"), Count: total(c.Loc, d.Counts)}, Words: listWords(c)}
	if d.Counts.Total()+d.PutOff > 0 {
		a.Card.Right = sum(sumOf(c.Loc, d))
	}
	whys := v.fill(&a, d.Lines)
	if len(d.Lines) == 0 {
		a.Empty = ui.Empty(v.calm())
	}
	return listCard(a, whys, v.moreLink(d)), nil
}

// fill draws the lines, and makes the explanation that each opens.
func (v view) fill(a *ui.Attention, lines []attentiondesk.Line) (whys []ui.Explanation) {
	for i, l := range lines {
		a.Rows = append(a.Rows, v.row(l, i+1))
		whys = append(whys, v.explanation(l))
	}
	return whys
}

func listWords(c *web.Ctx) ui.AttentionWords {
	t := func(k string) string { return c.T("attention.col." + k) }
	return ui.AttentionWords{Severity: t("severity"), What: t("what"), Due: t("due"), Stake: t("stake"), Priority: t("priority")}
}

// total is how many wait, "1 000+" when counting stopped.
func total(l *i18n.Loc, c attentiondesk.Counts) string {
	n := l.Int(int64(c.Total()))
	if c.More {
		return l.T("attention.more", "n", n)
	}
	return n
}

// sumView is the line beside the title: how many of each severity, and a link to what is put off.
type sumView struct {
	counts string
	putOff ui.Link
}

func sumOf(l *i18n.Loc, d attentiondesk.Day) sumView {
	var parts []string
	add := func(key string, n int) {
		if n > 0 {
			parts = append(parts, l.N("attention.count."+key, n))
		}
	}
	add("C", d.Counts.Critical)
	if d.Counts.More {
		parts = append(parts, l.T("attention.count.more", "n", d.Counts.Total()))
	} else {
		add("H", d.Counts.High)
		add("W", d.Counts.Watch)
		add("I", d.Counts.Info)
	}
	v := sumView{counts: strings.Join(parts, " · ")}
	if d.PutOff > 0 {
		v.putOff = ui.Link{Label: l.N("attention.count.put_off", d.PutOff), Href: "/attention?view=put_off"}
		if v.counts != "" {
			v.counts += " · "
		}
	}
	return v
}

// moreLink leads to what the day does not show, and a manager to the team.
func (v view) moreLink(d attentiondesk.Day) (out []ui.Button) {
	if left := d.Counts.Total() - shown(d.Lines); left > 0 || d.Counts.More {
		label := v.c.Loc.N("attention.see_more", left)
		if d.Counts.More {
			label = v.t("attention.see_all")
		}
		out = append(out, ui.Button{Label: label, Href: "/attention", Small: true, Kind: ui.Ghost, Icon: "chevron-down"})
	}
	if attentiondesk.Leads(v.c.Who) && !v.c.Who.Owner {
		out = append(out, ui.Button{Label: v.t("attention.page.branch"), Href: "/attention/branch", Small: true, Kind: ui.Ghost, Icon: "users"})
	}
	return out
}

// shown counts the alerts on the page, those folded under a line included.
func shown(lines []attentiondesk.Line) (n int) {
	for _, l := range lines {
		n += 1 + len(l.Folded)
	}
	return n
}

// calm is the empty list: it says so, and proposes the next review.
func (v view) calm() ui.EmptyState {
	e := ui.EmptyState{Title: v.t("attention.none.title"), Text: v.t("attention.none.text"), NoArt: true}
	if teamdesk.May(v.c.Who, team.Contract, team.Read) {
		e.Actions = append(e.Actions, ui.Button{Label: v.t("attention.none.renewals"), Href: "/renewals", Icon: "calendar-clock"})
	}
	if teamdesk.May(v.c.Who, team.Report, team.Read) {
		e.Actions = append(e.Actions, ui.Button{Label: v.t("attention.none.review"), Href: "/reports/portfolio", Icon: "printer"})
	}
	return e
}

// onAccount is how many alerts an account's page shows.
const onAccount = 8

// accountPanel lists an account's own alerts on its page; an account without any has no panel.
func (h *handlers) accountPanel(c *web.Ctx, account string) (templ.Component, error) {
	lines, err := h.desk.Of(c.Context(), c.Who, []id.Account{id.Account(account)}, onAccount+1)
	if err != nil || len(lines) == 0 {
		return nil, err
	}
	v := view{c: c, today: c.Today(), back: "/accounts/" + account, account: true}
	a := ui.Attention{Card: ui.Card{ID: "att", Title: c.T("attention.account.title")}, Words: listWords(c)}
	var more []ui.Button
	if len(lines) > onAccount {
		lines = lines[:onAccount]
		more = []ui.Button{{Label: c.T("attention.see_all"), Href: "/attention?account=" + account, Small: true, Kind: ui.Ghost, Icon: "chevron-down"}}
	}
	whys := v.fill(&a, lines)
	return listCard(a, whys, more), nil
}
