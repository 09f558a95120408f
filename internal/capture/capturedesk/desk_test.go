package capturedesk_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"comptoir/internal/capture"
	"comptoir/internal/capture/capturedesk"
	"comptoir/internal/contact"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/relation/relationdesk"
	"comptoir/internal/team/teamdesk"
)

var ctx = context.Background()

// house: Camille carries Helvane, Ines Norrsund; each client has people.
type house struct {
	t        *testing.T
	db       *db.DB
	desk     *capturedesk.Desk
	relation *relationdesk.Desk
	contacts *contactdesk.Desk
	people   map[string]who.Actor
	accounts map[string]id.Account
	known    map[string]id.Contact
}

func each(t *testing.T, run func(h *house)) {
	t.Helper()
	o := db.Options{Tables: maps.Clone(relationdesk.Tables()), Fields: map[ref.Kind]db.Fields{}}
	for _, more := range []map[string]db.TableClass{teamdesk.Tables(), contactdesk.Tables(), capturedesk.Tables()} {
		maps.Copy(o.Tables, more)
	}
	for _, more := range []map[ref.Kind]db.Fields{relationdesk.Fields(), contactdesk.Fields()} {
		maps.Copy(o.Fields, more)
	}
	for _, plain := range []string{"account", "assignment", "team_member", "app_user", "position"} {
		o.Tables[plain] = db.Derived
	}
	dbtest.Each(t, o, func(t *testing.T, d *db.DB) {
		h := &house{t: t, db: d, relation: relationdesk.New(d), contacts: contactdesk.New(d), people: map[string]who.Actor{}, accounts: map[string]id.Account{}, known: map[string]id.Contact{}}
		h.desk = capturedesk.New(d, h.contacts, h.relation)
		h.ok(d.Write(ctx, who.System(), h.build))
		for _, c := range []contact.Input{{Account: h.accounts["Helvane"], Name: "Odile Perrachon", Email: "odile@helvane.example"},
			{Account: h.accounts["Helvane"], Name: "Marc Tissot", Phone: "+33474000012"}, {Account: h.accounts["Norrsund"], Name: "Klara Blom", Email: "klara@norrsund.example"}} {
			key, err := h.contacts.Create(ctx, h.people[map[bool]string{true: "Camille", false: "Ines"}[c.Account == h.accounts["Helvane"]]], c, false)
			h.ok(err)
			h.known[c.Name] = key
		}
		run(h)
	})
}

func (h *house) build(tx *db.Tx) error {
	for _, p := range [][2]string{{"Camille", "KAM"}, {"Ines", "KAM"}, {"Pia", "PRODUCTION"}, {"Gil", "GAM"}} {
		a := who.Actor{ID: id.New[id.User](), Name: p[0], Title: p[1], Login: strings.ToLower(p[0]) + "@ardoval.example", Zone: time.UTC}
		h.people[p[0]] = a
		if _, err := tx.Exec(`INSERT INTO app_user (id, login, name, created_at, updated_at) VALUES (?, ?, ?, 0, 0)`, a.ID, a.Login, a.Name); err != nil {
			return err
		}
		if _, err := tx.Exec(`INSERT INTO position (id, user_id, title, from_day, created_at, updated_at) VALUES (?, ?, ?, 0, 0, 0)`, id.New[id.Any](), a.ID, p[1]); err != nil {
			return err
		}
	}
	for name, carrier := range map[string]string{"Helvane": "Camille", "Norrsund": "Ines"} {
		if err := h.openIn(tx, name, carrier); err != nil {
			return err
		}
	}
	return nil
}

