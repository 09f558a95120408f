package coordinationdesk_test

import (
	"strings"
	"testing"

	"comptoir/internal/coordination"
	"comptoir/internal/coordination/coordinationdesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

func (h *house) ask(by, account, asked, subject string) id.Any {
	h.t.Helper()
	x, err := h.desk.Ask(ctx, h.people[by], coordination.Input{Account: h.accounts[account], Asked: h.people[asked].ID, Subject: subject, Due: day.Ptr(today + 3)})
	must(h.t, err)
	return x
}

func (h *house) subjects(by string, f coordinationdesk.Filter) string {
	h.t.Helper()
	p, err := h.desk.List(ctx, h.people[by], f, page.Request{})
	must(h.t, err)
	var out []string
	for _, s := range p.Rows {
		out = append(out, s.Subject)
	}
	return strings.Join(out, ", ")
}

// Who sees a question to finance about Helvane: the one asked, though she works on no account; and those of the account.
func TestSight(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		x := h.ask("Camille", "Helvane", "Nour", "Un conducteur bilingue ?")
		other := h.ask("Ines", "Norrsund", "Alix", "Remise de fin d’année")
		for name, sees := range map[string][2]bool{"Alix": {true, true}, "Théo": {true, true}, "Camille": {true, false}, "Bastien": {true, false},
			"Nour": {true, false}, "Ines": {false, true}, "Solène": {false, false}} {
			for i, q := range []id.Any{x, other} {
				s, err := h.desk.Open(ctx, h.people[name], q)
				if sees[i] != (err == nil) || err != nil && !problem.Is(err, problem.NotFound) {
					t.Errorf("%s, %d: %v", name, i, err)
				}
				if name == "Nour" && err == nil && (s.AccountOpen || s.MayManage || !s.MayAnswer || s.AccountName != "Helvane" || s.ByName != "Camille") {
					t.Errorf("Nour: %+v", s)
				}
			}
		}
		for _, err := range []error{h.desk.Remind(ctx, h.people["Solène"], x), h.desk.Cancel(ctx, h.people["Ines"], x),
			h.desk.Answer(ctx, h.people["Ines"], x, "non"), h.desk.Reassign(ctx, h.people["Ines"], x, 0, h.people["Ines"].ID, &today)} {
			if !problem.Is(err, problem.NotFound) {
				t.Errorf("a third: %v", err)
			}
		}
		for _, err := range []error{h.desk.Cancel(ctx, h.people["Nour"], x), h.desk.Remind(ctx, h.people["Nour"], x), h.desk.Answer(ctx, h.people["Camille"], x, "oui")} {
			if !problem.Is(err, problem.Forbidden) {
				t.Errorf("not hers: %v", err)
			}
		}
		for name, want := range map[string]string{"Nour": "Un conducteur bilingue ?", "Solène": "", "Ines": "Remise de fin d’année", "Camille": "Un conducteur bilingue ?"} {
			if got := h.subjects(name, coordinationdesk.Filter{View: coordinationdesk.Accounts}); got != want {
				t.Errorf("%s lists %q", name, got)
			}
		}
	})
}

func TestAskAndAnswer(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		camille, solene := h.people["Camille"], h.people["Solène"]
		x := h.ask("Camille", "Helvane", "Solène", "Paiement à 60 jours ?")
		if n, err := h.desk.Count(ctx, solene); err != nil || n.Inbox != 1 || n.Late != 0 {
			t.Errorf("%+v %v", n, err)
		}
		if n, err := h.desk.Count(ctx, camille); err != nil || n.Inbox != 0 || n.Sent != 1 {
			t.Errorf("%+v %v", n, err)
		}
		if got := h.subjects("Solène", coordinationdesk.Filter{Query: "paiement"}); got != "Paiement à 60 jours ?" {
			t.Error(got)
		}
		must(t, h.desk.Remind(ctx, camille, x))
		if err := h.desk.Remind(ctx, camille, x); !problem.Has(err, "already_reminded") {
			t.Error(err)
		}
		must(t, h.desk.Answer(ctx, solene, x, "Oui, jusqu’à 45 jours fin de mois."))
		if err := h.desk.Answer(ctx, solene, x, "Non."); !problem.Is(err, problem.Conflict) || !problem.Has(err, "already_answered") {
			t.Errorf("twice: %v", err)
		}
		s, err := h.desk.Open(ctx, camille, x)
		if err != nil || s.Status() != coordination.Answered || s.Answer != "Oui, jusqu’à 45 jours fin de mois." || s.Function != "FINANCE" || s.AnsweredAt == nil || s.MayManage {
			t.Errorf("%+v %v", s, err)
		}
		h.write(func(tx *db.Tx) error {
			actions, err := db.Select[string](tx, `SELECT action FROM journal WHERE kind = 'coordination' ORDER BY seq`)
			if got := strings.Join(actions, " "); got != "coordination.asked coordination.reminded coordination.answered" {
				t.Error(got)
			}
			return err
		})
	})
}

