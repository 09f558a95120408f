package attentionweb

import (
	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// codes are those of this version, in the order of the filter.
var codes = []string{"CT_NOTICE", "CT_END", "CT_EXPIRED", "RS_TARGET", "TK_PROMISE", "TK_LATE", "COORD_LATE", "TEAM_GAP", "PF_ORPHAN", "PF_CAP", "PF_CONC", "PF_STALE", "PF_DRIFT", "ID_INVALID", "AT_OVERLOAD", "SH_ROLE", "SH_COLD", "SH_NEG", "SH_COVER", "SH_SINGLE", "DP_LATE", "GD_REQUEST", "GD_INFORM", "GD_RETAIN", "GD_NOTE"}

var severities = []alert.Severity{alert.Critical, alert.High, alert.Warning, alert.Info}

// perPage is short: every line carries its menu and its explanation.
const perPage = 25

func filterOf(c *web.Ctx) attentiondesk.Filter {
	f := attentiondesk.Filter{Code: c.Query("code"), Severity: alert.Severity(c.Query("severity")), PutOff: c.Query("view") == "put_off"}
	if c.Query("view") == "reach" {
		f.Whose = attentiondesk.InReach
	}
	if !f.Severity.Valid() {
		f.Severity = ""
	}
	f.Account, _ = id.Parse[id.Account](c.Query("account"))
	f.Person, _ = id.Parse[id.User](c.Query("person"))
	return f
}

type listView struct {
	head    ui.Head
	filters ui.Filters
	list    ui.Attention
	whys    []ui.Explanation
	pager   *ui.Pager
}

func (h *handlers) list(c *web.Ctx) error {
	l := c.List("")
	l.Page.Size = perPage
	f := filterOf(c)
	got, facts, err := h.desk.List(c.Context(), c.Who, f, l.Page)
	if err != nil {
		return err
	}
	person, err := h.desk.PersonName(c.Context(), c.Who, f.Person)
	if err != nil {
		return err
	}
	v := view{c: c, today: facts.Today, since: facts.Since, back: c.R.URL.RequestURI()}
	p := listView{head: v.listHead(f), filters: v.filters(l, f, got, person), pager: c.Pager(l, got.Prev, got.Next, len(got.Rows)),
		list: ui.Attention{Card: ui.Card{ID: "att", Title: c.T("attention.page.title"), NoTitle: true}, Words: listWords(c)}}
	p.whys = v.fill(&p.list, got.Rows)
	for i := range p.list.Rows {
		p.list.Rows[i].Rank = "" // a page of many has no first place
	}
	if len(got.Rows) == 0 {
		p.list.Empty = ui.Empty(v.emptyList(l, f))
	}
	return c.Page(web.Page{Title: c.T("attention.page.title"), Nav: "day", Body: listPage(p)})
}

func (v view) listHead(f attentiondesk.Filter) ui.Head {
	h := ui.Head{CrumbsLabel: v.t("shell.crumbs"), Title: v.t("attention.page.title"), Lede: v.t("attention.page.lede"),
		Crumbs: []ui.Link{{Label: v.t("nav.day"), Href: "/"}, {Label: v.t("attention.page.title")}}}
	if f.PutOff {
		h.Lede = v.t("attention.page.put_off.lede")
	}
	if attentiondesk.Leads(v.c.Who) {
		h.Actions = []ui.Button{{Label: v.t("attention.page.branch"), Icon: "users", Href: "/attention/branch"}}
	}
	return h
}

func (v view) filters(l web.ListState, f attentiondesk.Filter, got page.Of[attentiondesk.Line], person string) ui.Filters {
	option := func(value, label, now string) ui.Option {
		return ui.Option{Value: value, Label: label, Selected: value == now}
	}
	byCode := []ui.Option{option("", v.t("attention.filter.any_code"), f.Code)}
	for _, code := range codes {
		byCode = append(byCode, option(code, v.t("attention.code."+code), f.Code))
	}
	bySeverity := []ui.Option{option("", v.t("attention.filter.any_severity"), string(f.Severity))}
	for _, s := range severities {
		bySeverity = append(bySeverity, option(string(s), v.t("attention.severity."+string(s)), string(f.Severity)))
	}
	out := ui.Filters{Action: "/attention", Label: v.t("list.filter"), Apply: v.t("list.apply"), ViewsLabel: v.t("attention.view"),
		Views: v.views(l, f), Selects: []ui.FilterSelect{
			{Name: "code", Label: v.t("attention.filter.code"), Options: byCode},
			{Name: "severity", Label: v.t("attention.col.severity"), Options: bySeverity}}}
	for _, kept := range []string{"view", "account", "person"} {
		if now := v.c.Query(kept); now != "" {
			out.Hidden = append(out.Hidden, ui.HiddenField{Name: kept, Value: now})
		}
	}
	if f.Account != "" && len(got.Rows) > 0 {
		out.Chips = append(out.Chips, ui.Chip{Label: v.t("attention.filter.account", "name", got.Rows[0].Alert.AccountName), Href: l.With("account", ""),
			Remove: v.t("attention.filter.remove")})
	}
	if person != "" {
		out.Chips = append(out.Chips, ui.Chip{Label: v.t("attention.filter.person", "name", person), Href: l.With("person", ""), Remove: v.t("attention.filter.remove")})
	}
	return out
}

func (v view) views(l web.ListState, f attentiondesk.Filter) []ui.Segment {
	now := v.c.Query("view")
	one := func(key, value string) ui.Segment {
		return ui.Segment{Label: v.t("attention.view." + key), Href: l.With("view", value), Current: now == value}
	}
	out := []ui.Segment{one("mine", "")}
	if attentiondesk.SeesOthers(v.c.Who) {
		out = append(out, one("reach", "reach"))
	}
	return append(out, one("put_off", "put_off"))
}

func (v view) emptyList(l web.ListState, f attentiondesk.Filter) ui.EmptyState {
	if f.Code != "" || f.Severity != "" || f.Account != "" || f.Person != "" {
		return ui.EmptyState{Title: v.t("list.none.title"), Text: v.t("list.none.text"), NoArt: true,
			Actions: []ui.Button{{Label: v.t("list.none.clear"), Href: l.With("code", "", "severity", "", "account", "", "person", "")}}}
	}
	if f.PutOff {
		return ui.EmptyState{Title: v.t("attention.none.put_off"), Text: v.t("attention.none.put_off.text"), NoArt: true}
	}
	return v.calm()
}

// walk are the buttons to the pages around.
func walk(p ui.Pager) (out []ui.Button) {
	add := func(label, icon, href string) {
		if href != "" {
			out = append(out, ui.Button{Label: label, Icon: icon, Href: href, Small: true, Kind: ui.Ghost})
		}
	}
	add(p.FirstLabel, "", p.First)
	add(p.PreviousLabel, "chevron-left", p.Previous)
	add(p.NextLabel, "chevron-right", p.Next)
	return out
}
