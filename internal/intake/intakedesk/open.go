// Package intakedesk does the work of imports: it opens the files a person gives, recognises them, reads them through
// the pure rules of intake in two passes and in bounded memory, and hands the lines to the areas they belong to, chunk
// by chunk. A chunk, its place in the file and its journal are one transaction: killed on the way and run again, nothing
// is lost and nothing doubled. A preview is the same work rolled back.
package intakedesk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/table"
)

// Source is a file to import: a path, or something uploaded.
type Source struct {
	Name string
	Path string // read from disk when set
	At   io.ReaderAt
	Size int64
}

// FromPath names a file on disk.
func FromPath(path string) Source { return Source{Name: path, Path: path} }

// Choice is how the person wants the files read.
type Choice struct {
	Profile string           // a name of intake.Profiles; empty recognises
	Mapping *intake.Mapping  // --map FILE, or the mapping screen
	Saved   []intake.Mapping // mappings of the house, for tables that nobody knows
	Options intake.Options
	Limits  table.Limits
}

// File is one recognised file.
type File struct {
	Source    Source
	Format    table.Format
	Encoding  string
	Separator byte
	Sheet     string
	Header    []string
	size      int64
}

func (s Source) open(limits table.Limits) (*table.Reader, error) {
	if s.Path != "" {
		if err := s.check(); err != nil {
			return nil, err
		}
		return table.OpenFile(s.Path, limits)
	}
	return table.Open(s.At, s.Size, limits)
}

// check says plainly what is wrong with a path.
func (s Source) check() error {
	info, err := os.Stat(s.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem.New(problem.Invalid, "intake.problem.file_missing")
	case err != nil:
		return problem.New(problem.Invalid, "intake.problem.file_closed")
	case info.IsDir():
		return problem.New(problem.Invalid, "intake.problem.file_is_folder")
	case !info.Mode().IsRegular():
		return problem.New(problem.Invalid, "intake.problem.file_closed")
	}
	f, err := os.Open(s.Path)
	if err != nil {
		return problem.New(problem.Invalid, "intake.problem.file_closed")
	}
	return f.Close()
}

func (s Source) size() int64 {
	if s.Path == "" {
		return s.Size
	}
	info, err := os.Stat(s.Path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// describe opens a file, learns its columns and closes it.
func describe(s Source, limits table.Limits) (*File, intake.Table, error) {
	r, err := s.open(limits)
	if err != nil {
		return nil, intake.Table{}, err
	}
	defer r.Close()
	f := &File{Source: s, Format: r.Format, Encoding: r.Encoding, Separator: r.Separator, Sheet: r.Sheet, Header: r.Header, size: s.size()}
	t := intake.Table{Name: s.Name, Header: r.Header, JSON: r.Format == table.JSON}
	if t.JSON {
		row, err := r.Next()
		if err != nil && err != io.EOF {
			return nil, intake.Table{}, err
		}
		t.Object, t.Group = row.Object, row.Group
	}
	return f, t, nil
}

func copyFile(w io.Writer, path string) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	_, err = io.Copy(w, f)
	return err
}

// baseName is the name of a file without its folder, whichever system it comes from.
func baseName(name string) string { return path.Base(strings.ReplaceAll(name, `\`, "/")) }

func (u *Unit) name() string {
	names := make([]string, len(u.Files))
	for i, f := range u.Files {
		names[i] = baseName(f.Source.Name)
	}
	return strings.Join(names, " + ")
}
