package app

import (
	"context"
	"encoding/json"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/setting"
	"comptoir/internal/setting/settingdesk"
	"comptoir/internal/setting/settingweb"
)

func settingDeclaration() area.Declaration {
	return area.Declaration{Name: "setting", Tables: settingdesk.Tables(), Fields: settingdesk.Fields(), Messages: settingweb.Messages}
}

func (k Desks) settingArea() area.Area {
	const reason = "settings are one page"
	return area.Area{
		Name:        "setting",
		Routes:      func(s *web.Site) { settingweb.Routes(s, k.Setting) },
		Alerts:      area.None[attention.Source](reason),
		Search:      area.None[[]search.Source](reason),
		Describe:    area.None[area.Describe](reason),
		UndoImport:  area.None[area.UndoImport]("no import changes settings"),
		MoveAccount: area.None[area.MoveAccount]("settings are of no account"),
		Personal:    area.None[area.Personal]("settings tell of nobody outside"),
	}
}

// followSettings is the job that brings what is kept with records in step with a setting that changed.
const followSettings = "setting.follow"

// following says what a changed setting moves.
type following struct {
	Dates bool `json:"dates"`
}

// settingDesk asks for that job in the transaction of the change.
func (a *App) settingDesk(c Config) *settingdesk.Desk {
	a.Queue.Handle(followSettings, func(ctx context.Context, j jobs.Job) error {
		var f following
		if err := json.Unmarshal(j.Args, &f); err != nil {
			return err
		}
		return a.follow(ctx, f)
	})
	return settingdesk.New(settingdesk.Parts{DB: a.DB, Queue: a.Queue, Clock: time.Now, Company: c.Company, Changed: func(tx *db.Tx, before, after setting.House) error {
		if !setting.Raises(before, after) {
			return nil
		}
		return a.Queue.Enqueue(tx, followSettings, following{Dates: setting.Redates(before, after)}, "")
	}})
}

// follow computes dates and alerts anew. Looking at a day to come moves no record.
func (a *App) follow(ctx context.Context, f following) error {
	today := a.DB.Now().Day(companyZone())
	if f.Dates && (a.story || today <= day.FromTime(time.Now().In(companyZone()))) {
		if _, err := a.Desks.Contract.Redate(ctx, today); err != nil {
			return err
		}
	}
	return a.Desks.Attention.RefreshAll(ctx, today)
}
