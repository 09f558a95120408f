package settingweb

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/jobs"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/platform/who"
)

// jobsView is the page of jobs that failed.
type jobsView struct {
	head  ui.Head
	table ui.Table
}

// failed lists the jobs that failed, with what can be done about each.
func (h *handlers) failed(c *web.Ctx) error {
	list, err := h.desk.Jobs(c.Context(), c.Who)
	if err != nil {
		return err
	}
	v := jobsView{head: ui.Head{Title: c.T("setting.jobs.title"), Lede: c.T("setting.jobs.lede")}}
	v.table = ui.Table{ID: "jobs-list", Caption: v.head.Title, Columns: []ui.Column{{Label: c.T("setting.jobs.kind"), Head: true, Place: ui.TopLeft},
		{Label: c.T("setting.jobs.state"), Place: ui.TopRight}, {Label: c.T("setting.jobs.cause"), Place: ui.MiddleLeft},
		{Label: c.T("setting.jobs.attempts"), Num: true, Place: ui.MiddleRight}, {Label: c.T("setting.jobs.since"), Place: ui.LastLeft},
		{Label: c.T("setting.jobs.do"), Place: ui.WholeLine}},
		Empty: ui.Empty(ui.EmptyState{Title: c.T("setting.jobs.none"), Text: c.T("setting.jobs.none_text"), NoArt: true})}
	for _, l := range list {
		v.table.Rows = append(v.table.Rows, ui.Row{Cells: []ui.Content{ui.Text(l.Kind), stateOf(c, l), ui.Text(c.T("setting.jobs.cause." + l.Cause)),
			ui.Num(c.Loc.Int(int64(l.Attempt))), ui.Num(c.Loc.Moment(l.CreatedAt, c.Who.Location())), jobGestures(posts(c, l))}})
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "jobs", Body: jobsPage(v)})
}

func stateOf(c *web.Ctx, l jobs.Letter) ui.Content {
	if l.Dead {
		return ui.Status(ui.StateBad, c.T("setting.jobs.dead"))
	}
	return ui.Status(ui.StateWarn, c.T("setting.jobs.waiting"))
}

func posts(c *web.Ctx, l jobs.Letter) []ui.Post {
	at := "/admin/jobs/" + string(l.ID)
	out := []ui.Post{{Action: at + "/retry", Button: ui.Button{Label: c.T("setting.jobs.retry"), Small: true}}}
	if l.Dead {
		out = append(out, ui.Post{Action: at + "/drop", Button: ui.Button{Label: c.T("setting.jobs.drop"), Small: true, Kind: ui.Ghost}})
	}
	return out
}

func (h *handlers) retry(c *web.Ctx) error {
	return h.jobVerb(c, "setting.jobs.retried", h.desk.RetryJob)
}
func (h *handlers) drop(c *web.Ctx) error {
	return h.jobVerb(c, "setting.jobs.dropped", h.desk.DropJob)
}

func (h *handlers) jobVerb(c *web.Ctx, done string, do func(context.Context, who.Actor, id.Any) error) error {
	job, err := web.PathID[id.Any](c, "id")
	if err != nil {
		return err
	}
	if err := do(c.Context(), c.Who, job); err != nil {
		return err
	}
	c.Flash(done)
	return c.Redirect("/admin/jobs")
}
