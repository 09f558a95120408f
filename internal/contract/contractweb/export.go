package contractweb

import (
	"comptoir/internal/contract"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
)

func (h *handlers) exportCSV(c *web.Ctx) error  { return h.export(c, export.CSV) }
func (h *handlers) exportXLSX(c *web.Ctx) error { return h.export(c, export.XLSX) }

// export writes what the list shows: same filters, same scope, same order, page after page. The columns that the template
// of contracts has are written as it reads them.
func (h *handlers) export(c *web.Ctx, f export.Format) error {
	l := c.List("deadline")
	filter := filterOf(c)
	next := func(at page.Cursor) ([]contractdesk.Line, page.Cursor, bool, error) {
		req := l.Page
		req.Cursor, req.Size = at, page.MaxSize
		got, err := h.desk.List(c.Context(), c.Who, filter, req)
		return got.Rows, got.Next, !got.Next.IsZero(), err
	}
	t := export.Table{Name: c.T("contract.export.name"), On: c.Today()}
	t.Columns = []string{c.T("contract.field.account"), c.T("contract.field.number"), c.T("contract.export.title"), c.T("contract.field.state"),
		c.T("contract.field.renewal"), c.T("contract.export.renewal_months")}
	for _, k := range []string{"effective", "end", "prudent", "decide_by", "decision", "value", "currency", "owner", "holder"} {
		t.Columns = append(t.Columns, c.T("contract.field."+k))
	}
	t.Rows = export.Pages(next, func(r contractdesk.Line) []any {
		return []any{r.AccountName, r.Number, r.Name, c.T("contract.state." + string(r.State)), c.T("contract.renewal." + string(r.Renewal.Kind)), monthsOfRenewal(r.Renewal),
			r.Effective, r.End, r.Prudent, r.DecideBy,
			choiceOf(c, r.Next), r.Value, currencyOf(r), r.OwnerName, r.Holder}
	})
	return export.Serve(c.W, f, c.Loc.Lang, t)
}

// monthsOfRenewal is nothing where a contract does not renew tacitly, or not for a known length.
func monthsOfRenewal(r contract.Renewal) any {
	if r.Kind != contract.Tacit || r.Months == 0 {
		return nil
	}
	return r.Months
}

func currencyOf(r contractdesk.Line) any {
	if r.Value == nil {
		return nil
	}
	return string(r.Value.Ccy)
}

func (h *handlers) renewalsCSV(c *web.Ctx) error  { return h.exportRenewals(c, export.CSV) }
func (h *handlers) renewalsXLSX(c *web.Ctx) error { return h.exportRenewals(c, export.XLSX) }

func (h *handlers) exportRenewals(c *web.Ctx, f export.Format) error {
	filter := renewalFilter(c)
	filter.Limit = 10_000
	sheets, _, err := h.desk.Renewals(c.Context(), c.Who, filter)
	if err != nil {
		return err
	}
	t := export.Table{Name: c.T("contract.export.renewals"), On: c.Today()}
	for _, k := range []string{"account", "number", "name", "renewal", "decide_by", "prudent", "end", "decision", "value", "currency", "owner"} {
		t.Columns = append(t.Columns, c.T("contract.field."+k))
	}
	t.Rows = export.Of(sheets, func(s contractdesk.Sheet) []any {
		ccy := any(nil)
		if s.Value != nil {
			ccy = string(s.Value.Ccy)
		}
		return []any{s.AccountName, s.Number, s.Name, renewalText(c.Loc, s.Renewal), s.Dates.DecideBy, s.Dates.Prudent, s.Dates.LastDay(), choiceOf(c, s.Next), s.Value, ccy, s.OwnerName}
	})
	return export.Serve(c.W, f, c.Loc.Lang, t)
}

// choiceOf is what was decided about the next end; nothing while it is not.
func choiceOf(c *web.Ctx, n contract.Next) string {
	if n.Made == nil {
		return ""
	}
	return c.T("contract.choice." + string(n.Made.Choice))
}
