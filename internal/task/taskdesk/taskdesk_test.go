package taskdesk_test

import (
	"context"
	"strings"
	"testing"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/task"
	"comptoir/internal/task/taskdesk"
)

var ctx = context.Background()

func (h *house) enter(t *testing.T, by, account, title string, owner string, due *day.Day) id.Task {
	t.Helper()
	in := task.Input{Title: title, Account: h.accounts[account], Owner: h.people[owner].ID, Due: due}
	got, err := h.desk.Create(ctx, h.people[by], in)
	must(t, err)
	return got
}

func (h *house) titles(t *testing.T, by string, f taskdesk.Filter) string {
	t.Helper()
	p, err := h.desk.List(ctx, h.people[by], f, page.Request{})
	must(t, err)
	var out []string
	for _, s := range p.Rows {
		out = append(out, s.Title)
	}
	return strings.Join(out, ", ")
}

func TestTwoFields(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		camille := h.people["Camille"]
		got, err := h.desk.Create(ctx, camille, task.Input{Title: "  Appeler Odile ", Due: &today})
		must(t, err)
		s, err := h.desk.Open(ctx, camille, got)
		must(t, err)
		if s.Title != "Appeler Odile" || s.Owner != camille.ID || s.Kind != task.Todo || *s.Due != today || !s.MayWrite || s.From != "" {
			t.Errorf("%+v", s)
		}
		_, err = h.desk.Create(ctx, camille, task.Input{Title: " "})
		if !problem.Has(err, "required") {
			t.Errorf("no title: %v", err)
		}
	})
}

// Who sees a task of Helvane that Camille keeps for herself, and one that concerns no client.
func TestSight(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		onAccount := h.enter(t, "Camille", "Helvane", "Plan de prévention", "Camille", nil)
		private := h.enter(t, "Camille", "", "Dentiste", "Camille", nil)
		handed := h.enter(t, "Camille", "", "Classer les offres", "Bastien", nil)
		for name, sees := range map[string][3]bool{
			"Alix": {true, false, false}, "Théo": {true, false, false}, "Camille": {true, true, true}, "Bastien": {true, false, true},
			"Ines": {false, false, false}, "Rachel": {false, false, false},
		} {
			for i, task := range []id.Task{onAccount, private, handed} {
				_, err := h.desk.Open(ctx, h.people[name], task)
				if sees[i] != (err == nil) || (err != nil && !problem.Is(err, problem.NotFound)) {
					t.Errorf("%s, task %d: %v", name, i, err)
				}
			}
		}
		if err := h.desk.Done(ctx, h.people["Ines"], onAccount, 0); !problem.Is(err, problem.NotFound) {
			t.Errorf("an outsider: %v", err)
		}
		must(t, h.desk.Done(ctx, h.people["Bastien"], handed, 0))
	})
}

func TestDelegate(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		camille, bastien := h.people["Camille"], h.people["Bastien"]
		got := h.enter(t, "Camille", "Helvane", "Compte rendu", "Camille", &today)
		for _, to := range []string{"Ines", "Rachel", "Théo"} {
			if err := h.desk.Delegate(ctx, camille, got, 1, h.people[to].ID); !problem.Has(err, "not_a_colleague") {
				t.Errorf("to %s: %v", to, err)
			}
		}
		must(t, h.desk.Delegate(ctx, camille, got, 1, bastien.ID))
		if err := h.desk.Delegate(ctx, camille, got, 1, bastien.ID); !problem.Has(err, "stale") {
			t.Errorf("stale: %v", err)
		}
		s, err := h.desk.Open(ctx, bastien, got)
		must(t, err)
		if s.Owner != bastien.ID || s.From != "Camille" || !s.MayWrite {
			t.Errorf("%+v", s)
		}
		if got := h.titles(t, "Camille", taskdesk.Filter{View: taskdesk.Delegated}); got != "Compte rendu" {
			t.Errorf("delegated: %q", got)
		}
		n, err := h.desk.Count(ctx, camille)
		must(t, err)
		if n != (taskdesk.Counts{Delegated: 1}) {
			t.Errorf("%+v", n)
		}
		must(t, h.desk.Delegate(ctx, bastien, got, 0, camille.ID)) // back to who entered it
		list, err := h.desk.Colleagues(ctx, camille, h.accounts["Helvane"])
		must(t, err)
		if len(list) != 2 || list[0].Name != "Camille" || list[1].Name != "Bastien" {
			t.Errorf("%v", list)
		}
		if _, err := h.desk.Create(ctx, h.people["Ines"], task.Input{Title: "x", Account: h.accounts["Helvane"]}); !problem.Has(err, "unknown_choice") {
			t.Errorf("on an account out of reach: %v", err)
		}
		for _, none := range []id.Account{id.New[id.Account](), "none"} {
			if _, err := h.desk.Create(ctx, h.people["Alix"], task.Input{Title: "x", Account: none}); !problem.Has(err, "unknown_choice") {
				t.Errorf("on an account that is none: %v", err)
			}
		}
	})
}

