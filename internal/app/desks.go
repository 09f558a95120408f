package app

import (
	"context"
	"time"

	"comptoir/internal/account/accountdesk"
	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/capture/capturedesk"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/coordination/coordinationdesk"
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
	"comptoir/internal/meeting/meetingdesk"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/portfolio/portfoliodesk"
	"comptoir/internal/privacy/privacydesk"
	"comptoir/internal/relation/relationdesk"
	"comptoir/internal/result/resultdesk"
	"comptoir/internal/setting/settingdesk"
	"comptoir/internal/stakeholder/stakeholderdesk"
	"comptoir/internal/task/taskdesk"
	"comptoir/internal/team/teamdesk"
)

// Desks are the working desks, in rank order: one may use those above it.
type Desks struct {
	DB           *db.DB
	Team         *teamdesk.Desk
	Setting      *settingdesk.Desk
	FX           *fxdesk.Desk
	Account      *accountdesk.Desk
	Group        *groupdesk.Desk
	Contact      *contactdesk.Desk
	Contract     *contractdesk.Desk
	Result       *resultdesk.Desk
	Task         *taskdesk.Desk
	Coordination *coordinationdesk.Desk
	Relation     *relationdesk.Desk
	Stakeholder  *stakeholderdesk.Desk
	Privacy      *privacydesk.Desk
	Portfolio    *portfoliodesk.Desk
	Capture      *capturedesk.Desk
	Attention    *attentiondesk.Desk
	Meeting      *meetingdesk.Desk
}

func newDesks(a *App, c Config) Desks {
	k := Desks{
		DB:       a.DB,
		Team:     teamdesk.New(a.DB, time.Now),
		Setting:  a.settingDesk(c),
		FX:       fxdesk.New(a.DB),
		Account:  accountdesk.New(a.DB),
		Contact:  contactdesk.New(a.DB),
		Contract: contractdesk.New(a.DB),
		Result:   resultdesk.New(a.DB),
		Task:     taskdesk.New(a.DB),
		Relation: relationdesk.New(a.DB),
		Privacy:  privacydesk.New(a.DB),
	}
	k.Coordination = coordinationdesk.New(a.DB)
	k.Stakeholder = stakeholderdesk.New(a.DB, k.Contact)
	k.Portfolio = k.portfolioDesk()
	k.Capture = capturedesk.New(a.DB, k.Contact, k.Relation)
	k.Group = groupdesk.New(a.DB, k.Account)
	k.Attention = attentiondesk.New(a.DB, attentiondesk.Options{
		Sources: []attention.Source{
			accountdesk.Alerts,
			groupdesk.Alerts,
			contractdesk.Alerts,
			resultdesk.Alerts,
			taskdesk.Alerts,
			coordinationdesk.Alerts,
			portfoliodesk.Alerts,
			privacydesk.Alerts,
			stakeholderdesk.Alerts,
		},
		Euros: eurosIn, Zone: companyZone(), Log: a.log,
		Rolls: []func(context.Context, day.Day) error{func(ctx context.Context, today day.Day) error {
			if today > day.FromTime(time.Now().In(companyZone())) && !a.story {
				return nil
			}
			_, err := k.Contract.Roll(ctx, today)
			return err
		}},
	})
	k.Portfolio.Alerts = openAlerts(k.Attention)
	k.Meeting = meetingdesk.New(a.DB, k.Account)
	k.Attention.Work(a.Queue)
	return k
}

// areas are the areas that hold records, in the order of the navigation.
func (k Desks) areas() []area.Area {
	return []area.Area{
		k.cockpitArea(),
		k.attentionArea(),
		k.accountArea(),
		k.portfolioArea(),
		k.groupArea(),
		k.contactArea(),
		k.contractArea(),
		k.resultArea(),
		k.taskArea(),
		k.coordinationArea(),
		k.relationArea(),
		k.privacyArea(),
		k.captureArea(),
		k.stakeholderArea(),
		k.fxArea(),
		k.teamArea(),
		k.settingArea(),
		k.meetingArea(),
	}
}

// companyZone is where the company's day begins.
func companyZone() *time.Location {
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		return time.UTC
	}
	return zone
}

// eurosIn converts at the rates of a day, in the caller's transaction.
func eurosIn(tx *db.Tx, on day.Day) (func(m money.Money) (money.Money, bool), error) {
	c, err := fxdesk.Day(tx, on)
	if err != nil {
		return nil, err
	}
	return func(m money.Money) (money.Money, bool) {
		got, ok := c.ToEUR(m)
		return got.Money, ok
	}, nil
}
