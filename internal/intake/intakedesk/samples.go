package intakedesk

import (
	"context"
	"io"
	"slices"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Samples are the columns of a table with what they hold, for the mapping screen.
type Samples struct {
	Header []string
	Values [][]string // some different values a column
	// Suggested is what the columns probably hold; a person confirms it.
	Suggested intake.Mapping
}

const (
	sampleRows   = 200
	sampleValues = 3
)

// Samples reads the first rows of an import that was not applied.
func (k *Desk) Samples(ctx context.Context, a who.Actor, batch id.Batch) (out Samples, err error) {
	var w workRow
	err = k.DB.Read(ctx, func(tx *db.Tx) error {
		if w, err = openWork(tx, batch); err != nil {
			return err
		}
		return mustDrive(tx, a, w.AuthorID)
	})
	if err != nil {
		return out, err
	}
	f := w.toSheet().Files[0]
	r, err := (Source{Name: f.Name, Size: f.Size, At: &held{batch: batch, size: f.Size,
		read: func(fn func(tx *db.Tx) error) error { return k.DB.Read(ctx, fn) }}}).open(k.Limits)
	if err != nil {
		return out, err
	}
	defer r.Close()
	out.Header, out.Values, out.Suggested = r.Header, make([][]string, len(r.Header)), intake.Suggest(r.Header)
	for range sampleRows {
		row, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return out, err
		}
		for i := range out.Header {
			if v := row.Cells[i]; v != "" && len(out.Values[i]) < sampleValues && !slices.Contains(out.Values[i], v) {
				out.Values[i] = append(out.Values[i], cut(v, 40))
			}
		}
	}
	return out, nil
}
