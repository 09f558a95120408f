package contactdesk_test

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
	"comptoir/internal/team/teamdesk"
)

var ctx = context.Background()

// house is a small company. Camille, KAM, carries Helvane; Ines carries Norrsund; Bastien, account manager, Pia, in
// production, and Claude, CEO and sponsor, are in the team of Helvane. The tables of other areas are written straight.
type house struct {
	t        *testing.T
	desk     *contactdesk.Desk
	db       *db.DB
	people   map[string]who.Actor
	accounts map[string]id.Account
}

func each(t *testing.T, run func(h *house)) {
	t.Helper()
	tables := maps.Clone(contactdesk.Tables())
	maps.Copy(tables, teamdesk.Tables())
	for _, n := range []string{"account", "account_key", "assignment", "team_member", "app_user", "position"} {
		tables[n] = db.Derived
	}
	dbtest.Each(t, db.Options{Tables: tables, Fields: contactdesk.Fields()}, func(t *testing.T, d *db.DB) {
		h := &house{t: t, desk: contactdesk.New(d), db: d, people: map[string]who.Actor{}, accounts: map[string]id.Account{}}
		h.ok(d.Write(ctx, who.System(), h.build))
		run(h)
	})
}

func (h *house) build(tx *db.Tx) error {
	for _, p := range [][3]string{{"Alix", "DIRECTION", ""}, {"Claude", "CEO", ""}, {"Théo", "GAM", "Alix"}, {"Camille", "KAM", "Théo"}, {"Ines", "KAM", "Alix"},
		{"Bastien", "ACCOUNT_MANAGER", "Camille"}, {"Pia", "PRODUCTION", "Alix"}, {"Fanny", "FINANCE", "Alix"}, {"Rachel", "HR", "Alix"}} {
		a := who.Actor{ID: id.New[id.User](), Name: p[0], Title: p[1]}
		h.people[p[0]] = a
		if _, err := tx.Exec(`INSERT INTO app_user (id, login, name, created_at, updated_at) VALUES (?, ?, ?, 0, 0)`, a.ID, p[0], p[0]); err != nil {
			return err
		}
		var boss *id.User
		if m, ok := h.people[p[2]]; ok {
			boss = &m.ID
		}
		if _, err := tx.Exec(`INSERT INTO position (id, user_id, title, manager_id, from_day, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0, 0)`,
			id.New[id.Any](), a.ID, p[1], boss); err != nil {
			return err
		}
	}
	for name, carrier := range map[string]string{"Helvane": "Camille", "Norrsund": "Ines"} {
		c := id.New[id.Account]()
		h.accounts[name] = c
		if _, err := tx.Exec(`INSERT INTO account (id, name, name_fold, country, source, external_key, created_at, updated_at) VALUES (?, ?, ?, 'FR', 'sf', ?, 0, 0)`,
			c, name, text.Fold(name), "A-"+name); err != nil {
			return err
		}
		if _, err := tx.Exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`,
			id.New[id.Any](), c, h.people[carrier].ID); err != nil {
			return err
		}
	}
	for n, function := range map[string]string{"Bastien": "AE", "Pia": "PRODUCTION", "Claude": "CXO_SPONSOR"} {
		if _, err := tx.Exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0, 0)`,
			id.New[id.Any](), h.accounts["Helvane"], h.people[n].ID, function); err != nil {
			return err
		}
	}
	return nil
}

func (h *house) ok(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) refused(err error, code string) {
	h.t.Helper()
	if !problem.Has(err, code) {
		h.t.Errorf("got %v, want %s", err, code)
	}
}

func (h *house) input(account, name string) contact.Input {
	return contact.Input{Account: h.accounts[account], Name: name, Job: "Directrice HSE", Lang: "fr", Email: text.Fold(strings.ReplaceAll(name, " ", ".")) + "@client.example",
		Phone: "04 74 00 00 12", Note: "Parle vite", Origin: "salon"}
}

