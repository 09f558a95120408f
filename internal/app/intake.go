package app

import (
	"context"
	"time"

	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/intake/intakeweb"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
)

func intakeDeclaration() area.Declaration {
	return area.Declaration{Name: "intake", Tables: intakedesk.Tables(), Fields: intakedesk.Fields(), Messages: intakeweb.Messages}
}

// intakeDesk imports into the areas that hold records, and takes back what it brought there.
func intakeDesk(a *App, records []area.Area) *intakedesk.Desk {
	k := a.Desks
	return intakedesk.New(intakedesk.Parts{DB: a.DB, Team: k.Team, Account: k.Account, Contact: k.Contact, Contract: k.Contract, Result: k.Result,
		FX: k.FX, Queue: a.Queue, Clock: time.Now, Undoings: undoings(records),
		Say: func(lang, key string, kv ...any) string { return a.Bundle.For(lang).T(key, kv...) }})
}

// news tells a person that their import is done, wherever they are when a long one ends.
func (a *App) news(ctx context.Context, user id.User) (n web.News, ok bool, err error) {
	s, ok, err := a.Intake.Latest(ctx, user)
	if err != nil || !ok {
		return n, false, err
	}
	c := s.Counts.Sum()
	return web.News{Mark: string(s.ID), Key: "intake.news", Values: []any{"file", s.Name(), "taken", c.Taken(), "rejected", c.Rejected},
		Href: "/import/" + string(s.ID), Link: "intake.news.see"}, true, nil
}

func undoings(records []area.Area) []intakedesk.Undoing {
	var out []intakedesk.Undoing
	for _, ar := range records {
		if u, ok := ar.UndoImport.Get(); ok {
			out = append(out, intakedesk.Undoing{Area: ar.Name, Rank: u.Rank, Blocked: u.Blocked, Undo: u.Undo})
		}
	}
	return out
}

func intakeArea(desk *intakedesk.Desk) area.Area {
	return area.Area{
		Name:        "intake",
		Routes:      func(s *web.Site) { intakeweb.Routes(s, desk) },
		Alerts:      area.None[attention.Source]("an import tells its own page"),
		Search:      area.None[[]search.Source]("what was imported is found, not the file"),
		Describe:    area.Some[area.Describe](intakedesk.Describe),
		UndoImport:  area.None[area.UndoImport]("an import is what is undone"),
		MoveAccount: area.None[area.MoveAccount]("an import is of no account"),
		Personal:    area.Some(area.Personal{Texts: intakedesk.Texts(), Redact: intakedesk.Redact}),
	}
}
