package attentionweb

import (
	"strings"

	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

type branchView struct {
	head  ui.Head
	card  ui.Card
	table ui.Table
}

func (h *handlers) branch(c *web.Ctx) error {
	people, facts, err := h.desk.Branch(c.Context(), c.Who)
	if err != nil {
		return err
	}
	v := view{c: c, today: facts.Today, since: facts.Since, back: "/attention/branch"}
	b := branchView{card: ui.Card{ID: "branch", Title: c.T("attention.branch.title"), NoTitle: true}, table: v.branchTable(people),
		head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: c.T("attention.branch.title"), Lede: v.branchLede(people),
			Crumbs: []ui.Link{{Label: c.T("nav.day"), Href: "/"}, {Label: c.T("attention.page.title"), Href: "/attention"}, {Label: c.T("attention.branch.title")}}}}
	return c.Page(web.Page{Title: c.T("attention.branch.title"), Nav: "day", Body: branchPage(b)})
}

// branchLede names who has too much, first.
func (v view) branchLede(people []attentiondesk.Burden) string {
	var names []string
	for _, p := range people {
		if p.Overloaded {
			names = append(names, p.Name)
		}
	}
	if len(names) == 0 {
		return v.t("attention.branch.lede")
	}
	return v.t("attention.branch.lede.overloaded", "names", strings.Join(names, ", "))
}

func (v view) branchTable(people []attentiondesk.Burden) ui.Table {
	t := func(k string) string { return v.t("attention.branch." + k) }
	table := ui.Table{Caption: t("lede"), RowLinks: true, Columns: []ui.Column{
		{Label: t("person"), Head: true, Place: ui.TopLeft},
		{Label: t("critical"), Num: true, Place: ui.TopRight},
		{Label: t("high"), Num: true, Place: ui.NotOnPhone},
		{Label: t("watch"), Num: true, Place: ui.NotOnPhone},
		{Label: t("late"), Num: true, Place: ui.NotOnPhone},
		{Label: t("stake"), Num: true, Strong: true, Place: ui.NotOnPhone},
		{Label: t("first"), Wrap: true, Gap: true, Two: true, Place: ui.WholeLine},
	}}
	for _, p := range people {
		table.Rows = append(table.Rows, v.burden(p))
	}
	if len(people) == 0 {
		table.Empty = ui.Empty(ui.EmptyState{Title: t("none"), Text: t("none.text"), NoArt: true, Actions: []ui.Button{{Label: t("chart"), Href: "/team"}}})
	}
	return table
}

func (v view) burden(p attentiondesk.Burden) ui.Row {
	count := func(n int) ui.Content {
		if n == 0 {
			return ui.Quiet("0")
		}
		return ui.Num(v.c.Loc.Int(int64(n)))
	}
	critical := count(p.Counts.Critical)
	if p.Counts.Critical > 0 {
		critical = ui.Stat(ui.Bad, v.c.Loc.Int(int64(p.Counts.Critical)))
	}
	return ui.Row{Indented: true, Cells: []ui.Content{v.person(p), onPhone(critical, v.inWords(p.Counts)), count(p.Counts.High), count(p.Counts.Watch), count(p.Late), v.atStake(p), v.first(p)}}
}

// inWords names the counts where the heads of the columns are not shown.
func (v view) inWords(c attentiondesk.Counts) string {
	return v.c.Loc.N("attention.count.C", c.Critical) + " · " + v.c.Loc.N("attention.count.H", c.High)
}

func (v view) person(p attentiondesk.Burden) ui.Content {
	party := ui.Party{Name: p.Name, Href: "/attention?person=" + string(p.User)}
	switch {
	case p.User == "":
		party.Name, party.Sub, party.Href = v.t("attention.branch.nobody"), v.t("attention.branch.nobody.sub"), "/attention?view=reach&code=PF_ORPHAN"
	case p.Title != "":
		party.Sub = v.t("attention.branch.role." + p.Title)
	}
	if p.User != "" {
		party.Mono = &ui.Mono{Initials: web.Initials(p.Name), Name: p.Name}
	}
	if p.Overloaded {
		party.Sub = strings.TrimPrefix(party.Sub+" · "+v.t("attention.branch.overloaded"), " · ")
	}
	return ui.PartyCell(party)
}

func (v view) atStake(p attentiondesk.Burden) ui.Content {
	if p.Counts.Critical+p.Counts.High == 0 {
		return ui.Quiet(v.c.Loc.Money(whole(p.AtStake)))
	}
	note := ""
	if p.Unvalued > 0 {
		note = v.c.Loc.N("attention.branch.unvalued", p.Unvalued)
	}
	if p.AtStake.IsZero() && p.Unvalued > 0 {
		return ui.Unknown(v.t("to_be_costed"))
	}
	return ui.Amount(v.c.Loc.Money(whole(p.AtStake)), note)
}

func (v view) first(p attentiondesk.Burden) ui.Content {
	if p.First == nil {
		return ui.Unknown(v.t("attention.branch.calm"))
	}
	why := whyOf(v.c.Loc, p.First.Alert, v.today)
	if p.First.Alert.AccountName != "" {
		why = p.First.Alert.AccountName + " · " + why
	}
	return ui.PartyCell(ui.Party{Name: titleOf(v.c.Loc, p.First.Alert, v.today), Href: hrefOf(*p.First), Sub: why})
}