func (h *house) person(by, account, name string) id.Contact {
	h.t.Helper()
	c, err := h.desk.Create(ctx, h.people[by], h.input(account, name), true)
	h.ok(err)
	return c
}

func TestLifeOfAContact(t *testing.T) {
	each(t, func(h *house) {
		camille := h.people["Camille"]
		in := h.input("Helvane", " Odile Perrachon ")
		in.Email = "Odile@Helvane.example"
		c, err := h.desk.Create(ctx, camille, in, false)
		h.ok(err)
		s, err := h.desk.Open(ctx, camille, c)
		h.ok(err)
		want := in.Contact("FR")
		want.ID, want.Rev = c, 1
		if !reflect.DeepEqual(s.Contact, want) || s.Tel != "+33474000012" || s.AccountName != "Helvane" || !s.MayWrite || s.Limited {
			t.Errorf("%+v", s)
		}
		in.Job = "Directrice industrielle"
		h.ok(h.desk.Edit(ctx, camille, c, 1, in, false))
		h.refused(h.desk.Edit(ctx, camille, c, 1, in, false), "stale")
		h.ok(h.desk.Edit(ctx, camille, c, 2, in, false)) // nothing moved
		in.Email, in.Phone = "odile@", "à rappeler"
		if l, _ := problem.All(h.desk.Edit(ctx, camille, c, 2, in, false)); len(l) != 2 {
			t.Errorf("%v", l)
		}
		in = h.input("Norrsund", "Odile Perrachon")
		h.refused(h.desk.Edit(ctx, camille, c, 2, in, false), "unknown_choice") // not an account of hers
		h.ok(h.desk.Remove(ctx, camille, c, 2))
		_, err = h.desk.Open(ctx, camille, c)
		h.refused(err, "not_found")
		var got []string
		h.ok(h.db.Read(ctx, func(tx *db.Tx) (err error) {
			got, err = db.Select[string](tx, `SELECT action FROM journal ORDER BY seq`)
			return err
		}))
		if fmt.Sprint(got) != "[contact.created contact.edited contact.removed]" {
			t.Errorf("%v", got)
		}
	})
}

func TestTwins(t *testing.T) {
	each(t, func(h *house) {
		camille := h.people["Camille"]
		first := h.person("Camille", "Helvane", "Élise Lefèvre")
		h.person("Ines", "Norrsund", "Élise Lefèvre")
		in := h.input("Helvane", "elise LEFEVRE")
		in.Email, in.Phone = "", ""
		_, err := h.desk.Create(ctx, camille, in, false)
		h.refused(err, "contact_twins")
		twins, err := h.desk.Twins(ctx, camille, "", in)
		if err != nil || len(twins) != 1 || twins[0].Contact.ID != first || twins[0].Why != contact.SameName || twins[0].AccountName != "Helvane" {
			t.Errorf("only within reach: %+v %v", twins, err)
		}
		_, err = h.desk.Create(ctx, camille, in, true) // two people may share a name
		h.ok(err)
		// Somebody out of reach is no twin to speak of.
		in = h.input("Helvane", "Ingrid")
		in.Email, in.Phone = "elise.lefevre@client.example", "+33 4 74 00 00 99"
		if twins, _ = h.desk.Twins(ctx, camille, "", in); len(twins) != 1 || twins[0].Why != contact.SameEmail {
			t.Errorf("%+v", twins)
		}
		// A change of job asks nothing again; a change of name does.
		s, _ := h.desk.Open(ctx, camille, first)
		in = h.input("Helvane", "Élise Lefèvre")
		in.Job = "Acheteuse"
		h.ok(h.desk.Edit(ctx, camille, first, s.Rev, in, false))
		in.Name = "elise lefevre"
		h.refused(h.desk.Edit(ctx, camille, first, 0, in, false), "contact_twins")
	})
}

