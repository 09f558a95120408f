package accountweb

import (
	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// preview is what Comptoir deduces beside the form: what the account will be, and what a SIREN tells.
func preview(c *web.Ctx, st formState) ui.Content {
	if st.sheet.ID != "" {
		return previewCard(c.T("account.preview.known"), known(c, st.sheet), "")
	}
	facts := []ui.Fact{{Label: c.T("account.field.status"), Value: c.T("account.status." + string(account.Candidate))},
		{Label: c.T("account.field.responsible"), Value: c.Who.Name}}
	vat := ui.Fact{Label: schemeName(c.Loc, account.VAT), Unknown: c.T("account.preview.later")}
	if siren, verdict, _ := account.Check(account.SIREN, st.values["siren"]); verdict == account.OK {
		if key, ok := account.VATKey(siren); ok {
			vat = ui.Fact{Label: schemeName(c.Loc, account.VAT), Value: "FR" + key + siren, Note: c.T("account.preview.vat")}
		}
	}
	return previewCard(c.T("account.preview.title"), append(facts, vat), c.Loc.N("account.preview.note", st.most))
}

func known(c *web.Ctx, s accountdesk.Sheet) []ui.Fact {
	facts := []ui.Fact{{Label: c.T("account.field.status"), Value: c.T("account.status." + string(s.Status))}}
	who := ui.Fact{Label: c.T("account.field.responsible"), Unknown: c.T("account.nobody")}
	if n, ok := s.Carrier(); ok {
		who = ui.Fact{Label: c.T("account.field.responsible"), Value: n.Name, Note: c.T("account.role." + string(n.Role))}
	}
	return append(facts, who, ui.Fact{Label: c.T("account.field.updated"), Value: c.Loc.Moment(s.UpdatedAt, c.Who.Location()), Note: s.UpdatedBy})
}
