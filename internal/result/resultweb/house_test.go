package resultweb_test

import (
	"context"
	"flag"
	"io/fs"
	"maps"
	"testing"
	"time"

	"github.com/a-h/templ"

	"comptoir/internal/fx"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/result"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/result/resultweb"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

var (
	ctx   = context.Background()
	today = day.MustParse("2026-11-23")
)

// house is the pages on a real site: Théo, GAM, above Camille and Ines, key account managers.
type house struct {
	*webtest.Site
	t        *testing.T
	db       *db.DB
	desk     *resultdesk.Desk
	people   map[string]who.Actor
	accounts map[string]id.Account
}

func newHouse(t *testing.T) *house {
	t.Helper()
	tables, fields := maps.Clone(resultdesk.Tables()), maps.Clone(resultdesk.Fields())
	maps.Copy(tables, teamdesk.Tables())
	maps.Copy(tables, fxdesk.Tables())
	maps.Copy(fields, fxdesk.Fields())
	for _, name := range []string{"account", "assignment", "team_member", "app_user", "position", "session"} {
		tables[name] = db.Plumbing
	}
	d := dbtest.SQLite(t, db.Options{Tables: tables, Fields: fields})
	h := &house{t: t, db: d, desk: resultdesk.New(d), people: map[string]who.Actor{}, accounts: map[string]id.Account{}}
	h.Site = webtest.New(t, d, []fs.FS{resultweb.Messages, teamweb.Messages}, func(s *web.Site) {
		resultweb.Routes(s, h.desk)
		s.Get("/{$}", panelsOf("cockpit"))
		s.Get("/accounts/{id}", panelsOf("account"))
	})
	for _, p := range [][3]string{{"Théo", "GAM", ""}, {"Camille", "KAM", "Théo"}, {"Ines", "KAM", "Théo"}, {"Bastien", "ACCOUNT_MANAGER", "Camille"}, {"Rachel", "HR", ""}} {
		h.hire(p[0], p[1], p[2])
	}
	for _, p := range [][3]string{{"Castagnac Verre", "Camille", "EUR"}, {"Helvane", "Camille", "EUR"}, {"Norrsund Papper AB", "Camille", "SEK"}, {"Brassac", "Ines", "EUR"}} {
		h.open(p[0], p[1], p[2])
	}
	h.exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, created_at, updated_at) VALUES (?, ?, ?, 'AE', 0, 0, 0)`,
		id.New[id.Any](), h.accounts["Helvane"], h.people["Bastien"].ID)
	return h
}

// panelsOf is a page made of the panels that areas bring to it.
func panelsOf(on string) web.Handler {
	return func(c *web.Ctx) error {
		panels, err := c.Panels(on, c.R.PathValue("id"))
		if err != nil {
			return err
		}
		return c.Page(web.Page{Title: on, Nav: "day", Body: templ.Join(ui.PageHead(ui.Head{Title: "Page"}), templ.Join(panels...))})
	}
}

func (h *house) exec(query string, args ...any) {
	h.t.Helper()
	must(h.t, h.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(query, args...)
		return err
	}))
}

func (h *house) hire(name, title, manager string) {
	a := who.Actor{ID: id.New[id.User](), Name: name, Title: title, Zone: time.UTC, Lang: "fr"}
	h.people[name] = a
	h.exec(`INSERT INTO app_user (id, login, name, created_at, updated_at) VALUES (?, ?, ?, 0, 0)`, a.ID, name, name)
	var boss *id.User
	if m, ok := h.people[manager]; ok {
		boss = &m.ID
	}
	h.exec(`INSERT INTO position (id, user_id, title, manager_id, from_day, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0, 0)`,
		id.New[id.Any](), a.ID, title, boss)
}

func (h *house) open(name, carrier, ccy string) {
	acc := id.New[id.Account]()
	h.accounts[name] = acc
	h.exec(`INSERT INTO account (id, name, name_fold, status, ccy, created_at, updated_at) VALUES (?, ?, ?, 'KEY', ?, 0, 0)`, acc, name, text.Fold(name), ccy)
	h.exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`,
		id.New[id.Any](), acc, h.people[carrier].ID)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// take imports months of an account in thousands, with a margin of 16.8 % where wanted.
