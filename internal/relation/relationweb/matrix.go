package relationweb

import (
	"cmp"
	"slices"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/export"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
)

type matrixView struct {
	head  ui.Head
	kpis  []ui.Kpi
	card  ui.Card
	empty *ui.EmptyState
	words matrixWords
	ours  []columnView
	rows  []rowView
	notes []string
	wish  *wishView
	table ui.Table
	list  ui.Card
}

type matrixWords struct{ caption, corner, total string }

type columnView struct{ name, post string }

type rowView struct {
	mono       ui.Mono
	name, href string
	job        string
	known      bool
	level      charts.Notches
	word       string
	cells      []cellView
	anything   bool // some cell is worth a line on a phone
}

// cellView is a colleague and a contact: reached, short of what is wanted, being worked on, known without being wanted,
// or nothing.
type cellView struct {
	class string
	href  string
	who   string // the colleague, on a phone
	level charts.Notches
	word  string
	said  string // for who does not see the colour
}

// How a cell looks.
const (
	reached = "k-wk-ok"
	short   = "k-wk-gap"
	posed   = "k-wk-posed"
	linked  = "k-wk-has"
	nothing = "k-wk-nil"
)

// wishView sets a wanted level.
type wishView struct {
	id, summary string
	open        bool
	title       string
	errors      []ui.FieldError
	form        ui.Form
	fields      []ui.Field
}

func (h *handlers) matrix(c *web.Ctx) error {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	user, contact := c.Query("user"), c.Query("contact")
	return h.showMatrix(c, account, 200, map[string]string{"user": user, "contact": contact}, nil)
}

func (h *handlers) showMatrix(c *web.Ctx, account id.Account, status int, values map[string]string, bad problem.List) error {
	m, err := h.desk.WhoKnowsWhom(c.Context(), c.Who, account)
	if err != nil {
		return err
	}
	title := c.T("relation.matrix.title")
	v := matrixView{head: matrixHead(c, m, title), card: ui.Card{ID: "who", Title: c.T("relation.matrix.card"), Right: legendOf(c)},
		words: matrixWords{title, c.T("relation.matrix.corner", "name", m.AccountName), c.T("relation.matrix.total")}}
	if len(m.Rows) == 0 {
		e := ui.EmptyState{Title: c.T("relation.matrix.none.title"), Text: c.T("relation.matrix.none.text")}
		if m.MayWrite && addsContacts(c.Who) {
			e.Actions = []ui.Button{{Label: c.T("relation.form.add_contact"), Icon: "plus", Kind: ui.Primary, Href: "/contacts/new?account=" + string(account)}}
		}
		v.empty, v.card.Right = &e, nil
		return c.Page(web.Page{Title: title, Nav: "accounts", Status: status, Body: matrixPage(v)})
	}
	v.kpis = kpis(c, m)
	for _, u := range m.Ours {
		v.ours = append(v.ours, columnView{u.Name, titleWord(c, u.Job)})
	}
	for _, r := range m.Rows {
		v.rows = append(v.rows, matrixRow(c, m, r))
	}
	v.notes = []string{c.T("relation.matrix.notches"), c.T("relation.formula")}
	if m.More {
		v.notes = append(v.notes, c.T("relation.matrix.more", "n", len(m.Rows)))
	}
	if m.MayWish {
		v.wish = wishForm(c, m, values, bad)
	}
	v.list, v.table = ui.Card{ID: "strengths", Anchor: true, Title: c.T("relation.strengths.title")}, strengths(c, m)
	return c.Page(web.Page{Title: title, Nav: "accounts", Status: status, Body: matrixPage(v)})
}

func matrixHead(c *web.Ctx, m relationdesk.Matrix, title string) ui.Head {
	head := ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: title, Eyebrow: m.AccountName, Lede: c.T("relation.matrix.lede"),
		Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}, {Label: m.AccountName, Href: accountHref(m.Account)}, {Label: title}},
		Actions: []ui.Button{
			{Label: c.T("list.export_csv"), Icon: "download", Href: matrixHref(m.Account) + "/export.csv", Download: true, Wide: true},
			{Label: c.T("list.export_xlsx"), Icon: "download", Href: matrixHref(m.Account) + "/export.xlsx", Download: true, Wide: true}}}
	if m.MayWrite {
		head.Actions = append(head.Actions, ui.Button{Label: c.T("relation.note"), Icon: "plus", Kind: ui.Primary, Href: newHref("account", string(m.Account), matrixHref(m.Account))})
	}
	return head
}

func legendOf(c *web.Ctx) ui.Content {
	return legend(c.T("relation.legend.ok"), c.T("relation.legend.gap"), c.T("relation.legend.has"))
}

