package teamweb

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/team"
)

// langCookie keeps the language of someone who is not signed in.
const langCookie = "comptoir_lang"

func (h *handlers) login(c *web.Ctx) error {
	if c.Who.Known() {
		return c.Redirect(web.Local(c.Query("next"), "/"))
	}
	if lang := c.Query("lang"); slices.Contains(team.Languages, lang) {
		keepLang(c, lang)
	}
	return h.showLogin(c, http.StatusOK, "", c.Query("next"), "")
}

func (h *handlers) signIn(c *web.Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	next := f.String("next")
	user, epoch, err := h.desk.SignIn(c.Context(), f.String("login"), f.Raw("password"), addressOf(c.R))
	if err != nil {
		list, ok := problem.All(err)
		if !ok {
			return err
		}
		return h.showLogin(c, web.StatusOf(list[0].Kind), f.String("login"), next, refusalText(c, list[0]))
	}
	if err := c.SignIn(user, epoch); err != nil {
		return err
	}
	return c.Redirect(web.Local(next, "/"))
}

// refusalText says why, and near the end how many tries are left.
func refusalText(c *web.Ctx, p problem.Problem) string {
	if n, ok := p.Args["minutes"].(int); ok && p.Kind == problem.TooMany {
		return c.Loc.N("team.login.pause", n)
	}
	words := c.T("team.login.wrong")
	switch left, ok := p.Args["left"].(int); {
	case ok && left == 0:
		words += " " + c.T("team.login.last")
	case ok && left <= 4:
		words += " " + c.Loc.N("team.login.left", left)
	}
	return words
}

func (h *handlers) showLogin(c *web.Ctx, status int, login, next, refused string) error {
	other := "en"
	if c.Loc.Lang == "en" {
		other = "fr"
	}
	form := ui.LoginForm{Title: c.T("team.login.title"), Action: "/login", Submit: c.T("team.login.submit"), Reveal: c.T("team.login.reveal"),
		Login:    ui.Field{Name: "login", Label: c.T("team.field.login"), Value: login, Inputmode: "email", Autocomplete: "username", Required: true},
		Password: ui.Field{Name: "password", Label: c.T("team.field.password"), Kind: "password", Autocomplete: "current-password", Required: true, Error: refused},
		Links: []ui.Link{{Label: c.T("team.login.forgotten"), Href: "/login/forgotten"},
			{Label: c.T("team.lang." + other), Href: "/login?" + url.Values{"lang": {other}, "next": {web.Local(next, "/")}}.Encode(), Lang: other}},
		Notes: []string{c.T("team.login.host", "host", c.R.Host), c.T("team.login.private")}}
	if to := web.Local(next, "/"); to != "/" {
		form.Hidden = []ui.HiddenField{{Name: "next", Value: to}}
	}
	return c.Bare(status, form.Title, ui.SignIn(form))
}

func (h *handlers) forgotten(c *web.Ctx) error {
	title := c.T("team.forgotten.title")
	return c.Bare(http.StatusOK, title, notePage(noteView{title: title, text: c.T("team.forgotten.text"),
		link: ui.Link{Href: "/login", Label: c.T("team.forgotten.back")}}))
}

func (h *handlers) signOut(c *web.Ctx) error {
	if err := c.SignOut(); err != nil {
		return err
	}
	return c.Redirect("/login")
}

// setLang works for strangers too: the language is kept in a cookie, and in the profile of who is signed in.
func (h *handlers) setLang(c *web.Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	lang := f.String("lang")
	if !slices.Contains(team.Languages, lang) {
		return problem.At("lang", "unknown_choice")
	}
	if c.Who.Known() {
		if err := h.desk.SetLang(c.Context(), c.Who, lang); err != nil {
			return err
		}
	}
	keepLang(c, lang)
	return c.Back("/")
}

func (h *handlers) setTheme(c *web.Ctx) error {
	f, err := c.Form()
	if err != nil {
		return err
	}
	if c.Who.Known() {
		if err := h.desk.SetTheme(c.Context(), c.Who, f.String("theme")); err != nil {
			return err
		}
	}
	return c.Back("/")
}

func keepLang(c *web.Ctx, lang string) {
	http.SetCookie(c.W, &http.Cookie{Name: langCookie, Value: lang, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true,
		Secure: c.R.TLS != nil, SameSite: http.SameSiteLaxMode})
}

// addressOf is where the request comes from, for throttling. What a proxy says is believed only of one on this machine:
// anybody else could write anything there.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return host
	}
	hops := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
	if last := net.ParseIP(strings.TrimSpace(hops[len(hops)-1])); last != nil {
		return last.String()
	}
	return host
}
