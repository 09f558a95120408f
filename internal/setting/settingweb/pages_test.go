package settingweb_test

import (
	"context"
	"io/fs"
	"maps"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/webtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/setting/settingdesk"
	"comptoir/internal/setting/settingweb"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

var ctx = context.Background()

// house is the page on a real site: Paul administers, the others work.
func house(t *testing.T) (*webtest.Site, map[string]who.Actor) {
	t.Helper()
	o := db.Options{Tables: map[string]db.TableClass{"session": db.Plumbing}, Fields: map[ref.Kind]db.Fields{}}
	maps.Copy(o.Tables, teamdesk.Tables())
	maps.Copy(o.Tables, settingdesk.Tables())
	maps.Copy(o.Fields, teamdesk.Fields())
	maps.Copy(o.Fields, settingdesk.Fields())
	d := dbtest.SQLite(t, o)
	people := teamdesk.New(d, time.Now)
	desk := settingdesk.New(settingdesk.Parts{DB: d, Clock: time.Now, Company: "Ardoval Services"})
	site := webtest.New(t, d, []fs.FS{settingweb.Messages, teamweb.Messages}, func(s *web.Site) { settingweb.Routes(s, desk) })
	out := map[string]who.Actor{}
	for name, title := range map[string]team.Title{"Paul": "", "Ingrid": team.Direction, "Etienne": team.CEO, "Theo": team.GAM, "Camille": team.KAM,
		"Bastien": team.AccountManager, "Solene": team.Finance, "Nour": team.HR, "Gaetan": team.Production} {
		_, err := people.SeedUser(ctx, who.System(), teamdesk.Seed{Login: name + "@ardoval.example", Name: name, Title: title, Admin: name == "Paul", From: day.MustParse("2010-01-01")})
		if err == nil {
			out[name], _, err = people.ActorByLogin(ctx, name+"@ardoval.example")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return site, out
}

var good = []string{"company", "Ardoval Groupe", "siren", "552 081 317", "calendar", "FR_AM", "decide_ahead", "8", "notice_warning", "80", "notice_high", "30",
	"notice_critical", "10", "end_warning", "180", "end_high", "90", "end_critical", "30", "cap", "4", "concentration", "20"}

func TestAnAdministratorDecides(t *testing.T) {
	site, people := house(t)
	b := site.As(people["Paul"])
	p := b.Get("/admin/settings")
	p.Is(200, "")
	p.Shows("h1", "Réglages")
	p.Shows(".side [aria-current]", "Réglages")
	p.Has(1, "input[name=company][placeholder='Ardoval Services']")
	p.Has(1, "input[name=decide_ahead][value='10']")
	rev := p.Value("rev")
	p = b.Post("/admin/settings", append([]string{"rev", rev}, good...)...)
	p.Is(200, "/admin/settings")
	p.Shows(".k-flash", "Réglages enregistrés.")
	p.Has(1, "input[name=company][value='Ardoval Groupe']")
	p.Has(1, "input[name=siren][value='552081317']")
	p.Has(1, "option[value=FR_AM][selected]")
	b.Post("/admin/settings", append([]string{"rev", rev}, good...)...).Shows(".k-flash", "changé")
}

func TestWhatIsWrongIsSaidAtItsField(t *testing.T) {
	site, people := house(t)
	b := site.As(people["Paul"])
	rev := b.Get("/admin/settings").Value("rev")
	bad := append([]string{"rev", rev}, good...)
	for i, v := range bad {
		switch {
		case v == "siren":
			bad[i+1] = "123"
		case v == "notice_high":
			bad[i+1] = "81"
		case v == "cap":
			bad[i+1] = "beaucoup"
		}
	}
	p := b.Post("/admin/settings", bad...)
	p.Is(422, "")
	for _, f := range []string{"siren", "notice_high", "cap"} {
		p.Has(1, "[name="+f+"][aria-invalid=true]")
	}
	p.Shows("main", "Un SIREN a neuf chiffres")
	p.Shows("main", "Au plus 80")
	p.Has(1, "input[name=cap][value=beaucoup]")
	p.Has(1, "input[name=company][value='Ardoval Groupe']")
	p.Hides("setting.")
}

// Whoever does not administer has no such page, whatever their title, and cannot write what they cannot see.
func TestNobodyElseHasThePage(t *testing.T) {
	site, people := house(t)
	for name, a := range people {
		if name == "Paul" {
			continue
		}
		b := site.As(a)
		p := b.Get("/admin/settings")
		p.Is(404, "")
		p.Has(0, ".side a[href='/admin/settings']")
		p.Hides("Ardoval Groupe")
		b.Post("/admin/settings", append([]string{"rev", "0"}, good...)...).Is(404, "")
	}
	site.As(people["Paul"]).Get("/admin/settings").Has(0, "input[name=company][value='Ardoval Groupe']")
}
