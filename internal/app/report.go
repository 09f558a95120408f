package app

import (
	"context"
	"io"
	"slices"
	"time"

	"comptoir/internal/attention/attentionweb"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/report/reportdesk"
	"comptoir/internal/report/reportpaper"
	"comptoir/internal/report/reportweb"
)

func reportDeclaration() area.Declaration {
	return area.Declaration{Name: "report", Messages: reportweb.Messages}
}

// reportDesk draws reports from what the areas know.
func (a *App) reportDesk() *reportdesk.Desk {
	k := a.Desks
	return reportdesk.New(a.DB, reportdesk.Options{Contract: k.Contract, Contact: k.Contact, Result: k.Result, Attention: k.Attention,
		History: a.History, Company: k.Setting.NameIn})
}

// composer tells alerts in the words of the attention pages.
var composer = reportpaper.Composer{Told: attentionweb.Told}

func (a *App) reportArea() area.Area {
	const reason = "reports own no record"
	return area.Area{
		Name: "report",
		Routes: func(s *web.Site) {
			reportweb.Routes(s, a.Reports, reportweb.Options{Composer: composer, Bundle: a.Bundle, Visit: a.Desks.Team.Visit})
		},
		Alerts:      area.None[attention.Source](reason),
		Search:      area.None[[]search.Source](reason),
		Describe:    area.None[area.Describe](reason),
		UndoImport:  area.None[area.UndoImport](reason),
		MoveAccount: area.None[area.MoveAccount](reason),
		Personal:    area.None[area.Personal](reason),
	}
}

// PortfolioPDF draws the portfolio review of the person who signs in as login, with that person's own rights, in a
// language or, when it is empty, in theirs. Its errors are one line for a terminal.
func (a *App) PortfolioPDF(ctx context.Context, login, lang string, out io.Writer) error {
	if lang != "" && !slices.Contains(i18n.Langs, lang) {
		return problem.New(problem.Invalid, "cli.problem.lang_unknown", "value", lang)
	}
	who, ok, err := a.Desks.Team.ActorByLogin(ctx, login)
	if err != nil {
		return err
	}
	if !ok {
		return problem.New(problem.Invalid, "cli.problem.login_unknown", "login", login)
	}
	if err := a.catchUpToday(ctx); err != nil {
		return err
	}
	r, err := a.Reports.Portfolio(ctx, who, who.ID)
	if problem.Is(err, problem.NotFound) {
		return problem.New(problem.Forbidden, "cli.problem.no_reviews", "login", login)
	}
	if err != nil {
		return err
	}
	if lang == "" {
		lang = who.Lang
	}
	return reportpaper.Write(out, composer.Review(a.Bundle.For(lang), who.Location(), r))
}

// catchUpToday brings alerts in step with the day, except for a day to come: looking ahead moves no record.
func (a *App) catchUpToday(ctx context.Context) error {
	if a.DB.Now().Day(time.UTC) > day.FromTime(time.Now().UTC()) {
		return nil
	}
	return a.CatchUp(ctx)
}
