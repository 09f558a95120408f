// Package reportweb shows reports: whose review one may draw, the portfolio review on screen, printed and in PDF, and
// the one-page brief of an account.
package reportweb

import (
	"context"
	"embed"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/report/reportdesk"
	"comptoir/internal/report/reportpaper"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

// Options are what the pages need from elsewhere.
type Options struct {
	Composer reportpaper.Composer
	// Bundle gives the language of a report, which may not be the reader's.
	Bundle *i18n.Bundle
	// Visit notes that the person is here, and tells when they were before; nil at the first visit.
	Visit func(ctx context.Context, a who.Actor) (previous *int64, err error)
}

type handlers struct {
	Options
	desk *reportdesk.Desk
}

// Routes mounts the pages.
func Routes(s *web.Site, desk *reportdesk.Desk, o Options) {
	h := &handlers{Options: o, desk: desk}
	s.Nav(web.NavItem{Key: "reports", Href: "/reports", Icon: "chart-column", Group: 2, Keys: "g r", Show: reportdesk.Draws})
	s.Get("/reports", h.choose)
	s.Get("/reports/portfolio", h.review)
	s.Get("/reports/portfolio.pdf", h.reviewPDF)
	s.Get("/accounts/{id}/brief", h.brief)
	s.Get("/accounts/{id}/brief.pdf", h.briefPDF)
}

// loc is the language of the report: the one asked for, else the reader's.
func (h *handlers) loc(c *web.Ctx) *i18n.Loc {
	for _, lang := range i18n.Langs {
		if c.Query("lang") == lang {
			return h.Bundle.For(lang)
		}
	}
	return c.Loc
}

// otherLang is the language that a report can be switched to.
func otherLang(lang string) string {
	if lang == i18n.Langs[0] {
		return i18n.Langs[1]
	}
	return i18n.Langs[0]
}

// subject is whose review is asked for: the reader's own unless said otherwise.
func subject(c *web.Ctx) (id.User, error) {
	typed := c.Query("user")
	if typed == "" {
		return c.Who.ID, nil
	}
	user, ok := id.Parse[id.User](typed)
	if !ok {
		return "", problem.Missing()
	}
	return user, nil
}
