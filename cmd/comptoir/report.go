package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"comptoir/internal/app"
)

type reportCmd struct {
	Portfolio portfolioCmd `cmd:"" help:"Write the portfolio review of a person, or of their team, as a PDF."`
}

type portfolioCmd struct {
	where
	User string `help:"Whose review: the login, an e-mail address. It is drawn with that person's rights." required:"" placeholder:"LOGIN"`
	Out  string `help:"File to write. An existing one is replaced only when the new one is complete." required:"" placeholder:"FILE.pdf" type:"path"`
	Lang string `help:"Language of the review: fr or en; the person's own when left out." placeholder:"LANG"`
}

// Run draws the review and writes it beside its destination first, so that a file is never half-written.
func (p portfolioCmd) Run(ctx context.Context) error {
	c, err := p.config()
	if err != nil {
		return err
	}
	if p.Database == "" && !exists(filepath.Join(p.Data, "comptoir.db")) {
		return fmt.Errorf("%s holds no Comptoir data", p.Data) // opening it would create an empty one
	}
	a, err := app.Open(ctx, c)
	if err != nil {
		return err
	}
	defer a.Close()
	return writeWhole(p.Out, func(f *os.File) error { return a.PortfolioPDF(ctx, p.User, p.Lang, f) })
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// writeWhole writes a file that appears under its name only when it is complete.
func writeWhole(name string, write func(f *os.File) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, reason(err))
	}
	defer os.Remove(f.Name()) // after the renaming there is nothing left to remove
	err = write(f)
	if closed := f.Close(); err == nil && closed != nil {
		err = fmt.Errorf("cannot write %s: %w", name, reason(closed))
	}
	if err != nil {
		return err
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil {
		return fmt.Errorf("cannot write %s: %w", name, reason(err))
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return fmt.Errorf("cannot write %s: %w", name, reason(err))
	}
	return nil
}

// reason leaves out the name of the temporary file, which nobody asked for.
func reason(err error) error {
	var at *os.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at):
		return at.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
