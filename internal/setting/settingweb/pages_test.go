package settingweb_test

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"strings"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/jobs"
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
	o := db.Options{Tables: map[string]db.TableClass{"session": db.Plumbing, "job": db.Plumbing}, Fields: map[ref.Kind]db.Fields{}}
	maps.Copy(o.Tables, teamdesk.Tables())
	maps.Copy(o.Tables, settingdesk.Tables())
	maps.Copy(o.Fields, teamdesk.Fields())
	maps.Copy(o.Fields, settingdesk.Fields())
	d := dbtest.SQLite(t, o)
	people := teamdesk.New(d, time.Now)
	queue := jobs.New(d, slog.New(slog.DiscardHandler), time.Now)
	broken(t, d, queue)
	desk := settingdesk.New(settingdesk.Parts{DB: d, Queue: queue, Clock: time.Now, Company: "Ardoval Services"})
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

// broken leaves a job that failed with somebody's name in its error, and one that was given up.
func broken(t *testing.T, d *db.DB, q *jobs.Queue) {
	t.Helper()
	err := d.Write(ctx, who.System(), func(tx *db.Tx) error {
		for i, state := range []string{jobs.Dead, jobs.Queued} {
			if _, err := tx.Exec(`INSERT INTO job (id, kind, args, run_at, state, attempt, last_error, created_at) VALUES (?, ?, '{}', 9999999999999, ?, ?, ?, 0)`,
				fmt.Sprintf("0197a1c2-0000-7000-8000-00000000000%d", i), "import.examine", state, 6-i, "constraint: Odile Perrin"); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// An administrator sees which jobs fail, in codes, and runs them again or forgets them; nobody else has the page.
func TestFailedJobs(t *testing.T) {
	site, people := house(t)
	b := site.As(people["Paul"])
	p := b.Get("/admin/jobs")
	p.Is(200, "")
	p.Has(2, "#jobs-list tbody tr")
	p.Shows("#jobs-list", "base de données")
	p.Has(1, `form[action$="/drop"]`)
	if strings.Contains(p.Body, "Odile") {
		t.Error("the error itself shows")
	}
	dead, waiting := "/admin/jobs/0197a1c2-0000-7000-8000-000000000000", "/admin/jobs/0197a1c2-0000-7000-8000-000000000001"
	for _, name := range []string{"Ingrid", "Camille", "Nour"} {
		site.As(people[name]).Get("/admin/jobs").Is(404, "")
		site.As(people[name]).Post(dead+"/drop").Is(404, "")
		site.As(people[name]).Post(dead+"/retry").Is(404, "")
	}
	b.Post(waiting+"/drop").Is(404, "")
	b.Post(waiting+"/retry").Is(200, "/admin/jobs")
	b.Post(dead+"/drop").Is(200, "/admin/jobs")
	b.Get("/admin/jobs").Has(0, `form[action$="/drop"]`)
}
