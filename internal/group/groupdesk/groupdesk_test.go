package groupdesk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/group"
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
)

// drawn is a tree in one line.
func drawn(s groupdesk.Sheet) string {
	var out []string
	for _, n := range s.Nodes {
		x := strings.Repeat(".", n.Depth) + n.Name
		switch {
		case n.Hidden:
			x += "hidden"
		case n.Gone != nil:
			x += "(gone)"
		case n.Head:
			x += "(head)"
		case n.Part != nil && n.Part.Interest != nil:
			x += fmt.Sprintf("(%s %s)", n.Part.Method, n.Part.Interest.FloatString(2))
		case n.Part != nil:
			x += "(" + string(n.Part.Method) + ")"
		}
		out = append(out, x)
	}
	return strings.Join(out, " ")
}

func TestShares(t *testing.T) {
	each(t, func(h *house) {
		c := h.account("Aldine", "Camille")
		a, b, x := h.body("Camille", c, "A"), h.body("Camille", c, "B"), h.body("Camille", c, "X")
		s := h.holds("Camille", a, b, 80, "2020-01-01")
		h.holds("Camille", b, x, 60, "2020-01-01")
		if got := drawn(h.at("Camille", c, "2026-11-23")); got != "A(head) .B(WHOLE 0.80) ..X(WHOLE 0.48)" {
			t.Error(got)
		}
		// A part of unknown size, above 100 %, twice, or in a circle is refused, at its field.
		try := func(in groupdesk.ShareInput) error { _, err := h.desk.AddShare(ctx, h.who("Camille"), in); return err }
		h.refused(try(groupdesk.ShareInput{Parent: a, Child: x, From: on("2021-01-01")}), "required")
		h.refused(try(groupdesk.ShareInput{Parent: a, Child: x, Pct: pct(50), From: on("2021-01-01")}), "parts_above_all")
		h.refused(try(groupdesk.ShareInput{Parent: a, Child: b, Pct: pct(5), From: on("2021-01-01")}), "share_overlap")
		err := try(groupdesk.ShareInput{Parent: x, Child: a, Pct: pct(5), From: on("2021-01-01")})
		l, _ := problem.All(err)
		if len(l) != 1 || l[0].Code != "grp_cycle" || l[0].Field != "parent" || l[0].Args["mere"] != "X" || l[0].Args["fille"] != "A" || l[0].Args["path"] != "A → B → X → A" {
			t.Errorf("%+v", l)
		}
		h.refused(try(groupdesk.ShareInput{Parent: a, Child: "0197a1c2-0000-7000-8000-000000000000", Pct: pct(5), From: on("2021-01-01")}), "unknown_choice")
		// The part changes from a day on; what stood before stays.
		h.ok(h.desk.MoveShare(ctx, h.who("Camille"), s, 1, groupdesk.ShareInput{Pct: pct(90), From: on("2023-04-04")}))
		h.refused(h.desk.MoveShare(ctx, h.who("Camille"), s, 1, groupdesk.ShareInput{Pct: pct(91), From: on("2024-04-04")}), "stale")
		h.refused(h.desk.MoveShare(ctx, h.who("Camille"), s, 0, groupdesk.ShareInput{Pct: pct(91), From: on("2024-04-04")}), "after_its_end")
		if got := drawn(h.at("Camille", c, "2023-04-03")); got != "A(head) .B(WHOLE 0.80) ..X(WHOLE 0.48)" {
			t.Error(got)
		}
		sheet := h.at("Camille", c, "2023-04-04")
		if got := drawn(sheet); got != "A(head) .B(WHOLE 0.90) ..X(WHOLE 0.54)" || len(sheet.Marks) != 3 {
			t.Errorf("%s %+v", got, sheet.Marks)
		}
		// On its own first day it is a correction; a mistake goes away.
		card, ok, err := h.desk.Card(ctx, h.who("Camille"), sheet, b)
		h.ok(err)
		if !ok || len(card.Held) != 2 || *card.Held[0].Pct != *pct(90) || len(card.Holds) != 1 {
			t.Errorf("%+v", card)
		}
		h.ok(h.desk.MoveShare(ctx, h.who("Camille"), card.Held[0].ID, 1, groupdesk.ShareInput{Pct: pct(85), From: card.Held[0].From}))
		h.ok(h.desk.CloseShare(ctx, h.who("Camille"), card.Held[0].ID, 2, on("2025-12-31")))
		h.ok(h.desk.RemoveShare(ctx, h.who("Camille"), card.Holds[0].ID, 0))
		if got := drawn(h.at("Camille", c, "2026-01-01")); got != "A(head) B X" { // held no more, and still legal bodies of the account
			t.Error(got)
		}
		if got := h.journal(c); !slices.Contains(got, "ownership.entered") || !slices.Contains(got, "ownership.closed") || !slices.Contains(got, "ownership.corrected") || !slices.Contains(got, "ownership.removed") {
			t.Error(got)
		}
	})
}