func TestLife(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		camille := h.people["Camille"]
		got := h.enter(t, "Camille", "Helvane", "Relancer", "", &today)
		must(t, h.desk.Done(ctx, camille, got, 0))
		if err := h.desk.Done(ctx, camille, got, 0); !problem.Has(err, "wrong_state") {
			t.Errorf("done twice: %v", err)
		}
		if s := h.titles(t, "Camille", taskdesk.Filter{State: "done"}); s != "Relancer" {
			t.Errorf("done: %q", s)
		}
		must(t, h.desk.Reopen(ctx, camille, got, 0))
		s, err := h.desk.Open(ctx, camille, got)
		must(t, err)
		must(t, h.desk.Edit(ctx, camille, got, s.Rev, task.Input{Title: "Relancer Odile", Account: s.Account, Kind: task.PromiseOurs, Note: "au téléphone"}))
		if err := h.desk.Edit(ctx, camille, got, s.Rev, task.Input{Title: "x"}); !problem.Has(err, "stale") {
			t.Errorf("stale: %v", err)
		}
		if err := h.desk.Edit(ctx, camille, got, 0, task.Input{Title: "", Kind: task.PromiseOurs}); !problem.Has(err, "promise_needs_account") || !problem.Has(err, "required") {
			t.Errorf("all errors at once: %v", err)
		}
		must(t, h.desk.Cancel(ctx, camille, got, 0))
		must(t, h.desk.Remove(ctx, camille, got, 0))
		if _, err := h.desk.Open(ctx, camille, got); !problem.Is(err, problem.NotFound) {
			t.Errorf("removed: %v", err)
		}
		var actions []string
		must(t, h.db.Read(ctx, func(tx *db.Tx) error {
			actions, err = db.Select[string](tx, `SELECT action FROM journal ORDER BY seq`)
			return err
		}))
		if got := strings.Join(actions, " "); got != "task.created task.done task.reopened task.edited task.cancelled task.removed" {
			t.Error(got)
		}
	})
}

func TestListsPageByKey(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		for i, title := range []string{"d", "b", "a", "c"} {
			due := []*day.Day{nil, day.Ptr(today), day.Ptr(today - 3), day.Ptr(today + 9)}[i]
			h.enter(t, "Camille", []string{"Helvane", ""}[i%2], title, "", due)
		}
		h.enter(t, "Ines", "Norrsund", "n", "", day.Ptr(today-9))
		if got := h.titles(t, "Camille", taskdesk.Filter{}); got != "a, b, c, d" {
			t.Errorf("mine: %s", got)
		}
		for name, c := range map[string]struct {
			f    taskdesk.Filter
			want string
		}{
			"late": {taskdesk.Filter{Late: true}, "a"}, "words": {taskdesk.Filter{Query: "HELV"}, "a, d"}, "kind": {taskdesk.Filter{Kind: task.PromiseOurs}, ""},
			"accounts": {taskdesk.Filter{View: taskdesk.Everyones}, "a, d"},
		} {
			if got := h.titles(t, "Camille", c.f); got != c.want {
				t.Errorf("%s: %q, want %q", name, got, c.want)
			}
		}
		for _, f := range []taskdesk.Filter{{}, {View: taskdesk.Everyones}, {State: "all"}} {
			forth, back := h.walk(t, "Théo", f)
			if forth != back {
				t.Errorf("%+v: %s there, %s back", f, forth, back)
			}
		}
		if forth, _ := h.walk(t, "Théo", taskdesk.Filter{View: taskdesk.Everyones}); forth != "adn" {
			t.Errorf("by account: %s", forth)
		}
	})
}

