package stakeholderdesk_test

import (
	"testing"

	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/relation"
	"comptoir/internal/stakeholder"
	"comptoir/internal/stakeholder/stakeholderdesk"
)

func ptr[T any](v T) *T { return &v }

func TestAMap(t *testing.T) {
	each(t, func(h *house) {
		helvane, camille := h.accounts["Helvane"], h.people["Camille"]
		odile := h.add("Camille", stakeholder.Input{Contact: h.contacts["Odile"], Roles: []stakeholder.Role{stakeholder.DecisionMaker}, Influence: ptr(90), Owner: camille.ID})
		marc := h.add("Bastien", stakeholder.Input{Contact: h.contacts["Marc"], ReportsTo: odile})
		post := h.add("Camille", stakeholder.Input{Post: "Direction Hydro", ReportsTo: marc})
		nils, err := h.desk.Add(ctx, camille, helvane, stakeholder.Input{ReportsTo: marc, Influence: ptr(40)}, &stakeholderdesk.Newcomer{Name: "Nils Roy", Job: "HSE"})
		h.must(err)
		m := h.at("Camille")
		if len(m.People) != 4 || m.People[0].ID != odile || m.People[1].Name != "Nils Roy" || !m.MayWrite || !m.MayFeel {
			h.t.Fatalf("%+v", m)
		}
		if p := h.find("Camille", post); !p.Vacant() || p.Name != "Direction Hydro" || p.State != stakeholder.Identified {
			h.t.Errorf("%+v", p)
		}
		for code, in := range map[string]stakeholder.Input{"already_on_the_map": {Contact: h.contacts["Odile"]}, "not_of_the_account": {Contact: h.contacts["Klara"]},
			"out_of_range": {Contact: h.contacts["Odile"], Influence: ptr(101)}, "unknown_choice": {Post: "x", ReportsTo: id.New[id.Any]()}} {
			if _, err := h.desk.Add(ctx, camille, helvane, in, nil); !problem.Has(err, code) {
				h.t.Errorf("%s: %v", code, err)
			}
		}
		if err := h.desk.Place(ctx, camille, helvane, odile, nils); !problem.Has(err, "reports_in_a_circle") {
			h.t.Errorf("a circle: %v", err)
		}
		if err := h.desk.Edit(ctx, camille, helvane, odile, 7, stakeholder.Input{}); !problem.Has(err, "stale") {
			h.t.Errorf("stale: %v", err)
		}
		h.must(h.desk.Edit(ctx, h.people["Bastien"], helvane, odile, 1, stakeholder.Input{Roles: []stakeholder.Role{stakeholder.Sponsor}, Influence: ptr(80)}))
		if p := h.find("Camille", odile); p.Contact != h.contacts["Odile"] || *p.Influence != 80 || p.InfluenceBy != h.people["Bastien"].ID || len(p.Weights) != 2 {
			h.t.Errorf("%+v", p)
		}
		// Who leaves hands on those below.
		h.must(h.desk.Pass(ctx, camille, helvane, marc, stakeholder.Left))
		m = h.at("Camille")
		if p, _ := m.Find(nils); len(m.Gone) != 1 || p.ReportsTo != odile {
			h.t.Errorf("%+v", m)
		}
		if err := h.desk.Pass(ctx, camille, helvane, marc, stakeholder.Engaged); !problem.Has(err, "unknown_choice") {
			h.t.Errorf("who has left comes back: %v", err)
		}
		h.must(h.desk.Remove(ctx, camille, helvane, post, 0))
		if len(h.at("Camille").People) != 2 {
			h.t.Error("not removed")
		}
		// A contact who goes to another company leaves the map.
		h.exec(`UPDATE contact SET account_id = ? WHERE id = ?`, h.accounts["Norrsund"], h.contacts["Odile"])
		if p := h.find("Camille", odile); p.State != stakeholder.Left {
			h.t.Errorf("%+v", p)
		}
	})
}

// Who works there says what they feel before they see what others felt; who leads them sees all.
func TestNobodySeesOthersFirst(t *testing.T) {
	each(t, func(h *house) {
		odile := h.add("Camille", stakeholder.Input{Contact: h.contacts["Odile"], Influence: ptr(90)})
		h.feel("Bastien", odile, -2)
		if p := h.find("Camille", odile); !p.Hidden || p.Feeling != nil || len(p.Opinions) != 0 {
			h.t.Errorf("Camille reads what Bastien felt: %+v", p)
		}
		if p := h.find("Théo", odile); p.Hidden || p.Feeling.Mean != -2 {
			h.t.Errorf("%+v", p)
		}
		h.feel("Camille", odile, 1)
		if p := h.find("Camille", odile); p.Hidden || p.Feeling.Mean != -0.5 || p.Feeling.Spread != 3 || len(p.Opinions) != 2 {
			h.t.Errorf("%+v", p)
		}
		if err := h.desk.Feel(ctx, h.people["Théo"], h.accounts["Helvane"], odile, stakeholder.MarkInput{Value: ptr(0)}); !problem.Is(err, problem.Forbidden) {
			h.t.Errorf("who does not work there: %v", err)
		}
		if err := h.desk.Feel(ctx, h.people["Camille"], h.accounts["Helvane"], odile, stakeholder.MarkInput{Value: ptr(3)}); !problem.Has(err, "out_of_range") {
			h.t.Errorf("+3: %v", err)
		}
	})
}

