package main

import (
	"context"
	"errors"
	"os"

	"comptoir/internal/intake/intakedesk"
)

type importCmd struct {
	where
	spoken
	Files    []string `arg:"" name:"file" placeholder:"FILE"`
	Profile  string   `placeholder:"NAME"`
	Map      string   `placeholder:"FILE" type:"path"`
	Answer   []string `placeholder:"COLUMN=LAYOUT" sep:"none"`
	As       string   `placeholder:"LOGIN"`
	OurSIREN string   `name:"our-siren" placeholder:"N"`
	Currency string   `placeholder:"CODE"`
	DryRun   bool     `name:"dry-run"`
	JSON     bool     `name:"json"`
}

// Run imports the files.
func (i importCmd) Run(ctx context.Context, w words) error {
	order, err := i.order(w)
	if err != nil {
		return err
	}
	a, err := i.open(ctx, w)
	if err != nil {
		return err
	}
	defer a.Close()
	p := printer{words: w, out: os.Stdout, err: os.Stderr, json: i.JSON, dry: i.DryRun}
	actor, err := i.actor(ctx, a, w)
	if err != nil {
		return err
	}
	sources := make([]intakedesk.Source, len(i.Files))
	for n, f := range i.Files {
		sources[n] = intakedesk.FromPath(f)
	}
	bar := newBar(i.JSON)
	reports, err := a.Intake.RunFiles(ctx, actor, sources, order, bar.progress)
	bar.end()
	p.reports(reports)
	if err != nil {
		if ctx.Err() != nil {
			err = errors.New(w.T("intake.cli.stopped"))
		}
		return err
	}
	if !i.DryRun {
		if err := a.CatchUp(ctx); err != nil {
			return err
		}
	}
	return exitOf(reports)
}

// exitOf sums up: 0 all taken, 3 some rejected and the rest saved, 1 nothing saved.
func exitOf(reports []intakedesk.FileReport) error {
	saved, refused := 0, 0
	for _, r := range reports {
		saved += r.Taken()
		if refused += r.Rejected; r.Problem != nil {
			refused++
		}
	}
	switch {
	case refused == 0 && saved > 0:
		return nil
	case saved > 0:
		return exitCode(3)
	}
	return exitCode(1)
}