// A parent entered without its part is a link of an unknown part: drawn, and no figure made of it.
func TestParentWithoutPart(t *testing.T) {
	each(t, func(h *house) {
		c := h.account("Aldine", "Camille")
		a := h.body("Camille", c, "A")
		b := h.body("Camille", c, "B", under(a))
		s := h.at("Camille", c, "2026-11-23")
		if got := drawn(s); got != "A(head) .B(UNKNOWN)" || s.Unknown != 1 {
			t.Error(got)
		}
		h.holds("Camille", a, b, 75, "2024-01-01")
		if got := drawn(h.at("Camille", c, "2026-11-23")); got != "A(head) .B(WHOLE 0.75)" {
			t.Error(got)
		}
	})
}

func TestSaleMidYear(t *testing.T) {
	each(t, func(h *house) {
		camille, c := h.who("Camille"), h.account("Aldine", "Camille")
		a, r := h.body("Camille", c, "A"), h.body("Camille", c, "R")
		sub := h.body("Camille", c, "S", under(r))
		h.holds("Camille", a, r, 100, "2020-01-01")
		h.holds("Camille", r, sub, 70, "2020-01-01")
		h.refused(h.desk.Sell(ctx, camille, c, r, groupdesk.SaleInput{On: on("2019-12-31")}), "before_its_share")
		h.ok(h.desk.Sell(ctx, camille, c, r, groupdesk.SaleInput{On: on("2026-06-30")}))
		h.refused(h.desk.Sell(ctx, camille, c, r, groupdesk.SaleInput{On: on("2026-07-30")}), "wrong_status")
		for d, want := range map[string]string{"2026-06-30": "A(head) .R(WHOLE 1.00) ..S(WHOLE 0.70)", "2026-07-01": "A(head) .R(gone)"} {
			if got := drawn(h.at("Camille", c, d)); got != want {
				t.Errorf("%s: %s, want %s", d, got, want)
			}
		}
		in := func(d string) (names []string) {
			list, err := h.desk.Consolidated(ctx, camille, c, on(d))
			h.ok(err)
			for _, x := range list {
				names = append(names, x.Name)
			}
			return names
		}
		if before, after := in("2026-06-30"), in("2026-07-01"); len(before) != 3 || len(after) != 1 {
			t.Error(before, after)
		}
		// The sale did not take place after all.
		h.ok(h.desk.Activate(ctx, camille, c, r, 0, on("2026-07-01")))
		h.ok(h.desk.Close(ctx, camille, c, r, 0, on("2026-12-31")))
		var state string
		h.ok(h.db.Read(ctx, func(tx *db.Tx) (err error) {
			state, _, err = db.One[string](tx, `SELECT state FROM legal_entity WHERE id = ?`, r)
			return err
		}))
		if state != string(account.Closed) {
			t.Error(state)
		}
	})
}

