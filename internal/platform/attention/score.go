package attention

import (
	"math"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/explain"
	"comptoir/internal/kernel/money"
)

// Alert is what the engine ranks; its value is in EUR by then.
type Alert = alert.Alert

// Severity is how grave an alert is.
type Severity = alert.Severity

// Severities, as in kernel/alert.
const (
	Info     = alert.Info
	Warning  = alert.Warning
	High     = alert.High
	Critical = alert.Critical
)

// Relation is how the reader stands to the account.
type Relation string

const (
	// Owner: PRIMARY of the account, or owner of the record.
	Owner Relation = "OWNER"
	// Member: in the account team.
	Member Relation = "MEMBER"
	// Branch: the manager of someone who is.
	Branch Relation = "BRANCH"
)

// Weights are the shares of the four parts, kept as a dated setting; they sum to 1.
type Weights struct{ Severity, Urgency, Value, Relation float64 }

// DefaultWeights are the starting values of DOMAIN §19.
var DefaultWeights = Weights{Severity: .40, Urgency: .30, Value: .20, Relation: .10}

// Part is one of the four terms of a priority.
type Part struct {
	// Grade is between 0 and 1.
	Grade float64
	// Weight is its share.
	Weight float64
	// Points is what it adds to the priority: 100 · weight · grade.
	Points float64
}

// Score is a priority from 0 to 100 with its four parts.
type Score struct {
	Total    float64
	Severity Part
	Urgency  Part
	Value    Part
	Relation Part
}

// Priority ranks an alert: P = 100·(.40 severity + .30 urgency + .20 value + .10 relation) (DOMAIN §19). A nil due
// day grades .3; a nil value, not yet in figures, grades .2.
func Priority(s Severity, due *day.Day, today day.Day, value *money.Money, r Relation, w Weights) Score {
	x := Score{
		Severity: part(severityGrade(s), w.Severity),
		Urgency:  part(urgencyGrade(due, today), w.Urgency),
		Value:    part(valueGrade(value), w.Value),
		Relation: part(relationGrade(r), w.Relation),
	}
	x.Total = x.Severity.Points + x.Urgency.Points + x.Value.Points + x.Relation.Points
	return x
}

func part(grade, weight float64) Part { return Part{grade, weight, 100 * weight * grade} }

func severityGrade(s Severity) float64 { return float64(s.Rank()) / 4 }

// urgencyGrade is 1 on the day and after, and halves seven days before: 7/(7+days).
func urgencyGrade(due *day.Day, today day.Day) float64 {
	switch {
	case due == nil:
		return .3
	case *due <= today:
		return 1
	}
	return 7 / (7 + float64(today.Until(*due)))
}

// valueGrade grows with the logarithm of the amount in thousands of euros and reaches 1 at a million.
func valueGrade(v *money.Money) float64 {
	switch {
	case v == nil:
		return .2
	case v.Minor <= 0:
		return 0
	}
	return math.Min(1, math.Log10(1+v.Units()/1000)/math.Log10(1+1000))
}

func relationGrade(r Relation) float64 {
	switch r {
	case Owner:
		return 1
	case Member:
		return .5
	case Branch:
		return .25
	}
	return 0
}

// Explain lays the score open, for « Pourquoi 67,0 sur 100 ? ».
func (x Score) Explain(a Alert, r Relation, today day.Day) explain.Explanation {
	urgency := explain.Term{Code: "step_urgency_none"}
	if a.Due != nil {
		urgency = explain.Term{Code: "step_urgency", Value: *a.Due, Args: map[string]any{"due": *a.Due, "days": today.Until(*a.Due)}}
	}
	value := explain.Term{Code: "step_value_unknown"}
	if a.Value != nil {
		value = explain.Term{Code: "step_value", Value: *a.Value, Args: map[string]any{"value": *a.Value}}
	}
	severity := explain.Term{Code: "step_severity", Value: string(a.Severity), Args: map[string]any{"code": a.Code}}
	relation := explain.Term{Code: "step_relation", Value: string(r)}
	return explain.Explanation{Code: "explain_priority", Formula: "explain_priority_formula", Result: x.Total, AsOf: today,
		Terms: []explain.Term{x.Severity.step(severity), x.Urgency.step(urgency), x.Value.step(value), x.Relation.step(relation)}}
}

func (p Part) step(t explain.Term) explain.Term {
	t.Weight, t.Contribution = &p.Weight, &p.Points
	return t
}
