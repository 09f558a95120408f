package teamweb

import (
	"context"
	"net/http"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// userVerb is a gesture of one button on a user.
type userVerb func(ctx context.Context, a who.Actor, user id.User) error

// identityNames are the fields of the identity form, in order.
var identityNames = []string{"name", "login", "lang", "tz", "admin"}

// identity are a user's values as the form writes them.
func identity(in team.UserInput) map[string]string {
	m := map[string]string{"name": in.Name, "login": in.Login, "lang": in.Lang, "tz": in.TZ}
	if in.Admin {
		m["admin"] = "on"
	}
	return m
}

func inputOf(u team.User) team.UserInput {
	return team.UserInput{Login: u.Login, Name: u.Name, Lang: u.Lang, TZ: u.TZ, Admin: u.Admin}
}

// conflict shows both versions after somebody else saved first: nothing typed is lost, nothing is chosen beforehand.
func (h *handlers) conflict(c *web.Ctx, user id.User, _ int, mine team.UserInput) error {
	s, err := h.desk.OpenUser(c.Context(), c.Who, user)
	if err != nil {
		return err
	}
	typed, kept := identity(mine.Clean()), identity(inputOf(s.User))
	v := conflictView{
		head: ui.Head{Title: c.T("form.conflict.title"), Lede: c.T("form.conflict.lede", "name", by(c, s), "when", c.Loc.Moment(s.UpdatedAt, c.Who.Location()))},
		form: ui.Form{Action: userHref(user), Hidden: []ui.HiddenField{{Name: "rev", Value: itoa(s.Rev)}, {Name: "merged", Value: "1"}},
			Actions: []ui.Button{{Label: c.T("form.conflict.continue"), Kind: ui.Primary}, {Label: c.T("form.conflict.drop"), Kind: ui.Ghost, Href: userHref(user)}}},
		table: ui.Conflict{Caption: c.T("form.conflict.title"), Field: c.T("form.conflict.field"),
			Mine:   ui.ConflictSide{Label: c.T("form.conflict.mine"), Note: c.T("form.conflict.mine_note")},
			Theirs: ui.ConflictSide{Label: by(c, s), Note: c.T("form.conflict.theirs_note")}},
	}
	for _, n := range identityNames {
		v.form.Hidden = append(v.form.Hidden, ui.HiddenField{Name: n, Value: typed[n]})
		if typed[n] != kept[n] {
			v.table.Rows = append(v.table.Rows, ui.ConflictRow{Name: "pick_" + n, Label: c.T("team.field." + n), Mine: version(c, n, typed[n]), Theirs: version(c, n, kept[n])})
		}
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "users", Status: http.StatusConflict, Body: conflictPage(v)})
}

// merge saves the choices made between two versions over the one that was shown.
func (h *handlers) merge(c *web.Ctx, user id.User, f *web.Form) error {
	s, err := h.desk.OpenUser(c.Context(), c.Who, user)
	if err != nil {
		return err
	}
	mine, kept := readUser(f), inputOf(s.User)
	pick := func(name string, mine *string, theirs string) {
		if f.String("pick_"+name) == "theirs" {
			*mine = theirs
		}
	}
	pick("name", &mine.Name, kept.Name)
	pick("login", &mine.Login, kept.Login)
	pick("lang", &mine.Lang, kept.Lang)
	pick("tz", &mine.TZ, kept.TZ)
	if f.String("pick_admin") == "theirs" {
		mine.Admin = kept.Admin
	}
	err = h.desk.UpdateUser(c.Context(), c.Who, user, f.Rev(), mine)
	return h.answer(c, user, attempt{form: "identity", f: f}, err, "team.user.saved")
}

func by(c *web.Ctx, s teamdesk.UserSheet) string {
	if name := s.Names[s.UpdatedBy]; name != "" {
		return name
	}
	return "Comptoir"
}

// version is a value in words.
func version(c *web.Ctx, name, value string) ui.Version {
	switch {
	case name == "admin" && value == "on":
		return ui.Version{Changed: c.T("team.user.admin")}
	case name == "admin":
		return ui.Version{Changed: c.T("team.user.not_admin")}
	case name == "lang":
		return ui.Version{Changed: c.T("team.lang." + value)}
	case name == "tz" && c.Loc.Has("team.zone."+value):
		return ui.Version{Changed: c.T("team.zone." + value)}
	}
	return ui.Version{Changed: value}
}
