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
