package web_test

import (
	"net/http"
	"testing"

	"github.com/a-h/templ"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/platform/who"
)

// A NUL reaches no query: PostgreSQL has no text that holds one.
func TestNUL(t *testing.T) {
	d := dbtest.SQLite(t, db.Options{Tables: map[string]db.TableClass{"session": db.Plumbing}})
	var asked, typed string
	site := webtest.New(t, d, nil, func(s *web.Site) {
		s.Get("/things/{id}", func(c *web.Ctx) error { asked = c.Query("q"); return c.Fragment(http.StatusOK, templ.NopComponent) })
		s.Post("/things", func(c *web.Ctx) error {
			f, err := c.Form()
			if err != nil {
				return err
			}
			typed = f.String("name")
			return c.Redirect("/things/1")
		})
	})
	b := site.As(who.Actor{ID: id.New[id.User](), Name: "Camille", Lang: "fr"})
	b.Get("/things/1?q=a%00b").Is(http.StatusOK, "")
	if asked != "a\uFFFDb" {
		t.Errorf("asked %q", asked)
	}
	b.Post("/things", "name", "a\x00b")
	if typed != "a\uFFFDb" {
		t.Errorf("typed %q", typed)
	}
	if p := b.Get("/things/%00"); p.Status != http.StatusNotFound {
		t.Errorf("%d", p.Status)
	}
}
