package app

import (
	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/attention/attentionweb"
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
	"comptoir/internal/portfolio/portfoliodesk"
	"comptoir/internal/portfolio/portfolioweb"
	"comptoir/internal/task/taskdesk"
)

func portfolioDeclaration() area.Declaration {
	return area.Declaration{Name: "portfolio", Tables: portfoliodesk.Tables(), Fields: portfoliodesk.Fields(), Messages: portfolioweb.Messages}
}

// portfolioDesk chooses key accounts; accounts heed it. The alerts of an account come from the desk that ranks them,
// which is made later.
func (k *Desks) portfolioDesk() *portfoliodesk.Desk {
	desk := portfoliodesk.New(k.DB, portfoliodesk.Options{Account: k.Account, Result: k.Result,
		Names: map[ref.Kind]area.Describe{"contact": contactdesk.Describe, "contract": contractdesk.Describe, "task": taskdesk.Describe}})
	k.Account.Heed(desk)
	return desk
}

// openAlerts are those of an account, for the checklist of a hand-over.
func openAlerts(desk *attentiondesk.Desk) func(tx *db.Tx, a who.Actor, c id.Account) ([]portfoliodesk.Alert, error) {
	const most = 50
	return func(tx *db.Tx, a who.Actor, c id.Account) ([]portfoliodesk.Alert, error) {
		lines, err := desk.OfIn(tx, a, []id.Account{c}, most)
		out := make([]portfoliodesk.Alert, len(lines))
		for i, l := range lines {
			out[i] = portfoliodesk.Alert{ID: l.ID, Alert: l.Alert}
		}
		return out, err
	}
}

func (k Desks) portfolioArea() area.Area {
	return area.Area{
		Name:        "portfolio",
		Routes:      func(s *web.Site) { portfolioweb.Routes(s, k.Portfolio, attentionweb.Told) },
		Alerts:      area.Some[attention.Source](portfoliodesk.Alerts),
		Search:      area.Some([]search.Source{portfoliodesk.SearchSource()}),
		Describe:    area.Some[area.Describe](portfoliodesk.Describe),
		UndoImport:  area.None[area.UndoImport]("no import creates assessments, steps or hand-overs"),
		MoveAccount: area.Some(area.MoveAccount{Count: portfoliodesk.MoveCounts, Clashes: portfoliodesk.MoveClashes, Move: portfoliodesk.MoveAccount}),
		Personal:    area.Some(area.Personal{Texts: portfoliodesk.Texts(), Redact: portfoliodesk.Redact}),
	}
}
