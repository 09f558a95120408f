// Package contractweb shows contracts: the list, the contract and its decision, the renewal calendar.
package contractweb

import (
	"context"
	"embed"

	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

// Converted is an amount in euros with the rate that made it.
type Converted struct {
	EUR    money.Money
	Rate   decimal.Decimal
	On     day.Day
	Source string
}

// Euros converts amounts for totals at the rates of a day: ok is false where no rate is known, and the amount is then
// shown in its own currency and left out of totals.
type Euros func(ctx context.Context, on day.Day) (func(m money.Money) (Converted, bool), error)

// Promise is something promised for a day, by us or to us.
type Promise struct {
	On            day.Day
	What, Account string
	Href          string
	Theirs        bool
}

// Promises reads what was promised for the days, both included, to the reader or by them.
type Promises func(ctx context.Context, a who.Actor, from, to day.Day) ([]Promise, error)

type handlers struct {
	desk     *contractdesk.Desk
	accounts web.Accounts
	euros    Euros
	promises Promises
}

// writes says whether the person enters contracts anywhere: what they may not do is not offered.
func writes(a who.Actor) bool { return teamdesk.May(a, team.Contract, team.Write) }

// Routes mounts the pages.
func Routes(s *web.Site, desk *contractdesk.Desk, accounts web.Accounts, euros Euros, promises Promises) {
	h := &handlers{desk: desk, accounts: accounts, euros: euros, promises: promises}
	reads := func(a who.Actor) bool { return teamdesk.May(a, team.Contract, team.Read) }
	s.Nav(
		web.NavItem{Key: "contracts", Href: "/contracts", Icon: "file-text", Group: 1, Keys: "g k", Show: reads},
		web.NavItem{Key: "renewals", Href: "/renewals", Icon: "calendar-clock", Group: 1, Phone: 3, Keys: "g e", Show: reads},
	)
	s.Capture(web.CaptureItem{Key: "contract", Href: "/contracts/new", Icon: "file-text", Show: writes})
	s.GetKept("/contracts", h.list)
	s.Get("/contracts/export.csv", h.exportCSV)
	s.Get("/contracts/export.xlsx", h.exportXLSX)
	s.Get("/contracts/new", h.new)
	s.Get("/contracts/preview", h.preview)
	s.Post("/contracts", h.create)
	s.GetKept("/contracts/{id}", h.show)
	s.Get("/contracts/{id}/edit", h.edit)
	s.Post("/contracts/{id}", h.save)
	s.Post("/contracts/{id}/remove", h.remove)
	s.Post("/contracts/{id}/sign", h.sign)
	s.Post("/contracts/{id}/decide", h.decide)
	s.Post("/contracts/{id}/agree", h.agree)
	s.PostUpload("/contracts/{id}/notice", maxUpload, h.notice)
	s.Post("/contracts/{id}/withdraw-notice", h.withdrawNotice)
	s.Post("/contracts/{id}/renew", h.renew)
	s.Post("/contracts/{id}/terminate", h.terminate)
	s.Post("/contracts/{id}/go-on", h.goOn)
	s.PostUpload("/contracts/{id}/files", maxUpload, h.addFile)
	s.Get("/contracts/{id}/files/{file}", h.file)
	s.GetKept("/renewals", h.renewals)
	s.Get("/renewals/export.csv", h.renewalsCSV)
	s.Get("/renewals/export.xlsx", h.renewalsXLSX)
	s.Panel(
		web.Panel{On: "account", Key: "contracts", Order: 20, Render: h.accountPanel},
		web.Panel{On: "meeting", Key: "contracts", Order: 20, Render: h.meetingPanel},
		web.Panel{On: "cockpit", Key: "deadlines", Order: 40, Render: h.deadlinesPanel},
	)
}

// maxUpload bounds a posted file with its form.
const maxUpload = 26 << 20
