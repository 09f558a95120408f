package searchdesk_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/who"
	"comptoir/internal/search/searchdesk"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// house is a company with two accounts of two key account managers, and people who may less.
type house struct {
	desk               *searchdesk.Desk
	people             map[string]who.Actor
	castagnac, helvane id.Account
}

var titles = map[string]team.Title{"kam": team.KAM, "colleague": team.KAM, "gam": team.GAM, "director": team.Direction, "ceo": team.CEO,
	"finance": team.Finance, "hr": team.HR, "member": team.AccountManager, "service": team.Production, "admin": "", "nobody": ""}

func each(t *testing.T, run func(t *testing.T, h house)) {
	t.Helper()
	o := db.Options{Fields: teamdesk.Fields(), Tables: teamdesk.Tables()}
	for _, table := range []string{"account", "assignment", "team_member", "journal", "journal_detail", "journal_head", "search_entry"} {
		o.Tables[table] = db.Plumbing
	}
	dbtest.Each(t, o, func(t *testing.T, d *db.DB) {
		h := house{people: map[string]who.Actor{}, castagnac: id.New[id.Account](), helvane: id.New[id.Account]()}
		h.hire(t, d)
		h.open(t, d)
		var kinds []searchdesk.Kind
		for _, k := range []struct {
			kind   ref.Kind
			object team.Object
		}{{"account", team.Account}, {"contact", team.Contact}, {"contract", team.Contract}, {"task", team.Task}} {
			limited := func(a who.Actor) bool { return k.kind == "contact" && a.Title == string(team.Production) }
			kinds = append(kinds, searchdesk.Kind{Object: k.object, Owned: k.kind == "task", Limited: limited, Source: search.Source{Kind: k.kind,
				Href: func(i string, _ id.Account) string { return "/" + string(k.kind) + "s/" + i }}})
		}
		h.desk = searchdesk.New(d, kinds)
		run(t, h)
	})
}

func (h house) hire(t *testing.T, d *db.DB) {
	t.Helper()
	ctx, people := context.Background(), teamdesk.New(d, func() time.Time { return dbtest.Today })
	ids := map[string]id.User{}
	for name := range titles {
		ids[name] = id.New[id.User]()
	}
	for _, name := range []string{"director", "ceo", "gam", "kam", "colleague", "finance", "hr", "member", "service", "admin", "nobody"} {
		s := teamdesk.Seed{ID: ids[name], Login: name + "@example.com", Name: name, Lang: "fr", TZ: "Europe/Paris", Admin: name == "admin",
			Title: titles[name], From: day.MustParse("2020-01-01")}
		if name == "kam" {
			s.Manager = ids["gam"]
		}
		if _, err := people.SeedUser(ctx, who.System(), s); err != nil {
			t.Fatal(name, err)
		}
		a, ok, err := people.ActorByLogin(ctx, s.Login)
		if err != nil || !ok {
			t.Fatal(name, err)
		}
		h.people[name] = a
	}
}

