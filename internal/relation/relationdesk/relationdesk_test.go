package relationdesk_test

import (
	"math"
	"strings"
	"testing"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
)

func near(a, b float64) bool { return math.Abs(a-b) < 0.05 }

// [T3.1] through the database, for the company and for each colleague on their own exchanges.
func TestStrengths(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.log(t, "Camille", relation.Meeting, today-10, []string{"Camille", "Bastien"}, []string{"Odile", "Marc"})
		h.log(t, "Camille", relation.Call, today-45, []string{"Camille"}, []string{"Odile"})
		h.log(t, "Alix", relation.ExecMeeting, today-120, []string{"Étienne"}, []string{"Odile"})
		h.log(t, "Camille", relation.ExecMeeting, today+7, []string{"Camille"}, []string{"Odile"})
		if s, ok := h.strength(t, "Odile"); !ok || !near(s.Value, 44.1) || s.Band != relation.Good || s.Last != today-10 {
			t.Errorf("%+v", s)
		}
		for _, x := range []struct {
			ours, theirs string
			want         float64
		}{{"Camille", "Odile", relation.Of(6*math.Exp2(-10./90) + 3*math.Exp2(-.5))}, {"Étienne", "Odile", relation.Of(10 * math.Exp2(-120./90))},
			{"Bastien", "Marc", relation.Of(6 * math.Exp2(-10./90))}} {
			if s, ok := h.pair(t, x.ours, x.theirs); !ok || !near(s.Value, x.want) {
				t.Errorf("%s and %s: %+v, want %v", x.ours, x.theirs, s, x.want)
			}
		}
		if _, ok := h.pair(t, "Étienne", "Marc"); ok {
			t.Error("they never met")
		}
	})
}

// One kind counts once a contact and day, whoever noted it, and is kept right when one of two is moved or removed.
func TestOneKindOnceADay(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		one := h.log(t, "Camille", relation.Call, today, []string{"Camille"}, []string{"Odile"})
		two := h.log(t, "Bastien", relation.Call, today, []string{"Bastien"}, []string{"Odile"})
		check := func(what string, odile, camille, bastien float64) {
			t.Helper()
			for name, want := range map[string]float64{"Camille": camille, "Bastien": bastien} {
				if s, _ := h.pair(t, name, "Odile"); !near(s.Energy, want) {
					t.Errorf("%s: %s %v, want %v", what, name, s.Energy, want)
				}
			}
			if s, _ := h.strength(t, "Odile"); !near(s.Energy, odile) {
				t.Errorf("%s: %v, want %v", what, s.Energy, odile)
			}
		}
		check("two calls on one day", 3, 3, 3)
		in := h.input(relation.Meeting, today, []string{"Bastien"}, []string{"Odile"})
		must(t, h.desk.Edit(ctx, h.people["Bastien"], two, 1, in))
		check("one of them was a meeting", 9, 3, 6)
		in = h.input(relation.Meeting, today, []string{"Bastien", "Camille"}, []string{"Odile"})
		must(t, h.desk.Edit(ctx, h.people["Bastien"], two, 2, in))
		check("Camille was there", 9, 9, 6)
		must(t, h.desk.Remove(ctx, h.people["Camille"], one, 0))
		check("the call was none", 6, 6, 6)
		in = h.input(relation.Meeting, today+3, []string{"Bastien"}, []string{"Odile"})
		must(t, h.desk.Edit(ctx, h.people["Bastien"], two, 0, in))
		check("the meeting is put off", 0, 0, 0)
		if _, ok := h.strength(t, "Odile"); ok {
			t.Error("nothing was exchanged yet")
		}
	})
}

// A key is taken once; what was removed by hand does not come back.
func TestNeverDoubled(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		in := h.input(relation.EmailReply, today, []string{"Camille"}, []string{"Odile"})
		in.Source, in.ExternalKey = "eml", "<1@x>"
		a, err := h.desk.Log(ctx, h.people["Camille"], in)
		must(t, err)
		b, err := h.desk.Log(ctx, h.people["Bastien"], in)
		must(t, err)
		must(t, h.desk.Remove(ctx, h.people["Camille"], a, 0))
		c, err := h.desk.Log(ctx, h.people["Camille"], in)
		must(t, err)
		if a != b || a != c {
			t.Errorf("%s %s %s", a, b, c)
		}
		if _, err := h.desk.Open(ctx, h.people["Camille"], a); !problem.Is(err, problem.NotFound) {
			t.Errorf("it came back: %v", err)
		}
	})
}

