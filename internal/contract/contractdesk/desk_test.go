package contractdesk_test

import (
	"context"
	"fmt"
	"maps"
	"testing"
	"time"

	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/files"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// house is a small company: a KAM with one account, a colleague with another, and people who may less.
type house struct {
	db      *db.DB
	desk    *contractdesk.Desk
	now     *time.Time
	people  map[string]who.Actor
	account id.Account
	other   id.Account
}

func each(t *testing.T, run func(t *testing.T, h *house)) {
	t.Helper()
	now := dbtest.Today
	o := db.Options{Clock: func() time.Time { return now }, Tables: map[string]db.TableClass{"account": db.Plumbing, "team_member": db.Plumbing,
		"journal": db.Plumbing, "journal_detail": db.Plumbing, "journal_head": db.Plumbing}, Fields: map[ref.Kind]db.Fields{}}
	for _, m := range []map[string]db.TableClass{teamdesk.Tables(), contractdesk.Tables(), files.Tables()} {
		maps.Copy(o.Tables, m)
	}
	for _, m := range []map[ref.Kind]db.Fields{teamdesk.Fields(), contractdesk.Fields(), files.Fields()} {
		maps.Copy(o.Fields, m)
	}
	dbtest.Each(t, o, func(t *testing.T, d *db.DB) {
		now = dbtest.Today
		run(t, found(t, d, &now))
	})
}

func found(t *testing.T, d *db.DB, now *time.Time) *house {
	h := &house{db: d, desk: contractdesk.New(d), now: now, people: map[string]who.Actor{}, account: id.New[id.Account](), other: id.New[id.Account]()}
	people := teamdesk.New(d, func() time.Time { return *now })
	ctx := context.Background()
	for name, title := range map[string]team.Title{"kam": team.KAM, "colleague": team.KAM, "manager": team.AccountManager, "hr": team.HR, "finance": team.Finance,
		"director": team.Direction, "nobody": ""} {
		s := teamdesk.Seed{Login: name + "@example.com", Name: name, Lang: "fr", TZ: "Europe/Paris", Title: title, From: day.MustParse("2020-01-01")}
		if _, err := people.SeedUser(ctx, who.System(), s); err != nil {
			t.Fatal(err)
		}
		a, ok, err := people.ActorByLogin(ctx, s.Login)
		if err != nil || !ok {
			t.Fatal(name, err)
		}
		h.people[name] = a
	}
	h.must(t, d.Write(ctx, who.System(), func(tx *db.Tx) error {
		for acc, owner := range map[id.Account]string{h.account: "kam", h.other: "colleague"} {
			if _, err := tx.Exec(`INSERT INTO account (id, name, name_fold, owner_id, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0)`,
				acc, "Castagnac "+owner, "castagnac "+owner, h.people[owner].ID); err != nil {
				return err
			}
		}
		_, err := tx.Exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, created_at, updated_at) VALUES (?, ?, ?, 'AE', 0, 0, 0)`,
			id.New[id.Any](), h.account, h.people["manager"].ID)
		return err
	}))
	return h
}

func (h *house) must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (h *house) input(name string) contract.Input {
	v := money.Major(1_840_000, "EUR")
	return contract.Input{Account: h.account, Name: name, Type: contract.Framework, Regime: contract.NoRegime, Effective: day.Ptr(day.MustParse("2024-03-01")),
		TermMonths: 36, NoticeUs: contract.NoticeOf(3), Renewal: contract.Renewal{Kind: contract.Tacit, Months: 12}, Value: &v, Currency: "EUR", State: contract.Active}
}

func (h *house) alerts(t *testing.T) (out []alert.Alert) {
	t.Helper()
	h.must(t, h.db.Read(context.Background(), func(tx *db.Tx) (err error) {
		out, err = contractdesk.Alerts(tx, h.people["kam"].Today(tx.Now()), nil)
		return err
	}))
	return out
}

func TestADecisionClosesTheAlertAndNoticeEndsTheContract(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx, kam := context.Background(), h.people["kam"]
		c, err := h.desk.Create(ctx, kam, h.input("Maintenance multitechnique"))
		h.must(t, err)
		s, err := h.desk.Open(ctx, kam, c)
		h.must(t, err)
		if got := fmt.Sprint(*s.Dates.Prudent, *s.Dates.DecideBy, *s.Dates.End); got != "2026-11-27 2026-11-13 2027-02-28" {
			t.Fatal(got)
		}
		if a := h.alerts(t); len(a) != 1 || a[0].Code != contract.CtNotice || a[0].Severity != alert.Critical || a[0].Value.Minor != 184000000 {
			t.Fatalf("%+v", a)
		}
		h.must(t, h.desk.Decide(ctx, kam, c, 1, contract.DecideInput{Choice: contract.LetRun, Reason: "Marge tenue."}))
		if a := h.alerts(t); len(a) != 0 {
			t.Errorf("the decision left %+v", a)
		}
		in := contract.NoticeInput{By: contract.Us, Sent: day.Ptr(day.MustParse("2026-11-20")), Received: day.Ptr(day.MustParse("2026-11-23")), Form: contract.LRAR}
		h.must(t, h.desk.GiveNotice(ctx, kam, c, 0, in, "avis.pdf", []byte("%PDF-1.4 proof")))
		s, err = h.desk.Open(ctx, kam, c)
		h.must(t, err)
		if s.State != contract.NoticeGiven || s.Given.Proof == "" || *s.Given.EndsOn != day.MustParse("2027-02-28") {
			t.Errorf("%+v", s.Contract)
		}
		f, err := h.desk.Files(ctx, kam, c)
		h.must(t, err)
		if len(f) != 1 || f[0].Name != "avis.pdf" {
			t.Errorf("%+v", f)
		}
		h.must(t, h.db.Read(ctx, func(tx *db.Tx) error {
			actions, err := db.Select[string](tx, `SELECT action FROM journal WHERE kind = 'contract' ORDER BY seq`)
			if got := fmt.Sprint(actions); got != "[contract.created contract.decided contract.notice_given]" {
				t.Error(got)
			}
			return err
		}))
	})
}

func TestRejections(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		kam := h.people["kam"]
		before, indefinite := h.input("x"), h.input("x")
		before.EndTyped, before.TermMonths = day.Ptr(day.MustParse("2024-02-01")), 0
		indefinite.Regime, indefinite.OpenEnded, indefinite.TermMonths = contract.L441_3, true, 0
		indefinite.Renewal = contract.Renewal{Kind: contract.NoRenewal}
		for code, in := range map[string]contract.Input{"end_before_start": before, "indefinite_l441": indefinite} {
			if _, err := h.desk.Create(context.Background(), kam, in); !problem.Has(err, code) {
				t.Errorf("%s: %v", code, err)
			}
		}
		if l, err := h.desk.List(context.Background(), kam, contractdesk.Filter{}, page.Request{}); err != nil || len(l.Rows) != 0 {
			t.Errorf("half written: %+v %v", l, err)
		}
	})
}

func TestAStaleEditIsAConflictAndWritesNothing(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx, kam := context.Background(), h.people["kam"]
		c, err := h.desk.Create(ctx, kam, h.input("un"))
		h.must(t, err)
		h.must(t, h.desk.Edit(ctx, kam, c, 1, h.input("deux")))
		if err := h.desk.Edit(ctx, kam, c, 1, h.input("trois")); !problem.Has(err, "stale") {
			t.Errorf("%v", err)
		}
		s, err := h.desk.Open(ctx, kam, c)
		h.must(t, err)
		if s.Name != "deux" || s.Rev != 2 {
			t.Errorf("%s rev %d", s.Name, s.Rev)
		}
		// The same form sent twice leaves no trace.
		h.must(t, h.desk.Edit(ctx, kam, c, 2, h.input("deux")))
		if s, _ = h.desk.Open(ctx, kam, c); s.Rev != 2 {
			t.Errorf("rev %d after an edit that changes nothing", s.Rev)
		}
	})
}

// Outside of the scope a contract does not exist: not by its page, its list, its files, nor by any verb.
func TestRights(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx := context.Background()
		c, err := h.desk.Create(ctx, h.people["kam"], h.input("Secret"))
		h.must(t, err)
		f, err := h.desk.AddFile(ctx, h.people["kam"], c, "a.txt", []byte("x"))
		h.must(t, err)
		for name, want := range map[string]struct{ reads, writes bool }{"kam": {true, true}, "director": {true, true}, "finance": {true, false},
			"manager": {true, false}, "colleague": {}, "hr": {}, "nobody": {}} {
			a := h.people[name]
			_, err := h.desk.Open(ctx, a, c)
			check(t, name+" opens", err, want.reads, problem.NotFound)
			_, _, err = h.desk.OpenFile(ctx, a, c, f.ID)
			check(t, name+" opens a file", err, want.reads, problem.NotFound)
			l, err := h.desk.List(ctx, a, contractdesk.Filter{}, page.Request{})
			h.must(t, err)
			if (len(l.Rows) == 1) != want.reads {
				t.Errorf("%s lists %d", name, len(l.Rows))
			}
			r, _, err := h.desk.Renewals(ctx, a, contractdesk.RenewalFilter{})
			h.must(t, err)
			if (len(r) == 1) != want.reads {
				t.Errorf("%s sees %d renewals", name, len(r))
			}
			kind := problem.NotFound
			if want.reads {
				kind = problem.Forbidden
			}
			for verb, err := range map[string]error{
				"edits":      h.desk.Edit(ctx, a, c, 0, h.input("Secret")),
				"decides":    h.desk.Decide(ctx, a, c, 0, contract.DecideInput{Choice: contract.LetRun, Reason: "ok"}),
				"agrees":     ignoreInvalid(h.desk.Agree(ctx, a, c, 0, day.MustParse("2026-11-23"))),
				"renews":     ignoreInvalid(h.desk.Renew(ctx, a, c, 0, contract.RenewInput{})),
				"terminates": ignoreInvalid(h.desk.Terminate(ctx, a, c, 0, contract.TerminateInput{})),
				"notices":    ignoreInvalid(h.desk.GiveNotice(ctx, a, c, 0, contract.NoticeInput{}, "", nil)),
				"withdraws":  ignoreInvalid(h.desk.WithdrawNotice(ctx, a, c, 0, "erreur")),
				"signs":      ignoreInvalid(h.desk.Sign(ctx, a, c, 0, day.MustParse("2026-11-23"))),
				"moves":      ignoreInvalid(h.desk.MoveTo(ctx, a, c, 0, contract.Draft)),
				"goes on":    ignoreInvalid(h.desk.GoOn(ctx, a, c, 0)),
				"performs":   h.desk.Performed(ctx, a, c, day.MustParse("2026-11-01")),
			} {
				check(t, name+" "+verb, err, want.writes, kind)
			}
			_, err = h.desk.AddFile(ctx, a, c, "b.txt", []byte("y"))
			check(t, name+" adds a file", err, want.writes, kind)
		}
		in := h.input("Autre")
		in.Account = h.other
		for name, a := range h.people {
			if _, err = h.desk.Create(ctx, a, in); (err == nil) != (name == "director" || name == "colleague") {
				t.Errorf("%s creates on the colleague's account: %v", name, err)
			}
		}
	})
}

// ignoreInvalid keeps only refusals: the rule's own answer means that the right was there.
func ignoreInvalid(err error) error {
	if problem.Is(err, problem.Invalid) || problem.Is(err, problem.Conflict) {
		return nil
	}
	return err
}

func check(t *testing.T, what string, err error, allowed bool, refusal problem.Kind) {
	t.Helper()
	if allowed && err != nil {
		t.Errorf("%s: %v", what, err)
	}
	if !allowed && !problem.Is(err, refusal) {
		t.Errorf("%s: got %v", what, err)
	}
}

func TestListWalksByKeyBothWays(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx, kam := context.Background(), h.people["kam"]
		for i := range 23 {
			in := h.input(fmt.Sprintf("Contrat %02d", i%7)) // equal names: the id breaks the tie
			in.Effective = day.Ptr(day.MustParse("2024-03-01").Add(i))
			_, err := h.desk.Create(ctx, kam, in)
			h.must(t, err)
		}
		for _, sort := range []string{"name", "deadline", "updated"} {
			for _, desc := range []bool{false, true} {
				req := page.Request{Sort: sort, Desc: desc, Size: 5}
				var forth, back []id.Contract
				var last page.Of[contractdesk.Line]
				for {
					got, err := h.desk.List(ctx, kam, contractdesk.Filter{}, req)
					h.must(t, err)
					for _, r := range got.Rows {
						forth = append(forth, r.ID)
					}
					last = got
					if got.Next.IsZero() {
						break
					}
					req.Cursor = got.Next
				}
				back = ids(last.Rows)
				for !last.Prev.IsZero() {
					req.Cursor = last.Prev
					got, err := h.desk.List(ctx, kam, contractdesk.Filter{}, req)
					h.must(t, err)
					back = append(ids(got.Rows), back...)
					last = got
				}
				if len(forth) != 23 || fmt.Sprint(forth) != fmt.Sprint(back) {
					t.Errorf("%s desc=%v: %d forth, %d back", sort, desc, len(forth), len(back))
				}
			}
		}
	})
}

func ids(rows []contractdesk.Line) (out []id.Contract) {
	for _, r := range rows {
		out = append(out, r.ID)
	}
	return out
}

func TestRollFollowsTheCalendarOnce(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx, kam := context.Background(), h.people["kam"]
		tacit, err := h.desk.Create(ctx, kam, h.input("Tacite"))
		h.must(t, err)
		in := h.input("Expresse")
		in.Renewal = contract.Renewal{Kind: contract.Express}
		express, err := h.desk.Create(ctx, kam, in)
		h.must(t, err)
		*h.now = time.Date(2027, time.March, 1, 6, 0, 0, 0, time.UTC)
		n, err := h.desk.Roll(ctx, day.MustParse("2027-03-01"))
		if err != nil || n != 2 {
			t.Fatalf("%d %v", n, err)
		}
		if n, err = h.desk.Roll(ctx, day.MustParse("2027-03-01")); err != nil || n != 0 {
			t.Errorf("again: %d %v", n, err)
		}
		s, err := h.desk.Open(ctx, kam, tacit)
		h.must(t, err)
		if s.State != contract.Active || *s.End != day.MustParse("2028-02-29") || s.Renewal.Done != 1 {
			t.Errorf("tacit: %+v", s.Contract)
		}
		s, err = h.desk.Open(ctx, kam, express)
		h.must(t, err)
		if s.State != contract.Ended {
			t.Errorf("express: %s", s.State)
		}
	})
}

func TestImportTwiceChangesNothing(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx, kam := context.Background(), h.people["kam"]
		past := h.input("Fini")
		past.Effective, past.Renewal = day.Ptr(day.MustParse("2018-01-01")), contract.Renewal{Kind: contract.NoRenewal}
		foreign := h.input("Ailleurs")
		foreign.Account = h.other
		lines := []contractdesk.ImportLine{{Key: "1", In: h.input("Un")}, {Key: "2", In: past}, {Key: "3", In: foreign}}
		run := func() (verbs []string) {
			h.must(t, h.db.Write(ctx, kam, func(tx *db.Tx) error {
				out, err := h.desk.ImportIn(tx, kam, "test", id.New[id.Batch](), lines)
				for _, o := range out {
					verbs = append(verbs, o.Verb)
				}
				return err
			}))
			return verbs
		}
		if got := fmt.Sprint(run()); got != "[created created rejected]" {
			t.Fatal(got)
		}
		if got := fmt.Sprint(run()); got != "[unchanged unchanged rejected]" {
			t.Fatal(got)
		}
		lines[0].In.Name = "Un bis"
		if got := fmt.Sprint(run()); got != "[updated unchanged rejected]" {
			t.Fatal(got)
		}
		l, err := h.desk.List(ctx, kam, contractdesk.Filter{State: contract.Ended}, page.Request{})
		h.must(t, err)
		if len(l.Rows) != 1 || len(h.alerts(t)) != 1 {
			t.Errorf("a contract past its end comes in as ended and raises nothing: %d ended, %d alerts", len(l.Rows), len(h.alerts(t)))
		}
	})
}

// A form that stayed open while the account was removed adds nothing to it.
func TestNothingOnARemovedAccount(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.must(t, h.db.Write(context.Background(), who.System(), func(tx *db.Tx) error {
			_, err := tx.Exec(`UPDATE account SET deleted_at = 1 WHERE id = ?`, h.account)
			return err
		}))
		in := contract.Input{Account: h.account, Name: "Vapeur", Type: contract.Service, Regime: contract.NoRegime, OpenEnded: true,
			Renewal: contract.Renewal{Kind: contract.NoRenewal}, Currency: money.EUR, State: contract.Active}
		if l := in.Validate(); len(l) > 0 {
			t.Fatal(l)
		}
		for _, name := range []string{"kam", "director"} {
			if _, err := h.desk.Create(context.Background(), h.people[name], in); !problem.Is(err, problem.NotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
