package portfoliodesk

import (
	"fmt"
	"strconv"
	"strings"

	"comptoir/internal/portfolio"
)

func modelSnapshot(m portfolio.Model) map[string]any {
	var criteria []string
	for _, c := range m.Criteria {
		criteria = append(criteria, fmt.Sprintf("%s %d", c.Label, c.Weight))
	}
	s := map[string]any{"name": m.Name, "state": m.State, "version": nil, "adopted": m.Adopted, "used": m.Used, "threshold_a": nil, "threshold_s": nil,
		"criteria": list(criteria)}
	if m.ID != "" {
		s["version"], s["threshold_a"], s["threshold_s"] = m.Version, tenths(&m.ThresholdA), tenths(&m.ThresholdS)
	}
	return s
}

// assessmentSnapshot keeps the scores as lines, so that a change shows which criterion moved.
func assessmentSnapshot(m portfolio.Model, s portfolio.Assessment) map[string]any {
	var marks, evidence []string
	for _, c := range m.Criteria {
		k := s.Marks.Of(c.Code)
		switch {
		case k.Ours != nil && k.Theirs != nil:
			marks = append(marks, fmt.Sprintf("%s %s / %s", c.Label, tenths(k.Ours), tenths(k.Theirs)))
		case k.Ours != nil:
			marks = append(marks, fmt.Sprintf("%s %s", c.Label, tenths(k.Ours)))
		case k.Theirs != nil:
			marks = append(marks, fmt.Sprintf("%s – / %s", c.Label, tenths(k.Theirs)))
		}
		if k.Evidence != "" {
			evidence = append(evidence, k.Evidence)
		}
	}
	out := map[string]any{"on": nil, "state": s.State, "competitor": s.Competitor, "scores": list(marks), "evidence": list(evidence), "validated_by": s.ValidatedBy}
	if s.ID != "" {
		out["on"] = s.On
	}
	return out
}

func stepSnapshot(s portfolio.Step) map[string]any {
	return map[string]any{"verb": s.Verb, "from_status": s.From, "to_status": s.To, "state": s.State, "reason": s.Reason, "answer": s.Answer, "decided_by": s.DecidedBy}
}

func handoverSnapshot(h portfolio.Handover) map[string]any {
	m := map[string]any{"purpose": h.Purpose, "state": h.State, "from_user": h.From, "to_user": h.To, "on": nil, "due": nil, "reason": h.Reason,
		"deferred_until": h.Deferred, "deferred_by": h.DeferredBy, "defer_reason": h.DeferReason, "done_by": h.DoneBy}
	if h.ID != "" {
		m["on"], m["due"] = h.Day, h.Due
	}
	return m
}

func itemSnapshot(i portfolio.Item) map[string]any {
	m := map[string]any{"section": i.Section, "state": i.State, "note": i.Note, "about": nil}
	if i.About.ID != "" {
		m["about"] = i.About.String()
	}
	return m
}

func tenths(t *portfolio.Tenths) string {
	return strings.TrimSuffix(strconv.FormatFloat(t.Float(), 'f', 1, 64), ".0")
}

func list(of []string) any {
	if len(of) == 0 {
		return nil
	}
	return of
}
