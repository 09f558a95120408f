package intakedesk

import (
	"context"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/problem"
)

// Unit is what is read together: one file, or a table and the one it needs (orders and their lines). Problem
// is set when nothing of it can be read; it says why.
type Unit struct {
	Files   []*File
	Profile intake.Profile
	Problem error

	choice Choice
	plan   intake.Plan
	looked bool
}

// Recognise opens every file and says what it is. It never fails as a whole: each unit carries its own problem.
// An order of files never matters.
func Recognise(sources []Source, c Choice) []*Unit {
	var units []*Unit
	for _, s := range sources {
		u := &Unit{choice: c, Files: []*File{{Source: s}}}
		f, t, err := describe(s, c.Limits)
		if err == nil {
			u.Files = []*File{f}
			u.Profile, err = c.profile(t)
		}
		u.Problem = err
		units = append(units, u)
	}
	return pair(units)
}

// profile takes the mapping, the named profile, or what the content says.
func (c Choice) profile(t intake.Table) (intake.Profile, error) {
	switch {
	case c.Mapping != nil:
		if err := c.Mapping.Validate(); err != nil {
			return intake.Profile{}, err
		}
		if absent := c.Mapping.Absent(t.Header); len(absent) > 0 {
			return intake.Profile{}, problem.New(problem.Invalid, "intake.problem.mapping_column_absent", "columns", strings.Join(absent, ", "),
				"has", strings.Join(t.Header, ", "))
		}
		return intake.Profile{ID: mappedProfile, Kind: c.Mapping.Kind, Mapping: *c.Mapping}, nil
	case c.Profile != "":
		return intake.ByID(c.Profile, t)
	}
	p, err := intake.Recognise(t)
	if m, ok := c.savedFor(t.Header); ok && problem.Has(err, "intake.problem.unknown_table") {
		return intake.Profile{ID: mappedProfile, Kind: m.Kind, Mapping: m}, nil
	}
	return p, err
}

// mappedProfile is a table read by what a person said of its columns.
const mappedProfile = "mapping"

// savedFor finds the mapping somebody saved for such a table: the one that uses most of its columns.
func (c Choice) savedFor(header []string) (best intake.Mapping, ok bool) {
	for _, m := range c.Saved {
		if m.Fits(header) && len(m.Columns) > len(best.Columns) {
			best, ok = m, true
		}
	}
	return best, ok
}

// Look reads everything once, to learn; it returns the columns that only a person can decide. Reading before
// they are answered serves a preview: nobody may write it.
func (u *Unit) Look(ctx context.Context, progress Progress) ([]intake.Question, error) {
	if u.Problem != nil {
		return nil, u.Problem
	}
	if !u.looked {
		u.plan = u.newPlan()
		if err := u.pass(ctx, 0, progress, func(file int, row intake.Row) error {
			u.plan.Look(file, row)
			return nil
		}); err != nil {
			return nil, err
		}
		u.looked = true
	}
	return u.plan.Questions(), nil
}

func (u *Unit) newPlan() intake.Plan {
	if len(u.Files) == 2 {
		return intake.NewOrders(u.Profile, u.Files[0].Header, u.Files[1].Header, u.choice.Options)
	}
	return u.Profile.NewPlan(u.Files[0].Header, u.choice.Options)
}

// Read gives every item once, in the order of the file, with the row it comes from; what the rows add up to has none.
// The row is good until the next one.
func (u *Unit) Read(ctx context.Context, progress Progress, each func(intake.Item, intake.Row) error) error {
	if _, err := u.Look(ctx, progress); err != nil {
		return err
	}
	u.looked = false // what a plan remembers of the lines serves one reading
	err := u.pass(ctx, 1, progress, func(file int, row intake.Row) error { return each(u.plan.Read(file, row), row) })
	if err != nil {
		return err
	}
	for _, item := range u.plan.Finish() {
		if err := each(item, intake.Row{}); err != nil {
			return err
		}
	}
	return nil
}
