package app

import (
	"comptoir/internal/contact"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/search/searchdesk"
	"comptoir/internal/search/searchweb"
	"comptoir/internal/team"
)

func searchDeclaration() area.Declaration {
	return area.Declaration{Name: "search", Messages: searchweb.Messages}
}

// objects say on which object's right the records of a kind are read. A kind that is missing is not found by search, and
// is read in the journal by the right on the journal alone.
var objects = map[ref.Kind]team.Object{
	"account": team.Account, "entity": team.Account, "identifier": team.Account, "assignment": team.Account, "team_member": team.Account,
	"ownership": team.Account, "site": team.Account, "group_head": team.Account, "entity_stay": team.Account, "account_merge": team.Account,
	"contact": team.Contact, "contract": team.Contract, "result": team.Result, "target": team.Result, "task": team.Task,
	"coordination": team.Coordination, "raci": team.Account,
	"interaction": team.Relation, "relation_wish": team.Relation,
	"stakeholder": team.Stakeholder, "stakeholder_mark": team.Stakeholder, "decision_process": team.Stakeholder,
	"assessment": team.Portfolio, "portfolio_step": team.Portfolio, "handover": team.Portfolio, "handover_item": team.Portfolio,
	"contact_privacy": team.Privacy, "privacy_request": team.Privacy,
}

// found are the kinds of the search in the order of its answer; people also find their own tasks, whatever the account.
var found = []ref.Kind{"account", "contact", "contract", "task", "interaction", "assessment", "coordination", "stakeholder"}

// searchSources gathers what the areas index, in the order of the answer. The document of an account shows its legal
// numbers, and its name stands in those of its records.
func searchSources(areas []area.Area) []search.Source {
	byKind := map[ref.Kind]search.Source{}
	for _, a := range areas {
		sources, _ := a.Search.Get()
		for _, s := range sources {
			byKind[s.Kind] = s
		}
	}
	var out []search.Source
	for _, k := range found {
		if s, ok := byKind[k]; ok {
			if k == "account" && s.Parts == nil {
				s.Parts, s.Shown = []ref.Kind{"entity", "identifier"}, []string{"name", "tier", "status"}
			}
			out = append(out, s)
		}
	}
	return out
}

// searchDesk finds what the areas index.
func searchDesk(d *db.DB, areas []area.Area) *searchdesk.Desk {
	var kinds []searchdesk.Kind
	for _, s := range searchSources(areas) {
		k := searchdesk.Kind{Source: s, Object: objects[s.Kind], Owned: s.Kind == "task" || s.Kind == "coordination"}
		if s.Kind == contact.Kind {
			k.Limited = contactdesk.Limited
		}
		kinds = append(kinds, k)
	}
	return searchdesk.New(d, kinds)
}

func searchArea(desk *searchdesk.Desk) area.Area {
	const reason = "search owns no record"
	return area.Area{
		Name:        "search",
		Routes:      func(s *web.Site) { searchweb.Routes(s, desk) },
		Alerts:      area.None[attention.Source](reason),
		Search:      area.None[[]search.Source](reason),
		Describe:    area.None[area.Describe](reason),
		UndoImport:  area.None[area.UndoImport](reason),
		MoveAccount: area.None[area.MoveAccount](reason),
		Personal:    area.None[area.Personal]("the index follows the records"),
	}
}
