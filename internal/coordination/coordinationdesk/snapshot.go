package coordinationdesk

import "comptoir/internal/coordination"

// snapshot is the request as the journal keeps it: one value a field.
func snapshot(r coordination.Request) map[string]any {
	out := map[string]any{"account": r.Account, "subject": r.Subject, "question": r.Question, "function": r.Function, "asked": r.Asked,
		"requested_by": r.By, "due": r.Due, "answer": r.Answer, "reminded_on": r.Reminded, "state": r.State}
	if out["answered_at"] = nil; r.AnsweredAt != nil {
		out["answered_at"] = int64(*r.AnsweredAt)
	}
	return out
}

func partSnapshot(r coordination.Raci) map[string]any {
	return map[string]any{"account": r.Account, "topic": r.Topic, "user": r.User, "part": r.Part, "from": r.From, "to": r.To}
}
