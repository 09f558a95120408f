package accountweb

import (
	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

func filterOf(c *web.Ctx) accountdesk.Filter {
	f := accountdesk.Filter{Query: c.Query("q"), Status: account.Status(c.Query("status")), Tier: account.Tier(c.Query("tier")),
		Sector: c.Query("sector"), Country: c.Query("country"), Orphan: c.Query("orphan") != ""}
	if !f.Status.Valid() {
		f.Status = ""
	}
	if !f.Tier.Valid() {
		f.Tier = ""
	}
	if p, ok := id.Parse[id.User](c.Query("person")); ok {
		f.Person = p
	}
	return f
}

func filters(c *web.Ctx, l web.ListState, o accountdesk.Choosable) ui.Filters {
	any := func(key string, list []ui.Option) []ui.Option {
		return append([]ui.Option{{Label: c.T("account.filter." + key)}}, list...)
	}
	var sectors, people []ui.Option
	for _, s := range o.Sectors {
		sectors = append(sectors, ui.Option{Value: s, Label: s})
	}
	for _, p := range o.People {
		people = append(people, ui.Option{Value: p.ID, Label: p.Name})
	}
	f := ui.Filters{Action: "/accounts", Label: c.T("list.filter"), Apply: c.T("list.apply"),
		Query: &ui.Field{Name: "q", Value: c.Query("q"), Label: c.T("list.search"), Placeholder: c.T("account.filter.query")}}
	for _, s := range []struct {
		name, label string
		options     []ui.Option
	}{
		{"status", "status", any("any_status", codes(c, "account.status.", account.Statuses, ""))},
		{"tier", "tier", any("any_tier", codes(c, "account.tier.", account.Tiers, ""))},
		{"sector", "sector", any("any_sector", web.Sorted(c.Loc, sectors))},
		{"country", "country", any("any_country", sorted(c.Loc, o.Countries))},
		{"person", "responsible", any("anyone", web.Sorted(c.Loc, people))},
	} {
		if len(s.options) > 2 || c.Query(s.name) != "" { // a list of one choice filters nothing
			f.Selects = append(f.Selects, ui.FilterSelect{Name: s.name, Label: c.T("account.field." + s.label), Options: choose(s.options, c.Query(s.name))})
		}
	}
	if c.Query("orphan") != "" {
		f.Chips = []ui.Chip{{Label: c.T("account.filter.orphan"), Href: l.With("orphan", ""), Remove: c.T("account.filter.remove")}}
		f.Hidden = append(f.Hidden, ui.HiddenField{Name: "orphan", Value: "1"})
	}
	if l.Query.Get("sort") != "" {
		f.Hidden = append(f.Hidden, ui.HiddenField{Name: "sort", Value: l.Page.Sort})
	}
	if l.Page.Desc {
		f.Hidden = append(f.Hidden, ui.HiddenField{Name: "dir", Value: "desc"})
	}
	return f
}
