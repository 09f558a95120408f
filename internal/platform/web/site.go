// Package web serves pages: sign-in required unless said otherwise, one place where errors become pages, one shell.
// Handlers of the areas take a Ctx, call a verb of their desk, and return an error.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/klauspost/compress/gzhttp"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web/assets"
	"comptoir/internal/platform/who"
)

// Actors finds who is signed in; ok is false for someone disabled, or whose sessions were revoked since epoch.
type Actors interface {
	Actor(ctx context.Context, user id.User, epoch int) (a who.Actor, ok bool, err error)
}

// Options make a Site.
type Options struct {
	DB       *db.DB
	Bundle   *i18n.Bundle
	Sessions *scs.SessionManager
	Actors   Actors
	Log      *slog.Logger
	// Company is the name shown beside the reader's role.
	Company func(ctx context.Context) string
	// Settle waits until what follows the journal (alerts, search) has seen the last write, so that the page after
	// a form shows its effect.
	Settle func(ctx context.Context)
	// Badges counts what waits for the reader, by navigation key.
	Badges func(ctx context.Context, a who.Actor) map[string]int
	// NoteRefusal keeps in the access log that someone signed in was refused; nil keeps nothing.
	NoteRefusal func(ctx context.Context, a who.Actor, action string, on ref.Ref) error
	// News is the newest thing that ended behind a person's back; nil has none.
	News func(ctx context.Context, user id.User) (News, bool, error)
	// NoteDownload keeps there that someone took a file away; nil keeps nothing.
	NoteDownload func(ctx context.Context, a who.Actor, action string, on ref.Ref) error
	// MaxBody bounds a request body in bytes.
	MaxBody int64
}

// Site routes requests to handlers.
type Site struct {
	Options
	mux        *http.ServeMux
	doors      []Pattern
	nav        []NavItem
	capture    []CaptureItem
	panels     []Panel
	actions    []Action
	facing     Facing
	successors []Successor
}

// NavItem is an entry of the main navigation. Areas bring their own.
type NavItem struct {
	// Key is also the message key suffix: nav.<Key>.
	Key, Href, Icon string
	// Group 1 is the daily work, 2 the rest below the rule; 0 is only in the phone's bar.
	Group int
	// Keys are the keyboard shortcut: "g c".
	Keys string
	// Phone is the place in the phone's bar of five, 0 when absent.
	Phone int
	// Show says whether this person sees it; nil is everyone.
	Show func(a who.Actor) bool
}

// Handler answers one request, or returns what went wrong.
type Handler func(c *Ctx) error

// NewSite makes an empty site.
func NewSite(o Options) *Site {
	if o.MaxBody == 0 {
		o.MaxBody = 2 << 20
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return &Site{Options: o, mux: http.NewServeMux()}
}

// Nav adds navigation entries, shown in the order given.
func (s *Site) Nav(items ...NavItem) { s.nav = append(s.nav, items...) }

// Get serves pages to signed-in people.
func (s *Site) Get(path string, h Handler) {
	s.mount("GET "+path, false, s.serve(h, entry{signIn: true, max: s.MaxBody}))
}

// Post takes forms from signed-in people.
func (s *Site) Post(path string, h Handler) {
	s.mount("POST "+path, false, s.serve(h, entry{signIn: true, max: s.MaxBody}))
}

// PostUpload is Post with a larger body, for files.
func (s *Site) PostUpload(path string, max int64, h Handler) {
	s.mount("POST "+path, false, s.serve(h, entry{signIn: true, max: max}))
}

// Public serves anyone; Ctx.Who is empty for strangers.
func (s *Site) Public(pattern string, h Handler) {
	s.mount(pattern, true, s.serve(h, entry{max: s.MaxBody}))
}

// Handle mounts a plain handler such as static files.
func (s *Site) Handle(pattern string, h http.Handler) { s.mount(pattern, true, h) }

func (s *Site) mount(pattern string, open bool, h http.Handler) {
	s.mux.Handle(pattern, h)
	method, path, _ := strings.Cut(pattern, " ")
	s.doors = append(s.doors, Pattern{Method: method, Path: path, Open: open})
}

// Pattern is a door of the site: "GET /accounts/{id}".
type Pattern struct {
	Method, Path string
	// Open to strangers.
	Open bool
}

func (p Pattern) String() string { return p.Method + " " + p.Path }

// Patterns are all the doors that areas have mounted, so that a test of rights or of words forgets none.
func (s *Site) Patterns() []Pattern { return slices.Clone(s.doors) }

// zipLevel packs well enough at little cost.
const zipLevel = 2

// Handler is the whole site with its protections around it.
func (s *Site) Handler() http.Handler {
	s.mux.Handle("/", s.serve(elsewhere, entry{signIn: true, max: s.MaxBody}))
	s.mux.Handle("GET "+assets.Prefix, assets.Handler())
	s.mux.Handle("GET "+assets.WorkerPath, assets.Worker())
	zip, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.CompressionLevel(zipLevel))
	if err != nil {
		panic(err) // only for options that are wrong in code
	}
	csrf := http.NewCrossOriginProtection()
	csrf.SetDenyHandler(s.serve(func(*Ctx) error { return errCrossOrigin }, entry{}))
	return secureHeaders(zip(s.Sessions.LoadAndSave(csrf.Handler(s.mux))))
}

// entry is what a door asks of whoever comes.
type entry struct {
	signIn bool
	// facing lets in a screen that a client looks at.
	facing bool
	// max bounds the body in bytes; 0 does not.
	max int64
}

func (s *Site) serve(h Handler, e entry) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if e.max > 0 && r.Body != nil {
			r.Body = http.MaxBytesReader(w, r.Body, e.max)
		}
		r.URL.RawQuery = strings.ReplaceAll(r.URL.RawQuery, "%00", "%EF%BF%BD")
		c := &Ctx{W: w, R: r, site: s}
		defer c.catch()
		if err := c.identify(); err != nil {
			c.fail(err)
			return
		}
		if strings.Contains(r.URL.Path, nul) {
			c.fail(errNoPage)
			return
		}
		if e.signIn && !c.Who.Known() {
			c.askToSignIn()
			return
		}
		if e.signIn && !e.facing && c.Facing() != "" {
			c.turnAway()
			return
		}
		if err := h(c); err != nil {
			c.fail(err)
			return
		}
		c.noteDownload()
	})
}

func secureHeaders(next http.Handler) http.Handler {
	const csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
		"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", csp)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// SessionLife is the absolute life of a session: there is no idle timeout, which would write on every request.
const SessionLife = 12 * time.Hour
