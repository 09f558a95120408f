package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"comptoir/internal/history/historydesk"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/report/reportdesk"
	"comptoir/internal/search/searchdesk"
)

// Config is what a command opens the application with.
type Config struct {
	// Data is the folder of the embedded database; created when absent.
	Data string
	// Database is a postgres:// URL; empty uses the folder.
	Database string
	// Today moves the business clock to this day at the present time of day; nil is the real one.
	Today *day.Day
	// Story says that the data is a told one, which may be carried to any day. Real records are never moved by a day that
	// has not come: looking ahead must not renew a contract.
	Story bool
	// SecureCookies marks the session cookie for HTTPS only.
	SecureCookies bool
	Log           *slog.Logger
	// Watch sees the final SQL of every query: tests hold the house rules to it.
	Watch func(query string)
	// Company is the name shown in the shell until a setting says otherwise.
	Company string
	// Bundle are the words; nil reads those of the areas.
	Bundle *i18n.Bundle
}

// App is the opened application.
type App struct {
	DB     *db.DB
	Bundle *i18n.Bundle
	Queue  *jobs.Queue
	Feed   *journal.Feed
	Desks  Desks
	// Search and History read across the areas.
	Search  *searchdesk.Desk
	History *historydesk.Desk
	Reports *reportdesk.Desk
	Intake  *intakedesk.Desk

	log   *slog.Logger
	clock *clock
	story bool
	site  *web.Site
	areas []area.Area
	// sources are what the search indexes.
	sources []search.Source
}

// clock is the business clock: the real one moved to --today, or held at a moment while the fictional company tells its
// past.
type clock struct {
	mu    sync.Mutex
	shift time.Duration
	held  time.Time
}

// newClock runs from today at the present time of day, both where the company is; nil is the real day.
func newClock(today *day.Day, now time.Time) *clock {
	c := &clock{}
	if today != nil {
		now = now.In(companyZone())
		y, m, d := today.Date()
		c.shift = time.Date(y, m, d, now.Hour(), now.Minute(), now.Second(), now.Nanosecond(), now.Location()).Sub(now)
	}
	return c
}

// Now is the business time.
func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.held.IsZero() {
		return c.held
	}
	return time.Now().Add(c.shift)
}

// Hold stops the clock at a moment; the zero time lets it run again.
func (c *clock) Hold(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.held = at
}

// URL is where the database of a configuration is.
func (c Config) URL() (string, error) {
	if c.Database != "" {
		return c.Database, nil
	}
	if c.Data == "" {
		return "", problem.New(problem.Invalid, "cli.problem.say_where")
	}
	if err := os.MkdirAll(c.Data, 0o700); err != nil {
		return "", err
	}
	return filepath.Join(c.Data, "comptoir.db"), nil
}

// Open connects, brings the schema up to date and wires the areas. Nothing runs yet: see Serve and CatchUp.
func Open(ctx context.Context, c Config) (*App, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	url, err := c.URL()
	if err != nil {
		return nil, err
	}
	bundle := c.Bundle
	if bundle == nil {
		if bundle, err = Bundle(); err != nil {
			return nil, err
		}
	}
	now := newClock(c.Today, time.Now())
	o := DBOptions(url, now.Now)
	o.Watch = c.Watch
	d, err := db.Open(ctx, o)
	if err != nil {
		return nil, friendly(err, url)
	}
	a := &App{DB: d, Bundle: bundle, log: c.Log, clock: now, story: c.Story, Queue: jobs.New(d, c.Log, time.Now)}
	a.wire(c)
	return a, nil
}

// friendly says in one line what a person can do about a database that does not open.
func friendly(err error, url string) error {
	if errors.Is(err, db.ErrNewer) {
		return problem.New(problem.Invalid, "cli.problem.newer_schema")
	}
	switch s := err.Error(); {
	case strings.Contains(s, "connection refused"), strings.Contains(s, "no such host"), strings.Contains(s, "failed to connect"):
		return problem.New(problem.Invalid, "cli.problem.database_silent", "why", err.Error())
	case strings.Contains(s, "not a database"):
		return problem.New(problem.Invalid, "cli.problem.not_a_database", "file", url)
	}
	return err
}