// The rights of DOMAIN §14, title by title.
func TestRights(t *testing.T) {
	each(t, func(h *house) {
		c := h.person("Camille", "Helvane", "Odile Perrachon")
		for name, want := range map[string]string{"Camille": "write", "Bastien": "write", "Alix": "read", "Théo": "read", "Claude": "read", "Pia": "limited",
			"Ines": "", "Fanny": "", "Rachel": "", "nobody": ""} {
			a := h.people[name]
			s, err := h.desk.Open(ctx, a, c)
			edit := h.desk.Edit(ctx, a, c, 0, h.input("Helvane", "Odile Perrachon"), true)
			list, lerr := h.desk.List(ctx, a, contactdesk.Filter{}, page.Request{})
			h.ok(lerr)
			var labels int
			h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
				l, err := contactdesk.Describe(tx, a, []ref.Ref{ref.To(contact.Kind, c), ref.To("account", h.accounts["Helvane"])})
				labels = len(l)
				return err
			}))
			got := ""
			switch {
			case err == nil && edit == nil && s.MayWrite:
				got = "write"
			case err == nil && problem.Is(edit, problem.Forbidden) && s.Limited:
				got = "limited"
			case err == nil && problem.Is(edit, problem.Forbidden):
				got = "read"
			case problem.Is(err, problem.NotFound) && problem.Is(edit, problem.NotFound):
			default:
				got = fmt.Sprint(err, edit)
			}
			if seen := min(len(want), 1); got != want || len(list.Rows) != seen || labels != seen {
				t.Errorf("%s: %q (%d listed, %d named), want %q", name, got, len(list.Rows), labels, want)
			}
		}
		h.refused(second(h.desk.Create(ctx, h.people["Alix"], h.input("Helvane", "X"), true)), "forbidden")
		h.refused(second(h.desk.Create(ctx, h.people["Ines"], h.input("Helvane", "X"), true)), "unknown_choice")
		h.refused(h.desk.Remove(ctx, h.people["Ines"], c, 0), "not_found")
	})
}

func second[T any](_ T, err error) error { return err }

// Production sees a name and a telephone, and cannot find anybody by what it does not see.
func TestProductionSeesLittle(t *testing.T) {
	each(t, func(h *house) {
		c := h.person("Camille", "Helvane", "Odile Perrachon")
		pia := h.people["Pia"]
		s, err := h.desk.Open(ctx, pia, c)
		h.ok(err)
		if s.Name == "" || s.Tel != "+33474000012" || s.Job+s.Email+s.Lang+s.Note+s.Origin != "" {
			t.Errorf("%+v", s)
		}
		for q, want := range map[string]int{"": 1, "odile": 1, "directrice": 0, "client.example": 0, "+33 4 74 00 00 12": 1} {
			p, err := h.desk.List(ctx, pia, contactdesk.Filter{Query: q}, page.Request{})
			if err != nil || len(p.Rows) != want || want > 0 && p.Rows[0].Job+p.Rows[0].Email != "" {
				t.Errorf("%q: %+v %v", q, p.Rows, err)
			}
		}
		h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
			d, err := contactdesk.SearchSource().Docs(tx, []string{string(c)})
			closed := d[0].Closed
			d[0].Closed = nil
			if err != nil || len(closed) != 2 || strings.Contains(fmt.Sprint(d), "client.example") || strings.Contains(fmt.Sprint(d), "HSE") {
				t.Errorf("the index is read by all: %+v %v", d, err)
			}
			return nil
		}))
	})
}

