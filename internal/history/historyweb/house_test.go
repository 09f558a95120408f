package historyweb_test

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"comptoir/internal/contract/contractweb"
	"comptoir/internal/history/historydesk"
	"comptoir/internal/history/historyweb"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/auth"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

// house is the area's pages on a real site, with a few people and a week of two accounts in it.
type house struct {
	t                  *testing.T
	db                 *db.DB
	now                *time.Time
	server             *httptest.Server
	people             map[string]who.Actor
	castagnac, helvane id.Account
	contract           ref.Ref
	batch              id.Batch
	names              map[ref.Ref]string
}

var people = []struct {
	key, name, lang string
	title           team.Title
}{
	{"director", "Aurélie Vautrin", "fr", team.Direction}, {"gam", "Théo Carrignac", "fr", team.GAM}, {"kam", "Camille Durand", "fr", team.KAM},
	{"english", "Ilse Vandermaat", "en", team.KAM}, {"finance", "Solène Marbeuf", "fr", team.Finance}, {"hr", "Nora Lacaze", "fr", team.HR},
}

func newHouse(t *testing.T) *house {
	t.Helper()
	now := dbtest.Today.Add(-6 * 24 * time.Hour)
	o := db.Options{Clock: func() time.Time { return now }, Fields: teamdesk.Fields(), Tables: teamdesk.Tables()}
	o.Fields["contract"] = db.Fields{"name": db.Normal, "end": db.Normal, "owner": db.Normal, "value": db.Normal, "state": db.Normal, "notice_us": db.Normal,
		"holder": db.Restricted, "signed": db.Normal, "open_ended": db.Normal}
	o.Fields["contact"] = db.Fields{"name": db.Personal, "job": db.Personal}
	o.Fields["account"] = db.Fields{"name": db.Normal, "tier": db.Normal, "identifiers": db.Normal}
	o.Fields["result"] = db.Fields{"month": db.Normal}
	o.Fields["alert"] = db.Fields{"state": db.Normal}
	o.Fields["import"] = db.Fields{"file": db.Normal, "created": db.Normal}
	for _, table := range []string{"account", "assignment", "session", "journal", "journal_detail", "journal_head"} {
		o.Tables[table] = db.Plumbing
	}
	h := &house{t: t, now: &now, db: dbtest.SQLite(t, o), people: map[string]who.Actor{}, castagnac: id.New[id.Account](), helvane: id.New[id.Account](),
		contract: ref.To("contract", id.New[id.Contract]()), batch: id.New[id.Batch]()}
	h.names = map[ref.Ref]string{ref.To("account", h.castagnac): "Castagnac Verre", ref.To("account", h.helvane): "Helvane Spécialités Chimiques et Polymères",
		h.contract: "Maintenance multitechnique", ref.To("import", h.batch): "resultats-octobre.xlsx"}
	h.hire()
	h.tale()
	h.serve()
	return h
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) hire() {
	ctx, desk := context.Background(), teamdesk.New(h.db, func() time.Time { return *h.now })
	for _, p := range people {
		s := teamdesk.Seed{Login: p.key + "@example.com", Name: p.name, Lang: p.lang, TZ: "Europe/Paris", Title: p.title, From: day.MustParse("2020-01-01")}
		if p.key == "kam" {
			s.Manager = h.people["gam"].ID
		}
		_, err := desk.SeedUser(ctx, who.System(), s)
		h.must(err)
		a, _, err := desk.ActorByLogin(ctx, s.Login)
		h.must(err)
		h.people[p.key] = a
	}
	h.must(h.db.Write(ctx, who.System(), func(tx *db.Tx) error {
		for a, kam := range map[id.Account]string{h.castagnac: "kam", h.helvane: "english"} {
			if _, err := tx.Exec(`INSERT INTO account (id, name, name_fold, created_at, updated_at) VALUES (?, '', '', 0, 0)`, a); err != nil {
				return err
			}
			if _, err := tx.Exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`,
				id.New[id.Any](), a, h.people[kam].ID); err != nil {
				return err
			}
		}
		return nil
	}))
}

// does records changes by someone, some time after the last ones.
func (h *house) does(after time.Duration, name string, changes ...db.Change) {
	h.t.Helper()
	*h.now = h.now.Add(after)
	a := who.System()
	if name != "" {
		a = h.people[name]
	}
	h.must(h.db.Write(context.Background(), a, func(tx *db.Tx) error {
		for _, c := range changes {
			if err := tx.Record(c); err != nil {
				return err
			}
		}
		return nil
	}))
}

func (h *house) on(action string, r ref.Ref, name string, deltas ...db.Delta) db.Change {
	if name != "" {
		h.names[r] = name
	}
	return db.Change{Action: action, Ref: r, Account: h.castagnac, Deltas: deltas}
}

func (h *house) tale() {
	money := func(minor int) any { return map[string]any{"minor": minor, "ccy": "EUR"} }
	h.does(time.Hour, "kam", h.on("contract.created", h.contract, "", db.Delta{Name: "name", New: "Maintenance"}, db.Delta{Name: "end", New: day.MustParse("2027-02-28")},
		db.Delta{Name: "owner", New: h.people["kam"].ID}, db.Delta{Name: "value", New: money(184000000)}, db.Delta{Name: "state", New: "TO_SIGN"},
		db.Delta{Name: "notice_us", New: map[string]any{"n": 3, "unit": "MONTH", "convention": "QUANTIEME"}}, db.Delta{Name: "holder", New: "confidentiel"},
		db.Delta{Name: "open_ended", New: true}))
	h.does(26*time.Hour, "gam", h.on("contract.edited", h.contract, "", db.Delta{Name: "name", Old: "Maintenance", New: "Maintenance multitechnique"}))
	h.does(20*time.Hour, "gam", h.on("contract.signed", h.contract, "", db.Delta{Name: "state", Old: "TO_SIGN", New: "ACTIVE"},
		db.Delta{Name: "signed", New: day.MustParse("2026-11-19")}))
	h.does(2*time.Hour, "director", h.on("contract.notice_given", ref.To("contract", id.New[id.Contract]()), "Énergie vapeur, usine de Bray-la-Tour"))
	h.does(23*time.Hour, "gam", h.on("contact.created", ref.To("contact", id.New[id.Contact]()), "Odile Perrachon", db.Delta{Name: "name", New: "Odile Perrachon"},
		db.Delta{Name: "job", New: "directrice HSE"}))
	var lines []db.Change
	for range 18 {
		l := h.on("result.imported", ref.To("result", id.New[id.Any]()), "", db.Delta{Name: "month", New: "2026-10"})
		l.Batch = h.batch
		lines = append(lines, l)
	}
	h.does(3*time.Hour, "finance", append(lines, db.Change{Action: "import.applied", Ref: ref.To("import", h.batch), Batch: h.batch,
		Deltas: []db.Delta{{Name: "file", New: "resultats-octobre.xlsx"}, {Name: "created", New: 18}}})...)
	h.does(20*time.Hour, "", h.on("alert.closed", ref.To("alert", id.New[id.Any]()), ""))
	h.does(5*time.Hour, "director", h.on("account.edited", ref.To("account", h.castagnac), "", db.Delta{Name: "tier", Old: "STATUS", New: "STRATEGIC"},
		db.Delta{Name: "identifiers", New: []any{map[string]any{"scheme": "SIREN", "value": "552100554"}, map[string]any{"scheme": "VAT", "value": "FR40552100554"}}}))
	other := h.on("account.created", ref.To("account", h.helvane), "", db.Delta{Name: "name", New: "Helvane Spécialités Chimiques et Polymères"})
	other.Account = h.helvane
	h.does(time.Hour, "english", other)
	*h.now = dbtest.Today
}

func (h *house) describe(_ *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
	out := map[ref.Ref]area.Label{}
	for _, r := range refs {
		if h.names[r] != "" {
			out[r] = area.Label{Title: h.names[r], Href: "/" + string(r.Kind) + "s/" + r.ID}
		}
	}
	return out, nil
}

func (h *house) serve() {
	messages := []fs.FS{historyweb.Messages, contractweb.Messages, teamweb.Messages}
	bundle, err := i18n.New(messages...)
	h.must(err)
	desk := teamdesk.New(h.db, time.Now)
	site := web.NewSite(web.Options{DB: h.db, Bundle: bundle, Sessions: auth.Sessions(h.db, time.Now, time.Hour, false), Actors: desk,
		Log: slog.New(slog.DiscardHandler), Company: func(context.Context) string { return "Ardoval Services" }})
	describe := map[ref.Kind]area.Describe{}
	for _, k := range []ref.Kind{"account", "contract", "contact", "import"} {
		describe[k] = h.describe
	}
	past := historydesk.New(h.db, historydesk.Options{Describe: describe,
		Objects: map[ref.Kind]team.Object{"account": team.Account, "contract": team.Contract, "contact": team.Contact, "result": team.Result}})
	friday := dbtest.Today.Add(-3*24*time.Hour + 10*time.Hour + 10*time.Minute).UnixMilli()
	historyweb.Routes(site, past, historyweb.Options{
		Visit: func(context.Context, who.Actor) (*int64, error) { return &friday, nil },
		Account: func(_ context.Context, _ who.Actor, typed string) (id.Account, bool, error) {
			return h.castagnac, strings.HasPrefix("castagnac", typed), nil
		}})
	site.Get("/panel/{on}/{record}", func(c *web.Ctx) error {
		panels, err := c.Panels(c.R.PathValue("on"), c.R.PathValue("record"))
		if err != nil {
			return err
		}
		return c.Page(web.Page{Title: "Ma journée", Nav: "day", Body: gridOf(panels)})
	})
	site.Public("GET /as/{name}", func(c *web.Ctx) error {
		if err := c.SignIn(h.people[c.R.PathValue("name")].ID, 0); err != nil {
			return err
		}
		return c.Redirect(web.Local(c.Query("to"), "/journal"))
	})
	h.server = httptest.NewServer(site.Handler())
	h.t.Cleanup(h.server.Close)
}

// visitor is someone with a browser.
type visitor struct {
	h *house
	c *http.Client
}

func (h *house) as(name string) visitor {
	h.t.Helper()
	jar, err := cookiejar.New(nil)
	h.must(err)
	v := visitor{h: h, c: &http.Client{Jar: jar}}
	v.get("/as/" + name)
	return v
}

func (v visitor) get(path string) (int, *goquery.Document) {
	v.h.t.Helper()
	res, err := v.c.Get(v.h.server.URL + path)
	v.h.must(err)
	defer res.Body.Close()
	doc, err := goquery.NewDocumentFromReader(res.Body)
	v.h.must(err)
	return res.StatusCode, doc
}

// text is what a selection says, node by node, spaces made single.
func text(s *goquery.Selection) string {
	var out []string
	for _, top := range s.Nodes {
		for n := range top.Descendants() {
			if n.Type == html.TextNode {
				out = append(out, strings.Fields(strings.ReplaceAll(n.Data, "\u00a0", " "))...)
			}
		}
	}
	return strings.Join(out, " ")
}
