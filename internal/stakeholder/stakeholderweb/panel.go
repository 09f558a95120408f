package stakeholderweb

import (
	"strings"

	"github.com/a-h/templ"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/stakeholder"
)

type accountView struct {
	card  ui.Card
	empty *ui.EmptyState
	facts []ui.Fact
	foot  ui.Content
}

// accountPanel says on the account's page who decides there, and how well that is covered.
func (h *handlers) accountPanel(c *web.Ctx, record string) (templ.Component, error) {
	if !reads(c.Who) {
		return nil, nil
	}
	m, err := h.desk.Map(c.Context(), c.Who, id.Account(record))
	if problem.Is(err, problem.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	v := accountView{card: ui.Card{ID: "decide", Anchor: true, Title: c.T("stakeholder.panel.title")}}
	links := []ui.Content{ui.More(ui.Link{Label: c.T("stakeholder.panel.open"), Href: peopleHref(m.Account)}), ui.More(ui.Link{Label: c.T("stakeholder.decisions.title"), Href: decisionsHref(m.Account)})}
	if len(m.People) == 0 {
		e := emptyMap(c, m)
		e.Points, e.NoArt = nil, true
		e.Actions = append(e.Actions, ui.Button{Label: c.T("stakeholder.decisions.title"), Href: decisionsHref(m.Account)})
		v.empty = e
		return accountPanel(v), nil
	}
	v.foot = ui.Inline(links...)
	for _, r := range []stakeholder.Role{stakeholder.DecisionMaker, stakeholder.Buyer, stakeholder.Sponsor} {
		var names []string
		for _, p := range m.People {
			if p.Has(r) && !p.Vacant() {
				names = append(names, p.Name)
			}
		}
		f := ui.Fact{Label: c.T("stakeholder.role." + string(r)), Value: strings.Join(names, ", ")}
		if len(names) == 0 {
			f.Unknown = c.T("stakeholder.nobody_known")
		}
		v.facts = append(v.facts, f)
	}
	cover := ui.Fact{Label: c.T("stakeholder.kpi.cover"), Unknown: c.T("stakeholder.undetermined")}
	if share, _, _, ok := stakeholder.Coverage(m.Weights); ok {
		cover.Value, cover.Unknown, cover.Note = c.Loc.Percent(share, 1), "", c.T("stakeholder.kpi.cover_note", "x", c.Loc.Percent(stakeholder.CoverTarget, 0))
	}
	v.facts = append(v.facts, cover)
	return accountPanel(v), nil
}
