package coordinationdesk_test

import (
	"slices"
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/coordination"
	"comptoir/internal/coordination/coordinationdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/setting"
)

func TestWhoAnswersForWhat(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		helvane := h.accounts["Helvane"]
		camille, bastien := h.people["Camille"].ID, h.people["Bastien"].ID
		row := coordination.Row{camille: coordination.Accountable, bastien: coordination.Responsible}
		must(t, h.desk.Assign(ctx, h.people["Camille"], helvane, "PRICE", "", row))
		s, err := h.desk.Team(ctx, h.people["Bastien"], helvane)
		if err != nil || s.Grid["PRICE"].String() != row.String() || s.MayEdit || !s.MayAsk || len(s.People()) != 2 {
			t.Errorf("%+v %v", s, err)
		}
		for name, want := range map[string]problem.Kind{"Bastien": problem.Forbidden, "Ines": problem.NotFound, "Nour": problem.NotFound} {
			if err := h.desk.Assign(ctx, h.people[name], helvane, "PRICE", row.String(), coordination.Row{}); !problem.Is(err, want) {
				t.Errorf("%s: %v", name, err)
			}
			if _, err := h.desk.Team(ctx, h.people[name], helvane); (err == nil) != (name == "Bastien") {
				t.Errorf("%s reads: %v", name, err)
			}
		}
		for code, c := range map[string]struct {
			opened string
			want   coordination.Row
		}{
			"stale":           {"", coordination.Row{}},
			"one_accountable": {row.String(), coordination.Row{camille: coordination.Accountable, bastien: coordination.Accountable}},
			"no_accountable":  {row.String(), coordination.Row{bastien: coordination.Responsible}},
			"not_in_the_team": {row.String(), coordination.Row{h.people["Ines"].ID: coordination.Accountable}},
		} {
			if err := h.desk.Assign(ctx, h.people["Théo"], helvane, "PRICE", c.opened, c.want); !problem.Has(err, code) {
				t.Errorf("%s: %v", code, err)
			}
		}
		must(t, h.desk.Assign(ctx, h.people["Théo"], helvane, "PRICE", row.String(), coordination.Row{}))
		if s, err = h.desk.Team(ctx, h.people["Camille"], helvane); err != nil || len(s.Grid) != 0 || !s.MayEdit {
			t.Errorf("%+v %v", s, err)
		}
	})
}

// A key account without a sponsor: since it is carried, or since the last one left; an alert after thirty days.
func TestGap(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.write(func(tx *db.Tx) error {
			return h.join(tx, "Norrsund", "Alix", "CXO_SPONSOR", today-300, day.Ptr(today-21))
		})
		got := h.alerts(today, nil)
		if len(got) != 1 || got[0].Code != "TEAM_GAP" || got[0].Account != h.accounts["Helvane"] || got[0].Params["n"] != 400 {
			t.Errorf("%+v", got)
		}
		if got := h.alerts(today+10, []id.Account{h.accounts["Norrsund"]}); len(got) > 0 {
			t.Errorf("thirty days: %+v", got)
		}
		if got := h.alerts(today+11, []id.Account{h.accounts["Norrsund"]}); len(got) != 1 || got[0].Params["n"] != 31 {
			t.Errorf("more than thirty days: %+v", got)
		}
		s, err := h.desk.Team(ctx, h.people["Ines"], h.accounts["Norrsund"])
		if err != nil || !slices.Equal(s.Gaps, []coordinationdesk.Gap{{Function: "CXO_SPONSOR", Since: today - 20}}) {
			t.Errorf("%+v %v", s.Gaps, err)
		}
	})
}

// Of two accounts that become one, the topics that are divided up stay as they are; the others come along.
func TestMerger(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		camille, ines := h.people["Camille"], h.people["Ines"]
		for _, topic := range []coordination.Topic{"PRICE", "FINANCE"} {
			must(t, h.desk.Assign(ctx, camille, h.accounts["Helvane"], topic, "", coordination.Row{camille.ID: coordination.Accountable}))
		}
		must(t, h.desk.Assign(ctx, ines, h.accounts["Norrsund"], "PRICE", "", coordination.Row{ines.ID: coordination.Accountable}))
		h.write(func(tx *db.Tx) error {
			return coordinationdesk.MoveAccount(tx, who.System(), h.accounts["Helvane"], h.accounts["Norrsund"])
		})
		s, err := h.desk.Team(ctx, ines, h.accounts["Norrsund"])
		if err != nil || s.Grid["PRICE"][ines.ID] != coordination.Accountable || len(s.Grid["PRICE"]) != 1 || s.Grid["FINANCE"][camille.ID] != coordination.Accountable {
			t.Errorf("%+v %v", s.Grid, err)
		}
	})
}

// The setting of mandatory functions offers those that a team has.
func TestFunctionsOfTheSetting(t *testing.T) {
	var have []string
	for _, f := range account.TeamFunctions {
		have = append(have, string(f))
	}
	want := slices.Clone(setting.TeamFunctions)
	slices.Sort(have)
	slices.Sort(want)
	if !slices.Equal(have, want) {
		t.Errorf("%v, %v", have, want)
	}
}