func TestList(t *testing.T) {
	each(t, func(h *house) {
		for i := range 5 {
			h.person("Camille", "Helvane", fmt.Sprintf("Zoé %d", i%2))
		}
		h.person("Ines", "Norrsund", "Åsa")
		alix := h.people["Alix"]
		count := func(f contactdesk.Filter) int {
			p, err := h.desk.List(ctx, alix, f, page.Request{})
			h.ok(err)
			return len(p.Rows)
		}
		for _, c := range []struct {
			f    contactdesk.Filter
			want int
		}{{contactdesk.Filter{}, 6}, {contactdesk.Filter{Account: h.accounts["Norrsund"]}, 1}, {contactdesk.Filter{Query: "ASA"}, 1}, {contactdesk.Filter{Query: "norrs"}, 1},
			{contactdesk.Filter{Query: "Directrice"}, 6}, {contactdesk.Filter{Query: "zoe.1@"}, 2}, {contactdesk.Filter{Lang: "de"}, 0}, {contactdesk.Filter{Query: "%"}, 0}} {
			if got := count(c.f); got != c.want {
				t.Errorf("%+v: %d, want %d", c.f, got, c.want)
			}
		}
		for _, sort := range []string{"name", "updated", "?"} {
			var walked []string
			req := page.Request{Size: 2, Sort: sort}
			for {
				p, err := h.desk.List(ctx, alix, contactdesk.Filter{}, req)
				h.ok(err)
				for _, l := range p.Rows {
					walked = append(walked, string(l.ID))
				}
				if p.Next.IsZero() {
					break
				}
				req.Cursor = p.Next
			}
			slices.Sort(walked)
			if len(slices.Compact(walked)) != 6 {
				t.Errorf("%s: %d", sort, len(walked))
			}
		}
		if _, err := h.desk.List(ctx, alix, contactdesk.Filter{}, page.Request{Cursor: page.Cursor{Value: "'", ID: "'"}}); err != nil {
			t.Error(err)
		}
	})
}

func (h *house) take(name string, batch id.Batch, lines ...contactdesk.ImportLine) string {
	h.t.Helper()
	var s []string
	h.ok(h.db.Write(ctx, h.people[name], func(tx *db.Tx) error {
		out, err := h.desk.ImportIn(tx, h.people[name], "sf", batch, lines)
		for _, o := range out {
			v := o.Verb
			if len(o.Problems) > 0 {
				v += ":" + o.Problems[0].Code
			}
			if len(o.Warnings) > 0 {
				v += "?" + o.Warnings[0].Code
			}
			s = append(s, v)
		}
		return err
	}))
	return strings.Join(s, " ")
}

func TestImport(t *testing.T) {
	each(t, func(h *house) {
		camille, batch := h.people["Camille"], id.New[id.Batch]()
		at := func(key, account, name string) contactdesk.ImportLine {
			return contactdesk.ImportLine{Key: key, Of: accountdesk.Want{Key: account}, In: contact.Input{Name: name, Email: name + "@client.example"}}
		}
		badPhone := at("2", "A-Helvane", "luc")
		badPhone.In.Phone = "poste 12"
		badMail := at("3", "A-Helvane", "eva")
		badMail.In.Email = "eva"
		lines := []contactdesk.ImportLine{at("1", "A-Helvane", "odile"), badPhone, badMail, at("4", "A-?", "x"), at("5", "A-Norrsund", "y"), at("1", "A-Helvane", "odile")}
		if got := h.take("Camille", batch, lines...); got != "created created rejected:not_an_address rejected:account_unknown rejected:account_unknown unchanged" {
			t.Fatal(got)
		}
		if got := h.take("Camille", id.New[id.Batch](), lines...); got != "unchanged unchanged rejected:not_an_address rejected:account_unknown rejected:account_unknown unchanged" {
			t.Errorf("again: %s", got)
		}
		p, err := h.desk.List(ctx, camille, contactdesk.Filter{Query: "luc"}, page.Request{})
		if err != nil || p.Rows[0].Phone != "poste 12" || p.Rows[0].Tel != "" {
			t.Errorf("%+v %v", p.Rows, err)
		}
		// What the file leaves out stays.
		lines[0].In.Email, lines[0].In.Job = "", "Acheteuse"
		if got := h.take("Camille", id.New[id.Batch](), lines[0]); got != "updated" {
			t.Error(got)
		}
		p, _ = h.desk.List(ctx, camille, contactdesk.Filter{Query: "odile"}, page.Request{})
		if l := p.Rows[0]; l.Email != "odile@client.example" || l.Job != "Acheteuse" {
			t.Errorf("%+v", l)
		}
		if got := h.take("Alix", id.New[id.Batch](), at("9", "A-Helvane", "z")); got != "rejected:account_unknown" {
			t.Errorf("the Direction reads contacts: %s", got)
		}
		builtOn := func() (n int) {
			h.ok(h.db.Read(ctx, func(tx *db.Tx) (err error) { n, err = contactdesk.ImportBuiltOn(tx, batch); return err }))
			return n
		}
		s, _ := h.desk.Open(ctx, camille, p.Rows[0].ID)
		before := builtOn()
		in := contact.Input{Name: "Odile P.", Email: s.Email}
		h.ok(h.desk.Edit(ctx, camille, s.ID, 0, in, true))
		if after := builtOn(); before != 1 || after != 1 { // another import had changed her already
			t.Errorf("%d %d", before, after)
		}
		h.ok(h.db.Write(ctx, camille, func(tx *db.Tx) error { return contactdesk.UndoImport(tx, camille, batch) }))
		if p, _ = h.desk.List(ctx, camille, contactdesk.Filter{}, page.Request{}); len(p.Rows) != 0 {
			t.Errorf("%+v", p.Rows)
		}
		if got := h.take("Camille", id.New[id.Batch](), lines[:2]...); got != "created created" {
			t.Errorf("the file comes again: %s", got)
		}
	})
}

