package app_test

import (
	"context"
	"testing"
	"time"

	"comptoir/internal/account"
	"comptoir/internal/app"
	"comptoir/internal/contract"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/who"
)

// Looking at a day to come renews nothing: back on the real day, the contract still waits for its decision.
func TestADayToComeMovesNoRecord(t *testing.T) {
	ctx, dir, now := context.Background(), t.TempDir(), day.FromTime(time.Now())
	a, err := app.Open(ctx, app.Config{Data: dir})
	if err != nil {
		t.Fatal(err)
	}
	owner, err := a.Desks.Team.CreateLocalOwner(ctx, who.System(), "Claire Martin", "fr")
	if err != nil {
		t.Fatal(err)
	}
	client, err := a.Desks.Account.Create(ctx, owner, account.Input{Name: "Verrerie du Modèle", Country: "FR", Ccy: "EUR", Tier: account.Unrated})
	if err != nil {
		t.Fatal(err)
	}
	c, err := a.Desks.Contract.Create(ctx, owner, contract.Input{Account: client, Name: "Entretien", Type: contract.Service, Regime: contract.NoRegime,
		Effective: day.Ptr(now - 100), TermMonths: 12, Renewal: contract.Renewal{Kind: contract.Tacit, Months: 12}, NoticeUs: contract.NoticeOf(3),
		Currency: "EUR", State: contract.Active})
	if err != nil {
		t.Fatal(err)
	}
	a.Close()
	later := now + 2000
	b, err := app.Open(ctx, app.Config{Data: dir, Today: &later})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if err := b.CatchUp(ctx); err != nil {
		t.Fatal(err)
	}
	s, err := b.Desks.Contract.Open(ctx, owner, c)
	if err != nil || s.Rev != 1 {
		t.Errorf("rev %d: a look ahead wrote the contract, %v", s.Rev, err)
	}
	if s.Dates.End == nil || *s.Dates.End < later {
		t.Errorf("its page does not stand on the day: it ends on %v", s.Dates.End)
	}
}
