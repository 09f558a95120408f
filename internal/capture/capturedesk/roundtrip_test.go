package capturedesk_test

import (
	"strings"
	"testing"

	"comptoir/internal/capture"
	"comptoir/internal/contact"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
)

// A contact that leaves as a card comes back as it was.
func TestCardsRoundTrip(t *testing.T) {
	for _, c := range []contact.Contact{
		{ID: "01a20fb7-c479-71b5-8c3d-0e11666c909f", Name: "Élise Lefèvre", Job: "Directrice ; achats, énergie \\ services", Lang: "fr", Email: "elise@helvane.example", Phone: "04 74 00 00 12", Tel: "+33474000012"},
		{ID: "01a20fb7-c479-71b5-8c3d-0e11666c9090", Name: strings.Repeat("é", 90), Phone: "poste 4412"},
	} {
		card := c.VCard("Helvane, Spécialités; Chimiques", instant.Instant(1))
		for _, line := range strings.Split(strings.TrimSuffix(card, "\r\n"), "\r\n") {
			if len(line) > 75 {
				t.Errorf("a line of %d octets: %s", len(line), line)
			}
		}
		got := capture.Read("a.vcf", []byte(card), capture.When{})
		if len(got) != 1 || got[0].Refused != "" || len(got[0].Warnings) > 0 {
			t.Fatalf("%+v\n%s", got, card)
		}
		p := got[0].People[0]
		phone := c.Tel
		if phone == "" {
			phone = c.Phone
		}
		if p.Name != c.Name || p.Job != c.Job || p.Lang != c.Lang || p.Email() != c.Email || p.Phone() != phone || p.Org != "Helvane, Spécialités; Chimiques" {
			t.Errorf("%+v\n%s", p, card)
		}
	}
}

// Somebody who changes company keeps what was exchanged, and a mail that was captured there is not taken again here.
func TestChangeOfCompanyIsNoSecondPerson(t *testing.T) {
	each(t, func(h *house) {
		h.open("Castagnac", "Camille")
		m := mail("1", odile, camille, answer)
		h.want(h.run("Camille", m), "log")
		for _, to := range []string{"Norrsund", "Helvane"} { // out of reach, and where she is already
			err := h.contacts.ChangeCompany(ctx, h.people["Camille"], h.known["Odile Perrachon"], 0, contactdesk.NewCompany{Account: h.accounts[to]})
			if !problem.Is(err, problem.Invalid) {
				t.Errorf("%s: %v", to, err)
			}
		}
		if err := h.contacts.ChangeCompany(ctx, h.people["Ines"], h.known["Odile Perrachon"], 0, contactdesk.NewCompany{Account: h.accounts["Norrsund"]}); !problem.Is(err, problem.NotFound) {
			t.Error(err)
		}
		h.move("Camille", "Odile Perrachon", "Castagnac", "odile@helvane.example")
		h.want(h.run("Camille", m), "known")
		former, err := h.contacts.FormerOf(ctx, h.people["Camille"], h.accounts["Helvane"], 10)
		if err != nil || len(former) != 1 || former[0].Name != "Odile Perrachon" || former[0].AccountName != "Castagnac" {
			t.Errorf("%+v %v", former, err)
		}
		got, ok, err := h.relation.Contact(ctx, h.people["Camille"], h.known["Odile Perrachon"], 10)
		if err != nil || !ok || len(got.Recent) != 1 || got.Recent[0].AccountName != "Helvane" || !got.Known {
			t.Errorf("%+v %v", got, err)
		}
		if other, err := h.contacts.FormerOf(ctx, h.people["Ines"], h.accounts["Helvane"], 10); err != nil || len(other) > 0 {
			t.Errorf("%+v %v", other, err)
		}
	})
}
