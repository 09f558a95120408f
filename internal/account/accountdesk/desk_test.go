package accountdesk_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
)

func TestLifeOfAnAccount(t *testing.T) {
	each(t, func(h *house) {
		camille, alix := h.who("Camille"), h.who("Alix")
		c := h.candidate("Castagnac Verre", "Camille")
		s := h.open("Camille", c)
		if s.Status != account.Candidate || s.OwnerName != "Camille" || s.Rev != 1 || !s.MayWrite || !s.MayTeam || s.MayAssign || s.MayDirect {
			t.Errorf("%+v", s)
		}
		h.refused(h.desk.MoveTo(ctx, camille, c, s.Rev, account.Move{To: account.Key}), "wrong_status")
		h.refused(h.desk.MoveTo(ctx, camille, c, s.Rev, account.Move{To: account.Qualified}), "required")
		h.ok(h.desk.MoveTo(ctx, camille, c, s.Rev, account.Move{To: account.Qualified, Reason: "A = 6,95"}))
		h.refused(h.desk.MoveTo(ctx, camille, c, s.Rev, account.Move{To: account.Key}), "stale")
		// Only the Direction makes an account key, whatever the request claims.
		h.refused(h.desk.MoveTo(ctx, h.who("Théo"), c, 0, account.Move{To: account.Key, ApprovedBy: alix.ID}), "not_approved")
		h.ok(h.desk.MoveTo(ctx, alix, c, 0, account.Move{To: account.Key}))
		h.ok(h.desk.MoveTo(ctx, camille, c, 0, account.Move{To: account.Watch}))
		h.refused(h.desk.MoveTo(ctx, camille, c, 0, account.Move{To: account.Exited, Reason: "Cédé"}), "handover_open")
		h.ok(h.desk.MoveTo(ctx, camille, c, 0, account.Move{To: account.Exited, Reason: "Cédé", HandoverDone: true}))
		if s = h.open("Alix", c); s.Status != account.Exited || s.Exit != "Cédé" {
			t.Errorf("%+v", s.Account)
		}
		want := []string{"account.created", "account.moved", "account.moved", "account.moved", "account.moved"}
		if got := h.journal(c); !slices.Equal(got, want) {
			t.Errorf("%v", got)
		}
	})
}

func TestEdit(t *testing.T) {
	each(t, func(h *house) {
		camille := h.who("Camille")
		c := h.candidate("Castagnac", "Camille")
		in := input("Castagnac Verre")
		in.Note, in.Since, in.Website = "À revoir", until("2017-03-01"), "castagnac.example"
		h.ok(h.desk.Edit(ctx, camille, c, 1, in))
		h.refused(h.desk.Edit(ctx, camille, c, 1, in), "stale")
		h.ok(h.desk.Edit(ctx, camille, c, 2, in)) // nothing moved
		s := h.open("Camille", c)
		if s.Rev != 2 || s.Name != "Castagnac Verre" || *s.Since != on("2017-03-01") || s.Website != "https://castagnac.example" || s.UpdatedBy != "Camille" {
			t.Errorf("%+v", s)
		}
		in.Name, in.Tier, in.Country = "", "GOLD", "Narnia"
		l, _ := problem.All(h.desk.Edit(ctx, camille, c, 2, in))
		if len(l) != 3 {
			t.Errorf("every error at once: %v", l)
		}
		if got := h.journal(c); len(got) != 2 {
			t.Errorf("%v", got)
		}
	})
}

// What is built on an account keeps it; one entered by mistake goes, and gives its SIREN back.
func TestRemove(t *testing.T) {
	each(t, func(h *house) {
		camille := h.who("Camille")
		siren := account.Identifier{Scheme: account.SIREN, Value: "732 829 320", State: account.ToConfirm}
		c, err := h.desk.Create(ctx, camille, input("Erreur"), siren)
		h.ok(err)
		_, err = h.desk.Create(ctx, camille, input("Autre"), siren)
		h.refused(err, "siren_taken")
		child := input("Filiale")
		child.Parent = c
		d, err := h.desk.Create(ctx, camille, child)
		h.ok(err)
		h.refused(h.desk.Remove(ctx, camille, c, 0), "account_in_use")
		h.ok(h.desk.Remove(ctx, camille, d, 0))
		h.ok(h.desk.Remove(ctx, camille, c, 0))
		_, err = h.desk.Open(ctx, camille, c)
		h.refused(err, "not_found")
		_, err = h.desk.Create(ctx, camille, input("Autre"), siren)
		h.ok(err)
	})
}