func (h *house) take(account string, ccy money.Currency, from string, margin bool, thousands ...int64) {
	h.t.Helper()
	m, err := day.ParseMonth(from)
	must(h.t, err)
	var lines []resultdesk.ImportLine
	for i, k := range thousands {
		at, revenue := m.Add(i), money.Major(1000*k, ccy)
		l := resultdesk.ImportLine{Key: account + at.String(), In: result.Input{Account: h.accounts[account], Month: &at, Revenue: &revenue}}
		if margin {
			earned := money.Major(168*k, ccy)
			l.In.Margin = &earned
		}
		lines = append(lines, l)
	}
	theo := h.people["Théo"]
	must(h.t, h.db.Write(ctx, theo, func(tx *db.Tx) error {
		_, err := h.desk.ImportIn(tx, theo, "ERP Ardoval", id.New[id.Batch](), lines)
		return err
	}))
}

func (h *house) aim(account string, ccy money.Currency, year int, thousands ...int64) {
	h.t.Helper()
	in := resultdesk.YearTarget{Account: h.accounts[account], Year: year, Approve: true}
	for i, k := range thousands {
		m := money.Major(1000*k, ccy)
		in.Months[i] = &m
	}
	_, err := h.desk.Propose(ctx, h.people["Théo"], in)
	must(h.t, err)
}

// story is the drawn cockpit: 8.26 M€ at the end of October, Norrsund behind in kronor.
func (h *house) story() {
	theo := h.people["Théo"]
	var rates []fx.Rate
	for d := today - 700; d <= today; d += 3 {
		rates = append(rates, fx.Rate{Ccy: "SEK", Day: d, Rate: decimal.MustParse("11.12") + decimal.Decimal(d%7)*10_000, Source: fx.ECB})
	}
	must(h.t, h.db.Write(ctx, theo, func(tx *db.Tx) error {
		_, err := fxdesk.New(h.db).ImportIn(tx, theo, fx.ECB, "", rates)
		return err
	}))
	for _, a := range []struct {
		name             string
		ccy              money.Currency
		before, now, aim []int64
	}{
		{"Castagnac Verre", "EUR", []int64{340, 355, 360, 372, 365, 380, 371, 250, 402, 410, 415, 430}, []int64{352, 366, 430, 401, 392, 421, 404, 282, 450, 486}, []int64{350, 360, 402, 385, 380, 400, 388, 270, 436, 479, 440, 450}},
		{"Helvane", "EUR", []int64{228, 240, 250, 244, 240, 251, 249, 180, 262, 270, 272, 280}, []int64{230, 242, 280, 250, 246, 268, 262, 192, 270, 272}, []int64{230, 240, 270, 248, 245, 262, 255, 190, 268, 272, 280, 290}},
		{"Norrsund Papper AB", "SEK", []int64{2050, 2080, 2100, 2060, 2090, 2110, 2080, 1500, 2200, 2280, 2200, 2300}, []int64{1800, 1790, 2180, 1790, 1700, 2170, 2010, 1390, 2350, 2510}, []int64{2100, 2120, 2300, 2180, 2080, 2310, 2300, 1780, 2620, 2580, 2500, 2600}},
	} {
		h.take(a.name, a.ccy, "2025-01", true, a.before...)
		h.take(a.name, a.ccy, "2026-01", a.name != "Helvane", a.now...)
		h.aim(a.name, a.ccy, 2026, a.aim...)
	}
}

var serveAt = flag.String("result", "", "serve the pages of the area on this address until interrupted")

// TestServe shows the pages while one works on them: go test ./internal/result/resultweb -run TestServe -result 127.0.0.1:9105 -v -timeout 0
func TestServe(t *testing.T) {
	if *serveAt == "" {
		t.Log("serves only on request: -result 127.0.0.1:9105")
		return
	}
	h := newHouse(t)
	h.story()
	amount := money.Major(300_000, money.EUR)
	_, err := h.desk.Propose(ctx, h.people["Camille"], resultdesk.YearTarget{Account: h.accounts["Helvane"], Year: 2026, Months: [12]*money.Money{11: &amount}})
	must(t, err)
	for name, a := range h.accounts {
		t.Logf("%s is /accounts/%s", name, a)
	}
	h.Serve(*serveAt, h.people["Théo"], h.people["Camille"], h.people["Ines"], h.people["Bastien"])
}
