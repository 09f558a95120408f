package main

import (
	"context"
	"errors"
	"os"
	"strings"

	"comptoir/internal/app"
	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
)

type importCmd struct {
	where
	Files    []string `arg:"" name:"file" help:"Files to import: CSV, XLSX or JSON. Those that belong together, such as orders and their lines, go in one call." placeholder:"FILE"`
	Profile  string   `help:"Take the files for this profile instead of recognising them." placeholder:"NAME"`
	Map      string   `help:"Say what the columns hold, in a JSON file." placeholder:"FILE" type:"path"`
	Answer   []string `help:"Say how an ambiguous column is written: \"Dt fin=dmy\"." placeholder:"COLUMN=LAYOUT" sep:"none"`
	As       string   `help:"Import in the name of this person. May be left out on an empty folder, or when one person owns it." placeholder:"LOGIN"`
	OurSIREN string   `name:"our-siren" help:"Our company in public contracts: those that others hold are contracts of the market." placeholder:"N"`
	Currency string   `help:"Currency of amounts that do not say theirs." placeholder:"CODE"`
	DryRun   bool     `name:"dry-run" help:"Rehearse: say what would happen and write nothing."`
	JSON     bool     `name:"json" help:"One JSON object per file."`
	Lang     string   `help:"Language of the answer: fr or en; that of the system when left out." enum:"fr,en," default:"" placeholder:"LANG"`
}

// Help is what --help adds to the list of flags.
func (importCmd) Help() string {
	return `Files are recognised from their content. Profiles: ` + strings.Join(intake.Profiles(), ", ") + `.
Any other table is read with --map, or with a mapping saved in the application.

The same file again changes nothing. An import that was cut off goes on where it stopped when the same files are given again.

Exit status: 0 all taken, 3 some lines rejected and the rest saved, 1 nothing saved.

Examples:
  comptoir import customers.csv --data ./data
  comptoir import orders.csv order-details.csv --data ./data
  comptoir import decp-2019.json --our-siren 552081317 --data ./data --json
  comptoir import contrats.csv --answer "Dt fin=dmy" --data ./data --dry-run`
}

// Run imports the files.
func (i importCmd) Run(ctx context.Context) error {
	order, err := i.order()
	if err != nil {
		return err
	}
	c, err := i.config()
	if err != nil {
		return err
	}
	a, err := app.Open(ctx, c)
	if err != nil {
		return err
	}
	defer a.Close()
	p := printer{out: os.Stdout, err: os.Stderr, loc: a.Bundle.For(i.lang()), json: i.JSON, dry: i.DryRun}
	actor, err := i.actor(ctx, a, p)
	if err != nil {
		return p.plain(err)
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
			err = errors.New(p.loc.T("intake.cli.stopped"))
		}
		return p.plain(err)
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
