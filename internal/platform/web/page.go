package web

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/who"
)

// Page is what a handler shows inside the shell.
type Page struct {
	// Title of the window, translated.
	Title string
	// Nav is the key of the navigation entry the page belongs to.
	Nav string
	// Query is what is being searched, on the search page.
	Query string
	// Status is 200 when zero.
	Status int
	Body   templ.Component
}

// CaptureItem is an entry of the "+" menu.
type CaptureItem struct {
	// Key is the message key suffix: capture.<Key>.
	Key, Href, Icon string
	Show            func(a who.Actor) bool
}

// Capture adds entries to the "+" menu.
func (s *Site) Capture(items ...CaptureItem) { s.capture = append(s.capture, items...) }

// Page renders a page in the shell.
func (c *Ctx) Page(p Page) error {
	status := p.Status
	if status == 0 {
		status = http.StatusOK
	}
	h := c.W.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "private, no-store")
	h.Set("Vary", "HX-Request-Type, Cookie")
	shell := c.shell(p)
	c.W.WriteHeader(status)
	ctx := templ.WithChildren(c.R.Context(), p.Body)
	return ui.Page(shell).Render(ctx, c.W)
}

// Bare renders a page outside of the shell, for strangers.
func (c *Ctx) Bare(status int, title string, body templ.Component) error {
	c.W.Header().Set("Content-Type", "text/html; charset=utf-8")
	c.W.Header().Set("Cache-Control", "private, no-store")
	company := ""
	if c.site.Company != nil {
		company = c.site.Company(c.R.Context())
	}
	shell := ui.LoginShell{Lang: c.Loc.Lang, Theme: theme(c.Who.Theme), Title: title, App: appName, Home: "/",
		Motto: c.T("shell.motto"), Place: company, Aside: c.T("shell.about")}
	c.W.WriteHeader(status)
	return ui.LoginPage(shell).Render(templ.WithChildren(c.R.Context(), body), c.W)
}

const appName = "Comptoir"

func theme(t string) string {
	if t == "light" || t == "dark" {
		return t
	}
	return ""
}

func (c *Ctx) shell(p Page) ui.Shell {
	if c.Facing() != "" {
		return c.facingShell(p)
	}
	var badges map[string]int
	if c.site.Badges != nil {
		badges = c.site.Badges(c.R.Context(), c.Who)
	}
	s := ui.Shell{Lang: c.Loc.Lang, Theme: theme(c.Who.Theme), Title: p.Title, App: appName, Home: "/", Words: c.words(),
		Nav: c.sideNav(p.Nav, badges), Bar: c.phoneBar(p.Nav, badges), Me: c.me(), SearchHref: "/search", Query: p.Query,
		Capture: c.captureItems(), Language: c.languageSwitch(), ThemeForm: c.themeSwitch(), Shortcuts: c.shortcuts()}
	s.Flashes = append(c.flashes(), c.news()...)
	return s
}

// facingShell holds no search, no capture, no profile and no badge; the frame puts in what may be seen.
func (c *Ctx) facingShell(p Page) ui.Shell {
	s := ui.Shell{Lang: c.Loc.Lang, Theme: theme(c.Who.Theme), Title: p.Title, App: appName, Home: c.site.facing.Home, Words: c.words(),
		Me: ui.Me{Name: c.Who.Name, Initials: Initials(c.Who.Name)}, Language: c.languageSwitch(), ThemeForm: c.themeSwitch()}
	if c.site.Company != nil {
		s.Me.Detail = c.site.Company(c.R.Context())
	}
	if s.Me.Detail != "" {
		s.App = s.Me.Detail
	}
	c.site.facing.Frame(c, &s)
	s.Flashes = c.flashes()
	return s
}

func (c *Ctx) flashes() []ui.Flash {
	flash := c.site.Sessions.PopString(c.R.Context(), sessionFlash)
	if flash == "" {
		return nil
	}
	return []ui.Flash{c.flashOf(flash)}
}

// flashOf reads what flash kept: tone, address of the undo, sentence.
func (c *Ctx) flashOf(kept string) ui.Flash {
	tone, rest, _ := strings.Cut(kept, "|")
	undo, text, _ := strings.Cut(rest, "|")
	f := ui.Flash{Tone: ui.Tone(tone), Text: text}
	if undo != "" {
		f.Undo = &ui.Post{Action: undo, Fields: []ui.HiddenField{{Name: "back", Value: c.R.URL.RequestURI()}},
			Button: ui.Button{Label: c.T("shell.undo"), Icon: "undo-2", Small: true}}
	}
	return f
}

func (c *Ctx) words() ui.ShellWords {
	t := func(k string) string { return c.T("shell." + k) }
	return ui.ShellWords{Skip: t("skip"), Nav: t("nav"), Bar: t("bar"), Search: t("search"), SearchHint: t("search_hint"),
		SearchKeys: "Ctrl K", Capture: t("capture"), Menu: t("menu"), Close: t("close"), Palette: t("palette"),
		PaletteHint: t("palette_hint"), Shortcuts: t("shortcuts"), Messages: t("messages")}
}

