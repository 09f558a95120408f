package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/who"
)

// Keys of the session.
const (
	sessionUser  = "user"
	sessionEpoch = "epoch"
	sessionFlash = "flash"
)

// Ctx is one request with who asks and in which language.
type Ctx struct {
	W    http.ResponseWriter
	R    *http.Request
	Who  who.Actor
	Loc  *i18n.Loc
	site *Site
}

// Context is the request's.
func (c *Ctx) Context() context.Context { return c.R.Context() }

// Now is the business time.
func (c *Ctx) Now() instant.Instant { return c.site.DB.Now() }

// Today is the reader's date.
func (c *Ctx) Today() day.Day { return c.Who.Today(c.site.DB.Now()) }

// T translates.
func (c *Ctx) T(key string, kv ...any) string { return c.Loc.T(key, kv...) }

// Query is a URL parameter.
func (c *Ctx) Query(name string) string { return c.R.URL.Query().Get(name) }

// PathID reads a typed identifier of the path; what is not one cannot exist.
func PathID[T ~string](c *Ctx, name string) (T, error) {
	v, ok := id.Parse[T](c.R.PathValue(name))
	if !ok {
		return "", errNoPage
	}
	return v, nil
}

// identify reads the session and picks the language: the person's, else ?lang or the browser's.
func (c *Ctx) identify() error {
	ctx := c.R.Context()
	if user := c.site.Sessions.GetString(ctx, sessionUser); user != "" {
		a, ok, err := c.site.Actors.Actor(ctx, id.User(user), c.site.Sessions.GetInt(ctx, sessionEpoch))
		if err != nil {
			c.Loc = c.site.Bundle.For("fr")
			return err
		}
		if ok {
			c.Who = a
			c.Loc = c.site.Bundle.For(a.Lang)
			return nil
		}
		_ = c.site.Sessions.Destroy(ctx)
	}
	lang := c.R.URL.Query().Get("lang")
	if lang == "" {
		if k, err := c.R.Cookie("comptoir_lang"); err == nil {
			lang = k.Value
		} else {
			lang = i18n.Match(c.R.Header.Get("Accept-Language"))
		}
	}
	c.Loc = c.site.Bundle.For(lang)
	return nil
}

// SignIn starts a fresh session for the person: the token changes, so that a planted one is worthless.
func (c *Ctx) SignIn(user id.User, epoch int) error {
	ctx := c.R.Context()
	if err := c.site.Sessions.RenewToken(ctx); err != nil {
		return err
	}
	c.site.Sessions.Put(ctx, sessionUser, string(user))
	c.site.Sessions.Put(ctx, sessionEpoch, epoch)
	c.site.Sessions.Put(ctx, sessionNews, c.site.latest(ctx, user).Mark)
	return nil
}

// SignOut ends the session.
func (c *Ctx) SignOut() error { return c.site.Sessions.Destroy(c.R.Context()) }

// Flash keeps a sentence for the next page: something was done.
func (c *Ctx) Flash(key string, kv ...any) { c.flash(ui.ToneOK, "", c.T(key, kv...)) }

// FlashUndo is Flash with the way to take the gesture back: the address that a press on "undo" writes to.
func (c *Ctx) FlashUndo(action, key string, kv ...any) { c.flash(ui.ToneOK, action, c.T(key, kv...)) }

// FlashProblem keeps what was refused for the next page, where the gesture has no form of its own to show it in.
func (c *Ctx) FlashProblem(list problem.List) { c.flash(ui.ToneBad, "", c.Loc.Problem(list[0])) }

func (c *Ctx) flash(tone ui.Tone, undo, text string) {
	c.site.Sessions.Put(c.R.Context(), sessionFlash, string(tone)+"|"+undo+"|"+text)
}

// Redirect answers a form: 303, after what follows the journal has caught up.
func (c *Ctx) Redirect(to string) error {
	if c.R.Method == http.MethodPost && c.site.Settle != nil {
		c.site.Settle(c.R.Context())
	}
	http.Redirect(c.W, c.R, to, http.StatusSeeOther)
	return nil
}

// Back returns to the local page the form came from, or to a fallback.
func (c *Ctx) Back(fallback string) error {
	return c.Redirect(Local(c.R.PostFormValue("back"), fallback))
}

// Local accepts only a path of this site, so that a link cannot send people elsewhere.
func Local(to, fallback string) string {
	u, err := url.Parse(to)
	if err != nil || to == "" || u.IsAbs() || u.Host != "" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") ||
		strings.Contains(to, `\`) {
		return fallback
	}
	return to
}

// Partial says that htmx wants a fragment, not a page.
func (c *Ctx) Partial() bool { return c.R.Header.Get("HX-Request-Type") == "partial" }

// Fragment renders a component alone.
func (c *Ctx) Fragment(status int, body templ.Component) error {
	c.W.Header().Set("Content-Type", "text/html; charset=utf-8")
	c.W.Header().Set("Cache-Control", "no-store")
	c.W.WriteHeader(status)
	return body.Render(c.R.Context(), c.W)
}

func (c *Ctx) askToSignIn() {
	to := "/login"
	if c.R.Method == http.MethodGet && c.R.URL.Path != "/" {
		to += "?next=" + url.QueryEscape(c.R.URL.RequestURI())
	}
	if strings.Contains(c.R.Header.Get("HX-Request"), "true") {
		c.W.Header().Set("HX-Redirect", to)
		c.W.WriteHeader(http.StatusUnauthorized)
		return
	}
	http.Redirect(c.W, c.R, to, http.StatusSeeOther)
}
