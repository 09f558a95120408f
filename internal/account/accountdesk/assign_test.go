package accountdesk_test

import (
	"fmt"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

func (h *house) give(by string, c id.Account, to string, r account.Role, from string, end *day.Day) error {
	_, err := h.desk.Assign(ctx, h.who(by), c, accountdesk.AssignInput{User: h.who(to).ID, Role: r, From: on(from), To: end})
	return err
}

func TestOnePrimaryADay(t *testing.T) {
	each(t, func(h *house) {
		c := h.key("Castagnac", "Camille")
		h.refused(h.give("Théo", c, "Ines", account.Primary, "2026-11-23", nil), "primary_overlap")
		h.refused(h.give("Ines", c, "Ines", account.Primary, "2026-11-23", nil), "not_found")
		h.refused(h.give("Camille", c, "Ines", account.Primary, "2026-11-23", nil), "assign_by_manager")
		h.refused(h.desk.HandOver(ctx, h.who("Camille"), c, accountdesk.AssignInput{User: h.who("Ines").ID, From: on("2026-12-01")}), "assign_by_manager")
		h.ok(h.give("Camille", c, "Bastien", account.Backup, "2026-11-23", nil))
		h.ok(h.give("Camille", c, "Ines", account.Interim, "2026-12-20", until("2027-01-04")))
		h.refused(h.give("Théo", c, "0", account.Backup, "2026-11-23", nil), "required")
		// Handed over, the one ends the day before the other begins.
		h.refused(h.desk.HandOver(ctx, h.who("Théo"), c, accountdesk.AssignInput{User: h.who("Camille").ID, From: on("2026-12-01")}), "already_primary")
		h.refused(h.desk.HandOver(ctx, h.who("Théo"), c, accountdesk.AssignInput{User: h.who("Ines").ID, From: on("2025-01-01")}), "to_before_from")
		h.refused(h.desk.HandOver(ctx, h.who("Théo"), c, accountdesk.AssignInput{User: h.who("Ines").ID, From: on("2024-01-01")}), "nobody_to_relieve")
		h.ok(h.desk.HandOver(ctx, h.who("Théo"), c, accountdesk.AssignInput{User: h.who("Ines").ID, From: on("2026-12-01"), Reason: "Congé maternité"}))
		s := h.open("Théo", c)
		var got string
		for _, n := range s.Assignments {
			if n.Role == account.Primary {
				to := ""
				if n.To != nil {
					to = n.To.String()
				}
				got += fmt.Sprintf("%s %s–%s ", n.Name, n.From, to)
			}
		}
		if got != "Ines 2026-12-01– Camille 2025-01-01–2026-11-30 " {
			t.Error(got)
		}
		if p, ok := s.Now(account.Primary); !ok || p.Name != "Camille" {
			t.Errorf("%+v", p)
		}
		// History is closed, never edited.
		old := s.Assignments[len(s.Assignments)-1].ID
		h.refused(h.desk.EndAssignment(ctx, h.who("Théo"), c, old, on("2026-12-15")), "already_closed")
	})
}

// Whoever brings an account in may take it; nobody else but a manager gives it.
func TestTaking(t *testing.T) {
	each(t, func(h *house) {
		c := h.candidate("Laiteries", "Camille")
		h.refused(h.give("Camille", c, "Ines", account.Primary, "2026-11-23", nil), "assign_by_manager")
		h.ok(h.give("Camille", c, "Camille", account.Primary, "2026-11-23", nil))
		h.refused(h.give("Camille", c, "Camille", account.Primary, "2026-11-23", nil), "assign_by_manager")
	})
}

func TestCap(t *testing.T) {
	each(t, func(h *house) {
		for _, n := range []string{"A", "B", "C"} {
			h.key(n, "Camille")
		}
		alix, theo := h.who("Alix"), h.who("Théo")
		// A candidate takes no place; it takes one the day it becomes key.
		d := h.candidate("D", "Camille")
		h.ok(h.give("Camille", d, "Camille", account.Primary, "2026-01-01", nil))
		h.ok(h.desk.MoveTo(ctx, alix, d, 0, account.Move{To: account.Qualified, Reason: "Évalué"}))
		h.refused(h.desk.MoveTo(ctx, alix, d, 0, account.Move{To: account.Key}), "cap_exceeded")
		// With an exception of the GAM's it may.
		n := h.open("Théo", d).Assignments[0].ID
		h.refused(h.desk.Except(ctx, h.who("Camille"), d, n, on("2027-02-01"), "Relais d'Ilse"), "forbidden")
		h.refused(h.desk.Except(ctx, theo, d, n, on("2027-06-01"), "Relais d'Ilse"), "exception_too_long")
		h.refused(h.desk.Except(ctx, theo, d, n, on("2027-02-01"), " "), "required")
		h.ok(h.desk.Except(ctx, theo, d, n, on("2027-02-01"), "Relais d'Ilse"))
		h.ok(h.desk.MoveTo(ctx, alix, d, 0, account.Move{To: account.Key}))
		s := h.open("Camille", d)
		if len(s.Assignments) != 2 || s.Assignments[0].ApproverName != "Théo" || *s.Assignments[1].To != on("2026-11-22") {
			t.Errorf("%+v", s.Assignments)
		}
		if got := h.alerts(on("2026-11-23"), nil); got != "" {
			t.Errorf("covered: %s", got)
		}
		if got := h.alerts(on("2027-02-02"), nil); got != "PF_CAP H 4/3" {
			t.Errorf("when the exception ends: %q", got)
		}
		// A fifth, at once with its exception, by who may approve it.
		e := h.candidate("E", "Ines")
		h.ok(h.desk.MoveTo(ctx, alix, e, 0, account.Move{To: account.Qualified, Reason: "Évalué"}))
		h.ok(h.desk.MoveTo(ctx, alix, e, 0, account.Move{To: account.Key}))
		in := accountdesk.AssignInput{User: h.who("Camille").ID, Role: account.Primary, From: on("2026-11-23")}
		_, err := h.desk.Assign(ctx, theo, e, in)
		h.refused(err, "cap_exceeded")
		in.ExceptionUntil, in.Reason = until("2027-05-23"), "Arrêt d'Ines"
		_, err = h.desk.Assign(ctx, theo, e, in)
		h.ok(err)
	})
}

func TestInterimTakesNoPlace(t *testing.T) {
	each(t, func(h *house) {
		for _, n := range []string{"A", "B", "C"} {
			h.key(n, "Camille")
		}
		d := h.key("D", "Ines")
		h.ok(h.give("Théo", d, "Camille", account.Interim, "2026-11-23", until("2027-01-21"))) // 60 days
		h.refused(h.give("Théo", d, "Camille", account.Interim, "2027-02-01", until("2027-04-02")), "interim_too_long")
	})
}

// alerts tells the codes raised on a day.
func (h *house) alerts(today day.Day, accounts []id.Account) (out string) {
	h.t.Helper()
	h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
		all, err := accountdesk.Alerts(tx, today, accounts)
		for _, a := range all {
			if out != "" {
				out += " "
			}
			out += a.Code + " " + string(a.Severity)
			if n, ok := a.Params["n"]; ok {
				out += fmt.Sprintf(" %v/%v", n, a.Params["cap"])
			}
			if a.AccountName != "" {
				out += " " + a.AccountName
			}
		}
		return err
	}))
	return out
}

func TestAlerts(t *testing.T) {
	each(t, func(h *house) {
		a, b := h.key("Aldine", "Camille"), h.key("Brassac", "Ines")
		h.candidate("Candidat", "Camille") // nobody must carry it
		h.ok(h.desk.AddIdentifier(ctx, h.who("Camille"), a, "", account.Identifier{Scheme: account.SIREN, Value: "738229320", State: account.ToConfirm}))
		h.ok(h.desk.EndAssignment(ctx, h.who("Théo"), b, h.open("Théo", b).Assignments[0].ID, on("2026-11-20")))
		today := on("2026-11-23")
		if got := h.alerts(today, nil); got != "PF_ORPHAN "+string(alert.Critical)+" Brassac ID_INVALID W Aldine" {
			t.Error(got)
		}
		if got := h.alerts(today, []id.Account{a}); got != "ID_INVALID W Aldine" {
			t.Error(got)
		}
		if got := h.alerts(today, []id.Account{}); got != "" {
			t.Error(got)
		}
		if got := h.alerts(on("2026-11-20"), nil); got != "ID_INVALID W Aldine" {
			t.Error(got)
		}
	})
}