// A subsidiary sold to another client belongs to one account until the day, and to the other after it.
func TestSoldToAnotherClient(t *testing.T) {
	each(t, func(h *house) {
		c, other, foreign := h.account("Aldine", "Camille"), h.account("Helvane", "Camille"), h.account("Ailleurs", "Ines")
		a, r := h.body("Camille", c, "A"), h.body("Camille", c, "R")
		h.ok(h.accounts.AddIdentifier(ctx, h.who("Camille"), c, r, account.Identifier{Scheme: account.SIREN, Value: "732829320", State: account.ToConfirm}))
		sub, far := h.body("Camille", c, "S", under(r)), h.body("Camille", other, "H")
		h.holds("Camille", a, r, 100, "2020-01-01")
		h.holds("Camille", r, sub, 70, "2020-01-01")
		h.refused(h.desk.Sell(ctx, h.who("Camille"), c, r, groupdesk.SaleInput{On: on("2026-06-30"), Into: foreign}), "unknown_choice")
		h.refused(h.desk.Sell(ctx, h.who("Camille"), c, r, groupdesk.SaleInput{On: on("2126-06-30"), Into: other}), "not_yet")
		h.ok(h.desk.Sell(ctx, h.who("Camille"), c, r, groupdesk.SaleInput{On: on("2026-06-30"), Into: other}))
		h.holds("Camille", far, r, 100, "2026-07-01")
		for _, w := range []struct {
			c       id.Account
			d, want string
		}{{c, "2026-06-30", "A(head) .R(WHOLE 1.00) ..S(WHOLE 0.70)"}, {c, "2026-07-01", "A(head) .R(gone)"}, {other, "2026-06-30", "H(head)"},
			{other, "2026-07-01", "H(head) .R(WHOLE 1.00) ..S(WHOLE 0.70)"}} {
			if got := drawn(h.at("Camille", w.c, w.d)); got != w.want {
				t.Errorf("%s: %s, want %s", w.d, got, w.want)
			}
		}
		card, _, err := h.desk.Card(ctx, h.who("Camille"), h.at("Camille", other, "2026-07-01"), r)
		h.ok(err)
		if len(card.Stays) != 1 || card.Stays[0].Name != "Aldine" || len(card.Numbers) != 1 || !card.Own {
			t.Errorf("%+v", card)
		}
		if got := h.journal(other); !slices.Contains(got, "entity.passed") {
			t.Error(got)
		}
	})
}

func TestSites(t *testing.T) {
	each(t, func(h *house) {
		camille, c := h.who("Camille"), h.account("Aldine", "Camille")
		a, b := h.body("Camille", c, "A"), h.body("Camille", c, "B")
		h.ok(h.accounts.AddIdentifier(ctx, camille, c, a, account.Identifier{Scheme: account.SIREN, Value: "732829320", State: account.ToConfirm}))
		s := group.Site{Entity: a, Name: "Saint-Avit", SIRET: "732 829 320 00074", City: "Saint-Avit", Country: "FR", TZ: "Europe/Paris"}
		for field, bad := range map[string]func(*group.Site){"name": func(s *group.Site) { s.Name = "" }, "country": func(s *group.Site) { s.Country = "ZZ" },
			"siret": func(s *group.Site) { s.SIRET = "73282932000075" }, "tz": func(s *group.Site) { s.TZ = "Mars/Olympus" }} {
			x := s
			bad(&x)
			_, err := h.desk.AddSite(ctx, camille, c, x)
			if l, ok := problem.All(err); !ok || l[0].Field != field {
				t.Errorf("%s: %v", field, err)
			}
		}
		x := s
		x.SIRET = "40483304800022" // another legal body's
		_, err := h.desk.AddSite(ctx, camille, c, x)
		h.refused(err, "siret_other_siren")
		key, err := h.desk.AddSite(ctx, camille, c, s)
		h.ok(err)
		x = s
		x.Entity = b
		_, err = h.desk.AddSite(ctx, camille, c, x)
		h.refused(err, "siret_taken")
		// La Poste: a multiple of five does where Luhn does not [T2.2].
		_, err = h.desk.AddSite(ctx, camille, c, group.Site{Entity: b, Name: "Bureau", SIRET: "35600000049837"})
		h.ok(err)
		s.ID, s.Rev, s.Name = key, 1, "Saint-Avit, écluse"
		h.ok(h.desk.EditSite(ctx, camille, c, s))
		h.refused(h.desk.EditSite(ctx, camille, c, s), "stale")
		h.ok(h.desk.RemoveSite(ctx, camille, c, key, 2))
		h.refused(h.desk.RemoveSite(ctx, camille, c, key, 0), "not_found")
	})
}

