package teamweb

import (
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// why answers "why can X see Y?".
func (b userBuilder) why(w *teamdesk.Answer) whyCard {
	c := b.c
	asked := c.Query("account")
	v := whyCard{title: c.T("team.why.title", "name", b.s.Name), action: userHref(b.s.ID), field: b.account(asked, ""), ask: c.T("team.why.ask")}
	v.field.ID = "why-account"
	switch {
	case asked == "":
		v.text = c.T("team.why.intro")
		return v
	case w == nil:
		v.text = c.T("team.why.unknown")
		return v
	}
	name := w.AccountName
	if name == "" {
		name = c.T("team.why.this_account")
	}
	v.answer = c.T("team.why.no", "name", b.s.Name, "account", name)
	if w.Sees() {
		v.answer = c.T("team.why.yes", "name", b.s.Name, "account", name)
	}
	for _, r := range w.Reasons {
		v.reasons = append(v.reasons, b.reason(r))
	}
	v.rights = ui.Table{ID: "rights", Caption: c.T("team.why.rights"), Columns: []ui.Column{{Label: c.T("team.why.object"), Head: true, Place: ui.TopLeft},
		{Label: c.T("team.why.read"), Place: ui.MiddleLeft}, {Label: c.T("team.why.write"), Place: ui.MiddleRight}}}
	for _, r := range w.Rights {
		v.rights.Rows = append(v.rights.Rows, ui.Row{Cells: []ui.Content{ui.Text(c.T("team.object." + string(r.Object))),
			b.yesNo("team.why.reads", r.Read), b.yesNo("team.why.writes", r.Write)}})
	}
	return v
}

func (b userBuilder) yesNo(key string, yes bool) ui.Content {
	if yes {
		return ui.Status(ui.StateOK, b.c.T(key))
	}
	return ui.Status(ui.StateDim, b.c.T(key+"_not"))
}

// reason is one line: the way, through whom, since when and until when.
func (b userBuilder) reason(r teamdesk.Reason) ui.Change {
	c := b.c
	icon := map[teamdesk.Via]string{teamdesk.ViaOwner: "key-round", teamdesk.ViaTitle: "briefcase", teamdesk.ViaAssignment: "user-round-check",
		teamdesk.ViaBroughtIn: "upload", teamdesk.ViaTeam: "users", teamdesk.ViaGrant: "key-round"}[r.Via]
	line := ui.Change{Icon: icon, Title: c.T("team.via."+string(r.Via), "title", titleName(c.Loc, b.s.Title), "level", c.T("team.level."+levelOr(r.Level)))}
	if r.ThroughName != "" {
		line.Title = c.T("team.via.below."+string(r.Via), "name", r.ThroughName)
	}
	switch {
	case r.From != nil && r.To != nil:
		line.Note = c.T("team.from_to", "from", *r.From, "to", *r.To)
	case r.From != nil:
		line.Note = c.T("team.since", "day", *r.From)
	case r.To != nil:
		line.Note = c.T("team.until", "day", *r.To)
	}
	return line
}

func levelOr(l team.Level) string {
	if l == "" {
		return string(team.LevelRead)
	}
	return string(l)
}