// Somebody out of the scope learns nothing, and who may only read is told so.
func TestRights(t *testing.T) {
	each(t, func(h *house) {
		c := h.key("Castagnac", "Camille")
		m, err := h.desk.Join(ctx, h.who("Camille"), c, account.TeamMember{User: h.who("Bastien").ID, Function: account.FnAE, From: on("2026-01-01")})
		h.ok(err)
		_, err = h.desk.Join(ctx, h.who("Camille"), c, account.TeamMember{User: h.who("Pia").ID, Function: account.FnProduction, From: on("2026-01-01")})
		h.ok(err)
		for name, want := range map[string]string{"Alix": "write", "Théo": "write", "Camille": "write", "Bastien": "write", "Pia": "read",
			"Ines": "", "Gaëlle": "", "Rachel": "", "nobody": ""} {
			a := h.who(name)
			_, err := h.desk.Open(ctx, a, c)
			edit := h.desk.Edit(ctx, a, c, 0, input("Castagnac "))
			page, lerr := h.desk.List(ctx, a, accountdesk.Filter{}, pageOf(""))
			h.ok(lerr)
			switch want {
			case "":
				if !problem.Is(err, problem.NotFound) || !problem.Is(edit, problem.NotFound) || len(page.Rows) > 0 {
					t.Errorf("%s: %v %v %d", name, err, edit, len(page.Rows))
				}
			case "read":
				if err != nil || !problem.Is(edit, problem.Forbidden) || len(page.Rows) != 1 {
					t.Errorf("%s: %v %v", name, err, edit)
				}
			default:
				if err != nil || edit != nil || len(page.Rows) != 1 {
					t.Errorf("%s: %v %v", name, err, edit)
				}
			}
		}
		// A member writes, and decides neither the account's place in the portfolio, nor who is in the team, nor who carries it.
		bastien := h.who("Bastien")
		h.refused(h.desk.MoveTo(ctx, bastien, c, 0, account.Move{To: account.Exited, Reason: "x", HandoverDone: true}), "forbidden")
		if h.open("Bastien", c).MayMove {
			t.Error("an account manager is offered to move the status")
		}
		h.refused(h.desk.Leave(ctx, bastien, c, m, on("2026-11-23")), "forbidden")
		_, err = h.desk.Assign(ctx, bastien, c, accountdesk.AssignInput{User: bastien.ID, Role: account.Backup, From: on("2026-11-23")})
		h.refused(err, "forbidden")
		_, err = h.desk.Create(ctx, bastien, input("Le mien"))
		h.refused(err, "forbidden")
		h.ok(h.desk.Leave(ctx, h.who("Camille"), c, m, on("2026-11-22")))
		_, err = h.desk.Open(ctx, bastien, c)
		h.refused(err, "not_found")
	})
}

// Every verb on an account refuses who cannot see it as if it did not exist.
func TestNobodyLearnsAnything(t *testing.T) {
	each(t, func(h *house) {
		c := h.key("Castagnac", "Camille")
		h.ok(h.desk.AddIdentifier(ctx, h.who("Camille"), c, "", account.Identifier{Scheme: account.SIREN, Value: "732829320", State: account.ToConfirm}))
		s := h.open("Camille", c)
		e, i, n := s.Entities[0], s.Entities[0].Identifiers[0], s.Assignments[0].ID
		a := h.who("Ines")
		for verb, err := range map[string]error{
			"edit": h.desk.Edit(ctx, a, c, 0, input("x")), "move": h.desk.MoveTo(ctx, a, c, 0, account.Move{To: account.Watch}), "remove": h.desk.Remove(ctx, a, c, 0),
			"add entity": second(h.desk.AddEntity(ctx, a, c, account.EntityInput{Name: "x", State: account.Live})), "edit entity": h.desk.EditEntity(ctx, a, c, e.ID, 0, account.EntityInput{}),
			"remove entity": h.desk.RemoveEntity(ctx, a, c, e.ID, 0), "add identifier": h.desk.AddIdentifier(ctx, a, c, e.ID, i),
			"verify": h.desk.VerifyIdentifier(ctx, a, c, i.ID, on("2026-11-23"), ""), "retire": h.desk.RetireIdentifier(ctx, a, c, i.ID),
			"assign":    second(h.desk.Assign(ctx, a, c, accountdesk.AssignInput{User: a.ID, Role: account.Backup, From: on("2026-11-23")})),
			"hand over": h.desk.HandOver(ctx, a, c, accountdesk.AssignInput{User: a.ID, From: on("2026-11-23")}),
			"end":       h.desk.EndAssignment(ctx, a, c, n, on("2026-11-23")), "except": h.desk.Except(ctx, a, c, n, on("2026-12-23"), "x"),
			"join":  second(h.desk.Join(ctx, a, c, account.TeamMember{User: a.ID, Function: account.FnAE, From: on("2026-11-23")})),
			"leave": h.desk.Leave(ctx, a, c, n, on("2026-11-23")),
		} {
			if !problem.Is(err, problem.NotFound) {
				t.Errorf("%s: %v", verb, err)
			}
		}
		h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
			refs := []ref.Ref{ref.To(account.Kind, c), ref.To(account.EntityKind, e.ID), ref.To(accountdesk.AssignmentKind, n)}
			if names, err := accountdesk.Describe(tx, a, refs); err != nil || len(names) > 0 {
				t.Errorf("%v %v", names, err)
			}
			names, err := accountdesk.Describe(tx, h.who("Camille"), refs)
			if err != nil || names[refs[0]].Title != "Castagnac" || names[refs[2]].Title != "Camille" || names[refs[1]].Href != "/accounts/"+string(c) {
				t.Errorf("%v %v", names, err)
			}
			return nil
		}))
	})
}

