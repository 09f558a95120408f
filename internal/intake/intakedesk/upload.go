package intakedesk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/setting/settingdesk"
)

// Uploaded is what became of files given together: an import to look at, or why they cannot be read.
type Uploaded struct {
	Name    string
	Batch   id.Batch
	Problem error
}

// codeUnknown is a table that a person has to explain.
const codeUnknown = "intake.problem.unknown_table"

// Upload takes files: each table becomes an import of its own, tables that need each other become one. Nothing of what
// they hold is written: a preview is made of each, at once when it is small.
func (k *Desk) Upload(ctx context.Context, a who.Actor, sources []Source, s Settings) ([]Uploaded, error) {
	if err := mustImport(a); err != nil {
		return nil, err
	}
	if err := k.ours(ctx, a, &s); err != nil {
		return nil, err
	}
	choice, err := k.choice(ctx, a, s)
	if err != nil {
		return nil, err
	}
	var out []Uploaded
	for _, u := range Recognise(sources, choice) {
		up := Uploaded{Name: u.name(), Problem: u.Problem}
		if _, ours := problem.All(u.Problem); u.Problem != nil && !ours {
			return out, u.Problem
		}
		if u.Problem == nil || problem.Has(u.Problem, codeUnknown) {
			if up.Batch, err = k.keep(ctx, a, u, s); err != nil {
				return out, err
			}
			up.Problem = nil
			if u.Problem == nil {
				if err := k.startExamine(ctx, a, up.Batch); err != nil {
					return out, err
				}
			}
		}
		out = append(out, up)
	}
	return out, nil
}

// ours fills the SIREN that nobody gave with that of the house.
func (k *Desk) ours(ctx context.Context, a who.Actor, s *Settings) error {
	if s.OurSIREN != "" {
		return nil
	}
	return k.DB.Read(ctx, func(tx *db.Tx) error {
		h, err := settingdesk.On(tx, a.Today(tx.Now()))
		s.OurSIREN = h.SIREN
		return err
	})
}

// choice is how the files are read for that person, today.
func (k *Desk) choice(ctx context.Context, a who.Actor, s Settings) (Choice, error) {
	c := Choice{Profile: s.Profile, Mapping: s.Mapping, Limits: k.Limits, Options: intake.Options{Today: a.Today(k.DB.Now()), OurSIREN: s.OurSIREN,
		Currency: s.Currency, Check: CheckID, Answers: s.Answers}}
	err := k.DB.Read(ctx, func(tx *db.Tx) (err error) {
		c.Saved, err = k.houseMappings(tx)
		return err
	})
	return c, err
}

// keep stores the files of a unit, to be read again whenever the person comes back.
func (k *Desk) keep(ctx context.Context, a who.Actor, u *Unit, s Settings) (batch id.Batch, err error) {
	err = k.DB.Write(ctx, a, func(tx *db.Tx) error {
		w, err := newWork(tx, a, u, s, fromWeb)
		if err != nil {
			return err
		}
		batch = w.ID
		if w.State = Reading; u.Problem != nil {
			w.State = Mapping
		}
		if err := db.Insert(tx, w); err != nil {
			return err
		}
		for rank, f := range u.Files {
			if err := saveUpload(tx, w.ID, rank, f.Source.At, f.Source.Size); err != nil {
				return err
			}
		}
		return nil
	})
	return batch, err
}

// newWork describes a unit.
func newWork(tx *db.Tx, a who.Actor, u *Unit, s Settings, origin string) (workRow, error) {
	var infos []FileInfo
	var size int64
	sum := sha256.New()
	for _, f := range u.Files {
		infos = append(infos, f.info())
		size += f.size
		if err := f.Source.digest(sum); err != nil {
			return workRow{}, err
		}
	}
	w := workRow{ID: id.New[id.Batch](), AuthorID: a.ID, Origin: origin, Files: pack(infos), SHA256: hex.EncodeToString(sum.Sum(nil)), Choice: pack(s),
		BytesAll: 2 * size, CreatedAt: tx.Now(), UpdatedAt: tx.Now()}
	w.describe(u)
	return w, nil
}

// describe notes what the unit was recognised as.
func (w *workRow) describe(u *Unit) {
	if u.Problem == nil {
		w.Profile, w.Kind, w.Source, w.Columns = u.Profile.ID, string(u.Profile.Kind), u.Profile.Source(), pack(u.Profile.Mapping)
	}
}

func (f *File) info() FileInfo {
	i := FileInfo{Name: baseName(f.Source.Name), Size: f.size, Format: string(f.Format), Encoding: f.Encoding, Sheet: f.Sheet, Header: f.Header}
	if f.Separator != 0 {
		i.Separator = string(rune(f.Separator))
	}
	return i
}

// digest adds the bytes of the file to a sum.
func (s Source) digest(w io.Writer) error {
	if s.Path != "" {
		return copyFile(w, s.Path)
	}
	_, err := io.Copy(w, io.NewSectionReader(s.At, 0, s.Size))
	return err
}
