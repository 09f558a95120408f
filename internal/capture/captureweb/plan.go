package captureweb

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"comptoir/internal/capture/capturedesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// planView is what would be done.
type planView struct {
	head    ui.Head
	wrong   *ui.Callout
	kpis    []ui.Kpi
	form    ui.Form
	people  ui.Card
	lede    string
	choices []ui.Field
	table   ui.Table
	lines   ui.Card
	discard ui.Post
}

// doneView is what was done.
type doneView struct {
	head  ui.Head
	kpis  []ui.Kpi
	lines ui.Card
	table ui.Table
}

// mostAccounts bounds the accounts to choose from.
const mostAccounts = 300

// fieldOf names the list that says to which account somebody is added.
func fieldOf(s capturedesk.Stranger) string {
	sum := sha256.Sum256([]byte(s.Key))
	return "add-" + hex.EncodeToString(sum[:8])
}

func (h *handlers) showPlan(c *web.Ctx, s capturedesk.Sheet, status int, f *web.Form) error {
	v := planView{head: head(c, c.T("capture.plan.title"), s.Plan.Lines), kpis: kpis(c, s.Plan.Lines, "plan"),
		lines:   ui.Card{ID: "lines", Anchor: true, Title: c.T("capture.lines"), Count: c.Loc.Int(int64(len(s.Plan.Lines)))},
		table:   h.table(c, s.Plan.Lines, "plan"),
		people:  ui.Card{ID: "people", Anchor: true, Title: c.T("capture.confirm")},
		form:    ui.Form{Action: href(s.ID), Actions: []ui.Button{{Label: c.T("capture.apply"), Kind: ui.Primary}}, Note: c.T("capture.apply.note")},
		discard: ui.Post{Action: href(s.ID) + "/discard", Button: ui.Button{Label: c.T("capture.discard"), Kind: ui.Ghost}}}
	if f != nil {
		v.wrong = &ui.Callout{Tone: ui.ToneBad, Icon: "circle-x", Title: c.T("capture.refused"), Note: c.T("capture.refused.note")}
	}
	if n := capturedesk.Sum(s.Plan.Lines); n.Created+n.Updated+len(s.Plan.Strangers) == 0 {
		v.form.Actions = []ui.Button{{Label: c.T("capture.end"), Kind: ui.Primary}}
		v.form.Note = c.T("capture.nothing_new")
	}
	if len(s.Plan.Strangers) > 0 {
		if err := h.strangers(c, s, &v, f); err != nil {
			return err
		}
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "exchanges", Status: status, Body: planPage(v)})
}

// strangers ask of each person who is not known whether, and where, to add them. Those of a card are proposed where they
// probably are; nobody else is added unless chosen.
func (h *handlers) strangers(c *web.Ctx, s capturedesk.Sheet, v *planView, f *web.Form) error {
	list, err := h.accounts.Writable(c.Context(), c.Who, mostAccounts)
	if err != nil {
		return err
	}
	v.people = ui.Card{ID: "people", Anchor: true, Title: c.T("capture.people"), Count: c.Loc.Int(int64(len(s.Plan.Strangers)))}
	v.lede = c.T("capture.people.lede")
	for _, who := range s.Plan.Strangers {
		chosen := ""
		if who.Card {
			chosen = string(who.Guess)
		}
		if f != nil {
			chosen = f.String(fieldOf(who))
		}
		field := ui.Field{Name: fieldOf(who), Label: nameOf(who), Note: who.Person.Email(), Hint: detailOf(c, who)}
		var options []ui.Option
		known := chosen == ""
		for _, a := range list {
			known = known || a.ID == chosen
			options = append(options, ui.Option{Value: a.ID, Label: a.Name, Selected: a.ID == chosen})
		}
		options = web.Sorted(c.Loc, options)
		if who.Guess != "" && !slices.ContainsFunc(options, func(o ui.Option) bool { return o.Value == string(who.Guess) }) {
			options = append(options, ui.Option{Value: string(who.Guess), Label: who.GuessName, Selected: chosen == string(who.Guess)})
		}
		field.Options = append([]ui.Option{{Label: c.T("capture.people.no"), Selected: chosen == "" || !known && who.Guess == ""}}, options...)
		v.choices = append(v.choices, field)
	}
	return nil
}

func nameOf(s capturedesk.Stranger) string {
	if s.Person.Name != "" {
		return s.Person.Name
	}
	return s.Person.Email()
}

// detailOf says what is known of somebody, and where they probably are.
func detailOf(c *web.Ctx, s capturedesk.Stranger) string {
	out := s.Person.Job
	if s.Person.Org != "" {
		if out != "" {
			out += ", "
		}
		out += s.Person.Org
	}
	if s.GuessName != "" && !s.Card {
		if out != "" {
			out += " · "
		}
		out += c.T("capture.people.guess", "account", s.GuessName)
	}
	return out
}

func head(c *web.Ctx, title string, lines []capturedesk.Line) ui.Head {
	files := capturedesk.Files(lines)
	lede := c.Loc.N("capture.files_read", len(files))
	if len(files) == 1 {
		lede = files[0]
	}
	return ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: []ui.Link{{Label: c.T("capture.title"), Href: "/capture"}, {Label: title}}, Title: title, Lede: lede}
}

func kpis(c *web.Ctx, lines []capturedesk.Line, when string) []ui.Kpi {
	exchanges, planned, people := 0, 0, 0
	for _, l := range lines {
		switch l.Verdict {
		case capturedesk.Log:
			exchanges, planned = exchanges+l.N-l.Planned, planned+l.Planned
		case capturedesk.Add, capturedesk.Complete:
			people++
		}
	}
	n := capturedesk.Sum(lines)
	one := func(key string, n int, tone ui.State) ui.Kpi {
		if n == 0 {
			tone = ui.StateDim
		}
		return ui.Kpi{Label: c.T("capture.kpi." + key), Value: c.Loc.Int(int64(n)), NoteRow: ui.Status(tone, c.T("capture.kpi."+key+"."+when))}
	}
	out := []ui.Kpi{one("exchanges", exchanges, ui.StateOK), one("planned", planned, ui.StateOK), one("people", people, ui.StateOK),
		one("known", n.Unchanged, ui.StateDim), one("refused", n.Rejected, ui.StateBad)}
	return out
}

func (h *handlers) showDone(c *web.Ctx, s capturedesk.Sheet) error {
	v := doneView{head: head(c, c.T("capture.done.title"), s.Done), kpis: kpis(c, s.Done, "done"), table: h.table(c, s.Done, "done"),
		lines: ui.Card{ID: "lines", Anchor: true, Title: c.T("capture.lines"), Count: c.Loc.Int(int64(len(s.Done)))}}
	v.head.Actions = []ui.Button{{Label: c.T("capture.more"), Icon: "upload", Href: "/capture"}}
	accounts := map[id.Account]bool{}
	for _, l := range s.Done {
		for _, w := range l.Who {
			accounts[w.Account] = true
		}
	}
	if len(accounts) == 1 {
		for a := range accounts {
			v.head.Actions = append(v.head.Actions, ui.Button{Label: c.T("capture.see_account"), Kind: ui.Primary, Href: "/accounts/" + string(a)})
		}
	} else if len(accounts) > 1 {
		v.head.Actions = append(v.head.Actions, ui.Button{Label: c.T("capture.see_exchanges"), Kind: ui.Primary, Href: "/exchanges"})
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "exchanges", Body: donePage(v)})
}