func second[T any](_ T, err error) error { return err }

// The rows keep every field of the pure types.
func TestRoundTrip(t *testing.T) {
	each(t, func(h *house) {
		camille := h.who("Camille")
		parent := h.candidate("Groupe", "Camille")
		in := account.Input{Name: "Castagnac Verre", Tier: account.Strategic, Sector: "Verre d’emballage", Country: "FR", City: "Brassac", Website: "https://castagnac.example",
			Note: "Deux\nlignes", Ccy: "SEK", Since: until("2017-03-01"), Parent: parent}
		c, err := h.desk.Create(ctx, camille, in)
		h.ok(err)
		s := h.open("Camille", c)
		want := in.Account()
		want.ID, want.Rev, want.Owner = c, 1, camille.ID
		if !reflect.DeepEqual(s.Account, want) {
			t.Errorf("%+v\n%+v", s.Account, want)
		}
		head, err := h.desk.AddEntity(ctx, camille, c, account.EntityInput{Name: "Castagnac SA", State: account.Live, Country: "FR"})
		h.ok(err)
		ein := account.EntityInput{Name: "Castagnac Ibérica SL", Parent: head, Country: "ES", City: "Setúbal", Ccy: "EUR", State: account.Sold,
			From: until("2019-01-01"), To: until("2026-06-30"), Identifiers: []account.Identifier{{Scheme: account.VAT, Value: "ESB1234567J", State: account.ToConfirm, Source: "facture"}}}
		e, err := h.desk.AddEntity(ctx, camille, c, ein)
		h.ok(err)
		s = h.open("Camille", c)
		got := s.Entities[1]
		got.Identifiers = slices.Clone(got.Identifiers)
		got.Identifiers[0].ID = ""
		if got.ID != e || !s.Entities[0].Root || got.Root || !reflect.DeepEqual(got, account.Entity{ID: e, Rev: 1, Account: c, Parent: head, Name: ein.Name, Country: "ES",
			City: "Setúbal", Ccy: "EUR", Identifiers: ein.Identifiers, State: account.Sold, From: ein.From, To: ein.To}) {
			t.Errorf("%+v", got)
		}
		if fmt.Sprint(s.Countries) != "[FR]" {
			t.Errorf("what was sold does not count: %v", s.Countries)
		}
	})
}

func TestGroup(t *testing.T) {
	each(t, func(h *house) {
		camille := h.who("Camille")
		top := h.candidate("Aldine", "Camille")
		child := func(name string, parent id.Account, owner string) id.Account {
			in := input(name)
			in.Parent = parent
			c, err := h.desk.Create(ctx, h.who(owner), in)
			h.ok(err)
			return c
		}
		a := child("Aldine Hydro", top, "Camille")
		b := child("Aldine Alpes", a, "Camille")
		_ = child("Aldine Thermique", top, "Camille")
		tree := func(name string, c id.Account) string {
			var out []string
			for _, n := range h.open(name, c).Group {
				label := n.Name
				if n.Hidden {
					label = "?"
				}
				if n.Self {
					label += "*"
				}
				out = append(out, strings.Repeat(">", n.Depth)+label)
			}
			return strings.Join(out, " ")
		}
		if got := tree("Camille", b); got != "Aldine >Aldine Hydro >>Aldine Alpes* >Aldine Thermique" {
			t.Error(got)
		}
		// Rejection 3: A owns B owns A.
		in := input("Aldine")
		in.Parent = b
		h.refused(h.desk.Edit(ctx, camille, top, 0, in), "cycle")
		in.Parent = top
		h.refused(h.desk.Edit(ctx, camille, top, 0, in), "cycle")
		// A parent out of reach cannot be chosen, and is hidden where it is.
		in.Parent = h.candidate("Chez Gaëlle", "Gaëlle")
		h.refused(h.desk.Edit(ctx, camille, top, 0, in), "unknown_choice")
		_, err := h.desk.Assign(ctx, h.who("Alix"), b, accountdesk.AssignInput{User: h.who("Gaëlle").ID, Role: account.Backup, From: on("2026-01-01")})
		h.ok(err)
		if got := tree("Gaëlle", b); got != "? >? >>Aldine Alpes*" {
			t.Error(got)
		}
	})
}