func kpis(c *web.Ctx, m relationdesk.Matrix) []ui.Kpi {
	good := 0
	for _, r := range m.Rows {
		if r.Known && r.Band.Notches() >= relation.Good.Notches() {
			good++
		}
	}
	count := func(n int) string { return c.Loc.Int(int64(n)) }
	met := ui.Kpi{Label: c.T("relation.kpi.met"), Value: count(m.Known()), Note: c.Loc.N("relation.kpi.met_note", len(m.Rows))}
	solid := ui.Kpi{Label: c.T("relation.kpi.good"), Value: count(good), Note: c.T("relation.kpi.good_note")}
	gaps := ui.Kpi{Label: c.T("relation.kpi.gaps"), Value: count(m.Gaps), Note: c.Loc.N("relation.kpi.gaps_note", m.Posed)}
	return []ui.Kpi{met, solid, gaps}
}

func matrixRow(c *web.Ctx, m relationdesk.Matrix, r relationdesk.MatrixRow) rowView {
	v := rowView{mono: ui.Mono{Initials: web.Initials(r.Contact.Name), Name: r.Contact.Name}, name: r.Contact.Name, href: contactHref(r.Contact.ID),
		job: job(c, r.Contact.Job), known: r.Known, level: charts.Notches{Now: r.Band.Notches()}, word: bandWord(c, r.Band)}
	if !r.Known {
		v.word = c.T("relation.never")
	}
	for i, cell := range r.Cells {
		k := cellOf(c, m, r, i, cell)
		v.anything = v.anything || k.class != nothing
		v.cells = append(v.cells, k)
	}
	return v
}

func cellOf(c *web.Ctx, m relationdesk.Matrix, r relationdesk.MatrixRow, i int, cell relationdesk.Cell) cellView {
	u := m.Ours[i]
	now := bandWord(c, cell.Strength.Band)
	v := cellView{who: u.Name, level: charts.Notches{Now: cell.Strength.Band.Notches(), Wanted: cell.Wish.Band.Notches()}, word: now}
	if m.MayWish {
		v.href = matrixHref(m.Account) + "?user=" + string(u.ID) + "&contact=" + string(r.Contact.ID) + "#wish"
	}
	switch {
	case cell.Short() && cell.Task != "":
		v.class, v.href, v.word = posed, "/tasks/"+string(cell.Task), c.T("relation.cell.task")
		if cell.Due != nil {
			v.word = c.T("relation.cell.task_due", "date", c.Loc.DayShort(*cell.Due))
		}
	case cell.Short():
		v.class, v.word, v.said = short, c.T("relation.cell.gap", "now", now, "wanted", bandWord(c, cell.Wish.Band)), c.T("relation.cell.gap_said")
		v.href = ""
		if m.MayWrite {
			v.href = taskHref(c, m, r, u, cell)
		}
	case cell.Wish.Band != "":
		v.class, v.said = reached, c.T("relation.cell.ok_said")
	case cell.Known:
		v.class, v.said = linked, c.T("relation.cell.has_said")
	default:
		v.class, v.said = nothing, c.T("relation.cell.nil_said")
	}
	return v
}

// soon is in how many days a task on a gap is for, unless its author says otherwise.
const soon = 14

// taskHref is the form of a task on a gap, filled in.
func taskHref(c *web.Ctx, m relationdesk.Matrix, r relationdesk.MatrixRow, u relationdesk.Person[id.User], cell relationdesk.Cell) string {
	return "/tasks/new?" + encode(
		"title", c.T("relation.task.title", "contact", r.Contact.Name, "wanted", bandWord(c, cell.Wish.Band)),
		"account", string(m.Account), "owner", string(u.ID), "due", m.Today.Add(soon).String(),
		"about_kind", string(relation.WishKind), "about_id", string(cell.Wish.ID), "back", matrixHref(m.Account))
}

// strengths lists the relations with what is behind each: when they last met, and who knows them best.
func strengths(c *web.Ctx, m relationdesk.Matrix) ui.Table {
	t := ui.Table{Caption: c.T("relation.strengths.title"), RowLinks: true, Columns: []ui.Column{
		{Label: c.T("relation.field.contact"), Head: true, Place: ui.TopLeft, Wrap: true},
		{Label: c.T("relation.field.strength"), Num: true, Place: ui.TopRight},
		{Label: c.T("relation.field.band"), Place: ui.MiddleLeft, Gap: true},
		{Label: c.T("relation.field.last"), Place: ui.MiddleRight},
		{Label: c.T("relation.field.best"), Place: ui.LastLeft},
	}}
	for _, r := range m.Rows {
		cells := []ui.Content{ui.PartyCell(ui.Party{Mono: &ui.Mono{Initials: web.Initials(r.Contact.Name), Name: r.Contact.Name}, Name: r.Contact.Name, Href: contactHref(r.Contact.ID), Sub: r.Contact.Job}), nil,
			bandCell(c, r.Known, r.Strength), nil, nil}
		if r.Known {
			cells[1], cells[3] = ui.Strong(c.Loc.Float(r.Value, 1)), ui.Text(ago(c, true, r.Strength, m.Today))
			cells[4] = ui.TwoLine(r.Best.Name, c.T("relation.best_note", "x", c.Loc.Float(r.BestStrength.Value, 1)))
		}
		t.Rows = append(t.Rows, ui.Row{Cells: cells})
	}
	return t
}

