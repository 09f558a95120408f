package app

import (
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

func teamDeclaration() area.Declaration {
	return area.Declaration{Name: "team", Tables: teamdesk.Tables(), Fields: teamdesk.Fields(), Messages: teamweb.Messages}
}

func (k Desks) teamArea() area.Area {
	return area.Area{
		Name:        "team",
		Routes:      func(s *web.Site) { teamweb.Routes(s, k.Team) },
		Alerts:      area.None[attention.Source]("absences and workload are not known yet"),
		Search:      area.None[[]search.Source]("colleagues are chosen in lists, and their accounts are what is searched"),
		Describe:    area.Some[area.Describe](describePeople),
		UndoImport:  area.None[area.UndoImport]("no import creates users"),
		MoveAccount: area.Some(area.MoveAccount{Count: teamdesk.MoveCounts, Move: teamdesk.MoveAccount}),
		Personal:    area.None[area.Personal]("colleagues are no contacts: their data follows their employment"),
	}
}

// describePeople names users, positions and grants by the person they concern.
func describePeople(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	labels, err := teamdesk.Describe(tx, a, refs)
	out := make(map[ref.Ref]area.Label, len(labels))
	for r, l := range labels {
		out[r] = area.Label{Title: l.Name}
		if l.Page != "" {
			out[r] = area.Label{Title: l.Name, Href: "/admin/users/" + string(l.Page)}
		}
	}
	return out, err
}
