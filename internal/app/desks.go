package app

import (
	"context"
	"time"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/journal"
	"comptoir/internal/platform/who"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/team/teamdesk"
)

// Desks are the working desks, in rank order: one may use those above it.
type Desks struct {
	DB       *db.DB
	Team     *teamdesk.Desk
	FX       *fxdesk.Desk
	Account  *accountdesk.Desk
	Contact  *contactdesk.Desk
	Contract *contractdesk.Desk
	Result   *resultdesk.Desk
	Task     *taskdesk.Desk
}

func newDesks(a *App, _ Config) Desks {
	return Desks{
		DB:       a.DB,
		Team:     teamdesk.New(a.DB, time.Now),
		FX:       fxdesk.New(a.DB),
		Account:  accountdesk.New(a.DB),
		Contact:  contactdesk.New(a.DB),
		Contract: contractdesk.New(a.DB),
		Result:   resultdesk.New(a.DB),
		Task:     taskdesk.New(a.DB),
	}
}

// areas are the working areas, in the order of the navigation.
func (k Desks) areas(a *App) []area.Area {
	return []area.Area{
		k.contractArea(),
	}
}

// followers keep what is derived in step with the journal.
func (k Desks) followers() []journal.Follower { return nil }

// badges counts what waits for the reader.
func (k Desks) badges(context.Context, who.Actor) map[string]int { return nil }

// companyZone is where the company's day begins.
const companyZone = "Europe/Paris"

// daily does the work of a day that has begun, once: contracts roll over, alerts are renewed.
func (k Desks) daily(ctx context.Context, d *db.DB) error {
	zone, err := time.LoadLocation(companyZone)
	if err != nil {
		return err
	}
	today := d.Now().Day(zone)
	_, err = k.Contract.Roll(ctx, today)
	return err
}

// todayOf is the company's day.
func todayOf(tx *db.Tx) day.Day {
	zone, err := time.LoadLocation(companyZone)
	if err != nil {
		zone = time.UTC
	}
	return tx.Now().Day(zone)
}
