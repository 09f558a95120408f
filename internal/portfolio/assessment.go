package portfolio

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// AssessmentState is the life of an assessment.
type AssessmentState string

const (
	Drafted   AssessmentState = "DRAFT"
	Validated AssessmentState = "VALIDATED"
)

// StaleAfter is how many days an assessment stays good.
const StaleAfter = 365

// MostEvidence is how long the evidence of a score may be.
const MostEvidence = 1000

// Assessment is an account measured against a model, on a day.
type Assessment struct {
	ID      id.Any
	Rev     int
	Account id.Account
	Model   id.Any
	On      day.Day
	State   AssessmentState
	// Competitor is the best one, as the client sees it; empty when nobody knows.
	Competitor string
	Marks      Marks
	// ValidatedBy is who stands for it.
	ValidatedBy id.User
}

// Ref points at the assessment.
func (s Assessment) Ref() ref.Ref { return ref.To(AssessmentKind, s.ID) }

// Stale says that it is too old to rely on.
func (s Assessment) Stale(today day.Day) bool { return s.On.Until(today) > StaleAfter }

// AssessInput is what is typed of an assessment.
type AssessInput struct {
	On         day.Day
	Competitor string
	Marks      Marks
}

// Clean trims and normalises.
func (in AssessInput) Clean() AssessInput {
	in.Competitor = text.Clean(in.Competitor)
	marks := make(Marks, len(in.Marks))
	for i, m := range in.Marks {
		m.Evidence = text.Clean(m.Evidence)
		marks[i] = m
	}
	in.Marks = marks
	return in
}

// Validate finds what is wrong with an assessment against a model; last is the day of the one before it. Problems:
// date_implausible, date_to_come, before_last_assessment, too_long, score_range, score_step, unknown_choice.
func (in AssessInput) Validate(m Model, today day.Day, last *day.Day) problem.List {
	var l problem.List
	switch {
	case !in.On.Plausible():
		l.Add("on", "date_implausible", "date", in.On)
	case in.On > today:
		l.Add("on", "date_to_come")
	case last != nil && in.On < *last:
		l.Add("on", "before_last_assessment", "date", *last)
	}
	text.Line(&l, "competitor", in.Competitor, 0, 100)
	for _, k := range in.Marks {
		c, known := m.Criterion(k.Criterion)
		if !known {
			l.Add("", "unknown_choice")
			continue
		}
		if k.Ours != nil {
			l = append(l, k.Ours.validate(MarkField(c.Code, "ours"))...)
		}
		if k.Theirs != nil {
			l = append(l, k.Theirs.validate(MarkField(c.Code, "theirs"))...)
		}
		text.Block(&l, MarkField(c.Code, "evidence"), k.Evidence, 0, MostEvidence)
	}
	return l
}

// MarkField names the field of a form for a criterion: "ours_c1".
func MarkField(code, field string) string { return field + "_" + code }

// Fill keeps what the model asks for, in its order; a competitor's score belongs to strength alone.
func (in AssessInput) Fill(m Model) Marks {
	out := make(Marks, 0, len(m.Criteria))
	for _, c := range m.Criteria {
		k := in.Marks.Of(c.Code)
		if c.Axis == Attract {
			k.Theirs = nil
		}
		out = append(out, k)
	}
	return out
}

// Empty says that nothing is scored yet.
func (ms Marks) Empty() bool {
	for _, m := range ms {
		if m.Ours != nil || m.Theirs != nil {
			return false
		}
	}
	return true
}

// Confirm validates a draft. Problems: wrong_assessment_state, assessment_empty.
func (s Assessment) Confirm(by id.User) (Assessment, error) {
	if s.State != Drafted {
		return s, problem.New(problem.Conflict, "wrong_assessment_state")
	}
	if s.Marks.Empty() {
		return s, problem.At("", "assessment_empty")
	}
	s.State, s.ValidatedBy = Validated, by
	return s, nil
}
