package taskdesk

import "comptoir/internal/task"

// snapshot is the task as the journal keeps it: one value a field.
func snapshot(t task.Task) map[string]any {
	about := ""
	if !t.About.IsZero() {
		about = t.About.String()
	}
	return map[string]any{"account": t.Account, "title": t.Title, "kind": t.Kind, "owner": t.Owner, "due": t.Due,
		"about": about, "contact": t.Contact, "state": t.State, "done": t.DoneOn, "note": t.Note}
}
