package coordinationweb

import (
	"slices"

	"comptoir/internal/coordination"
	"comptoir/internal/coordination/coordinationdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

type teamView struct {
	head     ui.Head
	callouts []ui.Callout
	card     ui.Card
	empty    *ui.EmptyState
	members  ui.Table
	grid     ui.Card
	words    gridWords
	people   []place
	rows     []topicRow
	edit     *topicForm
	legend   string
}

type gridWords struct{ caption, corner, change string }

// place is the head of a column: who, and what they do on the account.
type place struct{ name, part string }

// topicRow is one line of the grid.
type topicRow struct {
	name     string
	change   string
	changing string
	none     string
	cells    []topicCell
}

// topicCell is somebody's part in a topic; said is its word, empty when they have none.
type topicCell struct{ who, letter, said, class string }

func (h *handlers) team(c *web.Ctx) error {
	t, err := h.openTeam(c)
	if err != nil {
		return err
	}
	return h.showTeam(c, t, 200, coordination.Topic(c.Query("topic")), nil, nil)
}

func (h *handlers) openTeam(c *web.Ctx) (coordinationdesk.Team, error) {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return coordinationdesk.Team{}, err
	}
	return h.desk.Team(c.Context(), c.Who, a)
}

// showTeam shows the page; topic is the line being changed, typed what a refused form held.
func (h *handlers) showTeam(c *web.Ctx, t coordinationdesk.Team, status int, topic coordination.Topic, typed coordination.Row, bad problem.List) error {
	v := teamView{head: teamHead(c, t), card: ui.Card{ID: "members", Anchor: true, Title: c.T("coordination.team.members")}, members: membersTable(c, t),
		grid:  ui.Card{ID: "grid", Anchor: true, Title: c.T("coordination.grid.title")},
		words: gridWords{c.T("coordination.grid.title"), c.T("coordination.field.topic"), c.T("coordination.grid.change")}}
	for _, g := range t.Gaps {
		k := ui.Callout{Tone: ui.ToneMid, Title: c.T("coordination.gap", "function", c.T("coordination.function_lower."+g.Function), "date", g.Since)}
		if t.MayEdit {
			k.Action = &ui.Button{Label: c.T("coordination.gap.fill"), Href: accountHref(t.Account) + "?do=team#g-team"}
		}
		v.callouts = append(v.callouts, k)
	}
	if len(t.Places) == 0 {
		v.empty = &ui.EmptyState{Title: c.T("coordination.team.none"), Text: c.T("coordination.team.none_text"),
			Actions: []ui.Button{{Label: c.T("coordination.team.manage"), Href: accountHref(t.Account) + "#team"}}}
		return c.Page(web.Page{Title: v.head.Title, Nav: "accounts", Body: teamPage(v)})
	}
	people := t.People()
	for _, p := range people {
		v.people = append(v.people, place{p.Name, placeWord(c, p)})
	}
	for _, topic := range coordination.Topics {
		v.rows = append(v.rows, rowOfTopic(c, t, topic, people))
	}
	v.legend = c.T("coordination.legend")
	if t.MayEdit && topic.Valid() {
		v.edit = topicFormOf(c, t, topic, typed, bad)
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "accounts", Status: status, Body: teamPage(v)})
}

func teamHead(c *web.Ctx, t coordinationdesk.Team) ui.Head {
	head := ui.Head{Title: c.T("coordination.team.title"), Eyebrow: t.Name, Lede: c.T("coordination.team.lede"), CrumbsLabel: c.T("shell.crumbs"),
		Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}, {Label: t.Name, Href: accountHref(t.Account)}, {Label: c.T("coordination.team")}}}
	if t.MayEdit {
		head.Actions = append(head.Actions, ui.Button{Label: c.T("coordination.team.manage"), Icon: "user-round-plus", Href: accountHref(t.Account) + "#team"})
	}
	if t.MayAsk {
		head.Actions = append(head.Actions, ui.Button{Label: c.T("coordination.ask"), Icon: "message-circle-question-mark", Kind: ui.Primary, Href: newFor(t.Account, teamHref(t.Account))})
	}
	return head
}

// placeWord is what somebody does on the account.
func placeWord(c *web.Ctx, p coordinationdesk.Place) string {
	switch {
	case p.Role != "":
		return c.T("coordination.role." + p.Role)
	case p.Function != "":
		return functionWord(c, p.Function)
	}
	return c.T("coordination.left")
}

