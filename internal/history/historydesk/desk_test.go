package historydesk_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"comptoir/internal/history/historydesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
)

// house is a company with two accounts of two key account managers, and people who may less.
type house struct {
	db                 *db.DB
	now                *time.Time
	desk               *historydesk.Desk
	people             map[string]who.Actor
	castagnac, helvane id.Account
	contract, contact  ref.Ref
}

var titles = map[string]team.Title{"kam": team.KAM, "colleague": team.KAM, "gam": team.GAM, "director": team.Direction, "ceo": team.CEO,
	"finance": team.Finance, "hr": team.HR, "member": team.AccountManager, "service": team.Production, "admin": "", "nobody": ""}

func each(t *testing.T, run func(t *testing.T, h *house)) {
	t.Helper()
	o, now := options()
	dbtest.Each(t, o, func(t *testing.T, d *db.DB) { run(t, found(t, d, now)) })
}

// onEngine is each for a benchmark.
func onEngine(b *testing.B, engine string, run func(b *testing.B, h *house)) {
	b.Helper()
	o, now := options()
	d := dbtest.SQLite
	if engine == "postgres" {
		d = dbtest.Postgres
	}
	run(b, found(b, d(b, o), now))
}

func options() (db.Options, *time.Time) {
	now := dbtest.Today
	o := db.Options{Clock: func() time.Time { return now }, Fields: teamdesk.Fields(), Tables: teamdesk.Tables()}
	o.Fields["contract"] = db.Fields{"name": db.Normal, "end": db.Normal, "owner": db.Normal, "reserve": db.Secret, "external_key": db.Normal}
	o.Fields["contact"] = db.Fields{"job": db.Normal, "email": db.Personal}
	o.Fields["account"] = db.Fields{"name": db.Normal}
	o.Fields["import"] = db.Fields{"state": db.Normal}
	for _, table := range []string{"account", "assignment", "team_member", "journal", "journal_detail", "journal_head"} {
		o.Tables[table] = db.Plumbing
	}
	return o, &now
}

// found opens the company on a database.
func found(t testing.TB, d *db.DB, now *time.Time) *house {
	t.Helper()
	*now = dbtest.Today
	h := &house{db: d, now: now, people: map[string]who.Actor{}, castagnac: id.New[id.Account](), helvane: id.New[id.Account](),
		contract: ref.To("contract", id.New[id.Contract]()), contact: ref.To("contact", id.New[id.Contact]())}
	h.hire(t)
	h.open(t)
	h.desk = historydesk.New(d, historydesk.Options{
		Objects:  map[ref.Kind]team.Object{"account": team.Account, "contract": team.Contract, "contact": team.Contact},
		Describe: map[ref.Kind]area.Describe{"account": h.describe(team.Account), "contract": h.describe(team.Contract), "contact": h.describe(team.Contact)},
	})
	return h
}

// describe names every record of an object « kind of account » where the reader reaches its account.
func (h *house) describe(o team.Object) area.Describe {
	return func(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]area.Label, error) {
		scope, err := teamdesk.Reach(tx, a, o, team.Read)
		out := map[ref.Ref]area.Label{}
		for _, r := range refs {
			account := h.castagnac
			if r.ID == string(h.helvane) {
				account = h.helvane
			}
			if ok, _ := scope.Holds(tx, account); ok {
				out[r] = area.Label{Title: "the " + string(r.Kind), Href: "/" + r.String()}
			}
		}
		return out, err
	}
}