// Outsiders find nothing, whatever they ask; who only reads changes nothing.
func TestRights(t *testing.T) {
	each(t, func(h *house) {
		c, other := h.account("Aldine", "Camille"), h.account("Ailleurs", "Ines")
		a, b, foreign := h.body("Camille", c, "A"), h.body("Camille", c, "B"), h.body("Ines", other, "F")
		s := h.holds("Camille", a, b, 80, "2020-01-01")
		ines := h.who("Ines")
		_, err := h.desk.Open(ctx, ines, c, nil)
		h.refused(err, "not_found")
		h.refused(h.desk.CloseShare(ctx, ines, s, 0, on("2024-01-01")), "not_found")
		h.refused(h.desk.RemoveShare(ctx, ines, s, 0), "not_found")
		h.refused(h.desk.Sell(ctx, ines, c, b, groupdesk.SaleInput{On: on("2024-01-01")}), "not_found")
		h.refused(h.desk.ChooseHead(ctx, ines, c, b, a), "not_found")
		_, err = h.desk.AddSite(ctx, ines, c, group.Site{Entity: a, Name: "x"})
		h.refused(err, "not_found")
		// Both accounts must be one's to change.
		_, err = h.desk.AddShare(ctx, ines, groupdesk.ShareInput{Parent: foreign, Child: b, Pct: pct(5), From: on("2024-01-01")})
		h.refused(err, "unknown_choice")
		_, err = h.desk.AddShare(ctx, h.who("Camille"), groupdesk.ShareInput{Parent: foreign, Child: b, Pct: pct(5), From: on("2024-01-01")})
		h.refused(err, "unknown_choice")
		// Alix, who sees both, links them; each of the others sees their side only.
		h.holds("Alix", foreign, a, 60, "2024-01-01")
		if got := drawn(h.at("Alix", c, "2026-11-23")); got != "F .A(head) ..B(WHOLE 0.80)" {
			t.Error(got)
		}
		if got := drawn(h.at("Camille", c, "2026-11-23")); got != "hidden .A(head) ..B(WHOLE 0.80)" {
			t.Error(got)
		}
		if got := drawn(h.at("Ines", other, "2026-11-23")); got != "F(head)" {
			t.Error(got)
		}
		h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
			refs := []ref.Ref{ref.To(group.ShareKind, s)}
			got, err := groupdesk.Describe(tx, ines, refs)
			h.ok(err)
			mine, err := groupdesk.Describe(tx, h.who("Camille"), refs)
			h.ok(err)
			if len(got) != 0 || mine[refs[0]].Title != "B" {
				t.Errorf("%v %v", got, mine)
			}
			return nil
		}))
		_, err = h.accounts.Join(ctx, h.who("Camille"), c, account.TeamMember{User: h.who("Pia").ID, Function: account.FnProduction, From: on("2025-01-01")})
		h.ok(err)
		h.at("Pia", c, "2026-11-23")
		h.refused(h.desk.CloseShare(ctx, h.who("Pia"), s, 0, on("2024-01-01")), "forbidden")
	})
}

func TestJointVentureIsChosen(t *testing.T) {
	each(t, func(h *house) {
		c := h.account("Aldine", "Camille")
		a, b, j := h.body("Camille", c, "A"), h.body("Camille", c, "B"), h.body("Camille", c, "J")
		h.holds("Camille", a, j, 50, "2020-01-01")
		h.holds("Camille", b, j, 50, "2020-01-01")
		h.refused(h.desk.ChooseHead(ctx, h.who("Camille"), c, j, j), "unknown_choice")
		h.ok(h.desk.ChooseHead(ctx, h.who("Camille"), c, j, b))
		h.ok(h.desk.ChooseHead(ctx, h.who("Camille"), c, j, a))
		card, _, err := h.desk.Card(ctx, h.who("Camille"), h.at("Camille", c, "2026-11-23"), j)
		h.ok(err)
		if card.Chosen != a {
			t.Errorf("%+v", card)
		}
	})
}

// A parent entered by hand that a dated share contradicts is told, until one of the two is gone.
func TestCycleAlert(t *testing.T) {
	each(t, func(h *house) {
		c := h.account("Aldine", "Camille")
		a, b := h.body("Camille", c, "A"), h.body("Camille", c, "B")
		s := h.holds("Camille", a, b, 80, "2020-01-01")
		in := account.EntityInput{Name: "A", Country: "FR", State: account.Live, Parent: b}
		h.ok(h.accounts.EditEntity(ctx, h.who("Camille"), c, a, 0, in))
		alerts := func(accounts []id.Account) (n int) {
			h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
				got, err := groupdesk.Alerts(tx, on("2026-11-23"), accounts)
				for _, x := range got {
					if x.Code != "GRP_CYCLE" || x.Params["mere"] != "B" || x.Params["fille"] != "A" || x.AccountName != "Aldine" {
						t.Errorf("%+v", x)
					}
				}
				n = len(got)
				return err
			}))
			return n
		}
		if alerts(nil) != 1 || alerts([]id.Account{c}) != 1 || alerts([]id.Account{h.account("Autre", "Ines")}) != 0 || alerts([]id.Account{""}) != 0 {
			t.Error("the circle is not told")
		}
		h.at("Camille", c, "2026-11-23")
		h.ok(h.desk.RemoveShare(ctx, h.who("Camille"), s, 0))
		if alerts(nil) != 0 {
			t.Error("still told")
		}
	})
}
