package accountdesk_test

import (
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/kernel/problem"
)

func TestIdentifiers(t *testing.T) {
	each(t, func(h *house) {
		camille := h.who("Camille")
		c := h.candidate("Castagnac", "Camille")
		add := func(s account.Scheme, v string, state account.IdentifierState) error {
			return h.desk.AddIdentifier(ctx, camille, c, "", account.Identifier{Scheme: s, Value: v, State: state})
		}
		// A wrong check digit blocks "verified" and allows "to confirm"; the swap is suggested.
		err := add(account.SIREN, "738 229 320", account.Verified)
		l, _ := problem.All(err)
		if len(l) != 1 || l[0].Field != "value" || l[0].Code != "bad_checksum" || l[0].Args["suggestion"] != "732829320" {
			t.Errorf("%+v", l)
		}
		h.ok(add(account.SIREN, "738 229 320", account.ToConfirm))
		h.refused(add(account.SIREN, "12", account.ToConfirm), "bad_format")
		i := h.open("Camille", c).Entities[0].Identifiers[0]
		if i.Value != "738229320" || i.State != account.ToConfirm {
			t.Errorf("%+v", i)
		}
		h.refused(h.desk.VerifyIdentifier(ctx, camille, c, i.ID, on("2026-11-03"), "INSEE"), "bad_checksum")
		// The right number takes the place of the one to confirm.
		h.ok(add(account.SIREN, "732 829 320", account.ToConfirm))
		e := h.open("Camille", c).Entities[0]
		if len(e.Identifiers) != 1 || e.Identifiers[0].Value != "732829320" {
			t.Errorf("%+v", e.Identifiers)
		}
		i = e.Identifiers[0]
		h.ok(h.desk.VerifyIdentifier(ctx, camille, c, i.ID, on("2026-11-03"), "INSEE"))
		h.refused(add(account.SIREN, "404833048", account.ToConfirm), "twice")
		h.refused(add(account.SIRET, "40483304800022", account.ToConfirm), "siret_other_siren")
		h.ok(add(account.SIRET, "73282932000074", account.Verified))
		h.ok(add(account.VAT, "FR44732829320", account.ToConfirm))
		if s := h.open("Camille", c); len(s.Entities) != 1 || s.Entities[0].Identifiers[0].State != account.Verified || *s.Entities[0].Identifiers[0].VerifiedAt != on("2026-11-03") {
			t.Errorf("%+v", s.Entities)
		}
		// The number is one body's; given up, it is free.
		other := h.candidate("Autre", "Camille")
		taken := account.Identifier{Scheme: account.SIREN, Value: "732829320", State: account.ToConfirm}
		h.refused(h.desk.AddIdentifier(ctx, camille, other, "", taken), "siren_taken")
		h.ok(h.desk.RetireIdentifier(ctx, camille, c, i.ID))
		h.ok(h.desk.AddIdentifier(ctx, camille, other, "", taken))
		h.refused(h.desk.RetireIdentifier(ctx, camille, other, i.ID), "not_found")
	})
}

func TestEntities(t *testing.T) {
	each(t, func(h *house) {
		camille := h.who("Camille")
		c := h.candidate("Castagnac", "Camille")
		in := account.EntityInput{Name: "Castagnac SA", Country: "FR", State: account.Live}
		head, err := h.desk.AddEntity(ctx, camille, c, in)
		h.ok(err)
		sub := account.EntityInput{Name: "Castagnac Vidro Lda", Country: "PT", State: account.Live, Parent: head}
		e, err := h.desk.AddEntity(ctx, camille, c, sub)
		h.ok(err)
		in.Parent = e
		h.refused(h.desk.EditEntity(ctx, camille, c, head, 1, in), "cycle")
		in.Parent = "0197a1c2-0000-7000-8000-000000000000"
		h.refused(h.desk.EditEntity(ctx, camille, c, head, 1, in), "unknown_choice")
		sub.From, sub.To = until("2026-02-01"), until("2026-01-01")
		h.refused(h.desk.EditEntity(ctx, camille, c, e, 1, sub), "to_before_from")
		sub.To = nil
		h.ok(h.desk.EditEntity(ctx, camille, c, e, 1, sub))
		h.refused(h.desk.EditEntity(ctx, camille, c, e, 1, sub), "stale")
		h.refused(h.desk.RemoveEntity(ctx, camille, c, head, 0), "entity_in_use")
		h.ok(h.desk.RemoveEntity(ctx, camille, c, e, 0))
		h.refused(h.desk.EditEntity(ctx, camille, c, e, 0, sub), "not_found")
		if s := h.open("Camille", c); len(s.Entities) != 1 {
			t.Errorf("%+v", s.Entities)
		}
	})
}