// wire makes the desks, the areas and the site.
func (a *App) wire(c Config) {
	a.Desks = newDesks(a, c)
	records := a.Desks.areas()
	a.Search = searchDesk(a.DB, records)
	a.History = historyDesk(a.DB, records)
	a.Intake = intakeDesk(a, records)
	records = append(records, intakeArea(a.Intake))
	a.sources = searchSources(records)
	a.Reports = a.reportDesk()
	a.areas = append(records, searchArea(a.Search), historyArea(a.History, a.Desks.Team, a.Search), a.reportArea())
	a.Desks.Group.Movers(movers(a.areas))
	a.Desks.Privacy.Hold(holders(a.areas))
	a.Feed = journal.NewFeed(a.DB, a.log, a.Desks.Attention.Follower(), search.Follower(a.sources))
	a.site = web.NewSite(web.Options{
		DB: a.DB, Bundle: a.Bundle, Sessions: auth.Sessions(a.DB, time.Now, web.SessionLife, c.SecureCookies),
		Actors: a.Desks.Team, Log: a.log, Company: a.Desks.Setting.Name,
		Settle: a.Feed.Settle, Badges: a.badges, NoteRefusal: a.Desks.Team.NoteRefusal,
		NoteDownload: a.noteDownload, News: a.news,
	})
	for _, ar := range a.areas {
		if ar.Routes != nil {
			ar.Routes(a.site)
		}
	}
	a.health()
}

// describers gathers how each area names its records.
func describers(areas []area.Area, kinds map[string][]ref.Kind) map[ref.Kind]area.Describe {
	out := map[ref.Kind]area.Describe{}
	for _, ar := range areas {
		if d, ok := ar.Describe.Get(); ok {
			for _, k := range kinds[ar.Name] {
				out[k] = d
			}
		}
	}
	return out
}

// badges counts what waits for the reader.
func (a *App) badges(ctx context.Context, who who.Actor) map[string]int {
	n, err := a.Desks.Attention.Badge(ctx, who)
	if err != nil {
		a.log.Error("badge failed", "err", err)
		return nil
	}
	asked, err := a.Desks.Coordination.Count(ctx, who)
	if err != nil {
		a.log.Error("badge failed", "err", err)
	}
	return map[string]int{"day": n, "requests": asked.Inbox}
}

// health answers load balancers: alive, and ready to serve.
func (a *App) health() {
	plain := func(w http.ResponseWriter, code int, text string) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(code)
		fmt.Fprintln(w, text)
	}
	a.site.Handle("GET /healthz", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") }))
	a.site.Handle("GET /readyz", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, stop := context.WithTimeout(r.Context(), 2*time.Second)
		defer stop()
		if err := a.DB.Ping(ctx); err != nil {
			plain(w, http.StatusServiceUnavailable, "database unavailable")
			return
		}
		plain(w, http.StatusOK, "ready")
	}))
}

// Handler is the site.
func (a *App) Handler() http.Handler { return a.site.Handler() }

// Close releases the database.
func (a *App) Close() error { return a.DB.Close() }

// CatchUp brings everything derived up to the day: contracts rolled, alerts and search in step. Commands that do not
// serve call it after their writes.
func (a *App) CatchUp(ctx context.Context) error {
	if err := a.Feed.CatchUp(ctx); err != nil {
		return err
	}
	return a.Desks.Attention.CatchUp(ctx)
}

// Serve answers on the listener until ctx ends, then finishes what it started.
func (a *App) Serve(ctx context.Context, l net.Listener) error {
	srv := &http.Server{Handler: a.Handler(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 2 * time.Minute,
		WriteTimeout: 5 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		ErrorLog: slog.NewLogLogger(a.log.Handler(), slog.LevelWarn)}
	work, stopWork := context.WithCancel(context.WithoutCancel(ctx))
	var background sync.WaitGroup
	for name, run := range map[string]func(context.Context) error{"journal": a.Feed.Run, "jobs": a.Queue.Run, "clock": a.runClock} {
		background.Add(1)
		go func() {
			defer background.Done()
			if err := run(work); err != nil {
				a.log.Error("background work stopped", "what", name, "err", err)
			}
		}()
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
		grace, done := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second)
		err = srv.Shutdown(grace)
		done()
	}
	stopWork()
	background.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return err
}

// runClock looks every minute whether a day has begun somewhere: contracts roll, alerts are renewed, old plumbing goes.
func (a *App) runClock(ctx context.Context) error {
	for {
		if err := a.Desks.Attention.Tick(ctx); err != nil && ctx.Err() == nil {
			a.log.Error("daily work failed", "err", err)
		}
		if err := a.sweep(ctx); err != nil && ctx.Err() == nil {
			a.log.Error("sweep failed", "err", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(time.Minute):
		}
	}
}

// sweep drops what has had its day.
func (a *App) sweep(ctx context.Context) error {
	return errors.Join(auth.Sweep(ctx, a.DB, time.Now()), a.Desks.Team.Sweep(ctx, who.System()), a.Intake.Sweep(ctx, who.System()), a.Queue.Sweep(ctx))
}

// Site is where pages are mounted; tests add a few of their own.
func (a *App) Site() *web.Site { return a.site }
