package app

import (
	"context"

	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/cockpit/cockpitweb"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
)

func cockpitDeclaration() area.Declaration {
	return area.Declaration{Name: "cockpit", Messages: cockpitweb.Messages}
}

func (k Desks) cockpitArea() area.Area {
	const reason = "the cockpit owns no record"
	return area.Area{
		Name:        "cockpit",
		Routes:      func(s *web.Site) { cockpitweb.Routes(s, pressing{k.Attention}) },
		Alerts:      area.None[attention.Source](reason),
		Search:      area.None[[]search.Source](reason),
		Describe:    area.None[area.Describe](reason),
		UndoImport:  area.None[area.UndoImport](reason),
		MoveAccount: area.None[area.MoveAccount](reason),
		Personal:    area.None[area.Personal](reason),
	}
}

// pressing tells the cockpit what presses most.
type pressing struct{ desk *attentiondesk.Desk }

func (p pressing) Once(ctx context.Context) context.Context { return attentiondesk.Once(ctx) }

func (p pressing) Pressing(ctx context.Context, a who.Actor) (out cockpitweb.Pressing, err error) {
	d, err := p.desk.Today(ctx, a)
	if err != nil {
		return out, err
	}
	out.Critical, out.Open = d.Counts.Critical, d.Counts.Total()
	for _, l := range d.Lines {
		if out.First == nil {
			out.First = &l.Alert
		}
		if l.Alert.Severity == alert.Critical && l.Alert.Account != "" {
			out.Account, out.AccountName = l.Alert.Account, l.Alert.AccountName
			break
		}
	}
	out.Accounts, err = p.desk.AnyAccount(ctx, a)
	return out, err
}