func TestRejections(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		for code, change := range map[string]func(in *relation.Input){
			"not_yet_done":       func(in *relation.Input) { in.Day = day.Ptr(today + 1) },
			"not_of_the_account": func(in *relation.Input) { in.Contacts = append(in.Contacts, h.contacts["Klara"]) },
			"unknown_choice":     func(in *relation.Input) { in.Users = append(in.Users, id.New[id.User]()) },
			"nobody_took_part":   func(in *relation.Input) { in.Contacts = nil },
		} {
			in := h.input(relation.Call, today, []string{"Camille"}, []string{"Odile"})
			change(&in)
			if _, err := h.desk.Log(ctx, h.people["Camille"], in); !problem.Has(err, code) {
				t.Errorf("%s: %v", code, err)
			}
		}
		x := h.log(t, "Camille", relation.Call, today, []string{"Camille"}, []string{"Odile"})
		in := h.input(relation.Call, today-1, []string{"Camille"}, []string{"Odile"})
		must(t, h.desk.Edit(ctx, h.people["Camille"], x, 1, in))
		if err := h.desk.Edit(ctx, h.people["Camille"], x, 1, h.input(relation.Event, today, []string{"Camille"}, []string{"Odile"})); !problem.Has(err, "stale") {
			t.Errorf("a stale edit: %v", err)
		}
		before := h.db.LastSeq()
		must(t, h.desk.Edit(ctx, h.people["Camille"], x, 2, in))
		if h.db.LastSeq() != before {
			t.Error("nothing moved, and something was recorded")
		}
	})
}

// Who sees and who notes (DOMAIN §14): production, finance and HR see nothing; who is out of reach learns nothing.
func TestRights(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		x := h.log(t, "Camille", relation.Call, today, []string{"Camille"}, []string{"Odile"})
		for name, sees := range map[string]bool{"Alix": true, "Théo": true, "Camille": true, "Bastien": true, "Étienne": true,
			"Ines": false, "Gaëtan": false, "Solène": false, "Rachel": false} {
			a := h.people[name]
			_, err := h.desk.Open(ctx, a, x)
			if sees != (err == nil) || err != nil && !problem.Is(err, problem.NotFound) {
				t.Errorf("%s opens it: %v", name, err)
			}
			l, err := h.desk.List(ctx, a, relationdesk.Filter{}, page.Request{})
			must(t, err)
			if sees != (len(l.Rows) > 0) {
				t.Errorf("%s lists %d", name, len(l.Rows))
			}
			if _, err := h.desk.WhoKnowsWhom(ctx, a, h.accounts["Helvane"]); sees != (err == nil) || err != nil && !problem.Is(err, problem.NotFound) {
				t.Errorf("%s and the matrix: %v", name, err)
			}
			_, ok, err := h.desk.Contact(ctx, a, h.contacts["Odile"], 5)
			_, ok2, err2 := h.desk.Account(ctx, a, h.accounts["Helvane"], 5)
			must(t, err)
			must(t, err2)
			if ok != sees || ok2 != sees {
				t.Errorf("%s and the panels: %v %v", name, ok, ok2)
			}
			h.read(t, func(tx *db.Tx) error {
				names, err := relationdesk.Describe(tx, a, []ref.Ref{ref.To(relation.InteractionKind, x)})
				if sees != (len(names) == 1) {
					t.Errorf("%s: %v", name, names)
				}
				return err
			})
			_, err = h.desk.Log(ctx, a, h.input(relation.Event, today, []string{"Camille"}, []string{"Odile"}))
			if sees != (err == nil) || err != nil && !problem.Has(err, "unknown_choice") {
				t.Errorf("%s notes: %v", name, err)
			}
			if some, err := h.desk.Named(ctx, a, "odile"); err != nil || sees != (len(some) == 1) {
				t.Errorf("%s finds %v %v", name, some, err)
			}
		}
		if err := h.desk.Remove(ctx, h.people["Ines"], x, 0); !problem.Is(err, problem.NotFound) {
			t.Errorf("an outsider: %v", err)
		}
	})
}

