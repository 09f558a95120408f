package main

import (
	"context"
	"os"
	"strconv"
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
func (i importCmd) order(w words) (intakedesk.Order, error) {
	o := intakedesk.Order{DryRun: i.DryRun, Settings: intakedesk.Settings{Profile: i.Profile, OurSIREN: i.OurSIREN,
		Currency: money.Currency(strings.ToUpper(i.Currency))}}
	if i.OurSIREN != "" {
		if _, ok := intakedesk.CheckID("SIREN", i.OurSIREN); !ok {
			if _, ok := intakedesk.CheckID("SIRET", i.OurSIREN); !ok {
				return o, w.refuse("our_siren", "value", i.OurSIREN)
			}
		}
	}
	if o.Currency != "" && !o.Currency.Valid() {
		return o, w.refuse("currency", "value", i.Currency)
	}
	for _, a := range i.Answer {
		column, layout, ok := cutLast(a, "=")
		if !ok || column == "" || layout == "" {
			return o, w.refuse("answer", "value", strconv.Quote(a))
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
		return o, w.refuse("cannot_read", "file", i.Map, "why", w.cause(err))
	}
	m, err := intake.ParseMapping(text)
	if err != nil {
		return o, w.mapping(i.Map, err)
	}
	o.Mapping = &m
	return o, nil
}

// mapping says in one line all that is wrong with a mapping file, each with its line.
func (w words) mapping(file string, err error) error {
	list, ours := problem.All(err)
	if !ours {
		return err
	}
	said := make([]string, len(list))
	for n, p := range list {
		said[n] = w.sentence(p)
		switch line, known := p.Args["line"].(int); {
		case known && p.Field != "":
			said[n] = w.T("cli.problem.map_at", "line", line, "key", p.Field, "text", said[n])
		case known:
			said[n] = w.T("cli.problem.map_line", "line", line, "text", said[n])
		}
		if n > 0 {
			said[n] = capital(said[n])
		}
	}
	return w.refuse("map", "file", file, "why", strings.Join(said, " ")+" "+w.T("cli.problem.map_see"))
}

func cutLast(s, sep string) (before, after string, found bool) {
	at := strings.LastIndex(s, sep)
	if at < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+len(sep):]), true
}

// actor is in whose name the files go in: the person named, the owner of the folder, or a new owner of an empty one.
func (i importCmd) actor(ctx context.Context, a *app.App, w words) (who.Actor, error) {
	if i.As != "" {
		actor, ok, err := a.Desks.Team.ActorByLogin(ctx, i.As)
		if err == nil && !ok {
			err = w.refuse("as", "login", i.As)
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
		return a.Desks.Team.CreateLocalOwner(ctx, who.System(), w.T("intake.cli.owner"), w.Lang)
	}
	var owners []teamdesk.UserLine
	for _, u := range users {
		if u.Owner && u.State == team.Active {
			owners = append(owners, u)
		}
	}
	if len(owners) != 1 {
		return who.Actor{}, w.refuse("say_who")
	}
	actor, _, err := a.Desks.Team.ActorByLogin(ctx, owners[0].Login)
	return actor, err
}
