package teamweb

import (
	"strconv"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// titleName is a title in words; none is said, not left out.
func titleName(l *i18n.Loc, t team.Title) string {
	if t == "" {
		return l.T("team.title.none")
	}
	return l.T("team.title." + string(t))
}

// stateOf is the state of a user as lists show it.
func stateOf(l *i18n.Loc, s team.State) ui.Content {
	look := ui.StateDim
	switch s {
	case team.Active:
		look = ui.StateOK
	case team.Invited:
		look = ui.StateAsk
	case team.Suspended:
		look = ui.StateBad
	}
	return ui.Status(look, l.T("team.state."+string(s)))
}

// mono stands for a person.
func mono(name string) *ui.Mono { return &ui.Mono{Initials: web.Initials(name), Name: name} }

func titleOptions(l *i18n.Loc, now team.Title, none string) []ui.Option {
	out := []ui.Option{{Label: none, Selected: now == ""}}
	for _, t := range team.Titles {
		out = append(out, ui.Option{Value: string(t), Label: l.T("team.title." + string(t)), Selected: t == now})
	}
	return out
}

func languageOptions(l *i18n.Loc, now string) (out []ui.Option) {
	for _, v := range team.Languages {
		out = append(out, ui.Option{Value: v, Label: l.T("team.lang." + v), Selected: v == now})
	}
	return out
}

// zoneOptions are cities in the reader's alphabet; a zone that is not proposed is kept by its own name.
func zoneOptions(l *i18n.Loc, now string) (out []ui.Option) {
	found := false
	for _, z := range team.Zones {
		found = found || z == now
		out = append(out, ui.Option{Value: z, Label: l.T("team.zone." + z), Selected: z == now})
	}
	out = web.Sorted(l, out)
	if !found && now != "" {
		out = append(out, ui.Option{Value: now, Label: now, Selected: true})
	}
	return out
}

// peopleOptions are colleagues, the person themselves left out.
func peopleOptions(l *i18n.Loc, people []teamdesk.Person, now, but id.User, none string) []ui.Option {
	out := []ui.Option{{Label: none, Selected: now == ""}}
	for _, p := range people {
		if p.ID == but {
			continue
		}
		label := p.Name
		if p.Title != "" {
			label += ", " + l.T("team.title.short."+string(p.Title))
		}
		out = append(out, ui.Option{Value: string(p.ID), Label: label, Selected: p.ID == now})
	}
	return web.Sorted(l, out)
}

func themeChoices(c *web.Ctx, now, err string) ui.Choices {
	out := ui.Choices{Name: "theme", Legend: c.T("team.field.theme"), Error: err, Full: true}
	for _, t := range team.Themes {
		out.Items = append(out.Items, ui.Choice{Value: t, Label: c.T("team.theme." + t), Checked: t == now})
	}
	return out
}

func iso(d *day.Day) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func itoa(n int) string { return strconv.Itoa(n) }

// accountOf reads an account's identifier out of what an administrator was given: the identifier, or the address of
// the account's page.
func accountOf(typed string) id.Account {
	typed = strings.TrimRight(strings.TrimSpace(typed), "/")
	if i := strings.IndexAny(typed, "?#"); i >= 0 {
		typed = typed[:i]
	}
	a, _ := id.Parse[id.Account](typed[strings.LastIndex(typed, "/")+1:])
	return a
}

// refuse translates problems with the name of their field before each line of the summary.
func refuse(c *web.Ctx, r web.Refused) web.Refused {
	return r.Label(func(field string) string { return c.T("team.field." + field) })
}