// Who carries the account says how well each should know whom; a gap has one task.
func TestWhoKnowsWhom(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.log(t, "Camille", relation.Meeting, today, []string{"Camille"}, []string{"Odile"})
		want := func(by, ours, theirs string, b relation.Band) error {
			return h.desk.Want(ctx, h.people[by], h.accounts["Helvane"], relation.WishInput{User: h.people[ours].ID, Contact: h.contacts[theirs], Band: b})
		}
		must(t, want("Camille", "Camille", "Odile", relation.Good))
		must(t, want("Camille", "Solène", "Marc", relation.Lukewarm))
		for by, code := range map[string]string{"Bastien": "not_the_carrier", "Théo": "not_the_carrier", "Ines": "not_found"} {
			if err := want(by, "Bastien", "Marc", relation.Good); !problem.Has(err, code) {
				t.Errorf("%s: %v", by, err)
			}
		}
		if err := want("Camille", "Bastien", "Klara", relation.Good); !problem.Has(err, "not_of_the_account") {
			t.Errorf("a stranger: %v", err)
		}
		m := h.matrix(t, "Camille")
		if m.Gaps != 2 || m.Posed != 0 || !m.MayWish || len(m.Rows) != 2 || m.Rows[0].Contact.Name != "Odile" || m.Rows[0].Best.Name != "Camille" || m.Known() != 1 {
			t.Errorf("%+v", m)
		}
		if m.Ours[0].Name != "Camille" || m.Ours[0].Job != "KAM" || len(m.Ours) != 5 {
			t.Errorf("columns %+v", m.Ours)
		}
		gap := m.Rows[0].Cells[0]
		if !gap.Short() || !near(gap.Strength.Value, 25.9) || gap.Wish.Band != relation.Good {
			t.Errorf("%+v", gap)
		}
		must(t, h.db.Write(ctx, h.people["Camille"], func(tx *db.Tx) error {
			_, err := tx.Exec(`INSERT INTO task (id, title, title_fold, kind, owner_id, rank_day, due_day, ref_kind, ref_id, state, created_at, updated_at)
				VALUES (?, 'Déjeuner', 'dejeuner', 'TODO', ?, 30000, 30000, 'relation_wish', ?, 'OPEN', 0, 0)`, id.New[id.Task](), h.people["Camille"].ID, string(gap.Wish.ID))
			return err
		}))
		if m = h.matrix(t, "Bastien"); m.Posed != 1 || m.Gaps != 2 || m.MayWish || !m.MayWrite || *m.Rows[0].Cells[0].Due != 30000 {
			t.Errorf("posed: %+v", m)
		}
		must(t, want("Camille", "Camille", "Odile", ""))
		must(t, want("Camille", "Camille", "Odile", ""))
		if m = h.matrix(t, "Camille"); m.Gaps != 1 {
			t.Errorf("dropped: %+v", m)
		}
		must(t, want("Camille", "Camille", "Odile", relation.Strong))
		must(t, want("Camille", "Camille", "Odile", relation.Lukewarm))
		if m = h.matrix(t, "Camille"); m.Gaps != 1 || m.Rows[0].Cells[0].Wish.Band != relation.Lukewarm {
			t.Errorf("wanted less: %+v", m)
		}
	})
}

func (h *house) matrix(t *testing.T, by string) relationdesk.Matrix {
	t.Helper()
	m, err := h.desk.WhoKnowsWhom(ctx, h.people[by], h.accounts["Helvane"])
	must(t, err)
	return m
}