func (h *house) hire(t testing.TB) {
	t.Helper()
	ctx, people := context.Background(), teamdesk.New(h.db, func() time.Time { return *h.now })
	ids := map[string]id.User{}
	for name := range titles {
		ids[name] = id.New[id.User]()
	}
	for _, name := range []string{"director", "ceo", "gam", "kam", "colleague", "finance", "hr", "member", "service", "admin", "nobody"} {
		s := teamdesk.Seed{ID: ids[name], Login: name + "@example.com", Name: "Name of " + name, Lang: "fr", TZ: "Europe/Paris", Admin: name == "admin",
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

func (h *house) open(t testing.TB) {
	t.Helper()
	err := h.db.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		for a, kam := range map[id.Account]string{h.castagnac: "kam", h.helvane: "colleague"} {
			if _, err := tx.Exec(`INSERT INTO account (id, name, name_fold, created_at, updated_at) VALUES (?, '', '', 0, 0)`, a); err != nil {
				return err
			}
			if _, err := tx.Exec(`INSERT INTO assignment (id, account_id, user_id, role, from_day, created_at, updated_at) VALUES (?, ?, ?, 'PRIMARY', 0, 0, 0)`,
				id.New[id.Any](), a, h.people[kam].ID); err != nil {
				return err
			}
		}
		_, err := tx.Exec(`INSERT INTO team_member (id, account_id, user_id, function, from_day, created_at, updated_at) VALUES (?, ?, ?, 'AE', 0, 0, 0)`,
			id.New[id.Any](), h.castagnac, h.people["member"].ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// does records a change by someone an hour after the last one.
func (h *house) does(t testing.TB, name string, changes ...db.Change) {
	t.Helper()
	*h.now = h.now.Add(time.Hour)
	a := h.people[name]
	if name == "" {
		a = who.System()
	}
	err := h.db.Write(context.Background(), a, func(tx *db.Tx) error {
		for _, c := range changes {
			if err := tx.Record(c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// tale is a few days of the two accounts.
func (h *house) tale(t testing.TB) (batch id.Batch) {
	t.Helper()
	batch = id.New[id.Batch]()
	h.does(t, "kam", db.Change{Action: "contract.created", Ref: h.contract, Account: h.castagnac, Deltas: []db.Delta{
		{Name: "name", New: "Vapeur"}, {Name: "end", New: 20784}, {Name: "owner", New: h.people["kam"].ID}, {Name: "reserve", New: "1"},
		{Name: "external_key", New: "k"}}})
	h.does(t, "kam", db.Change{Action: "contact.created", Ref: h.contact, Account: h.castagnac, Deltas: []db.Delta{
		{Name: "job", New: "Acheteuse"}, {Name: "email", New: "n@example.com"}}})
	h.does(t, "colleague", db.Change{Action: "account.edited", Ref: ref.To("account", h.helvane), Account: h.helvane, Deltas: []db.Delta{{Name: "name", Old: "a", New: "b"}}})
	var lines []db.Change
	for range 3 {
		lines = append(lines, db.Change{Action: "contract.imported", Ref: ref.To("contract", id.New[id.Contract]()), Account: h.castagnac, Batch: batch})
	}
	lines = append(lines, db.Change{Action: "contract.imported", Ref: ref.To("contract", id.New[id.Contract]()), Account: h.helvane, Batch: batch})
	h.does(t, "finance", append(lines, db.Change{Action: "import.applied", Ref: ref.To("import", batch), Batch: batch})...)
	h.does(t, "gam", db.Change{Action: "contract.edited", Ref: h.contract, Account: h.castagnac, Deltas: []db.Delta{{Name: "end", Old: 20784, New: 21149}}})
	h.does(t, "gam", db.Change{Action: "contract.edited", Ref: h.contract, Account: h.castagnac, Deltas: []db.Delta{{Name: "name", Old: "Vapeur", New: "Vapeur et froid"}}})
	h.does(t, "director", db.Change{Action: "contract.edited", Ref: h.contract, Account: h.castagnac, Class: db.Secret})
	return batch
}

// lines are the actions of trade records; the story's beginning (people let in) is left out.
func lines(entries []historydesk.Entry) string {
	var out []string
	for _, e := range entries {
		if k := e.Ref.Kind; k == "user" || k == "position" {
			continue
		}
		s := e.Action
		for _, n := range e.Counts {
			s += fmt.Sprintf("(%d %s)", n.N, n.Kind)
		}
		if e.Times > 1 {
			s += fmt.Sprintf("×%d", e.Times)
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestAuditShowsEachTheirScope(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.tale(t)
		const castagnac = "contract.edited contract.edited contact.created contract.created"
		for name, want := range map[string]string{
			"director":  "contract.edited contract.edited contract.edited import.applied account.edited contact.created contract.created",
			"ceo":       "contract.edited contract.edited import.applied account.edited contact.created contract.created",
			"gam":       castagnac,
			"kam":       castagnac,
			"member":    castagnac,
			"colleague": "account.edited",
			"finance":   "404", "hr": "404", "service": "404", "admin": "", "nobody": "404",
		} {
			page, err := h.desk.Audit(context.Background(), h.people[name], historydesk.Filter{}, journal.Position{}, 100)
			got := lines(page.Entries)
			if problem.Is(err, problem.NotFound) {
				got = "404"
			} else if err != nil {
				t.Fatal(name, err)
			}
			if got != want {
				t.Errorf("%s reads %s\nwant %s", name, got, want)
			}
		}
		if _, err := h.desk.Audit(context.Background(), who.Actor{}, historydesk.Filter{}, journal.Position{}, 10); !problem.Is(err, problem.Unauthenticated) {
			t.Errorf("a stranger: %v", err)
		}
	})
}

func TestAuditFilters(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		batch := h.tale(t)
		today, tomorrow := day.MustParse("2026-11-23"), day.MustParse("2026-11-24")
		for _, c := range []struct {
			name string
			f    historydesk.Filter
			want string
		}{
			{"kind", historydesk.Filter{Kind: "contact"}, "contact.created"},
			{"person", historydesk.Filter{Actor: h.people["colleague"].ID}, "account.edited"},
			{"account", historydesk.Filter{Account: h.helvane}, "account.edited"},
			{"record", historydesk.Filter{Ref: h.contact}, "contact.created"},
			{"batch", historydesk.Filter{Batch: batch}, "import.applied contract.imported contract.imported contract.imported contract.imported"},
			{"each line", historydesk.Filter{EachLine: true, Account: h.helvane}, "contract.imported account.edited"},
			{"action", historydesk.Filter{Action: "contract.created"}, "contract.created"},
			{"today", historydesk.Filter{Since: &today, Until: &today, Kind: "contact"}, "contact.created"},
			{"tomorrow", historydesk.Filter{Since: &tomorrow}, ""},
			{"before", historydesk.Filter{Until: day.Ptr(today - 1)}, ""},
		} {
			page, err := h.desk.Audit(context.Background(), h.people["director"], c.f, journal.Position{}, 100)
			if err != nil {
				t.Fatal(c.name, err)
			}
			if got := lines(page.Entries); got != c.want {
				t.Errorf("%s: %s, want %s", c.name, got, c.want)
			}
		}
	})
}

func TestPagesMeet(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.tale(t)
		var got []string
		var at journal.Position
		for range 5 {
			page, err := h.desk.Timeline(context.Background(), h.people["kam"], h.castagnac, at, 2)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, lines(page.Entries))
			if at = page.Next; at.IsZero() {
				break
			}
		}
		if s := strings.Join(got, " | "); s != "contract.edited contract.edited | contract.imported(3 contract) contact.created | contract.created" {
			t.Error(s)
		}
	})
}

func TestTimelineOfAnotherAccountDoesNotExist(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.tale(t)
		for _, name := range []string{"colleague", "finance", "hr", "service", "admin", "nobody"} {
			if _, err := h.desk.Timeline(context.Background(), h.people[name], h.castagnac, journal.Position{}, 10); !problem.Is(err, problem.NotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// shown lists fields with their new values; what is hidden reads so.
func shown(changes []historydesk.Change) string {
	var out []string
	for _, c := range changes {
		switch {
		case c.Hidden:
			out = append(out, c.Field+"=hidden")
		case c.New.Name != "":
			out = append(out, c.Field+"="+c.New.Name)
		default:
			out = append(out, fmt.Sprintf("%s=%v", c.Field, c.New.Raw))
		}
	}
	return strings.Join(out, " ")
}

func TestValuesFollowTheRightOnTheRecord(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.tale(t)
		for _, c := range []struct {
			name             string
			contract, person string
		}{
			{"director", "name=Vapeur end=20784 owner=Name of kam reserve=1", "the contact: job=Acheteuse email=n@example.com"},
			{"kam", "name=Vapeur end=20784 owner=Name of kam reserve=hidden", "the contact: job=Acheteuse email=n@example.com"},
			{"member", "name=Vapeur end=20784 owner=Name of kam reserve=hidden", "the contact: job=Acheteuse email=n@example.com"},
			// The CEO reads contacts only where he sponsors the account.
			{"ceo", "name=Vapeur end=20784 owner=Name of kam reserve=hidden", ": job=hidden email=hidden"},
		} {
			for kind, want := range map[ref.Kind]string{"contract": "the contract: " + c.contract, "contact": c.person} {
				page, err := h.desk.Audit(context.Background(), h.people[c.name], historydesk.Filter{Action: string(kind) + ".created"}, journal.Position{}, 10)
				if err != nil || len(page.Entries) != 1 {
					t.Fatal(c.name, len(page.Entries), err)
				}
				if e := page.Entries[0]; e.Title+": "+shown(e.Changes) != want || e.ActorName != "Name of kam" {
					t.Errorf("%s: %s: %s by %s\nwant %s", c.name, e.Title, shown(e.Changes), e.ActorName, want)
				}
			}
		}
	})
}

func TestSinceLeavesOutMyOwn(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		start := h.db.Now()
		h.tale(t)
		for name, want := range map[string]string{
			"kam":       "contract.edited×2 contract.imported(3 contract)",
			"gam":       "contract.imported(3 contract) contact.created contract.created",
			"colleague": "contract.imported(1 contract)",
			"director":  "contract.edited×2 contract.imported(4 contract) account.edited contact.created contract.created",
		} {
			got, err := h.desk.Since(context.Background(), h.people[name], start, 10)
			if err != nil {
				t.Fatal(name, err)
			}
			s := strings.ReplaceAll(lines(got.Entries), "import.applied(", "contract.imported(")
			if s != want || got.Total != len(got.Entries) {
				t.Errorf("%s: %s (%d)\nwant %s", name, s, got.Total, want)
			}
		}
		if got, err := h.desk.Since(context.Background(), h.people["kam"], h.db.Now().Add(time.Hour), 10); err != nil || got.Total != 0 {
			t.Errorf("later: %+v %v", got, err)
		}
		if got, _ := h.desk.Since(context.Background(), h.people["director"], start, 2); len(got.Entries) != 2 || got.Total != 5 {
			t.Errorf("two of %d", got.Total)
		}
	})
}

// An administrator reads what was done to people, positions, grants and settings, and nothing of the trade, whatever
// they ask for.
func TestAdministratorsReadOfTheHouseOnly(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.tale(t)
		grant := ref.To("grant", id.New[id.Any]())
		h.does(t, "director", db.Change{Action: "grant.given", Ref: grant, Account: h.castagnac})
		ctx, admin := context.Background(), h.people["admin"]
		page, err := h.desk.Audit(ctx, admin, historydesk.Filter{EachLine: true}, journal.Position{}, 200)
		if err != nil || len(page.Entries) < 3 {
			t.Fatal(len(page.Entries), err)
		}
		seen := map[ref.Kind]bool{}
		for _, e := range page.Entries {
			if seen[e.Ref.Kind] = true; e.AccountName != "" {
				t.Errorf("%s names an account", e.Action)
			}
		}
		if !seen["user"] || !seen["position"] || !seen["grant"] || len(seen) != 3 {
			t.Errorf("kinds: %v", seen)
		}
		for _, f := range []historydesk.Filter{{Account: h.castagnac, Kind: "contract"}, {Ref: h.contract}, {Ref: h.contact}, {Kind: "account"}, {Kind: "import"}, {Action: "contract.edited"}} {
			if page, err := h.desk.Audit(ctx, admin, f, journal.Position{}, 10); err != nil || len(page.Entries) > 0 {
				t.Errorf("%+v: %s %v", f, lines(page.Entries), err)
			}
		}
		if got, err := h.desk.Since(ctx, admin, 0, 10); err != nil || got.Total != 0 {
			t.Errorf("since: %+v %v", got, err)
		}
	})
}

// An import that was taken back says so, and counts what it brought once.
func TestAnUndoneImportIsCountedOnce(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		start, batch := h.db.Now(), id.New[id.Batch]()
		var lines, back []db.Change
		for range 3 {
			c := ref.To("contract", id.New[id.Contract]())
			lines = append(lines, db.Change{Action: "contract.imported", Ref: c, Account: h.castagnac, Batch: batch})
			back = append(back, db.Change{Action: "contract.import_undone", Ref: c, Account: h.castagnac, Batch: batch})
		}
		h.does(t, "gam", append(lines, db.Change{Action: "import.applied", Ref: ref.To("import", batch), Batch: batch})...)
		h.does(t, "gam", append(back, db.Change{Action: "import.undone", Ref: ref.To("import", batch), Batch: batch})...)
		got, err := h.desk.Since(context.Background(), h.people["kam"], start, 10)
		if err != nil || len(got.Entries) != 1 || !got.Entries[0].Undone || fmt.Sprint(got.Entries[0].Counts) != "[{contract 3}]" {
			t.Errorf("%+v %v", got.Entries, err)
		}
		p, err := h.desk.Timeline(context.Background(), h.people["kam"], h.castagnac, journal.Position{}, 10)
		if err != nil || len(p.Entries) != 1 || !p.Entries[0].Undone || p.Entries[0].Counts[0].N != 3 {
			t.Errorf("%+v %v", p.Entries, err)
		}
	})
}

func TestAsOf(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.does(t, "kam", db.Change{Action: "contract.created", Ref: h.contract, Account: h.castagnac, Deltas: []db.Delta{
			{Name: "name", New: "Vapeur"}, {Name: "owner", New: h.people["kam"].ID}, {Name: "reserve", New: "1"}}})
		*h.now = h.now.Add(72 * time.Hour)
		h.does(t, "gam", db.Change{Action: "contract.edited", Ref: h.contract, Account: h.castagnac, Deltas: []db.Delta{
			{Name: "name", Old: "Vapeur", New: "Vapeur et froid"}, {Name: "end", New: 20784}}})
		for on, want := range map[string]string{
			"2026-11-22": "",
			"2026-11-23": "name=Vapeur owner=Name of kam reserve=hidden",
			"2026-11-26": "end=20784 name=Vapeur et froid owner=Name of kam reserve=hidden",
		} {
			got, err := h.desk.AsOf(context.Background(), h.people["kam"], h.contract, day.MustParse(on))
			if err != nil {
				t.Fatal(err)
			}
			if s := shown(got.Fields); s != want || got.Existed != (want != "") || got.Title != "the contract" {
				t.Errorf("%s: %s, want %s", on, s, want)
			}
		}
		for _, name := range []string{"colleague", "finance", "hr", "admin", "nobody"} {
			if _, err := h.desk.AsOf(context.Background(), h.people[name], h.contract, day.MustParse("2026-11-26")); !problem.Is(err, problem.NotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
