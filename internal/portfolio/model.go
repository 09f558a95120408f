package portfolio

import (
	"fmt"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// Kinds by which the journal and other areas point at records of this one.
const (
	ModelKind      ref.Kind = "selection_model"
	AssessmentKind ref.Kind = "assessment"
	StepKind       ref.Kind = "portfolio_step"
	HandoverKind   ref.Kind = "handover"
	ItemKind       ref.Kind = "handover_item"
)

// Axis is one side of the matrix.
type Axis string

const (
	// Attract is how much the client is worth to us.
	Attract Axis = "ATTRACT"
	// Strength is where we stand against the best competitor, as the client sees it.
	Strength Axis = "STRENGTH"
)

// Axes lists them in the order of a form.
var Axes = []Axis{Attract, Strength}

// Valid says whether the code is known.
func (x Axis) Valid() bool { return x == Attract || x == Strength }

// MostCriteria is how many criteria an axis may have: beyond, people score without thinking.
const MostCriteria = 8

// Criterion is one thing that counts, with what 0, 5 and 10 mean, so that two people give the same score.
type Criterion struct {
	// Code stays the same from one version of the model to the next: it is how two assessments are compared.
	Code   string
	Axis   Axis
	Label  string
	Weight int
	// Low, Middle and High say what scores of 0, 5 and 10 look like.
	Low, Middle, High string
}

// ModelState is the life of a model.
type ModelState string

const (
	Draft   ModelState = "DRAFT"
	Current ModelState = "CURRENT"
	Retired ModelState = "RETIRED"
)

// DefaultThreshold is the starting value of both thresholds, in tenths: 5.
const DefaultThreshold Tenths = 50

// Model is a version of the selection model.
type Model struct {
	ID      id.Any
	Rev     int
	Version int
	Name    string
	State   ModelState
	// Adopted is the day on which it came into use, Used the day of the first assessment against it: frozen since.
	Adopted, Used *day.Day
	// ThresholdA and ThresholdS divide the matrix.
	ThresholdA, ThresholdS Tenths
	Criteria               []Criterion
}

// Ref points at the model.
func (m Model) Ref() ref.Ref { return ref.To(ModelKind, m.ID) }

// On are the criteria of an axis, in their order.
func (m Model) On(x Axis) (out []Criterion) {
	for _, c := range m.Criteria {
		if c.Axis == x {
			out = append(out, c)
		}
	}
	return out
}

// Criterion finds one by its code.
func (m Model) Criterion(code string) (Criterion, bool) {
	for _, c := range m.Criteria {
		if c.Code == code {
			return c, true
		}
	}
	return Criterion{}, false
}

// Frozen says that an assessment was made against the model, or that another took its place.
func (m Model) Frozen() bool { return m.Used != nil || m.State == Retired }

// Adopt puts a draft in use. Problems: wrong_model_state, and those of Validate.
func (m Model) Adopt(today day.Day) (Model, error) {
	if m.State != Draft {
		return m, problem.New(problem.Conflict, "wrong_model_state")
	}
	if l := m.Validate(); len(l) > 0 {
		return m, l
	}
	m.State, m.Adopted = Current, &today
	return m, nil
}

// Retire ends the use of a model that another replaces.
func (m Model) Retire() Model {
	m.State = Retired
	return m
}

// ModelInput is what is typed of a model.
type ModelInput struct {
	Name                   string
	ThresholdA, ThresholdS Tenths
	Criteria               []Criterion
}

// Edit changes a model that nothing was assessed against. Problems: model_frozen, and those of Validate.
func (m Model) Edit(in ModelInput) (Model, error) {
	if m.Frozen() {
		return m, problem.New(problem.Conflict, "model_frozen")
	}
	next := m
	next.Name, next.ThresholdA, next.ThresholdS = text.Clean(in.Name), in.ThresholdA, in.ThresholdS
	next.Criteria = nil
	for _, c := range in.Criteria {
		c.Label, c.Low, c.Middle, c.High = text.Clean(c.Label), text.Clean(c.Low), text.Clean(c.Middle), text.Clean(c.High)
		next.Criteria = append(next.Criteria, c)
	}
	if l := next.Validate(); len(l) > 0 {
		return m, l
	}
	return next, nil
}

// Validate finds what is wrong with a model. Problems: required, too_long, weight_range, weights_not_100,
// criteria_too_many, criterion_twice, score_range, score_step.
func (m Model) Validate() problem.List {
	var l problem.List
	text.Line(&l, "name", m.Name, 1, 100)
	l = append(l, m.ThresholdA.validate("threshold_a")...)
	l = append(l, m.ThresholdS.validate("threshold_s")...)
	for _, x := range Axes {
		m.validateAxis(&l, x)
	}
	return l
}

func (m Model) validateAxis(l *problem.List, x Axis) {
	sum, seen := 0, map[string]bool{}
	all := m.On(x)
	for i, c := range all {
		at := func(field string) string { return FieldOf(x, i, field) }
		text.Line(l, at("label"), c.Label, 1, 80)
		text.Line(l, at("low"), c.Low, 0, 200)
		text.Line(l, at("middle"), c.Middle, 0, 200)
		text.Line(l, at("high"), c.High, 0, 200)
		if c.Weight < 1 || c.Weight > 100 {
			l.Add(at("weight"), "weight_range")
		}
		if fold := text.Fold(c.Label); fold != "" && seen[fold] {
			l.Add(at("label"), "criterion_twice")
		} else {
			seen[fold] = true
		}
		sum += c.Weight
	}
	switch {
	case len(all) == 0:
		l.Add(FieldOf(x, 0, "label"), "required")
	case len(all) > MostCriteria:
		l.Add(FieldOf(x, 0, "label"), "criteria_too_many", "max", MostCriteria)
	case sum != 100:
		l.Add(FieldOf(x, 0, "weight"), "weights_not_100", "n", sum)
	}
}

// FieldOf names the field of a form for the i-th criterion of an axis: "attract_0_weight".
func FieldOf(x Axis, i int, field string) string {
	name := "attract"
	if x == Strength {
		name = "strength"
	}
	return fmt.Sprintf("%s_%d_%s", name, i, field)
}
