package contactweb

import (
	"mime"
	"strings"

	"comptoir/internal/contact"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/web"
)

// mostCards bounds the people of one file of cards: telephones take no more.
const mostCards = 5000

// card gives one person as a vCard.
func (h *handlers) card(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	return serveCards(c, s.Name, s.VCard(s.AccountName, s.UpdatedAt))
}

// cards gives the people that the list shows: same filters, same scope, and nothing that the reader may not see.
func (h *handlers) cards(c *web.Ctx) error {
	l := c.List("name")
	filter, req := filterOf(c), l.Page
	req.Cursor, req.Size = page.Cursor{}, page.MaxSize
	var b strings.Builder
	for n := 0; n < mostCards; {
		got, err := h.desk.List(c.Context(), c.Who, filter, req)
		if err != nil {
			return err
		}
		for _, r := range got.Rows {
			b.WriteString(personOf(r).VCard(r.AccountName, r.UpdatedAt))
		}
		if n += len(got.Rows); got.Next.IsZero() {
			break
		}
		req.Cursor = got.Next
	}
	return serveCards(c, c.T("contact.export.name"), b.String())
}

func personOf(l contactdesk.Line) contact.Contact {
	return contact.Contact{ID: l.ID, Account: l.Account, Name: l.Name, Job: l.Job, Lang: l.Lang, Email: l.Email, Phone: l.Phone, Tel: l.Tel}
}

func serveCards(c *web.Ctx, name, cards string) error {
	h := c.W.Header()
	h.Set("Content-Type", "text/vcard; charset=utf-8")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name + ".vcf"}))
	_, err := c.W.Write([]byte(cards))
	return err
}