// A person is known by our own key, by the source's, or by their address at the account, whatever its case. One who shares
// a name alone goes in apart, and the line says so; somebody of another account is another person.
func TestImportKnowsPeople(t *testing.T) {
	each(t, func(h *house) {
		odile := h.person("Camille", "Helvane", "Odile Perrin")
		ines := h.person("Ines", "Norrsund", "Ines Autre")
		line := func(key, account, name, email string) contactdesk.ImportLine {
			return contactdesk.ImportLine{Key: key, Of: accountdesk.Want{Key: "A-" + account}, In: contact.Input{Name: name, Email: email}}
		}
		for _, c := range []struct {
			line contactdesk.ImportLine
			want string
		}{
			{line(string(odile), "Helvane", "Odile Perrin", ""), "unchanged"},
			{line("x-1", "Helvane", "Odile Perrin", "ODILE.perrin@client.example"), "unchanged"},
			{line("x-2", "Helvane", "Odile Perrin-Blanc", "odile.perrin@client.example"), "updated"},
			{line("x-3", "Helvane", "odile perrin-blanc", "autre@client.example"), "created?contact_homonym"},
			{line("x-3", "Helvane", "odile perrin-blanc", "autre@client.example"), "unchanged"},
			{line(string(ines), "Helvane", "Ines Autre", "ines.autre@client.example"), "created"},
		} {
			if got := h.take("Camille", id.New[id.Batch](), c.line); got != c.want {
				t.Errorf("%s, %s: %s, want %s", c.line.In.Name, c.line.In.Email, got, c.want)
			}
		}
	})
}

// Of an account out of reach nothing is read, not even its country: the answer is that of one that does not exist. Who
// may write nowhere is told so before anything is said of the form.
func TestTheRightComesFirst(t *testing.T) {
	each(t, func(h *house) {
		there, nowhere := h.input("Helvane", "X"), h.input("Helvane", "X")
		nowhere.Account = id.New[id.Account]()
		a, b := second(h.desk.Create(ctx, h.people["Ines"], there, true)), second(h.desk.Create(ctx, h.people["Ines"], nowhere, true))
		if fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("%v, and %v for an account that does not exist", a, b)
		}
		wrong := h.input("Helvane", "")
		wrong.Email = "nobody"
		h.refused(second(h.desk.Create(ctx, h.people["Alix"], wrong, true)), "forbidden")
		c := h.person("Ines", "Norrsund", "Klara")
		h.refused(h.desk.Edit(ctx, h.people["Ines"], c, 0, there, true), "unknown_choice")
	})
}
