package relationdesk

import (
	"strings"

	"comptoir/internal/relation"
)

// snapshot is the exchange as the journal keeps it: one value a field.
func snapshot(x relation.Interaction) map[string]any {
	out := map[string]any{"account": x.Account, "day": x.Day, "kind": x.Kind, "summary": x.Summary, "contacts": joined(x.Contacts),
		"users": joined(x.Users), "source": x.Source, "external_key": x.ExternalKey}
	if x.At != nil {
		out["at"] = int64(*x.At)
	}
	return out
}

func wishSnapshot(w relation.Wish) map[string]any {
	return map[string]any{"account": w.Account, "user": w.User, "contact": w.Contact, "band": w.Band}
}

func joined[T ~string](list []T) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = string(v)
	}
	return strings.Join(parts, " ")
}
