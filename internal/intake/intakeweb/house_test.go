package intakeweb_test

import (
	"context"
	"flag"
	"io/fs"
	"log/slog"
	"maps"
	"testing"
	"time"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/account/accountweb"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/contract/contractweb"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/intake/intakeweb"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/files"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

var ctx = context.Background()

// house is the pages of imports on a real site, with the areas that hold what comes in.
type house struct {
	*webtest.Site
	t      *testing.T
	db     *db.DB
	desk   *intakedesk.Desk
	queue  *jobs.Queue
	people map[string]who.Actor
}

func newHouse(t *testing.T) *house {
	t.Helper()
	o := db.Options{Tables: map[string]db.TableClass{"session": db.Plumbing, "job": db.Plumbing}, Fields: map[ref.Kind]db.Fields{}}
	for _, tables := range []map[string]db.TableClass{teamdesk.Tables(), files.Tables(), fxdesk.Tables(), accountdesk.Tables(), contactdesk.Tables(),
		contractdesk.Tables(), resultdesk.Tables(), taskdesk.Tables(), intakedesk.Tables()} {
		maps.Copy(o.Tables, tables)
	}
	for _, f := range []map[ref.Kind]db.Fields{teamdesk.Fields(), fxdesk.Fields(), accountdesk.Fields(), contactdesk.Fields(), contractdesk.Fields(),
		resultdesk.Fields(), intakedesk.Fields()} {
		maps.Copy(o.Fields, f)
	}
	d := dbtest.SQLite(t, o)
	people := teamdesk.New(d, time.Now)
	h := &house{t: t, db: d, queue: jobs.New(d, slog.New(slog.DiscardHandler), time.Now), people: map[string]who.Actor{}}
	h.desk = intakedesk.New(intakedesk.Parts{DB: d, Team: people, Account: accountdesk.New(d), Contact: contactdesk.New(d), Contract: contractdesk.New(d),
		Result: resultdesk.New(d), FX: fxdesk.New(d), Queue: h.queue, Clock: time.Now,
		Undoings: []intakedesk.Undoing{{Area: "account", Rank: 10, Blocked: accountdesk.ImportBuiltOn, Undo: accountdesk.UndoImport},
			{Area: "contract", Rank: 20, Blocked: contractdesk.ImportBuiltOn, Undo: contractdesk.UndoImport}}})
	h.Site = webtest.New(t, d, []fs.FS{intakeweb.Messages, teamweb.Messages, accountweb.Messages, contractweb.Messages},
		func(s *web.Site) { intakeweb.Routes(s, h.desk) })
	from := day.MustParse("2010-01-01")
	for _, p := range []struct {
		name  string
		title team.Title
		boss  string
	}{{"Alix", team.Direction, ""}, {"Camille", team.KAM, "Alix"}, {"Ines", team.KAM, "Alix"}, {"Bastien", team.AccountManager, "Camille"}} {
		login := p.name + "@ardoval.example"
		_, err := people.SeedUser(ctx, who.System(), teamdesk.Seed{Login: login, Name: p.name, Title: p.title, Manager: h.people[p.boss].ID, From: from})
		h.ok(err)
		h.people[p.name], _, err = people.ActorByLogin(ctx, login)
		h.ok(err)
	}
	return h
}

func (h *house) ok(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

var serveAt = flag.String("intake", "", "serve the pages of the area on this address until interrupted")

// TestServe shows the pages while one works on them: go test ./internal/intake/intakeweb -run TestServe -intake 127.0.0.1:9109 -timeout 0
func TestServe(t *testing.T) {
	if *serveAt == "" {
		t.Log("serves only on request: -intake 127.0.0.1:9109")
		return
	}
	h := newHouse(t)
	go func() { _ = h.queue.Run(ctx) }()
	h.Serve(*serveAt, h.people["Camille"], h.people["Alix"])
}
