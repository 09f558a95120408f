package accountdesk_test

import (
	"fmt"
	"strings"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/db"
	"comptoir/internal/team"
)

func pageOf(sort string) page.Request { return page.Request{Sort: sort} }

func names(p page.Of[accountdesk.Line]) string {
	var out []string
	for _, l := range p.Rows {
		out = append(out, l.Name)
	}
	return strings.Join(out, " ")
}

func TestList(t *testing.T) {
	each(t, func(h *house) {
		camille, alix := h.who("Camille"), h.who("Alix")
		zephyr := h.key("Zéphyr", "Camille")
		_ = h.key("Brassac", "Ines")
		in := input("Élan")
		in.Sector, in.Country, in.Tier = "Papier", "SE", account.Strategic
		elan, err := h.desk.Create(ctx, camille, in)
		h.ok(err)
		h.candidate("aldine", "Gaëlle")
		h.ok(h.desk.AddIdentifier(ctx, camille, elan, "", account.Identifier{Scheme: account.SIREN, Value: "732829320", State: account.ToConfirm}))
		_, err = h.desk.AddEntity(ctx, camille, elan, account.EntityInput{Name: "Élan Oy", Country: "FI", State: account.Live})
		h.ok(err)
		list := func(who string, f accountdesk.Filter, sort string) string {
			p, err := h.desk.List(ctx, h.who(who), f, pageOf(sort))
			h.ok(err)
			return names(p)
		}
		for _, c := range []struct {
			who  string
			f    accountdesk.Filter
			sort string
			want string
		}{
			{"Alix", accountdesk.Filter{}, "", "Brassac Zéphyr aldine Élan"}, // key accounts first
			{"Alix", accountdesk.Filter{}, "name", "aldine Brassac Élan Zéphyr"},
			{"Camille", accountdesk.Filter{}, "name", "Élan Zéphyr"},
			{"Théo", accountdesk.Filter{}, "name", "Brassac Élan Zéphyr"},
			{"Gaëlle", accountdesk.Filter{}, "name", "aldine"},
			{"Rachel", accountdesk.Filter{}, "name", ""},
			{"Alix", accountdesk.Filter{Status: account.Key}, "", "Brassac Zéphyr"},
			{"Alix", accountdesk.Filter{Sector: "Papier"}, "", "Élan"},
			{"Alix", accountdesk.Filter{Tier: account.Strategic}, "", "Élan"},
			{"Alix", accountdesk.Filter{Country: "FI"}, "", "Élan"},
			{"Alix", accountdesk.Filter{Country: "SE"}, "", "Élan"},
			{"Alix", accountdesk.Filter{Person: camille.ID}, "", "Zéphyr Élan"},
			{"Alix", accountdesk.Filter{Person: h.who("Gaëlle").ID}, "", "aldine"},
			{"Alix", accountdesk.Filter{Query: "eLÀn"}, "", "Élan"},
			{"Alix", accountdesk.Filter{Query: "732 829"}, "", "Élan"},
			{"Alix", accountdesk.Filter{Query: "%"}, "", ""},
			{"Alix", accountdesk.Filter{Orphan: true}, "", ""},
		} {
			if got := list(c.who, c.f, c.sort); got != c.want {
				t.Errorf("%s %+v by %q: %q, want %q", c.who, c.f, c.sort, got, c.want)
			}
		}
		p, err := h.desk.List(ctx, alix, accountdesk.Filter{Query: "Élan"}, pageOf(""))
		h.ok(err)
		if l := p.Rows[0]; fmt.Sprint(l.Countries) != "[SE FI]" || l.Responsible != "Camille" || l.ResponsibleRole != "" || l.City != "Lyon" {
			t.Errorf("%+v", l)
		}
		h.ok(h.give("Théo", zephyr, "Ines", account.Interim, "2026-11-20", until("2026-12-01")))
		p, err = h.desk.List(ctx, alix, accountdesk.Filter{Query: "Zéphyr"}, pageOf(""))
		h.ok(err)
		if l := p.Rows[0]; l.Responsible != "Ines" || l.ResponsibleRole != account.Interim {
			t.Errorf("the interim answers: %+v", l)
		}
		o, err := h.desk.Choosable(ctx, alix)
		h.ok(err)
		if fmt.Sprint(o.Sectors, o.Countries) != "[Papier Verre] [FI FR SE]" || len(o.People) != 3 {
			t.Errorf("%+v", o)
		}
		if o, err = h.desk.Choosable(ctx, camille); err != nil || fmt.Sprint(o.Countries) != "[FI FR SE]" || len(o.People) != 2 {
			t.Errorf("%+v %v", o, err)
		}
		if o, err = h.desk.Choosable(ctx, h.who("Rachel")); err != nil || len(o.Sectors)+len(o.People) > 0 {
			t.Errorf("%+v %v", o, err)
		}
		all, err := h.desk.Choices(ctx, camille, team.Contact, team.Write, "", 10)
		if err != nil || len(all) != 2 || all[0].Name != "Zéphyr" {
			t.Errorf("%+v %v", all, err)
		}
		if _, err = h.desk.NameOf(ctx, h.who("Rachel"), team.Contact, elan); err == nil {
			t.Error("a name out of reach")
		}
	})
}