func (c *Ctx) sideNav(current string, badges map[string]int) []ui.NavItem {
	var out []ui.NavItem
	group := 0
	for _, n := range c.site.nav {
		if n.Group == 0 || (n.Show != nil && !n.Show(c.Who)) {
			continue
		}
		item := c.navItem(n, current, badges)
		item.Apart = group != 0 && n.Group != group
		group = n.Group
		out = append(out, item)
	}
	return out
}

func (c *Ctx) phoneBar(current string, badges map[string]int) []ui.NavItem {
	var out []ui.NavItem
	for place := 1; place <= 5; place++ {
		for _, n := range c.site.nav {
			if n.Phone == place && (n.Show == nil || n.Show(c.Who)) {
				item := c.navItem(n, current, badges)
				item.Capture = n.Group == 0 && n.Key == "capture"
				out = append(out, item)
			}
		}
	}
	return out
}

func (c *Ctx) navItem(n NavItem, current string, badges map[string]int) ui.NavItem {
	item := ui.NavItem{Label: c.T("nav." + n.Key), Href: n.Href, Icon: n.Icon, Current: n.Key == current, Keys: n.Keys}
	if b := badges[n.Key]; b > 0 {
		item.Badge = c.Loc.Int(int64(min(b, 99)))
		item.BadgeHint = " " + c.T("nav.badge")
	}
	return item
}

func (c *Ctx) me() ui.Me {
	detail := ""
	if c.Who.Title != "" {
		detail = c.T("team.title.short." + c.Who.Title)
	} else if c.Who.Admin || c.Who.Owner {
		detail = c.T("team.title.short.ADMIN")
	}
	if c.site.Company != nil {
		if name := c.site.Company(c.R.Context()); name != "" {
			detail = strings.TrimPrefix(detail+" · "+name, " · ")
		}
	}
	return ui.Me{Name: c.Who.Name, Initials: Initials(c.Who.Name), Detail: detail, Items: []ui.MenuItem{
		{Label: c.T("shell.profile"), Icon: "user-round", Href: "/profile"},
		{Label: c.T("shell.sign_out"), Icon: "log-out", Post: "/logout", Native: true},
	}}
}

func (c *Ctx) captureItems() []ui.MenuItem {
	var out []ui.MenuItem
	for _, i := range c.site.capture {
		if i.Show == nil || i.Show(c.Who) {
			out = append(out, ui.MenuItem{Label: c.T("capture." + i.Key), Icon: i.Icon, Href: i.Href})
		}
	}
	return out
}

func (c *Ctx) languageSwitch() *ui.Switch {
	to, label := "en", "EN"
	if c.Loc.Lang == "en" {
		to, label = "fr", "FR"
	}
	return &ui.Switch{Action: "/profile/lang", Name: "lang", Value: to, Label: label, Hint: c.T("shell.lang." + to), Lang: to,
		Back: c.R.URL.RequestURI()}
}

func (c *Ctx) themeSwitch() *ui.Switch {
	to, icon := "dark", "moon"
	if c.Who.Theme == "dark" {
		to, icon = "light", "sun"
	}
	return &ui.Switch{Action: "/profile/theme", Name: "theme", Value: to, Hint: c.T("shell.theme." + to), Icon: icon,
		Back: c.R.URL.RequestURI()}
}

func (c *Ctx) shortcuts() []ui.Shortcut {
	out := []ui.Shortcut{
		{Keys: []string{"Ctrl", "K"}, Label: c.T("shell.keys.palette")},
		{Keys: []string{"?"}, Label: c.T("shell.keys.help")},
	}
	for _, n := range c.site.nav {
		if n.Keys != "" && n.Group > 0 && (n.Show == nil || n.Show(c.Who)) {
			out = append(out, ui.Shortcut{Keys: strings.Fields(n.Keys), Label: c.T("nav." + n.Key)})
		}
	}
	return out
}

// errorPage shows a problem, in the shell when someone is signed in.
func (c *Ctx) errorPage(status int, code, sentence string) {
	if c.Partial() {
		c.W.Header().Set("HX-Retarget", "#toasts")
		_ = c.Fragment(status, ui.Toast(ui.ToneBad, sentence, c.T("shell.close")))
		return
	}
	title := c.T("shell.error.title")
	if status == http.StatusNotFound {
		title = c.T("shell.error.absent")
	}
	body := errorBody(title, sentence, c.T("shell.error.home"))
	var err error
	if c.Who.Known() {
		err = c.Page(Page{Title: title, Status: status, Body: body})
	} else {
		err = c.Bare(status, title, body)
	}
	if err != nil && c.R.Context().Err() == nil {
		c.site.Log.Error("error page failed", "code", code, "err", err)
	}
}
