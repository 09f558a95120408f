package portfoliodesk_test

import (
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/portfolio"
	"comptoir/internal/portfolio/portfoliodesk"
)

// meet adds a contact and an open task, which hang on the account.
func (h *house) meet(c id.Account, name string) {
	h.t.Helper()
	h.exec(`INSERT INTO contact (id, account_id, name, name_fold, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0)`, id.New[id.Any](), c, name, name)
	h.exec(`INSERT INTO task (id, account_id, title, title_fold, kind, owner_id, rank_day, state, created_at, updated_at) VALUES (?, ?, 'Envoyer', 'envoyer', 'PROMISE_OURS', ?, 0, 'OPEN', 0, 0)`,
		id.New[id.Any](), c, h.who("Camille").ID)
}

func (h *house) handover(name string, c id.Account) portfoliodesk.HandoverSheet {
	h.t.Helper()
	for _, l := range h.open(name, c).Handovers {
		if l.State == portfolio.HandoverOpen {
			s, err := h.desk.Handover(ctx, h.who(name), l.ID)
			h.ok(err)
			return s
		}
	}
	h.t.Fatal("no hand-over is under way")
	return portfoliodesk.HandoverSheet{}
}

// Another PRIMARY: a checklist opens in the same transaction, with what hangs on the account.
func TestSuccession(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		c := h.key("Aldine", "Camille")
		h.meet(c, "Odile")
		h.ok(h.account.HandOver(ctx, h.who("Théo"), c, accountdesk.AssignInput{User: h.who("Ines").ID, From: today + 1, Reason: "Congé"}))
		s := h.handover("Théo", c)
		if s.FromName != "Camille" || s.ToName != "Ines" || s.Day != today+1 || s.Due != today+1+portfolio.HandoverDays || s.Items != 2 || s.Left != 2 || s.Reason != "Congé" {
			t.Fatalf("%+v", s.HandoverLine)
		}
		h.refused(h.desk.Complete(ctx, h.who("Camille"), s.ID, s.Rev), "handover_items_left")
		h.refused(h.desk.Defer(ctx, h.who("Camille"), s.ID, s.Rev, s.Due+10, "x"), "defer_by_manager")
		h.refused(h.desk.Defer(ctx, h.who("Théo"), s.ID, s.Rev, s.Due+31, "x"), "defer_too_far")
		h.refused(h.desk.Defer(ctx, h.who("Théo"), s.ID, s.Rev, s.Due+30, ""), "required")
		h.ok(h.desk.Defer(ctx, h.who("Théo"), s.ID, s.Rev, s.Due+30, "Salon de janvier"))
		h.refused(h.desk.Defer(ctx, h.who("Théo"), s.ID, s.Rev, s.Due+20, "Périmé"), "stale")
		h.ok(h.desk.Tick(ctx, h.who("Camille"), s.ID, s.Lines[0].ID, portfolio.Passed, ""))
		h.refused(h.desk.Tick(ctx, h.who("Camille"), s.ID, s.Lines[1].ID, portfolio.NotNeeded, ""), "required")
		h.refused(h.desk.Tick(ctx, h.who("Camille"), s.ID, id.New[id.Any](), portfolio.Passed, ""), "not_found")
		h.ok(h.desk.Tick(ctx, h.who("Camille"), s.ID, s.Lines[1].ID, portfolio.NotNeeded, "Déjà envoyé"))
		h.meet(c, "Tristan")
		added, err := h.desk.Refresh(ctx, h.who("Camille"), s.ID)
		h.ok(err)
		if added != 2 {
			t.Errorf("%d lines added", added)
		}
		h.ok(h.desk.PassAll(ctx, h.who("Camille"), s.ID))
		h.ok(h.desk.Complete(ctx, h.who("Camille"), s.ID, 0))
		h.refused(h.desk.Tick(ctx, h.who("Camille"), s.ID, s.Lines[0].ID, portfolio.ToDo, ""), "wrong_handover_state")
		for _, name := range []string{"Bastien", "Pia", "Paul"} {
			_, err := h.desk.Handover(ctx, h.who(name), s.ID)
			h.refused(err, "not_found")
			h.refused(h.desk.PassAll(ctx, h.who(name), s.ID), "not_found")
		}
	})
}

