package accountweb_test

import (
	"context"
	"io"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/account/accountweb"
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

func on(s string) day.Day { return day.MustParse(s) }

// house is the pages of accounts on a real site, with a Direction, a GAM, two KAMs, a man of production and a woman of
// human resources.
type house struct {
	t      testing.TB
	desk   *accountdesk.Desk
	site   *webtest.Site
	people map[string]who.Actor
}

func newHouse(t testing.TB, figures accountweb.Figures) *house {
	t.Helper()
	tables := maps.Clone(accountdesk.Tables())
	maps.Copy(tables, teamdesk.Tables())
	for _, n := range []string{"session", "journal", "journal_detail", "journal_head"} {
		tables[n] = db.Plumbing
	}
	fields := teamdesk.Fields()
	maps.Copy(fields, accountdesk.Fields())
	d := dbtest.SQLite(t, db.Options{Fields: fields, Tables: tables})
	members := teamdesk.New(d, time.Now)
	h := &house{t: t, desk: accountdesk.New(d), people: map[string]who.Actor{}}
	h.site = webtest.New(t, d, []fs.FS{accountweb.Messages, teamweb.Messages}, func(site *web.Site) {
		accountweb.Routes(site, h.desk, figures)
		site.Get("/cockpit", func(c *web.Ctx) error {
			panels, err := c.Panels("cockpit", "")
			if err != nil {
				return err
			}
			return c.Page(web.Page{Title: "x", Body: templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
				for _, p := range panels {
					if err := p.Render(ctx, w); err != nil {
						return err
					}
				}
				return nil
			})})
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

func (h *house) create(by, name string, change ...func(*account.Input)) id.Account {
	h.t.Helper()
	in := account.Input{Name: name, Tier: account.Unrated, Ccy: "EUR", Country: "FR", City: "Lyon", Sector: "Verre"}
	for _, c := range change {
		c(&in)
	}
	a, err := h.desk.Create(ctx, h.people[by], in)
	h.ok(err)
	return a
}

func (h *house) key(carrier, name string) id.Account {
	h.t.Helper()
	a := h.create(carrier, name)
	h.ok(h.desk.MoveTo(ctx, h.people["alix"], a, 0, account.Move{To: account.Qualified, Reason: "Évalué"}))
	h.ok(h.desk.MoveTo(ctx, h.people["alix"], a, 0, account.Move{To: account.Key}))
	_, err := h.desk.Assign(ctx, h.people["alix"], a, accountdesk.AssignInput{User: h.people[carrier].ID, Role: account.Primary, From: on("2025-01-01")})
	h.ok(err)
	return a
}

func (h *house) as(name string) *webtest.Browser {
	h.t.Helper()
	return h.site.As(h.people[name])
}
