package web_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/platform/who"
)

// A page is everybody's own, is made again after a write to what it shows, and what it refuses is not kept.
func TestKeptPages(t *testing.T) {
	o := db.Options{Tables: map[string]db.TableClass{"session": db.Plumbing, "job": db.Plumbing}}
	dbtest.Each(t, o, func(t *testing.T, d *db.DB) {
		made := 0
		site := webtest.New(t, d, nil, func(s *web.Site) {
			s.GetKept("/jobs", func(c *web.Ctx) error {
				made++
				if c.Query("q") == "refused" {
					return problem.Missing()
				}
				n := 0
				err := d.Read(c.Context(), func(tx *db.Tx) (err error) {
					n, _, err = db.One[int](tx, `SELECT count(*) FROM job`)
					return err
				})
				if err != nil {
					return err
				}
				return c.Fragment(http.StatusOK, templ.Raw(fmt.Sprintf("<p>%s sees %d %s</p>", c.Who.Name, n, strings.Repeat("x", 3000))))
			})
		})
		camille := site.As(who.Actor{ID: id.New[id.User](), Name: "Camille", Lang: "fr"})
		theo := site.As(who.Actor{ID: id.New[id.User](), Name: "Théo", Lang: "fr"})
		expect := func(b *webtest.Browser, text string, times int) {
			t.Helper()
			if b.Get("/jobs").Shows("p", text); made != times {
				t.Errorf("%s: made %d times, want %d", text, made, times)
			}
		}
		expect(camille, "Camille sees 0", 1)
		expect(camille, "Camille sees 0", 1)
		expect(theo, "Théo sees 0", 2)
		err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error {
			_, err := tx.Exec(`INSERT INTO job (id, kind, args, run_at, state, created_at) VALUES (?, 'x', '', 0, 'DONE', 0)`, id.New[id.Any]())
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		expect(camille, "Camille sees 1", 3)
		for range 2 {
			if p := camille.Get("/jobs?q=refused"); p.Status != http.StatusNotFound {
				t.Errorf("refused: %d", p.Status)
			}
		}
		if made != 5 {
			t.Errorf("a refusal was kept")
		}
	})
}

// Who leaves before the answer is no error: nothing is written to them, and nothing to the log.
func TestWhoLeaves(t *testing.T) {
	d := dbtest.SQLite(t, db.Options{Tables: map[string]db.TableClass{"session": db.Plumbing}})
	bundle, err := i18n.New()
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	s := web.NewSite(web.Options{DB: d, Bundle: bundle, Sessions: auth.Sessions(d, time.Now, time.Hour, false),
		Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelInfo}))})
	ctx, leave := context.WithCancel(context.Background())
	s.Public("GET /slow", func(c *web.Ctx) error {
		leave()
		return d.Read(c.Context(), func(*db.Tx) error { return nil })
	})
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, "/slow", nil))
	if w.Body.Len() != 0 || log.Len() != 0 {
		t.Errorf("answered %q, logged %q", w.Body, log.String())
	}
}
