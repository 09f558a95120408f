// Package historyweb shows the journal: the audit page, a record's history and its values on a day, an account's
// timeline, and on the cockpit what changed since the last visit.
package historyweb

import (
	"context"
	"embed"

	"comptoir/internal/history/historydesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Messages are the words of the area, and those of every kind, action and field of the journal.
//
//go:embed messages/*.json
var Messages embed.FS

// Options are what the pages need from elsewhere.
type Options struct {
	// Visit notes that the person is here, and tells when they were before; nil at the first visit.
	Visit func(ctx context.Context, a who.Actor) (previous *int64, err error)
	// Account finds the account that someone names in the filter, within their rights.
	Account func(ctx context.Context, a who.Actor, typed string) (account id.Account, ok bool, err error)
}

type handlers struct {
	desk *historydesk.Desk
	o    Options
}

// Routes mounts the pages and the panels.
func Routes(s *web.Site, desk *historydesk.Desk, o Options) {
	h := &handlers{desk: desk, o: o}
	s.Nav(web.NavItem{Key: "journal", Href: "/journal", Icon: "history", Group: 2, Keys: "g j", Show: opens})
	s.Get("/journal", h.audit)
	s.Get("/journal/{kind}/{id}", h.record)
	s.Panel(
		web.Panel{On: "cockpit", Key: "changes", Order: 20, Render: h.changesPanel},
		web.Panel{On: "account", Key: "timeline", Order: 80, Render: h.timelinePanel},
		web.Panel{On: "contract", Key: "timeline", Order: 80, Render: h.contractPanel},
	)
}

func reads(a who.Actor) bool { return teamdesk.May(a, team.Journal, team.Read) }

// opens says that the page has something for the reader: an administrator reads there of people, rights and settings.
func opens(a who.Actor) bool { return reads(a) || teamdesk.ManagesUsers(a) }

// readsAll says that the reader's journal is the whole company's, with its people and settings.
func readsAll(a who.Actor) bool {
	return a.Owner || team.ExtentOf(team.Title(a.Title), team.Journal, team.Read) == team.All
}