func (h *house) openIn(tx *db.Tx, name, carrier string) error {
	acc := id.New[id.Account]()
	h.accounts[name] = acc
	if _, err := tx.Exec(`INSERT INTO account (id, name, name_fold, status, country, created_at, updated_at) VALUES (?, ?, ?, 'KEY', 'FR', 0, 0)`, acc, name, text.Fold(name)); err != nil {
		return err
	}
	_, err := tx.Exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`,
		id.New[id.Any](), acc, h.people[carrier].ID)
	return err
}

func (h *house) open(name, carrier string) {
	h.t.Helper()
	h.ok(h.db.Write(ctx, who.System(), func(tx *db.Tx) error { return h.openIn(tx, name, carrier) }))
}

func (h *house) move(by, name, account, email string) {
	h.t.Helper()
	h.ok(h.contacts.ChangeCompany(ctx, h.people[by], h.known[name], 0, contactdesk.NewCompany{Account: h.accounts[account], Email: email}))
}

func (h *house) ok(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func file(name, text string) capturedesk.File { return capturedesk.File{Name: name, Raw: []byte(text)} }

func mail(id, from, to, more string) capturedesk.File {
	return file(id+".eml", "Message-ID: <"+id+">\nFrom: "+from+"\nTo: "+to+"\nSubject: Tarifs\nDate: Fri, 20 Nov 2026 10:00:00 +0100\n"+more+"\nBonjour")
}

// said is what became of each line, in short.
func said(lines []capturedesk.Line) string {
	var out []string
	for _, l := range lines {
		s := string(l.Verdict)
		if l.Reason != "" {
			s += ":" + l.Reason
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func (h *house) run(by string, files ...capturedesk.File) []capturedesk.Line {
	h.t.Helper()
	lines, err := h.desk.Run(ctx, h.people[by], files, "", false)
	h.ok(err)
	return lines
}

func (h *house) want(got []capturedesk.Line, want string) {
	h.t.Helper()
	if s := said(got); s != want {
		h.t.Errorf("%s, want %s", s, want)
	}
}

const (
	odile   = "Odile Perrachon <Odile@helvane.example>"
	klara   = "klara@norrsund.example"
	camille = "camille@ardoval.example"
	answer  = "In-Reply-To: <0@x>\n"
)

func TestMails(t *testing.T) {
	each(t, func(h *house) {
		files := []capturedesk.File{mail("1", odile, camille, answer), mail("2", camille, odile, ""), mail("3", klara, camille, answer), mail("4", "noone@x.example", camille, answer),
			mail("5", odile, camille, "Auto-Submitted: auto-replied\n"+answer), mail("1", odile, camille, answer)}
		h.want(h.run("Camille", files...), "log refused:one_way refused:nobody_known refused:nobody_known refused:automatic known")
		h.want(h.run("Camille", files...), "known refused:one_way refused:nobody_known refused:nobody_known refused:automatic known")
		got, ok, err := h.relation.Contact(ctx, h.people["Camille"], h.known["Odile Perrachon"], 10)
		if err != nil || !ok || len(got.Recent) != 1 || got.Recent[0].Summary != "Tarifs" || got.Recent[0].Kind != "EMAIL_REPLY" || got.Recent[0].Users[0] != h.people["Camille"].ID {
			t.Errorf("%+v %v", got.Recent, err)
		}
	})
}

// What is of another's accounts reveals nothing: it answers as what is not there, and her own capture is not hindered.
func TestOthersRevealNothing(t *testing.T) {
	each(t, func(h *house) {
		both := mail("1", odile, camille+", "+klara, answer)
		h.want(h.run("Ines", both), "log")
		h.want(h.run("Camille", both), "log")
		for by, name := range map[string]string{"Camille": "Odile Perrachon", "Ines": "Klara Blom"} {
			got, _, err := h.relation.Contact(ctx, h.people[by], h.known[name], 10)
			if err != nil || len(got.Recent) != 1 || len(got.Recent[0].Theirs) != 1 {
				t.Errorf("%s: %+v %v", by, got.Recent, err)
			}
		}
		card := file("k.vcf", "BEGIN:VCARD\nVERSION:3.0\nUID:k\nFN:Klara Blom\nEMAIL:klara@norrsund.example\nORG:Norrsund\nEND:VCARD\n")
		h.want(h.run("Camille", card), "refused:account_unknown")
		if _, err := h.desk.Run(ctx, h.people["Pia"], []capturedesk.File{both}, "", false); !problem.Is(err, problem.Forbidden) {
			t.Error(err)
		}
	})
}

func TestCalendar(t *testing.T) {
	each(t, func(h *house) {
		ics := file("a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:p\nSUMMARY:Point mensuel\nDTSTART:20261012T080000Z\nRRULE:FREQ=MONTHLY\nORGANIZER:mailto:camille@ardoval.example\n"+
			"ATTENDEE;CN=Odile:mailto:odile@helvane.example\nATTENDEE:mailto:ines@ardoval.example\nEND:VEVENT\nBEGIN:VTODO\nUID:t\nEND:VTODO\nEND:VCALENDAR\n")
		got := h.run("Camille", ics)
		h.want(got, "log refused:not_an_event")
		if got[0].N != 3 || got[0].Planned != 1 {
			t.Errorf("%+v", got[0])
		}
		h.want(h.run("Camille", ics), "known refused:not_an_event")
		of, _, err := h.relation.Contact(ctx, h.people["Camille"], h.known["Odile Perrachon"], 10)
		if err != nil || len(of.Recent) != 2 || len(of.Planned) != 1 || of.Recent[0].Kind != "MEETING" || len(of.Recent[0].Users) != 2 {
			t.Errorf("%+v %v", of, err)
		}
	})
}

// An appointment that is put off moves, and one that is cancelled goes, unless it took place.
func TestPutOffAndCancelled(t *testing.T) {
	each(t, func(h *house) {
		ics := func(start, more string) capturedesk.File {
			return file("a.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:one\nSUMMARY:Visite\nDTSTART:"+start+"\n"+more+"ATTENDEE:mailto:odile@helvane.example\nEND:VEVENT\nEND:VCALENDAR\n")
		}
		days := func() string {
			of, _, err := h.relation.Contact(ctx, h.people["Camille"], h.known["Odile Perrachon"], 10)
			h.ok(err)
			var out []string
			for _, s := range append(of.Planned, of.Recent...) {
				out = append(out, s.Day.String())
			}
			return strings.Join(out, " ")
		}
		h.want(h.run("Camille", ics("20261201T090000Z", "")), "log")
		h.want(h.run("Camille", ics("20261203T100000Z", "")), "move")
		h.want(h.run("Camille", ics("20261203T100000Z", "")), "known")
		if days() != "2026-12-03" {
			t.Error(days())
		}
		h.want(h.run("Ines", ics("20261203T100000Z", "STATUS:CANCELLED\n")), "refused:cancelled")
		h.want(h.run("Camille", ics("20261203T100000Z", "STATUS:CANCELLED\n")), "cancel")
		if days() != "" {
			t.Error(days())
		}
		h.want(h.run("Camille", ics("20261203T100000Z", "STATUS:CANCELLED\n")), "refused:cancelled")
		h.want(h.run("Camille", ics("20261203T100000Z", "")), "known")
	})
}

func TestCards(t *testing.T) {
	each(t, func(h *house) {
		cards := file("a.vcf", "BEGIN:VCARD\nVERSION:3.0\nUID:m\nFN:Marc T.\nTEL;TYPE=WORK:04 74 00 00 12\nTITLE:Acheteur\nEMAIL:marc@helvane.example\nEND:VCARD\n"+
			"BEGIN:VCARD\nVERSION:3.0\nUID:n\nFN:Nadia Sorel\nEMAIL:nadia@helvane.example\nTEL:+33 4 74 00 00 14\nTEL:+33 6 00 00 00 14\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Personne\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nORG:Helvane\nEND:VCARD\n")
		key, err := h.desk.Drop(ctx, h.people["Camille"], []capturedesk.File{cards})
		h.ok(err)
		s, err := h.desk.Open(ctx, h.people["Camille"], key)
		h.ok(err)
		h.want(s.Plan.Lines, "complete add add refused:not_a_person")
		if len(s.Plan.Strangers) != 2 || s.Plan.Strangers[0].Guess != h.accounts["Helvane"] || s.Plan.Strangers[1].Guess != "" {
			t.Errorf("%+v", s.Plan.Strangers)
		}
		for _, other := range []string{"Ines", "Gil"} {
			if _, err := h.desk.Open(ctx, h.people[other], key); !problem.Is(err, problem.NotFound) {
				t.Error(other, err)
			}
			if err := h.desk.Apply(ctx, h.people[other], key, nil); !problem.Is(err, problem.NotFound) {
				t.Error(other, err)
			}
		}
		if err := h.desk.Apply(ctx, h.people["Camille"], key, capturedesk.Choices{"nadia@helvane.example": h.accounts["Norrsund"]}); !problem.Is(err, problem.Invalid) {
			t.Errorf("an account out of reach: %v", err)
		}
		h.ok(h.desk.Apply(ctx, h.people["Camille"], key, capturedesk.Choices{"nadia@helvane.example": h.accounts["Helvane"]}))
		s, err = h.desk.Open(ctx, h.people["Camille"], key)
		h.ok(err)
		h.want(s.Done, "complete add refused:account_unknown refused:not_a_person")
		h.ok(h.desk.Apply(ctx, h.people["Camille"], key, nil))
		marc, err := h.contacts.Open(ctx, h.people["Camille"], h.known["Marc Tissot"])
		if err != nil || marc.Name != "Marc Tissot" || marc.Job != "Acheteur" || marc.Email != "marc@helvane.example" {
			t.Errorf("%+v %v", marc, err)
		}
		nadia, err := h.contacts.Open(ctx, h.people["Camille"], s.Done[1].Who[0].ID)
		if err != nil || nadia.Note != "+33 6 00 00 00 14" || nadia.Origin != "vCard" || nadia.Tel != "+33474000014" {
			t.Errorf("%+v %v", nadia, err)
		}
		h.want(h.run("Camille", cards), "known known refused:account_unknown refused:not_a_person")
	})
}

// Somebody whom a mail names is added only when chosen; the mail is then noted.
func TestStrangerOfAMail(t *testing.T) {
	each(t, func(h *house) {
		m := mail("1", "Nadia Sorel <nadia@helvane.example>", camille, answer)
		key, err := h.desk.Drop(ctx, h.people["Camille"], []capturedesk.File{m})
		h.ok(err)
		s, err := h.desk.Open(ctx, h.people["Camille"], key)
		h.ok(err)
		if len(s.Plan.Strangers) != 1 || s.Plan.Strangers[0].Card || s.Plan.Strangers[0].GuessName != "Helvane" {
			t.Fatalf("%+v", s.Plan)
		}
		h.ok(h.desk.Apply(ctx, h.people["Camille"], key, capturedesk.Choices{"nadia@helvane.example": h.accounts["Helvane"]}))
		s, err = h.desk.Open(ctx, h.people["Camille"], key)
		h.ok(err)
		h.want(s.Done, "log")
	})
}

func TestRehearsalKeepsNothing(t *testing.T) {
	each(t, func(h *house) {
		m := mail("1", odile, camille, answer)
		lines, err := h.desk.Run(ctx, h.people["Camille"], []capturedesk.File{m}, "", true)
		h.ok(err)
		h.want(lines, "log")
		h.want(h.run("Camille", m), "log")
	})
}

// Every sample goes through, whoever is known.
func TestSamples(t *testing.T) {
	each(t, func(h *house) {
		var files []capturedesk.File
		_ = filepath.WalkDir("../testdata", func(path string, _ os.DirEntry, err error) error {
			if slices.Contains([]string{".vcf", ".eml", ".ics"}, filepath.Ext(path)) {
				raw, err := os.ReadFile(path)
				h.ok(err)
				files = append(files, capturedesk.File{Name: filepath.Base(path), Raw: raw})
			}
			return err
		})
		lines, err := h.desk.Run(ctx, h.people["Camille"], files, h.accounts["Helvane"], false)
		h.ok(err)
		n := capturedesk.Sum(lines)
		if n.Created != 12 || n.Rejected == 0 || len(capturedesk.Files(lines)) != len(files) {
			t.Errorf("%+v of %d", n, len(files))
		}
		for _, l := range lines {
			if l.Verdict == capturedesk.Refused && l.Reason == "" {
				t.Errorf("refused without a reason: %+v", l)
			}
			if l.Verdict == capturedesk.Refused && l.Item.Refused == "" && !slices.Contains(append(capturedesk.Reasons, capture.Reasons...), l.Reason) {
				t.Error(l.Reason)
			}
		}
	})
}