// walk reads the list two at a time to its end and back.
func (h *house) walk(t *testing.T, by string, f taskdesk.Filter) (forth, back string) {
	t.Helper()
	req := page.Request{Size: 2}
	var last page.Of[taskdesk.Sheet]
	for {
		p, err := h.desk.List(ctx, h.people[by], f, req)
		must(t, err)
		for _, s := range p.Rows {
			forth += s.Title
		}
		last = p
		if p.Next.IsZero() {
			break
		}
		req.Cursor = p.Next
	}
	for p := last; ; {
		part := ""
		for _, s := range p.Rows {
			part += s.Title
		}
		back = part + back
		if p.Prev.IsZero() {
			return forth, back
		}
		var err error
		p, err = h.desk.List(ctx, h.people[by], f, page.Request{Size: 2, Cursor: p.Prev})
		must(t, err)
	}
}

func TestWhatFollows(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		helvane := h.accounts["Helvane"]
		late := h.enter(t, "Camille", "Helvane", "Plan de prévention", "Bastien", day.Ptr(today-4))
		h.enter(t, "Camille", "Helvane", "Plus tard", "", nil)
		h.enter(t, "Camille", "", "Sans client", "", day.Ptr(today-1))
		must(t, h.db.Read(ctx, func(tx *db.Tx) error {
			for _, c := range []struct {
				of   []id.Account
				want int
			}{{nil, 2}, {[]id.Account{helvane}, 1}, {[]id.Account{h.accounts["Norrsund"]}, 0}, {[]id.Account{""}, 1}} {
				got, err := taskdesk.Alerts(tx, today, c.of)
				if err != nil || len(got) != c.want {
					t.Errorf("%v: %d alerts, %v", c.of, len(got), err)
				}
			}
			got, err := taskdesk.Alerts(tx, today, []id.Account{helvane})
			if err != nil || got[0].Code != task.TkLate || got[0].Severity != alert.Warning || got[0].Owner != h.people["Bastien"].ID ||
				got[0].AccountName != "Helvane" || *got[0].Due != today-4 {
				t.Errorf("%+v %v", got, err)
			}
			to := ref.To(task.RefKind, late)
			for name, sees := range map[string]bool{"Camille": true, "Ines": false} {
				labels, err := taskdesk.Describe(tx, h.people[name], []ref.Ref{to})
				if _, ok := labels[to]; ok != sees || err != nil {
					t.Errorf("%s: %v %v", name, labels, err)
				}
			}
			src := taskdesk.SearchSource()
			var docs []search.Doc
			if docs, err = src.Page(tx, "", 10); err != nil || len(docs) != 3 || docs[0].Account != helvane || docs[2].Account != "" || docs[2].Owner != h.people["Camille"].ID {
				t.Errorf("%v %v", docs, err)
			}
			next, err := taskdesk.Next(tx, h.people["Camille"], []id.Account{helvane})
			if err != nil || next[helvane].Title != "Plan de prévention" {
				t.Errorf("%+v %v", next, err)
			}
			return nil
		}))
		open, done, more, err := h.desk.OfAccount(ctx, h.people["Théo"], helvane, 1)
		if err != nil || len(open) != 1 || len(done) != 0 || !more {
			t.Errorf("%v %v %v %v", open, done, more, err)
		}
	})
}