func TestOutsiders(t *testing.T) {
	each(t, func(h *house) {
		helvane := h.accounts["Helvane"]
		odile := h.add("Camille", stakeholder.Input{Contact: h.contacts["Odile"], Note: "secret"})
		for _, name := range []string{"Ines", "Gaëtan", "Solène", "Rachel"} {
			a := h.people[name]
			if _, err := h.desk.Map(ctx, a, helvane); !problem.Is(err, problem.NotFound) {
				h.t.Errorf("%s reads the map: %v", name, err)
			}
			if _, err := h.desk.Decisions(ctx, a, helvane); !problem.Is(err, problem.NotFound) {
				h.t.Errorf("%s reads decisions: %v", name, err)
			}
			if err := h.desk.Remove(ctx, a, helvane, odile, 0); !problem.Is(err, problem.NotFound) {
				h.t.Errorf("%s removes: %v", name, err)
			}
			h.must(h.db.Read(ctx, func(tx *db.Tx) error {
				got, err := stakeholderdesk.Describe(tx, a, []ref.Ref{ref.To(stakeholder.Kind, odile)})
				if len(got) > 0 {
					h.t.Errorf("%s is told %v", name, got)
				}
				return err
			}))
		}
		if m := h.at("Étienne"); len(m.People) != 1 || m.MayWrite {
			h.t.Errorf("the sponsor: %+v", m)
		}
		if err := h.desk.Remove(ctx, h.people["Étienne"], helvane, odile, 0); !problem.Is(err, problem.Forbidden) {
			h.t.Errorf("the sponsor removes: %v", err)
		}
		// Known to another account, a person is not found through it.
		if err := h.desk.Remove(ctx, h.people["Ines"], h.accounts["Norrsund"], odile, 0); !problem.Is(err, problem.NotFound) {
			h.t.Errorf("through another account: %v", err)
		}
	})
}

func TestDecisionsAndAlerts(t *testing.T) {
	each(t, func(h *house) {
		helvane, camille := h.accounts["Helvane"], h.people["Camille"]
		alerts := func() map[string]alert.Alert {
			out := map[string]alert.Alert{}
			h.must(h.db.Read(ctx, func(tx *db.Tx) error {
				list, err := stakeholderdesk.Alerts(tx, today, nil)
				for _, x := range list {
					out[x.Code] = x
				}
				return err
			}))
			return out
		}
		if len(alerts()) > 0 {
			h.t.Error("of nothing, nothing is known")
		}
		odile := h.add("Camille", stakeholder.Input{Contact: h.contacts["Odile"], Roles: []stakeholder.Role{stakeholder.DecisionMaker}, Influence: ptr(90)})
		old := today - 120
		_, err := h.relation.Log(ctx, camille, relation.Input{Account: helvane, Day: &old, Kind: relation.Call, Contacts: []id.Contact{h.contacts["Odile"]}, Users: []id.User{camille.ID}})
		h.must(err)
		var p id.Any
		in := stakeholder.Process{Name: " Cadre ", Steps: []stakeholder.Step{{Name: "Avis", State: stakeholder.Planned, Planned: day.Ptr(today - 5)}}, Criteria: []stakeholder.Criterion{{Name: "Prix", Weight: 99}}}
		create := func() error {
			return h.db.Write(ctx, camille, func(tx *db.Tx) (err error) {
				p, err = h.desk.CreateProcessIn(tx, camille, helvane, in)
				return err
			})
		}
		if err := create(); !problem.Has(err, "criteria_not_100") {
			h.t.Errorf("weights of 99: %v", err)
		}
		in.Criteria[0].Weight, in.Criteria[0].Ours, in.Criteria[0].Theirs = 100, ptr(71), ptr(68)
		h.must(create())
		got := alerts()
		for _, code := range []string{"SH_COLD", "SH_COVER", "SH_SINGLE", "SH_ROLE", "DP_LATE"} {
			if _, ok := got[code]; !ok {
				h.t.Errorf("%s is not raised: %v", code, got)
			}
		}
		if x := got["SH_COLD"]; x.Subject != ref.To(stakeholder.Kind, odile) || x.Params["n"] != 120 {
			h.t.Errorf("%+v", x)
		}
		d, err := h.desk.Decisions(ctx, camille, helvane)
		h.must(err)
		next, _ := d.Find(p)
		if next.Name != "Cadre" || len(next.Steps) != 1 || *next.Criteria[0].Ours != 71 {
			h.t.Fatalf("%+v", d)
		}
		next.Steps[0].State, next.Steps[0].Actual = stakeholder.Done, day.Ptr(day.MustParse("2020-01-02"))
		h.must(h.desk.EditProcess(ctx, camille, helvane, next, 1))
		if err := h.desk.EditProcess(ctx, camille, helvane, next, 1); !problem.Has(err, "stale") {
			h.t.Errorf("stale: %v", err)
		}
		if _, late := alerts()["DP_LATE"]; late {
			h.t.Error("a step that is done is late")
		}
		h.must(h.db.Read(ctx, func(tx *db.Tx) error {
			n, err := stakeholderdesk.MoveCounts(tx, helvane)
			if n[stakeholder.Kind] != 1 || n[stakeholder.ProcessKind] != 1 {
				h.t.Errorf("%v", n)
			}
			labels, err2 := stakeholderdesk.Describe(tx, camille, []ref.Ref{ref.To(stakeholder.Kind, odile), next.Ref()})
			if labels[next.Ref()].Title != "Cadre" || len(labels) != 2 {
				h.t.Errorf("%v", labels)
			}
			if err == nil {
				err = err2
			}
			return err
		}))
		h.must(h.desk.RemoveProcess(ctx, camille, helvane, p, 0))
	})
}
