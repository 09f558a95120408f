package stakeholder

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// StepState is where a step of a decision stands.
type StepState string

// States of a step; blocked and skipped ones say why.
const (
	Planned StepState = "PLANNED"
	Done    StepState = "DONE"
	Blocked StepState = "BLOCKED"
	Skipped StepState = "SKIPPED"
)

// StepStates lists them.
var StepStates = []StepState{Planned, Done, Blocked, Skipped}

// Step is one step of a decision, at the client's.
type Step struct {
	Name string
	// Owner is who of theirs decides it.
	Owner   string
	Planned *day.Day
	Actual  *day.Day
	State   StepState
	Reason  string
}

// Open says that the step is still to come or stuck.
func (s Step) Open() bool { return s.State == Planned || s.State == Blocked }

// Late says that it should have been done by now.
func (s Step) Late(today day.Day) bool { return s.Open() && s.Planned != nil && *s.Planned < today }

// Criterion is one thing the client chooses on. Scores are in tenths, 0 to 100, as the client sees them; nil is unknown.
type Criterion struct {
	Name     string
	Weight   int
	Ours     *int
	Theirs   *int
	Evidence string
}

// Process is how a client comes to a decision.
type Process struct {
	ID         id.Any
	Rev        int
	Account    id.Account
	Name       string
	Competitor string
	Steps      []Step
	Criteria   []Criterion
}

// Ref points at the process.
func (p Process) Ref() ref.Ref { return ref.To(ProcessKind, p.ID) }

// Next is the place of the first open step.
func (p Process) Next() (int, bool) {
	for i, s := range p.Steps {
		if s.Open() {
			return i, true
		}
	}
	return 0, false
}

// most bounds what one decision holds.
const most = 20

// Validate finds everything that is wrong at once. Fields of lines are numbered from 1: step_3_name.
func (p Process) Validate(today day.Day) problem.List {
	var l problem.List
	text.Line(&l, "name", p.Name, 1, 160)
	text.Line(&l, "competitor", p.Competitor, 0, 120)
	if len(p.Steps) > most {
		l.Add("steps", "too_many_lines", "max", most)
	}
	for i, s := range p.Steps {
		s.validate(&l, "step_"+number(i+1)+"_", today)
	}
	sum := 0
	for i, c := range p.Criteria {
		c.validate(&l, "criterion_"+number(i+1)+"_")
		sum += c.Weight
	}
	if len(p.Criteria) > 0 && sum != 100 {
		l.Add("criteria", "criteria_not_100", "sum", sum)
	}
	return l
}

func (s Step) validate(l *problem.List, at string, today day.Day) {
	text.Line(l, at+"name", s.Name, 1, 120)
	text.Line(l, at+"owner", s.Owner, 0, 120)
	for name, d := range map[string]*day.Day{"planned": s.Planned, "actual": s.Actual} {
		if d != nil && !d.Plausible() {
			l.Add(at+name, "date_implausible")
		}
	}
	switch s.State {
	case Planned:
	case Done:
		if s.Actual == nil {
			l.Add(at+"actual", "required")
		} else if *s.Actual > today {
			l.Add(at+"actual", "step_to_come")
		}
	case Blocked, Skipped:
		text.Line(l, at+"reason", s.Reason, 1, 300)
	default:
		l.Add(at+"state", "unknown_choice")
	}
}

func (c Criterion) validate(l *problem.List, at string) {
	text.Line(l, at+"name", c.Name, 1, 120)
	if c.Weight < 1 || c.Weight > 100 {
		l.Add(at+"weight", "out_of_range", "min", 1, "max", 100)
	}
	for name, v := range map[string]*int{"ours": c.Ours, "theirs": c.Theirs} {
		if v != nil && (*v < 0 || *v > 100) {
			l.Add(at+name, "out_of_range", "min", 0, "max", 10)
		}
	}
	text.Line(l, at+"evidence", c.Evidence, 0, 300)
}

func number(n int) string {
	if n >= 10 {
		return string(rune('0'+n/10%10)) + string(rune('0'+n%10))
	}
	return string(rune('0' + n))
}

// Totals are Σ weight × score / Σ weight, ours and the best competitor's, over the criteria of which both are known.
func (p Process) Totals() (ours, theirs float64, known int, ok bool) {
	a, b := 0, 0
	for _, c := range p.Criteria {
		if c.Ours != nil && c.Theirs != nil {
			known += c.Weight
			a += c.Weight * *c.Ours
			b += c.Weight * *c.Theirs
		}
	}
	if known == 0 {
		return 0, 0, 0, false
	}
	return float64(a) / float64(10*known), float64(b) / float64(10*known), known, true
}
