package intakedesk

import (
	"context"
	"fmt"
	"maps"
	"os"
	"testing"
	"time"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/files"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/who"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"

	"log/slog"
)

var ctx = context.Background()

// house is a small company on which imports are tried.
type house struct {
	t      testing.TB
	db     *db.DB
	desk   *Desk
	team   *teamdesk.Desk
	people map[string]who.Actor
	today  *time.Time
}

// tables and fields are those of every area that an import touches.
func options() db.Options {
	o := db.Options{Tables: map[string]db.TableClass{"session": db.Plumbing, "job": db.Plumbing, "cursor_position": db.Plumbing, "journal": db.Plumbing,
		"journal_detail": db.Plumbing, "journal_head": db.Plumbing}, Fields: map[ref.Kind]db.Fields{}}
	for _, t := range []map[string]db.TableClass{teamdesk.Tables(), files.Tables(), fxdesk.Tables(), accountdesk.Tables(), contactdesk.Tables(), contractdesk.Tables(),
		resultdesk.Tables(), taskdesk.Tables(), Tables()} {
		maps.Copy(o.Tables, t)
	}
	for _, f := range []map[ref.Kind]db.Fields{teamdesk.Fields(), files.Fields(), fxdesk.Fields(), accountdesk.Fields(), contactdesk.Fields(), contractdesk.Fields(),
		resultdesk.Fields(), taskdesk.Fields(), Fields()} {
		maps.Copy(o.Fields, f)
	}
	return o
}

// each runs a test on both engines. The business clock may be moved.
func each(t *testing.T, run func(h *house)) {
	t.Helper()
	now := dbtest.Today
	o := options()
	o.Clock = func() time.Time { return now }
	dbtest.Each(t, o, func(t *testing.T, d *db.DB) {
		now = dbtest.Today
		h := newHouse(t, d)
		h.today = &now
		run(h)
	})
}

func newHouse(t testing.TB, d *db.DB) *house {
	h := &house{t: t, db: d, people: map[string]who.Actor{}, team: teamdesk.New(d, time.Now)}
	h.desk = New(Parts{DB: d, Team: h.team, Account: accountdesk.New(d), Contact: contactdesk.New(d), Contract: contractdesk.New(d),
		Result: resultdesk.New(d), FX: fxdesk.New(d), Queue: jobs.New(d, slog.New(slog.DiscardHandler), time.Now), Clock: time.Now, Say: say,
		Undoings: []Undoing{
			{Area: "account", Rank: 10, Blocked: accountdesk.ImportBuiltOn, Undo: accountdesk.UndoImport},
			{Area: "contact", Rank: 20, Blocked: contactdesk.ImportBuiltOn, Undo: contactdesk.UndoImport},
			{Area: "contract", Rank: 20, Blocked: contractdesk.ImportBuiltOn, Undo: contractdesk.UndoImport},
			{Area: "result", Rank: 30, Blocked: resultdesk.ImportBuiltOn, Undo: resultdesk.UndoImport},
			{Area: "fx", Rank: 5, Blocked: fxdesk.ImportBuiltOn, Undo: fxdesk.UndoImport},
		}})
	from := day.MustParse("2010-01-01")
	seed := func(name string, title team.Title, boss string) {
		_, err := h.team.SeedUser(ctx, who.System(), teamdesk.Seed{Login: name + "@ardoval.example", Name: name, Title: title, Manager: h.people[boss].ID, From: from})
		h.ok(err)
		a, _, err := h.team.ActorByLogin(ctx, name+"@ardoval.example")
		h.ok(err)
		h.people[name] = a
	}
	seed("alix", team.Direction, "")
	seed("theo", team.GAM, "alix")
	seed("camille", team.KAM, "theo")
	seed("ines", team.KAM, "alix")
	seed("fanny", team.Finance, "alix")
	seed("bastien", team.AccountManager, "camille")
	seed("claude", team.CEO, "")
	return h
}

func say(_, key string, kv ...any) string { return fmt.Sprint(append([]any{key}, kv...)...) }

func (h *house) ok(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// count asks the database.
func (h *house) count(query string, args ...any) (n int) {
	h.t.Helper()
	h.ok(h.db.Read(ctx, func(tx *db.Tx) (err error) {
		n, _, err = db.One[int](tx, query, args...)
		return err
	}))
	return n
}

func (h *house) at(today string) { *h.today = day.MustParse(today).Time().Add(8 * time.Hour) }

func (h *house) run(name string, o Order, paths ...string) []FileReport {
	h.t.Helper()
	var sources []Source
	for _, p := range paths {
		sources = append(sources, FromPath(p))
	}
	got, err := h.desk.RunFiles(ctx, h.people[name], sources, o, nil)
	h.ok(err)
	return got
}

func write(t testing.TB, name, content string) string {
	t.Helper()
	path := t.TempDir() + "/" + name
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (h *house) batches() int { return h.count(`SELECT count(*) FROM import_batch`) }

// r0 is the form of a contract as it stands.
func r0(s contractdesk.Sheet) contract.Input {
	return contract.Input{Account: s.Account, Number: s.Number, Name: s.Name, Type: s.Type, Regime: s.Regime, Effective: s.Effective, TermMonths: s.TermMonths,
		EndTyped: s.EndTyped, NoticeUs: s.NoticeUs, NoticeClient: s.NoticeClient, Renewal: s.Renewal, Value: s.Value, Currency: s.Currency, Payment: s.Payment,
		State: s.State, Owner: s.Owner}
}
