package accountdesk_test

import (
	"slices"
	"strings"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/team"
)

// Two accounts of one name are told apart by place, number and parent, in the list and where one chooses; a parent out
// of the reader's reach is not named.
func TestHomonymsAreToldApart(t *testing.T) {
	each(t, func(h *house) {
		parent := h.candidate("Groupe Aubrac", "Ines")
		in := input("Maison Aubrac")
		in.City, in.Parent = "Millau", parent
		south, err := h.desk.Create(ctx, h.who("Alix"), in, account.Identifier{Scheme: account.SIREN, Value: "732829320"})
		h.ok(err)
		in = input("maison aubrac")
		in.City, in.Country = "Namur", "BE"
		north, err := h.desk.Create(ctx, h.who("Alix"), in)
		h.ok(err)
		h.candidate("Verrerie", "Alix")

		got, err := h.desk.List(ctx, h.who("Alix"), accountdesk.Filter{}, page.Request{Sort: "name"})
		h.ok(err)
		for _, l := range got.Rows {
			want := map[string]string{string(south): "Millau · FR · SIREN 732829320 · Groupe Aubrac", string(north): "Namur · BE"}[string(l.ID)]
			if said := ""; want != "" && l.Apart != nil {
				if said = l.Apart.Text(); said != want {
					t.Errorf("%s: %q, want %q", l.Name, said, want)
				}
			} else if want != "" || l.Apart != nil {
				t.Errorf("%s: %v", l.Name, l.Apart)
			}
		}
		choices, err := h.desk.Choices(ctx, h.who("Alix"), team.Contract, team.Write, "", 10)
		h.ok(err)
		if i := slices.IndexFunc(choices, func(c accountdesk.Choice) bool { return c.ID == string(south) }); i < 0 || !choices[i].Homonym || !strings.Contains(choices[i].Detail, "732829320") {
			t.Errorf("%+v", choices)
		}
		for _, a := range []id.Account{south, north} {
			_, err := h.desk.Join(ctx, h.who("Alix"), a, account.TeamMember{User: h.who("Camille").ID, Function: account.FnAE, From: on("2025-01-01")})
			h.ok(err)
		}
		got, err = h.desk.List(ctx, h.who("Camille"), accountdesk.Filter{}, page.Request{})
		h.ok(err)
		if len(got.Rows) != 2 {
			t.Fatalf("%d accounts", len(got.Rows))
		}
		for _, l := range got.Rows {
			if l.Apart == nil || l.Apart.Parent != "" {
				t.Errorf("%s: %+v", l.Name, l.Apart)
			}
		}
	})
}

// The filter offers the countries of legal bodies too: an account is found in each country it works in.
func TestCountriesOfLegalBodiesAreOffered(t *testing.T) {
	each(t, func(h *house) {
		c := h.candidate("Castagnac", "Camille")
		_, err := h.desk.AddEntity(ctx, h.who("Camille"), c, account.EntityInput{Name: "Castagnac Ibérica", Country: "ES", State: account.Live})
		h.ok(err)
		for _, name := range []string{"Camille", "Alix"} {
			got, err := h.desk.Choosable(ctx, h.who(name))
			h.ok(err)
			if !slices.Equal(got.Countries, []string{"ES", "FR"}) {
				t.Errorf("%s is offered %v", name, got.Countries)
			}
		}
		got, err := h.desk.List(ctx, h.who("Camille"), accountdesk.Filter{Country: "ES"}, page.Request{})
		h.ok(err)
		if len(got.Rows) != 1 {
			t.Errorf("%d accounts in Spain", len(got.Rows))
		}
	})
}
