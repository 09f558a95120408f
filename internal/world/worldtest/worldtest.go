// Package worldtest opens the application inside the fictional company, on a database of the test's own: real SQLite
// always, real PostgreSQL whenever COMPTOIR_TEST_POSTGRES names a server on which databases may be created. The story is
// told once a process and engine, and copied.
package worldtest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"comptoir/internal/app"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/world"
)

// Password is the one that everybody signs in with.
const Password = "comptoir"

// World is the application on Monday 23 November 2026, at eight in Paris. Its clock stands still.
type World struct {
	*app.App
	Today  day.Day
	people map[string]who.Actor
}

// As is a person of the cast, by handle: "camille", "remy", "ilse", "theo", "ingrid", "etienne", "solene", "nour",
// "bastien", "maeve", "gaetan", "paul".
func (w World) As(handle string) who.Actor {
	a, ok := w.people[handle]
	if !ok {
		panic("worldtest: nobody is called " + handle)
	}
	return a
}

// Each runs the test once an engine.
func Each(t *testing.T, run func(t *testing.T, w World)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { run(t, Open(t)) })
	t.Run("postgres", func(t *testing.T) { run(t, OpenPostgres(t)) })
}

// Open opens a copy on SQLite.
func Open(t testing.TB) World {
	t.Helper()
	dir := t.TempDir()
	content, err := fileOnce()
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "comptoir.db"), content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return open(t, app.Config{Data: dir})
}

// fileOnce is the database of the told story.
var fileOnce = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "worldtest-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := tell(app.Config{Data: dir}); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "comptoir.db"))
})

// tell tells the story there, and leaves it with everything derived in step.
func tell(c app.Config) error {
	w := newWatch()
	c.Watch = w.see
	a, err := start(c)
	if err != nil {
		return err
	}
	if _, err := a.Demo(context.Background(), Password); err != nil {
		a.Close()
		return err
	}
	return errors.Join(a.Close(), w.broken())
}

// start opens the application with its clock standing.
func start(c app.Config) (*app.App, error) {
	today := day.FromTime(dbtest.Today)
	c.Today, c.Company, c.Story = &today, world.Company, true
	a, err := app.Open(context.Background(), c)
	if err == nil {
		a.StandAt(dbtest.Today)
	}
	return a, err
}

func open(t testing.TB, c app.Config) World {
	t.Helper()
	seen := newWatch()
	c.Watch = seen.see
	a, err := start(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		a.Close()
		if err := seen.broken(); err != nil {
			t.Error(err)
		}
	})
	w := World{App: a, Today: day.FromTime(dbtest.Today), people: map[string]who.Actor{}}
	for _, p := range world.Cast() {
		actor, ok, err := a.Desks.Team.ActorByLogin(context.Background(), p.Login)
		if err != nil || !ok {
			t.Fatalf("%s is not there: %v", p.Login, err)
		}
		w.people[p.Handle] = actor
	}
	return w
}
