package contactweb

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// preview is what Comptoir deduces beside the form: the number that a telephone will dial.
func (h *handlers) preview(c *web.Ctx, st formState) (ui.Content, error) {
	account, _ := id.Parse[id.Account](st.values["account"])
	tel, err := h.desk.Dial(c.Context(), c.Who, account, st.values["phone"])
	if err != nil {
		return nil, err
	}
	dial := ui.Fact{Label: c.T("contact.preview.dial"), Value: tel}
	if tel == "" {
		dial.Unknown = c.T("contact.preview.later")
	}
	facts := []ui.Fact{dial}
	if s := st.sheet; s.ID != "" {
		facts = append(facts, ui.Fact{Label: c.T("contact.field.updated"), Value: c.Loc.Moment(s.UpdatedAt, c.Who.Location()), Note: s.UpdatedBy})
	}
	return previewCard(c.T("contact.preview.title"), facts, c.T("contact.preview.note")), nil
}
