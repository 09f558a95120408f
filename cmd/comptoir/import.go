package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"comptoir/internal/app"
	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
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

// order is what the flags ask.
func (i importCmd) order() (intakedesk.Order, error) {
	o := intakedesk.Order{DryRun: i.DryRun, Settings: intakedesk.Settings{Profile: i.Profile, OurSIREN: i.OurSIREN,
		Currency: money.Currency(strings.ToUpper(i.Currency))}}
	if i.OurSIREN != "" {
		if _, ok := intakedesk.CheckID("SIREN", i.OurSIREN); !ok {
			if _, ok := intakedesk.CheckID("SIRET", i.OurSIREN); !ok {
				return o, fmt.Errorf("--our-siren %s: not a SIREN (nine digits) nor a SIRET", i.OurSIREN)
			}
		}
	}
	if o.Currency != "" && !o.Currency.Valid() {
		return o, fmt.Errorf("--currency %s: not a currency of ISO 4217", i.Currency)
	}
	for _, a := range i.Answer {
		column, layout, ok := cutLast(a, "=")
		if !ok || column == "" || layout == "" {
			return o, fmt.Errorf("--answer %q: write it as \"COLUMN=LAYOUT\"", a)
		}
		if o.Answers == nil {
			o.Answers = map[string]intake.Layout{}
		}
		o.Answers[column] = intake.Layout(layout)
	}
	if i.Map == "" {
		return o, nil
	}
	text, err := os.ReadFile(i.Map)
	if err != nil {
		return o, err
	}
	m, err := intake.ParseMapping(text)
	if err != nil {
		return o, fmt.Errorf("--map %s: %w", i.Map, mappingError(err))
	}
	o.Mapping = &m
	return o, nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	at := strings.LastIndex(s, sep)
	if at < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+len(sep):]), true
}

// actor is in whose name the files go in: the person named, the owner of the folder, or a new owner of an empty one.
func (i importCmd) actor(ctx context.Context, a *app.App, p printer) (who.Actor, error) {
	if i.As != "" {
		actor, ok, err := a.Desks.Team.ActorByLogin(ctx, i.As)
		if err == nil && !ok {
			err = fmt.Errorf("--as %s: nobody active signs in so", i.As)
		}
		return actor, err
	}
	users, err := a.Desks.Team.ListUsers(ctx, who.System())
	if err != nil {
		return who.Actor{}, err
	}
	if len(users) == 0 && i.DryRun {
		return who.System(), nil
	}
	if len(users) == 0 {
		return a.Desks.Team.CreateLocalOwner(ctx, who.System(), p.loc.T("intake.cli.owner"), p.loc.Lang)
	}
	var owners []teamdesk.UserLine
	for _, u := range users {
		if u.Owner && u.State == team.Active {
			owners = append(owners, u)
		}
	}
	if len(owners) != 1 {
		return who.Actor{}, errors.New("several people work here: say in whose name with --as LOGIN")
	}
	actor, _, err := a.Desks.Team.ActorByLogin(ctx, owners[0].Login)
	return actor, err
}

// lang is the language of the answer: asked for, or the system's.
func (i importCmd) lang() string {
	if i.Lang != "" {
		return i.Lang
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(v, "fr") {
				return "fr"
			}
			return "en"
		}
	}
	return "en"
}

// mappingError says in one line all that is wrong with a mapping file.
func mappingError(err error) error {
	list, ok := problem.All(err)
	if !ok {
		return err
	}
	said := make([]string, len(list))
	for n, p := range list {
		said[n] = p.Error()
		if reason, ok := p.Args["reason"].(string); ok {
			said[n] = reason
		}
	}
	return errors.New(strings.Join(said, "; "))
}