// A second change before the first is done replaces it; an INTERIM begins at once, without a list.
func TestReplacedAndInterim(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		c := h.key("Aldine", "Camille")
		h.ok(h.account.HandOver(ctx, h.who("Théo"), c, accountdesk.AssignInput{User: h.who("Ines").ID, From: today}))
		h.ok(h.account.HandOver(ctx, h.who("Théo"), c, accountdesk.AssignInput{User: h.who("Théo").ID, From: today + 5}))
		open := 0
		for _, l := range h.open("Théo", c).Handovers {
			if l.State == portfolio.HandoverOpen {
				open++
				if l.FromName != "Ines" {
					t.Errorf("from %s", l.FromName)
				}
			}
		}
		if open != 1 {
			t.Errorf("%d under way", open)
		}
		d := h.key("Belrive", "Camille")
		to := today + 20
		_, err := h.account.Assign(ctx, h.who("Théo"), d, accountdesk.AssignInput{User: h.who("Ines").ID, Role: account.Interim, From: today, To: &to})
		h.ok(err)
		if n := len(h.open("Théo", d).Handovers); n != 0 {
			t.Errorf("an interim opened %d hand-overs", n)
		}
	})
}

// What is told fails, nothing of the change stays: one transaction.
func TestOneTransaction(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		c := h.key("Aldine", "Camille")
		err := h.db.Write(ctx, h.who("Théo"), func(tx *db.Tx) error {
			if err := h.account.HandOverIn(tx, h.who("Théo"), c, accountdesk.AssignInput{User: h.who("Ines").ID, From: today}); err != nil {
				return err
			}
			return h.desk.StepIn(tx, h.who("Théo"), c, 0, portfoliodesk.StepInput{Verb: portfolio.Qualify, Reason: "x"})
		})
		h.refused(err, "wrong_status")
		if n := len(h.open("Théo", c).Handovers); n != 0 {
			t.Errorf("%d hand-overs stay", n)
		}
		if p, _ := h.sheet("Théo", c).Now(account.Primary); p.Name != "Camille" {
			t.Errorf("%s carries it", p.Name)
		}
	})
}

// The way out: a manager prepares it, the list is done, the account leaves; it may come back, and leaves again only with
// a new list.
func TestExit(t *testing.T) {
	each(t, func(h *house) {
		h.adopt()
		c := h.key("Aldine", "Camille")
		h.meet(c, "Odile")
		exit := func(name string) error { return h.step(name, c, portfolio.Exit) }
		h.refused(exit("Camille"), "exit_by_manager")
		h.refused(exit("Théo"), "exit_handover_open")
		_, err := h.desk.PrepareExit(ctx, h.who("Camille"), c, "Cédé")
		h.refused(err, "exit_by_manager")
		_, err = h.desk.PrepareExit(ctx, h.who("Théo"), c, " ")
		h.refused(err, "required")
		x, err := h.desk.PrepareExit(ctx, h.who("Théo"), c, "Cédé")
		h.ok(err)
		_, err = h.desk.PrepareExit(ctx, h.who("Théo"), c, "Cédé")
		h.refused(err, "handover_under_way")
		h.ok(h.desk.Drop(ctx, h.who("Théo"), x, 0))
		if x, err = h.desk.PrepareExit(ctx, h.who("Théo"), c, "Cédé"); err != nil {
			t.Fatal(err)
		}
		h.refused(exit("Théo"), "exit_handover_open")
		h.ok(h.desk.PassAll(ctx, h.who("Camille"), x))
		h.ok(h.desk.Complete(ctx, h.who("Camille"), x, 0))
		if s := h.open("Théo", c); !s.ExitReady {
			t.Error("the way out is not ready")
		}
		h.ok(exit("Théo"))
		if s := h.sheet("Théo", c); s.Status != account.Exited || s.Exit != "Parce que" {
			t.Errorf("%s %q", s.Status, s.Exit)
		}
		h.ok(h.step("Théo", c, portfolio.Return))
		h.ok(h.step("Théo", c, portfolio.Qualify))
		h.ok(h.step("Alix", c, portfolio.Propose)) // the Direction approves its own
		if s := h.open("Théo", c); s.Status != portfolio.Key || s.ExitReady {
			t.Errorf("%s, ready to leave: %v", s.Status, s.ExitReady)
		}
		h.refused(exit("Théo"), "exit_handover_open")
	})
}
