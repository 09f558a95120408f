package stakeholderdesk

import (
	"strings"

	"comptoir/internal/stakeholder"
)

// snapshot is what the journal compares.
func snapshot(s stakeholder.Stakeholder) map[string]any {
	m := map[string]any{"account": s.Account, "contact": s.Contact, "post": s.Post, "roles": rolesText(s.Roles), "owner": s.Owner,
		"reports_to": s.ReportsTo, "note": s.Note, "state": s.State, "influence": nil, "external": nil}
	if s.Influence != nil {
		m["influence"] = *s.Influence
	}
	if s.External {
		m["external"] = true
	}
	return m
}

func rolesText(list []stakeholder.Role) string {
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = string(r)
	}
	return strings.Join(out, " ")
}

func rolesOf(s string) (out []stakeholder.Role) {
	for _, r := range strings.Fields(s) {
		out = append(out, stakeholder.Role(r))
	}
	return out
}
