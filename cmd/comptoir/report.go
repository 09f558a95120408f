package main

import (
	"context"
	"os"
	"path/filepath"
)

type reportCmd struct {
	Portfolio portfolioCmd `cmd:""`
}

type portfolioCmd struct {
	where
	User string `required:"" placeholder:"LOGIN"`
	Out  string `required:"" placeholder:"FILE.pdf" type:"path"`
	Lang string `placeholder:"LANG" env:"COMPTOIR_REPORT_LANG"`
}

// Run draws the review and writes it beside its destination first, so that a file is never half-written.
func (p portfolioCmd) Run(ctx context.Context, w words) error {
	c, err := p.config(w)
	if err != nil {
		return err
	}
	if p.Database == "" && !exists(filepath.Join(p.Data, "comptoir.db")) {
		return w.refuse("no_data", "dir", p.Data) // opening it would create an empty one
	}
	a, err := w.open(ctx, c)
	if err != nil {
		return err
	}
	defer a.Close()
	return w.writeWhole(p.Out, func(f *os.File) error { return a.PortfolioPDF(ctx, p.User, p.Lang, f) })
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// writeWhole writes a file that appears under its name only when it is complete.
func (w words) writeWhole(name string, write func(f *os.File) error) error {
	refused := func(err error) error { return w.refuse("cannot_write", "file", name, "why", w.cause(err)) }
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return refused(err)
	}
	defer os.Remove(f.Name()) // after the renaming there is nothing left to remove
	err = write(f)
	if closed := f.Close(); err == nil && closed != nil {
		err = refused(closed)
	}
	if err != nil {
		return err
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil {
		return refused(err)
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return refused(err)
	}
	return nil
}