func (h *handlers) strengthsCSV(c *web.Ctx) error  { return h.exportStrengths(c, export.CSV) }
func (h *handlers) strengthsXLSX(c *web.Ctx) error { return h.exportStrengths(c, export.XLSX) }

// exportStrengths writes the relations with an account: one line a contact, then one column a colleague.
func (h *handlers) exportStrengths(c *web.Ctx, f export.Format) error {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	m, err := h.desk.WhoKnowsWhom(c.Context(), c.Who, account)
	if err != nil {
		return err
	}
	t := export.Table{Name: c.T("relation.strengths.export")}
	for _, k := range []string{"contact", "job", "strength", "band", "last", "best"} {
		t.Columns = append(t.Columns, c.T("relation.field."+k))
	}
	for _, u := range m.Ours {
		t.Columns = append(t.Columns, u.Name)
	}
	t.Rows = func(yield func([]any, error) bool) {
		for _, r := range m.Rows {
			row := []any{r.Contact.Name, r.Contact.Job, nil, c.T("relation.never"), nil, nil}
			if r.Known {
				row = []any{r.Contact.Name, r.Contact.Job, tenth(r.Value), bandWord(c, r.Band), r.Last, r.Best.Name}
			}
			for _, cell := range r.Cells {
				if cell.Known {
					row = append(row, bandWord(c, cell.Strength.Band))
				} else {
					row = append(row, nil)
				}
			}
			if !yield(row, nil) {
				return
			}
		}
	}
	return export.Serve(c.W, f, c.Loc.Lang, t)
}

func wishForm(c *web.Ctx, m relationdesk.Matrix, values map[string]string, bad problem.List) *wishView {
	refused := c.Refuse(bad).Label(func(field string) string { return fieldLabel(c, field) })
	v := &wishView{id: "wish", summary: c.T("relation.wish.title"), open: values["contact"] != "" || len(bad) > 0, title: c.T("form.refused"), errors: refused.Summary,
		form: ui.Form{Action: matrixHref(m.Account), Note: c.T("relation.wish.note"), Actions: []ui.Button{{Label: c.T("relation.wish.save"), Icon: "target", Kind: ui.Primary}}}}
	users := []ui.Option{{Label: c.T("form.choose")}}
	for _, u := range m.Ours {
		users = append(users, ui.Option{Value: string(u.ID), Label: u.Name, Selected: string(u.ID) == values["user"]})
	}
	rows := slices.Clone(m.Rows)
	slices.SortFunc(rows, func(x, y relationdesk.MatrixRow) int { return cmp.Compare(x.Contact.Name, y.Contact.Name) })
	contacts, now := []ui.Option{{Label: c.T("form.choose")}}, values["band"]
	for _, r := range rows {
		contacts = append(contacts, ui.Option{Value: string(r.Contact.ID), Label: r.Contact.Name, Selected: string(r.Contact.ID) == values["contact"]})
		for i, cell := range r.Cells {
			if now == "" && string(m.Ours[i].ID) == values["user"] && string(r.Contact.ID) == values["contact"] {
				now = string(cell.Wish.Band)
			}
		}
	}
	bands := []ui.Option{{Label: c.T("relation.wish.none"), Selected: now == ""}}
	for _, b := range relation.Bands[1:] {
		bands = append(bands, ui.Option{Value: string(b), Label: c.T("relation.band." + string(b)), Selected: string(b) == now})
	}
	field := func(name string, options []ui.Option) ui.Field {
		return ui.Field{Name: name, Label: fieldLabel(c, name), Options: options, Error: refused.At(name)}
	}
	v.fields = []ui.Field{field("user", users), field("contact", contacts), field("wanted", bands)}
	return v
}

// want sets a wanted level.
func (h *handlers) want(c *web.Ctx) error {
	account, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := relation.WishInput{Band: relation.Band(f.String("wanted"))}
	in.User, _ = id.Parse[id.User](f.String("user"))
	in.Contact, _ = id.Parse[id.Contact](f.String("contact"))
	err = h.desk.Want(c.Context(), c.Who, account, in)
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		for i := range list {
			if list[i].Field == "band" {
				list[i].Field = "wanted"
			}
		}
		values := f.Texts([]string{"user", "contact"})
		values["band"] = f.String("wanted")
		return h.showMatrix(c, account, 422, values, list)
	}
	c.Flash("relation.flash.wanted")
	return c.Redirect(matrixHref(account))
}