func TestListAndFilters(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		for i := range 5 {
			h.log(t, "Camille", relation.Kinds[i], today-day.Day(i), []string{"Camille"}, []string{"Odile"})
		}
		in := h.input(relation.Meeting, today+5, []string{"Bastien"}, []string{"Marc"})
		in.Summary = "Visite de l’atelier"
		_, err := h.desk.Log(ctx, h.people["Bastien"], in)
		must(t, err)
		h.log(t, "Ines", relation.Call, today, []string{"Ines"}, []string{"Klara"})
		for want, f := range map[int]relationdesk.Filter{6: {}, 1: {When: "planned"}, 5: {When: "past"}} {
			if got := h.list(t, f); len(got) != want {
				t.Errorf("%+v: %d", f, len(got))
			}
		}
		for _, f := range []relationdesk.Filter{{Query: "atelier"}, {Query: "marc"}, {User: h.people["Bastien"].ID}, {Contact: h.contacts["Marc"]}, {Kind: relation.Call}} {
			if got := h.list(t, f); len(got) != 1 {
				t.Errorf("%+v: %d", f, len(got))
			}
		}
		var days []string
		req := page.Request{Size: 2}
		for {
			p, err := h.desk.List(ctx, h.people["Camille"], relationdesk.Filter{}, req)
			must(t, err)
			for _, s := range p.Rows {
				days = append(days, s.Day.String()[8:])
			}
			if p.Next.IsZero() {
				break
			}
			req.Cursor = p.Next
		}
		if got := strings.Join(days, " "); got != "28 23 22 21 20 19" {
			t.Error(got)
		}
	})
}

func (h *house) list(t *testing.T, f relationdesk.Filter) []relationdesk.Sheet {
	t.Helper()
	p, err := h.desk.List(ctx, h.people["Camille"], f, page.Request{})
	must(t, err)
	return p.Rows
}

// A person who has changed company takes the relation along; what was exchanged stays with the account it was with.
func TestAContactMoves(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.log(t, "Camille", relation.Meeting, today-5, []string{"Camille"}, []string{"Odile"})
		must(t, h.db.Write(ctx, h.people["Camille"], func(tx *db.Tx) error {
			_, err := tx.Exec(`UPDATE contact SET account_id = ? WHERE id = ?`, h.accounts["Norrsund"], h.contacts["Odile"])
			return err
		}))
		h.read(t, func(tx *db.Tx) error {
			all, err := relationdesk.StrengthsOfIn(tx, today, h.accounts["Helvane"], h.accounts["Norrsund"])
			if len(all[h.accounts["Helvane"]]) != 0 || len(all[h.accounts["Norrsund"]]) != 1 {
				t.Errorf("%v", all)
			}
			return err
		})
		if got := h.list(t, relationdesk.Filter{}); len(got) != 1 {
			t.Errorf("%d", len(got))
		}
		c, ok, err := h.desk.Contact(ctx, h.people["Ines"], h.contacts["Odile"], 5)
		must(t, err)
		if !ok || !c.Known || len(c.Recent) != 0 || len(c.Knows) != 1 {
			t.Errorf("%+v", c)
		}
	})
}

func TestMeetingsOfNinetyDays(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		for _, d := range []day.Day{today, today - 89, today - 90, today + 1} {
			h.log(t, "Camille", relation.Meeting, d, []string{"Camille"}, []string{"Odile"})
		}
		h.log(t, "Camille", relation.ExecMeeting, today, []string{"Camille"}, []string{"Odile"})
		h.log(t, "Camille", relation.Call, today, []string{"Camille"}, []string{"Odile"})
		h.read(t, func(tx *db.Tx) error {
			n, err := relationdesk.MeetingsIn(tx, today, 90, h.accounts["Helvane"], h.accounts["Norrsund"])
			if len(n) != 1 || n[h.accounts["Helvane"]] != 3 {
				t.Errorf("%v", n)
			}
			return err
		})
	})
}

func TestSearch(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		in := h.input(relation.Call, today, []string{"Camille"}, []string{"Odile", "Marc"})
		in.Summary = "Prix du froid\nElle attend une offre"
		x, err := h.desk.Log(ctx, h.people["Camille"], in)
		must(t, err)
		h.log(t, "Camille", relation.Call, today-1, []string{"Camille"}, []string{"Marc", "Odile"})
		h.read(t, func(tx *db.Tx) error {
			docs, err := relationdesk.SearchSource().Page(tx, "", 10)
			if len(docs) != 2 || docs[0].Title != "Prix du froid" || docs[1].Title != "Marc, Odile" || docs[0].Subtitle != "Helvane" {
				t.Errorf("%+v", docs)
			}
			return err
		})
		must(t, h.desk.Remove(ctx, h.people["Camille"], x, 0))
		h.read(t, func(tx *db.Tx) error {
			docs, err := relationdesk.SearchSource().Docs(tx, []string{string(x)})
			if len(docs) != 0 {
				t.Errorf("%+v", docs)
			}
			return err
		})
	})
}