func membersTable(c *web.Ctx, t coordinationdesk.Team) ui.Table {
	out := ui.Table{Caption: c.T("coordination.team.members"), Columns: []ui.Column{
		{Label: c.T("coordination.field.name"), Head: true, Place: ui.TopLeft},
		{Label: c.T("coordination.field.function"), Place: ui.MiddleLeft},
		{Label: c.T("coordination.field.country"), Place: ui.LastLeft},
		{Label: c.T("coordination.field.from"), Place: ui.LastRight},
	}}
	for _, p := range t.Places {
		if p.Role == "" && p.Function == "" {
			continue // only stands in the grid still
		}
		since := c.T("coordination.since", "date", p.From)
		if p.To != nil {
			since = c.T("coordination.until", "from", p.From, "to", *p.To)
		}
		out.Rows = append(out.Rows, ui.Row{Cells: []ui.Content{ui.PartyCell(ui.Party{Name: p.Name}), ui.Text(placeWord(c, p)), country(c, p.Country), ui.Text(since)}})
	}
	return out
}

func country(c *web.Ctx, code string) ui.Content {
	if code == "" {
		return ui.Quiet(c.T("coordination.all_countries"))
	}
	return ui.Text(c.Loc.Country(code))
}

func rowOfTopic(c *web.Ctx, t coordinationdesk.Team, topic coordination.Topic, people []coordinationdesk.Place) topicRow {
	r := topicRow{name: c.T("coordination.topic." + string(topic))}
	if t.MayEdit {
		r.change = teamHref(t.Account) + "?topic=" + string(topic) + "#g-topic"
		r.changing = " " + r.name
	}
	row := t.Grid[topic]
	if len(row) == 0 {
		r.none = c.T("coordination.grid.nobody")
	}
	for _, p := range people {
		cell := topicCell{who: p.Name, class: "k-wk-nil"}
		if part, ok := row[p.User]; ok {
			cell = topicCell{p.Name, c.T("coordination.letter." + string(part)), c.T("coordination.part." + string(part)), "k-wk-has"}
			if part == coordination.Accountable {
				cell.class = "k-wk-ok"
			}
		}
		r.cells = append(r.cells, cell)
	}
	return r
}

// topicForm changes one line of the grid: one part a person.
type topicForm struct {
	summary string
	title   string
	errors  []ui.FieldError
	hint    string
	legend  string
	form    ui.Form
	fields  []ui.Field
}

func topicFormOf(c *web.Ctx, t coordinationdesk.Team, topic coordination.Topic, typed coordination.Row, bad problem.List) *topicForm {
	refused := c.Refuse(bad)
	row := t.Grid[topic]
	v := &topicForm{summary: c.T("coordination.grid.change_of", "topic", c.T("coordination.topic."+string(topic))), title: c.T("form.refused"), errors: refused.Summary,
		hint: c.T("coordination.grid.hint"), legend: c.T("coordination.grid.parts"),
		form: ui.Form{Action: teamHref(t.Account) + "/topics", Hidden: []ui.HiddenField{{Name: "topic", Value: string(topic)}, {Name: "opened", Value: row.String()}},
			Actions: []ui.Button{{Label: c.T("form.save"), Kind: ui.Primary}, {Label: c.T("form.cancel"), Kind: ui.Ghost, Href: teamHref(t.Account) + "#grid"}}}}
	for i := range v.errors {
		v.errors[i].ID = "" // the line as a whole
	}
	if typed != nil {
		row = typed
	}
	for _, p := range t.People() {
		f := ui.Field{Name: "part-" + string(p.User), Label: p.Name, Note: placeWord(c, p), Options: []ui.Option{{Label: c.T("coordination.part.none"), Selected: row[p.User] == ""}}}
		for _, part := range coordination.Parts {
			f.Options = append(f.Options, ui.Option{Value: string(part), Label: c.T("coordination.letter."+string(part)) + " · " + c.T("coordination.part."+string(part)), Selected: row[p.User] == part})
		}
		v.fields = append(v.fields, f)
	}
	return v
}

func (h *handlers) assign(c *web.Ctx) error {
	t, err := h.openTeam(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	topic, want := coordination.Topic(f.String("topic")), coordination.Row{}
	for _, p := range t.People() {
		if part := coordination.Part(f.String("part-" + string(p.User))); part != "" {
			want[p.User] = part
		}
	}
	err = h.desk.Assign(c.Context(), c.Who, t.Account, topic, f.String("opened"), want)
	list, ours := problem.All(err)
	if ours && slices.ContainsFunc(list, func(p problem.Problem) bool { return p.Kind == problem.Invalid || p.Code == "stale" }) {
		status := 422
		if problem.Has(err, "stale") {
			status, list = 409, problem.List{problem.New(problem.Conflict, "topic_changed")}
		}
		return h.showTeam(c, t, status, topic, want, list)
	}
	if err != nil {
		return err
	}
	c.Flash("coordination.flash.assigned")
	return c.Redirect(teamHref(t.Account) + "#grid")
}
