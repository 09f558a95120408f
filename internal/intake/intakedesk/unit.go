package intakedesk

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/table"
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
			return intake.Profile{}, problem.New(problem.Invalid, "intake.problem.mapping_column_absent", "columns", strings.Join(absent, ", "))
		}
		return intake.Profile{ID: "mapping", Kind: c.Mapping.Kind, Mapping: *c.Mapping}, nil
	case c.Profile != "":
		return intake.ByID(c.Profile, t)
	}
	return intake.Recognise(t)
}

// pair joins orders with their lines. A table left alone looks for the other one beside it on disk.
func pair(units []*Unit) []*Unit {
	var out []*Unit
	for _, u := range units {
		if u.Problem != nil || u.Profile.Role == "" {
			out = append(out, u)
			continue
		}
		if u.Profile.Role == intake.RoleDetails && find(units, intake.RoleOrders) != nil {
			continue // read with its orders
		}
		if other := u.companion(units); other != nil {
			u.Files = append(u.Files, other)
			if u.Profile.Role == intake.RoleDetails {
				u.Files[0], u.Files[1] = u.Files[1], u.Files[0]
			}
		} else {
			u.Problem = problem.New(problem.Invalid, "intake.problem.companion_missing", "needs", needs(u.Profile.Role))
		}
		out = append(out, u)
	}
	return out
}

func needs(role string) string {
	if role == intake.RoleOrders {
		return intake.RoleDetails
	}
	return intake.RoleOrders
}

func find(units []*Unit, role string) *Unit {
	for _, u := range units {
		if u.Problem == nil && u.Profile.Role == role {
			return u
		}
	}
	return nil
}

func (u *Unit) companion(units []*Unit) *File {
	if other := find(units, needs(u.Profile.Role)); other != nil {
		return other.Files[0]
	}
	path := u.Files[0].Source.Path
	if path == "" {
		return nil
	}
	beside, err := filepath.Glob(filepath.Join(escape(filepath.Dir(path)), "*.csv"))
	if err != nil || len(beside) > 100 {
		return nil
	}
	for _, b := range beside {
		f, t, err := describe(FromPath(b), u.choice.Limits)
		if err != nil {
			continue
		}
		if p, err := intake.Recognise(t); err == nil && p.ID == u.Profile.ID && p.Role == needs(u.Profile.Role) {
			return f
		}
	}
	return nil
}

// escape keeps the characters of a folder's name from meaning something to Glob.
func escape(dir string) string {
	return strings.NewReplacer("[", `\[`, "*", `\*`, "?", `\?`).Replace(dir)
}

// Progress is told how many bytes of how many were read, over both passes.
type Progress func(done, total int64)

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

// Read gives every item once, in the order of the file.
func (u *Unit) Read(ctx context.Context, progress Progress, each func(intake.Item) error) error {
	if _, err := u.Look(ctx, progress); err != nil {
		return err
	}
	u.looked = false // what a plan remembers of the lines serves one reading
	err := u.pass(ctx, 1, progress, func(file int, row intake.Row) error { return each(u.plan.Read(file, row)) })
	if err != nil {
		return err
	}
	for _, item := range u.plan.Finish() {
		if err := each(item); err != nil {
			return err
		}
	}
	return nil
}

func (u *Unit) pass(ctx context.Context, pass int64, progress Progress, each func(int, intake.Row) error) error {
	var before, total int64
	for _, f := range u.Files {
		total += f.size
	}
	for i, f := range u.Files {
		if err := f.rows(ctx, u, func(row intake.Row, taken int64) error {
			if progress != nil && row.Line%1_000 == 0 {
				progress(pass*total+before+taken, 2*total)
			}
			return each(i, row)
		}); err != nil {
			return err
		}
		before += f.size
	}
	if progress != nil {
		progress((pass+1)*total, 2*total)
	}
	return nil
}

func (f *File) rows(ctx context.Context, u *Unit, each func(intake.Row, int64) error) (err error) {
	r, err := f.Source.open(u.choice.Limits)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	r.ObjectsOnly = strings.HasPrefix(u.Profile.ID, "decp-")
	for n := 0; ; n++ {
		if n%1_000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		row, err := r.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := each(rowOf(row, r.Separator), r.Taken()); err != nil {
			return err
		}
	}
}

func rowOf(r table.Row, sep byte) intake.Row {
	return intake.Row{Line: r.Line, Cells: r.Cells, Found: r.Found, Typed: r.Typed, Object: r.Object, Group: r.Group,
		Narrow: r.Has(table.Narrow), StrayQuote: r.Has(table.StrayQuote), Cut: r.Has(table.Cut), Gap: r.Gap, Separator: sep}
}