// open makes the two accounts: the manager's and production's person are in the team of the first one.
func (h house) open(t *testing.T, d *db.DB) {
	t.Helper()
	contact := func(a id.Account, name string) search.Doc {
		return search.Doc{Ref: ref.To("contact", id.New[id.Contact]()), Account: a, Title: name, Subtitle: "Acheteuse", Closed: []string{"Directrice industrielle", text.Fold(strings.ReplaceAll(name, " ", ".")) + "@client.example"}}
	}
	docs := []search.Doc{
		{Ref: ref.To("account", h.castagnac), Account: h.castagnac, Title: "Castagnac Verre"},
		{Ref: ref.To("account", h.helvane), Account: h.helvane, Title: "Helvane Verre"},
		contact(h.castagnac, "Nadège Verrier"), contact(h.helvane, "Odile Verrou"),
		{Ref: ref.To("contract", id.New[id.Contract]()), Account: h.castagnac, Title: "Verres de Castagnac"},
		{Ref: ref.To("contract", id.New[id.Contract]()), Account: h.helvane, Title: "Verres de Helvane"},
		{Ref: ref.To("task", id.New[id.Task]()), Owner: h.people["hr"].ID, Title: "Vérifier les contrats de travail"},
	}
	err := d.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		for a, kam := range map[id.Account]string{h.castagnac: "kam", h.helvane: "colleague"} {
			if _, err := tx.Exec(`INSERT INTO account (id, name, name_fold, created_at, updated_at) VALUES (?, '', '', 0, 0)`, a); err != nil {
				return err
			}
			if _, err := tx.Exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`,
				id.New[id.Any](), a, h.people[kam].ID); err != nil {
				return err
			}
		}
		for _, name := range []string{"member", "service"} {
			if _, err := tx.Exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, created_at, updated_at) VALUES (?, ?, ?, 'SALES', 0, 0, 0)`,
				id.New[id.Any](), h.castagnac, h.people[name].ID); err != nil {
				return err
			}
		}
		return search.Upsert(tx, docs)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (h house) found(t *testing.T, name, typed string) string {
	t.Helper()
	groups, err := h.desk.Find(context.Background(), h.people[name], typed, 5)
	if err != nil {
		t.Fatal(name, err)
	}
	var out []string
	for _, g := range groups {
		for _, hit := range g.Hits {
			out = append(out, hit.Title)
		}
	}
	return strings.Join(out, ", ")
}

// Search leaks nothing: each kind is found where its own right reaches, and nowhere else.
func TestEveryoneFindsWhatTheyMayRead(t *testing.T) {
	const all = "Castagnac Verre, Helvane Verre, Nadège Verrier, Odile Verrou, Verres de Castagnac, Verres de Helvane"
	const castagnac = "Castagnac Verre, Nadège Verrier, Verres de Castagnac"
	each(t, func(t *testing.T, h house) {
		for name, want := range map[string]string{
			"director":  all,
			"ceo":       "Castagnac Verre, Helvane Verre, Verres de Castagnac, Verres de Helvane",
			"finance":   "Castagnac Verre, Helvane Verre, Verres de Castagnac, Verres de Helvane",
			"gam":       castagnac,
			"kam":       castagnac,
			"colleague": "Helvane Verre, Odile Verrou, Verres de Helvane",
			"member":    castagnac,
			"service":   "Castagnac Verre, Nadège Verrier",
			"hr":        "Vérifier les contrats de travail",
			"admin":     "",
			"nobody":    "",
		} {
			if got := h.found(t, name, "ver"); got != want {
				t.Errorf("%s finds %q, want %q", name, got, want)
			}
		}
	})
}

// A person is found by job and by address, whole or begun, by whoever sees those: not by production.
func TestJobsAndAddressesAreFoundByWhoSeesThem(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		for _, typed := range []string{"directrice", "direct indus", "nadege.verrier@client.example", "nadege.verrier@cl", "client.example verrier"} {
			for name, want := range map[string]string{"kam": "Nadège Verrier", "member": "Nadège Verrier", "service": "", "colleague": "", "ceo": "", "finance": "", "admin": ""} {
				if typed == "directrice" || typed == "direct indus" {
					if name == "colleague" {
						want = "Odile Verrou"
					}
				}
				if got := h.found(t, name, typed); got != want {
					t.Errorf("%s finds %q by %q, want %q", name, got, typed, want)
				}
			}
		}
	})
}

func TestMoreTellsOnlyOfWhatIsInReach(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		for name, want := range map[string]bool{"director": true, "kam": false} {
			groups, err := h.desk.Find(context.Background(), h.people[name], "verre", 1)
			if err != nil || len(groups) == 0 || groups[0].More != want {
				t.Errorf("%s: %+v %v", name, groups, err)
			}
		}
	})
}

func TestStrangersAreRefused(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		if _, err := h.desk.Find(context.Background(), who.Actor{}, "verre", 5); !problem.Is(err, problem.Unauthenticated) {
			t.Errorf("err = %v", err)
		}
	})
}

func TestHitsLeadToTheirPages(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		groups, err := h.desk.Find(context.Background(), h.people["kam"], "castagnac verre", 5)
		if err != nil || len(groups) == 0 || groups[0].Hits[0].Href != "/accounts/"+string(h.castagnac) {
			t.Errorf("%+v %v", groups, err)
		}
	})
}
