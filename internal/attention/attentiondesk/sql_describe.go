package attentiondesk

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Describe names alerts for timelines, within the reader's rights: what the alert was about, while something is known of
// it. An alert of no account is named to whoever handled it.
func Describe(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	out := map[ref.Ref]area.Label{}
	if len(refs) == 0 {
		return out, nil
	}
	ids := make([]id.Any, len(refs))
	for i, r := range refs {
		ids[i] = id.Any(r.ID)
	}
	labels, err := openLabels(tx, a, ids)
	if err != nil {
		return nil, err
	}
	handled, err := handledLabels(tx, a, ids)
	for alertID, label := range handled {
		labels[alertID] = label
	}
	for alertID, label := range labels {
		out[ref.To(Kind, alertID)] = area.Label{Title: label, Href: "/attention/" + string(alertID)}
	}
	return out, err
}

// handledLabels are what was kept of alerts when somebody put them off, marked them done or set them aside.
func handledLabels(tx *db.Tx, a who.Actor, ids []id.Any) (map[id.Any]string, error) {
	scope, err := teamdesk.Reach(tx, a, team.Account, team.Read)
	if err != nil {
		return nil, err
	}
	cond, args := scope.OnNamed("s.account_id")
	type named struct {
		ID    id.Any `bun:"id"`
		Label string `bun:"label"`
		Code  string `bun:"code"`
		Mine  bool   `bun:"mine"`
	}
	rows, err := db.Select[named](tx, `SELECT s.id, s.label, s.code, coalesce(s.created_by = ? OR s.updated_by = ?, FALSE) AS mine FROM alert_state s
		WHERE s.id IN (?) AND ((s.account_id IS NOT NULL AND `+cond+`) OR (s.account_id IS NULL AND (s.created_by = ? OR s.updated_by = ?)))`,
		append(append([]any{db.Opt(a.ID), db.Opt(a.ID), db.In(ids)}, args...), db.Opt(a.ID), db.Opt(a.ID))...)
	out := map[id.Any]string{}
	for _, r := range rows {
		if r.Mine || teamdesk.May(a, objectOf(r.Code), team.Read) {
			out[r.ID] = r.Label
		}
	}
	return out, err
}

// openLabels are the names of alerts that are there today, in the reader's sight.
func openLabels(tx *db.Tx, a who.Actor, ids []id.Any) (map[id.Any]string, error) {
	s, err := sees(tx, a)
	if err != nil {
		return nil, err
	}
	where := cond{`l.id IN (?)`, []any{db.In(ids)}}.and(s.may)
	rows, err := db.Select[row](tx, `SELECT l.* FROM alert_line l WHERE `+where.sql, where.args...)
	out := map[id.Any]string{}
	for _, r := range rows {
		al, err := r.toAlert()
		if err != nil {
			return nil, err
		}
		out[r.ID] = labelOf(al)
	}
	return out, err
}
