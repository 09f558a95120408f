package intakedesk

import (
	"context"
	"slices"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/who"
)

// Order is what a command asks of files.
type Order struct {
	Settings
	// DryRun rehearses and keeps nothing.
	DryRun bool
}

// FileReport is what became of one file.
type FileReport struct {
	Name    string
	Profile string
	Counted
	// Problem is why nothing of the file went in.
	Problem   error
	Questions []intake.Question
	Errors    []Said
	Warnings  []Said
	Batch     id.Batch
}

// RunFiles imports files at once, as a command does: accounts first, then what hangs on them. Files that belong
// together are read together. Stopped on the way and given again, it goes on where it stopped.
func (k *Desk) RunFiles(ctx context.Context, a who.Actor, sources []Source, o Order, hear Progress) ([]FileReport, error) {
	if err := mustImport(a); err != nil {
		return nil, err
	}
	if err := k.ours(ctx, a, &o.Settings); err != nil {
		return nil, err
	}
	unanswered := o.Settings
	unanswered.Answers = nil
	choice, err := k.choice(ctx, a, unanswered)
	if err != nil {
		return nil, err
	}
	units := Recognise(sources, choice)
	reports := map[string]FileReport{}
	for _, u := range inOrder(units) {
		got, err := k.runUnit(ctx, a, u, o, hear)
		for i, f := range u.Files {
			reports[f.Source.Name] = got[i]
		}
		if err != nil {
			return inputOrder(sources, units, reports), err
		}
	}
	return inputOrder(sources, units, reports), nil
}

// inputOrder gives the reports in the order of the files, then those of companions found beside them.
func inputOrder(sources []Source, units []*Unit, reports map[string]FileReport) []FileReport {
	var out []FileReport
	add := func(name string) {
		if r, ok := reports[name]; ok {
			out = append(out, r)
			delete(reports, name)
		}
	}
	for _, s := range sources {
		add(s.Name)
	}
	for _, u := range units {
		for _, f := range u.Files {
			add(f.Source.Name)
		}
	}
	return out
}

// kindOrder puts first what others need.
var kindOrder = []intake.Kind{intake.Rates, intake.Accounts, intake.Contacts, intake.Contracts, intake.Targets, intake.Results}

func inOrder(units []*Unit) []*Unit {
	list := slices.Clone(units)
	slices.SortStableFunc(list, func(x, y *Unit) int {
		return slices.Index(kindOrder, x.Profile.Kind) - slices.Index(kindOrder, y.Profile.Kind)
	})
	return list
}
