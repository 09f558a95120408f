package intakeweb

import (
	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// doneView is what an import did.
type doneView struct {
	head    ui.Head
	steps   []ui.Step
	stepsOf string
	kpis    []ui.Kpi
	lines   *ui.Card
	table   ui.Table
	foot    string
	next    ui.Content
	undo    ui.Card
	text    string
	why     []string
	fold    string
	gesture *ui.Post
}

func (h *handlers) showDone(c *web.Ctx, s intakedesk.Sheet) error {
	v := doneView{head: doneHead(c, s), steps: steps(c, 5), stepsOf: c.T("intake.steps"), kpis: doneKpis(c, s)}
	if s.Mine {
		c.NewsTold(string(s.ID))
	}
	if s.State == intakedesk.Undone {
		v.steps = steps(c, 0)
	}
	if err := h.doneLines(c, s, &v); err != nil {
		return err
	}
	if s.State == intakedesk.Applied && s.MayWrite {
		if err := h.undoCard(c, s, &v); err != nil {
			return err
		}
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "import", Body: donePage(v)})
}

func doneHead(c *web.Ctx, s intakedesk.Sheet) ui.Head {
	head := ui.Head{Eyebrow: c.T("nav.import"), Title: c.T("intake.done.title"), Lede: c.T("intake.done.lede", "file", s.Name(), "profile", profileOf(c, s),
		"name", s.AuthorName, "when", c.Loc.Moment(s.CreatedAt, c.Who.Location()))}
	if s.State == intakedesk.Undone {
		head.Title = c.T("intake.undone.title")
		if s.UndoneAt != nil {
			head.Lede = c.T("intake.undone.lede", "file", s.Name(), "when", c.Loc.Moment(*s.UndoneAt, c.Who.Location()))
		}
		head.Actions = []ui.Button{{Label: c.T("intake.another"), Href: "/import"}}
		return head
	}
	head.Actions = rejectedButtons(c, s, s.Counts.Sum().Rejected)
	head.Actions = append(head.Actions, ui.Button{Label: c.T("intake.another"), Href: "/import"})
	if place, ok := placeOf[s.Kind]; ok {
		head.Actions = append(head.Actions, ui.Button{Label: c.T("intake.see." + string(s.Kind)), Href: place, Kind: ui.Primary})
	}
	return head
}

// placeOf is where imported records are seen.
var placeOf = map[intake.Kind]string{intake.Accounts: "/accounts", intake.Contacts: "/contacts", intake.Contracts: "/contracts", intake.Results: "/accounts",
	intake.Targets: "/accounts"}

func doneKpis(c *web.Ctx, s intakedesk.Sheet) []ui.Kpi {
	n := s.Counts.Sum()
	one := func(key string, n int) ui.Kpi {
		state := ui.StateOK
		if n == 0 {
			state = ui.StateDim
		}
		if key == "rejected" && n > 0 {
			state = ui.StateBad
		}
		return ui.Kpi{Label: c.T("intake.count." + key), Value: c.Loc.Int(int64(n)), NoteRow: ui.Status(state, c.T("intake.done.note."+key))}
	}
	made := one("created", n.Created)
	if s.Accounts > 0 {
		made.NoteRow = ui.Status(ui.StateOK, c.Loc.N("intake.done.note.accounts", s.Accounts))
	}
	return []ui.Kpi{made, one("updated", n.Updated), one("unchanged", n.Unchanged), one("rejected", n.Rejected)}
}

// doneLines are the lines to correct and those to look at.
func (h *handlers) doneLines(c *web.Ctx, s intakedesk.Sheet, v *doneView) error {
	n := s.Counts.Sum()
	if n.Rejected+n.Warned == 0 {
		return nil
	}
	p := previewView{}
	s.Foreseen = intakedesk.Counts{{Lines: n.Rejected + n.Warned, Rejected: n.Rejected, Warned: n.Warned}}
	if err := h.linesCard(c, s, &p); err != nil {
		return err
	}
	if len(p.table.Rows) == 0 && c.Query("lines") == "" {
		return nil // kept three months
	}
	p.lines.Title, p.lines.Right = c.T("intake.done.lines"), nil
	v.lines, v.table, v.foot, v.next = &p.lines, p.table, p.foot, p.next
	return nil
}

func (h *handlers) undoCard(c *web.Ctx, s intakedesk.Sheet, v *doneView) error {
	blocked, err := h.desk.Blocked(c.Context(), c.Who, s.ID)
	if err != nil {
		return err
	}
	v.undo = ui.Card{ID: "undo", Title: c.T("intake.undo.title")}
	if len(blocked) > 0 {
		v.text = c.T("intake.undo.blocked")
		for _, p := range blocked {
			v.why = append(v.why, c.Loc.Problem(p))
		}
		return nil
	}
	v.text, v.fold = c.T("intake.undo.text"), c.T("intake.undo.fold")
	v.gesture = &ui.Post{Action: href(s) + "/undo", Button: ui.Button{Label: c.T("intake.undo.do"), Kind: ui.Danger}}
	return nil
}
