package contactweb_test

import (
	"context"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"time"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contact/contactweb"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

var ctx = context.Background()

// house is the pages of contacts on a real site, with a Direction, two KAMs, and Pia of production, in the team of
// Camille's account.
type house struct {
	t        testing.TB
	desk     *contactdesk.Desk
	accounts *accountdesk.Desk
	site     *webtest.Site
	people   map[string]who.Actor
}

func newHouse(t testing.TB) *house {
	t.Helper()
	tables := maps.Clone(accountdesk.Tables())
	maps.Copy(tables, contactdesk.Tables())
	maps.Copy(tables, teamdesk.Tables())
	for _, n := range []string{"session", "journal", "journal_detail", "journal_head"} {
		tables[n] = db.Plumbing
	}
	fields := teamdesk.Fields()
	maps.Copy(fields, accountdesk.Fields())
	maps.Copy(fields, contactdesk.Fields())
	d := dbtest.SQLite(t, db.Options{Fields: fields, Tables: tables})
	members := teamdesk.New(d, time.Now)
	h := &house{t: t, desk: contactdesk.New(d), accounts: accountdesk.New(d), people: map[string]who.Actor{}}
	h.site = webtest.New(t, d, []fs.FS{contactweb.Messages, teamweb.Messages}, func(site *web.Site) {
		contactweb.Routes(site, h.desk, names{h.accounts})
		site.Get("/panel/{account}", func(c *web.Ctx) error {
			panels, err := c.Panels("account", c.R.PathValue("account"))
			if err != nil || len(panels) == 0 {
				return err
			}
			return c.Page(web.Page{Title: "x", Body: panels[0]})
		})
	})
	for _, p := range []struct {
		name  string
		title team.Title
		boss  string
	}{{"alix", team.Direction, ""}, {"theo", team.GAM, "alix"}, {"camille", team.KAM, "theo"}, {"ines", team.KAM, "theo"}, {"pia", team.Production, "alix"}, {"rachel", team.HR, "alix"}} {
		u, err := members.SeedUser(ctx, who.System(), teamdesk.Seed{Login: p.name + "@ardoval.example", Name: strings.ToUpper(p.name[:1]) + p.name[1:], Title: p.title,
			Manager: h.people[p.boss].ID, From: 0})
		h.ok(err)
		h.people[p.name] = who.Actor{ID: u, Title: string(p.title), Lang: "fr"}
	}
	return h
}

func (h *house) ok(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// names gives the pages the names of accounts.
type names struct{ desk *accountdesk.Desk }

func (n names) Writable(ctx context.Context, a who.Actor, limit int) ([]web.Choice, error) {
	list, err := n.desk.Choices(ctx, a, team.Contact, team.Write, "", limit)
	var out []web.Choice
	for _, c := range list {
		out = append(out, web.Choice{ID: c.ID, Name: c.Name})
	}
	return out, err
}

func (n names) Name(ctx context.Context, a who.Actor, c id.Account) (string, error) {
	return n.desk.NameOf(ctx, a, team.Contact, c)
}

func (h *house) account(by, name string) id.Account {
	h.t.Helper()
	a, err := h.accounts.Create(ctx, h.people[by], account.Input{Name: name, Tier: account.Unrated, Ccy: "EUR", Country: "FR"})
	h.ok(err)
	_, err = h.accounts.Assign(ctx, h.people["alix"], a, accountdesk.AssignInput{User: h.people[by].ID, Role: account.Primary, From: day.MustParse("2026-01-01")})
	h.ok(err)
	return a
}

func (h *house) person(by string, a id.Account, name string) id.Contact {
	h.t.Helper()
	c, err := h.desk.Create(ctx, h.people[by], contact.Input{Account: a, Name: name, Job: "Directrice HSE", Email: strings.ToLower(name[:1]) + "@client.example", Phone: "04 74 00 00 12", Lang: "fr"}, true)
	h.ok(err)
	return c
}

func (h *house) as(name string) *webtest.Browser {
	h.t.Helper()
	return h.site.As(h.people[name])
}
