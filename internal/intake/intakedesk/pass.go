package intakedesk

import (
	"context"
	"errors"
	"io"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/platform/table"
)

// Progress is told how many bytes of how many were read, over both passes.
type Progress func(done, total int64)

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