// Walking by key gives every account once, there and back, in every order; a foreign cursor is the first page.
func TestPaging(t *testing.T) {
	each(t, func(h *house) {
		for i := range 7 {
			h.candidate(fmt.Sprintf("Compte %d", i%3), "Camille") // homonyms
		}
		for _, sort := range accountdesk.Sorts {
			for _, desc := range []bool{false, true} {
				req := page.Request{Size: 3, Sort: sort, Desc: desc}
				var walked []string
				var last page.Of[accountdesk.Line]
				for {
					p, err := h.desk.List(ctx, h.who("Camille"), accountdesk.Filter{}, req)
					h.ok(err)
					for _, l := range p.Rows {
						walked = append(walked, string(l.ID))
					}
					last = p
					if p.Next.IsZero() {
						break
					}
					req.Cursor = p.Next
				}
				seen := map[string]bool{}
				for _, w := range walked {
					seen[w] = true
				}
				if len(walked) != 7 || len(seen) != 7 {
					t.Errorf("%s %v: %d accounts, %d different", sort, desc, len(walked), len(seen))
				}
				req.Cursor = last.Prev
				p, err := h.desk.List(ctx, h.who("Camille"), accountdesk.Filter{}, req)
				h.ok(err)
				if len(p.Rows) != 3 || string(p.Rows[2].ID) != walked[5] {
					t.Errorf("%s %v: back to %s", sort, desc, names(p))
				}
			}
		}
		for _, c := range []page.Cursor{{Value: "x", ID: "x"}, {Value: "x", ID: "0197a1c2-0000-7000-8000-000000000000"}, {Value: "1|' OR 1=1", ID: "'"}} {
			if p, err := h.desk.List(ctx, h.who("Camille"), accountdesk.Filter{}, page.Request{Cursor: c}); err != nil || len(p.Rows) == 0 {
				t.Errorf("%+v: %v", c, err)
			}
		}
	})
}

func TestSearchDocs(t *testing.T) {
	each(t, func(h *house) {
		camille := h.who("Camille")
		c := h.key("Castagnac Verre", "Camille")
		h.ok(h.desk.AddIdentifier(ctx, camille, c, "", account.Identifier{Scheme: account.SIREN, Value: "732829320", State: account.ToConfirm}))
		gone := h.candidate("Parti", "Camille")
		h.ok(h.desk.Remove(ctx, camille, gone, 0))
		s := accountdesk.SearchSource()
		h.ok(h.db.Read(ctx, func(tx *db.Tx) error {
			docs, err := s.Docs(tx, []string{string(c), string(gone)})
			if err != nil || len(docs) != 1 || docs[0].Subtitle != "Verre · Lyon" || docs[0].Weight != 3 || !strings.Contains(strings.Join(docs[0].Names, " "), "732829320") {
				t.Errorf("%+v %v", docs, err)
			}
			page, err := s.Page(tx, "", 10)
			if err != nil || len(page) != 1 || s.Href(string(c), c) != "/accounts/"+string(c) {
				t.Errorf("%+v %v", page, err)
			}
			return nil
		}))
	})
}
