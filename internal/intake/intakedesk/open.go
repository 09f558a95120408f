// Package intakedesk opens the files a person gives, recognises them and reads them through the pure rules of
// intake, in two passes and in bounded memory. It writes nothing.
package intakedesk

import (
	"io"
	"os"

	"comptoir/internal/intake"
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
	Profile string          // a name of intake.Profiles; empty recognises
	Mapping *intake.Mapping // --map FILE, or the mapping screen
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
		return table.OpenFile(s.Path, limits)
	}
	return table.Open(s.At, s.Size, limits)
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