// Rejections: an account out of reach, who has left, oneself, a day that is past.
func TestRefused(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.write(func(tx *db.Tx) error {
			_, err := tx.Exec(`UPDATE app_user SET state = 'LEFT' WHERE id = ?`, h.people["Nour"].ID)
			return err
		})
		for _, c := range []struct{ by, account, asked, code string }{
			{"Camille", "Norrsund", "Solène", "unknown_choice"}, {"Camille", "Helvane", "Nour", "unknown_choice"},
			{"Camille", "Helvane", "Camille", "ask_yourself"}, {"Solène", "Helvane", "Camille", "unknown_choice"},
		} {
			_, err := h.desk.Ask(ctx, h.people[c.by], coordination.Input{Account: h.accounts[c.account], Asked: h.people[c.asked].ID, Subject: "?", Due: &today})
			if !problem.Has(err, c.code) {
				t.Errorf("%+v: %v", c, err)
			}
		}
		_, err := h.desk.Ask(ctx, h.people["Camille"], coordination.Input{Account: h.accounts["Helvane"], Asked: "x", Subject: "?", Due: day.Ptr(today - 1)})
		if !problem.Has(err, "unknown_choice") || !problem.Has(err, "due_in_the_past") {
			t.Error(err)
		}
	})
}

// Who was asked leaves: the request is handed to somebody else, and is theirs alone.
func TestReassign(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		camille := h.people["Camille"]
		x := h.ask("Camille", "Helvane", "Nour", "Un conducteur bilingue ?")
		h.write(func(tx *db.Tx) error {
			_, err := tx.Exec(`UPDATE app_user SET state = 'LEFT' WHERE id = ?`, h.people["Nour"].ID)
			return err
		})
		s, err := h.desk.Open(ctx, camille, x)
		if err != nil || !s.Gone || !s.MayManage {
			t.Errorf("%+v %v", s, err)
		}
		if err := h.desk.Reassign(ctx, camille, x, s.Rev+1, h.people["Alix"].ID, &today); !problem.Has(err, "stale") {
			t.Error(err)
		}
		must(t, h.desk.Reassign(ctx, camille, x, s.Rev, h.people["Alix"].ID, day.Ptr(today+5)))
		s, err = h.desk.Open(ctx, h.people["Alix"], x)
		if err != nil || s.Function != "SALES_DIR" || s.Due != today+5 || !s.MayAnswer || s.Gone {
			t.Errorf("%+v %v", s, err)
		}
		if _, err := h.desk.Open(ctx, h.people["Nour"], x); !problem.Is(err, problem.NotFound) {
			t.Error(err)
		}
		must(t, h.desk.Cancel(ctx, camille, x))
	})
}

func (h *house) alerts(on day.Day, accounts []id.Account) (out []alert.Alert) {
	h.t.Helper()
	must(h.t, h.db.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = coordinationdesk.Alerts(tx, on, accounts)
		return err
	}))
	return out
}

func TestLate(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.write(func(tx *db.Tx) error {
			for _, c := range []string{"Helvane", "Norrsund"} {
				if err := h.join(tx, c, "Alix", "CXO_SPONSOR", today-300, nil); err != nil {
					return err
				}
			}
			return nil
		})
		x := h.ask("Camille", "Helvane", "Solène", "Paiement à 60 jours ?")
		if got := h.alerts(today+3, nil); len(got) > 0 {
			t.Errorf("on its day: %v", got)
		}
		got := h.alerts(today+4, []id.Account{h.accounts["Helvane"], ""})
		if len(got) != 1 || got[0].Code != "COORD_LATE" || got[0].Owner != h.people["Camille"].ID || got[0].Subject != (coordination.Request{ID: x}).Ref() {
			t.Errorf("%+v", got)
		}
		if got := h.alerts(today+4, []id.Account{h.accounts["Norrsund"]}); len(got) > 0 {
			t.Errorf("%+v", got)
		}
		must(t, h.desk.Answer(ctx, h.people["Solène"], x, "Oui."))
		if got := h.alerts(today+4, nil); len(got) > 0 {
			t.Errorf("answered: %+v", got)
		}
	})
}

func TestDescribeAndSearch(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		x := h.ask("Camille", "Helvane", "Solène", "Paiement à 60 jours ?")
		must(t, h.desk.Assign(ctx, h.people["Camille"], h.accounts["Helvane"], "PRICE", "", coordination.Row{h.people["Camille"].ID: coordination.Accountable}))
		must(t, h.db.Read(ctx, func(tx *db.Tx) error {
			part, _, err := db.One[string](tx, `SELECT id FROM raci`)
			must(t, err)
			refs := []ref.Ref{(coordination.Request{ID: x}).Ref(), {Kind: coordination.PartKind, ID: part}}
			for name, want := range map[string]int{"Camille": 2, "Solène": 2, "Ines": 0, "Nour": 0} {
				got, err := coordinationdesk.Describe(tx, h.people[name], refs)
				if err != nil || len(got) != want {
					t.Errorf("%s: %v %v", name, got, err)
				}
			}
			docs, err := coordinationdesk.SearchSource().Page(tx, "", 10)
			if err != nil || len(docs) != 1 || docs[0].Owner != h.people["Solène"].ID || docs[0].Account != h.accounts["Helvane"] {
				t.Errorf("%+v %v", docs, err)
			}
			return nil
		}))
		h.write(func(tx *db.Tx) error {
			return coordinationdesk.MoveAccount(tx, who.System(), h.accounts["Helvane"], h.accounts["Norrsund"])
		})
		if s, err := h.desk.Open(ctx, h.people["Ines"], x); err != nil || s.AccountName != "Norrsund" {
			t.Errorf("%+v %v", s, err)
		}
	})
}
