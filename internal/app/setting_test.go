package app_test

import (
	"context"
	"testing"

	"comptoir/internal/app"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/page"
)

// What the house decides reaches the reports, the dates kept with contracts, and the imports.
func TestSettingsReachTheAreas(t *testing.T) {
	ctx := context.Background()
	a := opened(t, app.Config{Data: t.TempDir(), Story: true, Company: "Ardoval Services"})
	if _, err := a.Demo(ctx, "comptoir"); err != nil {
		t.Fatal(err)
	}
	camille, _, _ := a.Desks.Team.ActorByLogin(ctx, "camille.durand@ardoval.example")
	paul, _, _ := a.Desks.Team.ActorByLogin(ctx, "paul.escandre@ardoval.example")
	decide := func() map[string]day.Day {
		got, err := a.Desks.Contract.List(ctx, camille, contractdesk.Filter{}, page.Request{Size: 100})
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]day.Day{}
		for _, c := range got.Rows {
			if c.DecideBy != nil && c.State.InForce() {
				out[c.Name] = *c.DecideBy
			}
		}
		return out
	}
	before := decide()
	s, err := a.Desks.Setting.Open(ctx, paul)
	if err != nil {
		t.Fatal(err)
	}
	h := s.House
	h.Company, h.DecideAhead, h.SIREN = "Ardoval Groupe", 20, "552081317"
	if err := a.Desks.Setting.Save(ctx, paul, s.Rev, h); err != nil {
		t.Fatal(err)
	}
	for {
		if did, err := a.Queue.RunOne(ctx); err != nil {
			t.Fatal(err)
		} else if !did {
			break
		}
	}
	r, err := a.Reports.Portfolio(ctx, camille, camille.ID)
	if err != nil || r.Company != "Ardoval Groupe" {
		t.Errorf("%q on the review, %v", r.Company, err)
	}
	after, moved := decide(), 0
	for name, was := range before {
		if now, ok := after[name]; ok && now < was {
			moved++
		}
	}
	if len(before) == 0 || moved != len(before) {
		t.Errorf("%d of %d decisions are earlier", moved, len(before))
	}
}
