package teamweb

import (
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

func (b userBuilder) state() factCard {
	c, s := b.c, b.s
	visit := ui.Fact{Label: c.T("team.field.last_visit"), Unknown: c.T("team.visit.never")}
	if s.LastVisit != nil {
		visit = ui.Fact{Label: visit.Label, Value: c.Loc.Moment(*s.LastVisit, c.Who.Location())}
	}
	password := ui.Fact{Label: c.T("team.field.password"), Value: c.T("team.user.has_password")}
	switch {
	case s.InvitedUntil != nil:
		password.Value, password.Note = c.T("team.user.link_sent"), c.T("team.user.link_until", "moment", c.Loc.Moment(*s.InvitedUntil, c.Who.Location()))
	case !s.HasPassword:
		password.Value, password.Unknown = "", c.T("team.user.no_password")
	}
	return factCard{title: c.T("team.user.state"), facts: []ui.Fact{
		{Label: c.T("team.user.standing"), Content: stateOf(c.Loc, s.State)}, password, visit,
		{Label: c.T("team.user.since"), Value: c.Loc.Day(s.CreatedAt.Day(c.Who.Location()))}}}
}

func (b userBuilder) leave() leaveDialog {
	c := b.c
	return leaveDialog{title: c.T("team.user.leave_title", "name", b.s.Name), text: c.T("team.user.leave_text"), close: c.T("shell.close"),
		post: ui.Post{Action: userHref(b.s.ID) + "/leave", Button: ui.Button{Label: c.T("team.user.leave"), Kind: ui.Danger}}}
}

// invitation is the link, shown once: it is kept nowhere in a form that could be read again.
func (b userBuilder) invitation(link string) *ui.Callout {
	c := b.c
	scheme := "http://"
	if c.R.TLS != nil || c.R.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https://"
	}
	return &ui.Callout{Tone: ui.ToneInfo, Icon: "link", Title: c.T("team.user.link_title", "name", b.s.Name, "days", int(teamdesk.InviteLife.Hours()/24)),
		Note:   scheme + c.R.Host + link,
		Action: &ui.Button{Label: c.T("team.user.link_copy"), Icon: "copy", Href: link, Attrs: map[string]any{"data-copy": c.T("team.user.link_copied"), "hx-boost": "false"}}}
}

func (b userBuilder) grants() tableCard {
	c := b.c
	typed, r := b.values("grant", map[string]string{"level": string(team.LevelRead)})
	level := ui.Field{Name: "level", Label: c.T("team.field.level"), Error: r.At("level")}
	for _, l := range team.Levels {
		level.Options = append(level.Options, ui.Option{Value: string(l), Label: c.T("team.level." + string(l)), Selected: typed("level") == string(l)})
	}
	t := tableCard{title: c.T("team.grants.title"), form: formCard{title: c.T("team.grant.give"), note: c.T("team.grant.note"),
		fields: []ui.Field{b.account(typed("account"), r.At("account")), level,
			{Name: "until", Label: c.T("team.field.until"), Kind: "date", Value: typed("until"), Error: r.At("until")}},
		form: ui.Form{Action: userHref(b.s.ID) + "/grants", Actions: []ui.Button{{Label: c.T("team.grant.save")}}}}}
	t.table = ui.Table{ID: "grants", Caption: c.T("team.grants.caption"), Empty: ui.Para(c.T("team.grants.none")), Columns: []ui.Column{
		{Label: c.T("team.field.account"), Head: true, Wrap: true, Place: ui.TopLeft}, {Label: c.T("team.field.level"), Place: ui.MiddleLeft},
		{Label: c.T("team.field.until"), Place: ui.LastLeft}, {Label: c.T("team.user.gestures"), Hidden: true, Place: ui.TopRight}}}
	for _, g := range b.s.Grants {
		t.table.Rows = append(t.table.Rows, ui.Row{Cells: []ui.Content{b.accountCell(g), ui.Text(c.T("team.level." + string(g.Level))), b.until(g), b.revoke(g)}})
	}
	t.open = r.Any()
	return t
}

// account is chosen among those the administrator reaches, else given by the address of its page.
func (b userBuilder) account(typed, wrong string) ui.Field {
	c := b.c
	f := ui.Field{Name: "account", Label: c.T("team.field.account"), Value: typed, Error: wrong, Full: true}
	if len(b.accounts) == 0 || len(b.accounts) == mostChoices {
		f.Hint = c.T("team.grant.account_hint")
		return f
	}
	f.Options = []ui.Option{{Label: c.T("form.choose")}}
	times := map[string]int{}
	for _, a := range b.accounts {
		times[a.Name]++
	}
	for _, a := range b.accounts {
		label := a.Name
		if times[a.Name] > 1 && a.City != "" {
			label += " · " + a.City
		}
		f.Options = append(f.Options, ui.Option{Value: string(a.ID), Label: label, Selected: string(a.ID) == typed})
	}
	f.Options = web.Sorted(c.Loc, f.Options)
	return f
}

func (b userBuilder) accountCell(g teamdesk.GrantLine) ui.Content {
	if g.AccountName == "" {
		return ui.Unknown(b.c.T("masked"))
	}
	return ui.TextLink(ui.Link{Href: "/accounts/" + string(g.Account), Label: g.AccountName})
}

func (b userBuilder) until(g teamdesk.GrantLine) ui.Content {
	day := b.c.Loc.Day(g.Until)
	if g.State == team.GrantActive {
		return ui.Status(ui.StateOK, day)
	}
	return ui.TwoLine(day, b.c.T("team.grant.state."+string(g.State)))
}

func (b userBuilder) revoke(g teamdesk.GrantLine) ui.Content {
	if g.State != team.GrantActive {
		return nil
	}
	return ui.PostBtn(ui.Post{Action: userHref(b.s.ID) + "/grants/" + string(g.ID) + "/revoke",
		Button: ui.Button{Label: b.c.T("team.grant.revoke"), Small: true}})
}
