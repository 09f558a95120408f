package accountdesk

import (
	"comptoir/internal/account"
)

// snapshot is the account as the journal keeps it, one value a field. ids are the identifiers that came with it in
// an import, which enters both at once.
func snapshot(c account.Account, ids []account.Identifier) map[string]any {
	return map[string]any{
		"name": c.Name, "tier": c.Tier, "status": c.Status, "sector": c.Sector, "country": c.Country, "city": c.City,
		"website": c.Website, "note": c.Note, "currency": c.Ccy, "since": c.Since, "parent": c.Parent, "owner": c.Owner,
		"exit_reason": c.Exit, "external_key": c.ExternalKey, "identifiers": identifierTexts(ids),
	}
}

func entitySnapshot(e account.Entity) map[string]any {
	return map[string]any{
		"name": e.Name, "parent": e.Parent, "root": yes(e.Root), "country": e.Country, "city": e.City, "currency": e.Ccy,
		"state": e.State, "from": e.From, "to": e.To, "identifiers": identifierTexts(e.Identifiers),
	}
}

// identifierTexts keeps the numbers of a legal body in one field.
func identifierTexts(ids []account.Identifier) any {
	if len(ids) == 0 {
		return nil
	}
	out := make([]map[string]any, len(ids))
	for i, x := range ids {
		out[i] = map[string]any{"scheme": x.Scheme, "value": x.Value, "state": x.State, "verified": x.VerifiedAt, "source": x.Source}
	}
	return out
}

func assignmentSnapshot(n account.Assignment) map[string]any {
	m := map[string]any{"user": n.User, "role": n.Role, "from": nil, "to": n.To, "reason": n.Reason,
		"approved_by": n.ApprovedBy, "exception_until": n.ExceptionUntil}
	if n.User != "" {
		m["from"] = n.From
	}
	return m
}

func memberSnapshot(m account.TeamMember) map[string]any {
	s := map[string]any{"user": m.User, "function": m.Function, "country": m.Country, "from": nil, "to": m.To}
	if m.User != "" {
		s["from"] = m.From
	}
	return s
}

func yes(b bool) any {
	if !b {
		return nil
	}
	return true
}
