// Package settingweb is the administrator's page of settings, and that of the jobs that failed.
package settingweb

import (
	"embed"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/setting"
	"comptoir/internal/setting/settingdesk"
	"comptoir/internal/team/teamdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

type handlers struct{ desk *settingdesk.Desk }

// Routes mounts the page. Whoever does not manage the house has no such page.
func Routes(s *web.Site, desk *settingdesk.Desk) {
	h := &handlers{desk: desk}
	s.Nav(web.NavItem{Key: "settings", Href: "/admin/settings", Icon: "settings", Group: 2, Keys: "g x", Show: teamdesk.ManagesUsers})
	s.Get("/admin/settings", h.show)
	s.Post("/admin/settings", h.save)
	s.Nav(web.NavItem{Key: "jobs", Href: "/admin/jobs", Icon: "clock-3", Group: 2, Show: teamdesk.ManagesUsers})
	s.Get("/admin/jobs", h.failed)
	s.Post("/admin/jobs/{id}/retry", h.retry)
	s.Post("/admin/jobs/{id}/drop", h.drop)
}

func (h *handlers) show(c *web.Ctx) error {
	s, err := h.desk.Open(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return h.page(c, http.StatusOK, s, valuesOf(s.House), nil)
}

func (h *handlers) save(c *web.Ctx) error {
	s, err := h.desk.Open(c.Context(), c.Who)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := houseOf(f)
	if err := h.desk.Save(c.Context(), c.Who, f.Rev(), in); err != nil {
		list, ours := problem.All(err)
		if ours && problem.Is(err, problem.Conflict) {
			c.FlashProblem(list)
			return c.Redirect("/admin/settings")
		}
		list, err := f.Merge(err)
		if err != nil {
			return err
		}
		s.Rev = f.Rev()
		typed := f.Texts(names)
		typed["functions"] = in.Functions
		return h.page(c, http.StatusUnprocessableEntity, s, typed, list)
	}
	if setting.Redates(s.House, in.Clean()) {
		c.Flash("setting.saved.dates")
	} else {
		c.Flash("setting.saved")
	}
	return c.Redirect("/admin/settings")
}

// names are the fields of the form.
var names = []string{"company", "siren", "calendar", "decide_ahead", "notice_warning", "notice_high", "notice_critical", "end_warning", "end_high", "end_critical",
	"cap", "concentration"}

func valuesOf(h setting.House) map[string]string {
	n := strconv.Itoa
	return map[string]string{"company": h.Company, "siren": h.SIREN, "calendar": string(h.Calendar), "decide_ahead": n(h.DecideAhead),
		"notice_warning": n(h.Notice.Warning), "notice_high": n(h.Notice.High), "notice_critical": n(h.Notice.Critical),
		"end_warning": n(h.End.Warning), "end_high": n(h.End.High), "end_critical": n(h.End.Critical), "cap": n(h.Cap), "concentration": n(h.Concentration),
		"functions": h.Functions}
}

// houseOf reads the form; a number that does not read is said by the form at its field.
func houseOf(f *web.Form) setting.House {
	number := func(name string) int {
		if n := f.Int(name); n != nil {
			return *n
		}
		return -1
	}
	levels := func(name string) setting.Levels {
		return setting.Levels{Warning: number(name + "_warning"), High: number(name + "_high"), Critical: number(name + "_critical")}
	}
	return setting.House{Functions: strings.Join(f.Strings("functions"), " "), Company: f.String("company"), SIREN: f.String("siren"), Calendar: setting.Calendar(f.String("calendar")),
		DecideAhead: number("decide_ahead"), Notice: levels("notice"), End: levels("end"), Cap: number("cap"), Concentration: number("concentration")}
}

// view is the page.
type view struct {
	head   ui.Head
	wrong  string
	errors []ui.FieldError
	form   ui.Form
	parts  []part
}

// part is a group of fields under a title.
type part struct {
	title string
	list  []ui.Field
	// ticks are boxes, of which any may be ticked.
	ticks *ui.Choices
}

func (h *handlers) page(c *web.Ctx, status int, s settingdesk.Sheet, values map[string]string, wrong problem.List) error {
	r := c.Refuse(wrong).Label(func(field string) string { return c.T("setting.field." + field) })
	v := view{head: ui.Head{Title: c.T("setting.title"), Lede: c.T("setting.lede")}, wrong: c.T("form.refused"), errors: r.Summary,
		form: ui.Form{Action: "/admin/settings", Hidden: []ui.HiddenField{{Name: "rev", Value: strconv.Itoa(s.Rev)}},
			Actions: []ui.Button{{Label: c.T("form.save"), Kind: ui.Primary}}, Note: c.T("setting.note")}}
	field := func(name string) ui.Field {
		f := ui.Field{Name: name, Label: c.T("setting.field." + name), Value: values[name], Error: r.At(name)}
		if hint := "setting.hint." + name; c.Loc.Has(hint) {
			f.Hint = c.T(hint)
		}
		return f
	}
	count := func(name string) ui.Field {
		f := field(name)
		f.Inputmode, f.Required = "numeric", true
		return f
	}
	company, siren, cal := field("company"), field("siren"), field("calendar")
	siren.Inputmode, siren.Note, company.Placeholder = "numeric", c.T("form.optional"), s.Company
	for _, x := range setting.Calendars {
		cal.Options = append(cal.Options, ui.Option{Value: string(x), Label: c.T("setting.calendar." + string(x)), Selected: string(x) == values["calendar"]})
	}
	v.parts = []part{
		{title: c.T("setting.part.house"), list: []ui.Field{company, siren}},
		{title: c.T("setting.part.letters"), list: []ui.Field{cal, count("decide_ahead")}},
		{title: c.T("setting.part.notice"), list: []ui.Field{count("notice_warning"), count("notice_high"), count("notice_critical")}},
		{title: c.T("setting.part.end"), list: []ui.Field{count("end_warning"), count("end_high"), count("end_critical")}},
		{title: c.T("setting.part.team"), ticks: functionBoxes(c, values["functions"], r.At("functions"))},
		{title: c.T("setting.part.portfolio"), list: []ui.Field{count("cap"), count("concentration")}},
	}
	return c.Page(web.Page{Title: v.head.Title, Nav: "settings", Status: status, Body: settingsPage(v)})
}

func functionBoxes(c *web.Ctx, now, wrong string) *ui.Choices {
	v := &ui.Choices{Name: "functions", Legend: c.T("setting.field.functions"), Hint: c.T("setting.hint.functions"), Error: wrong, Many: true, Full: true}
	ticked := strings.Fields(now)
	for _, f := range setting.TeamFunctions {
		v.Items = append(v.Items, ui.Choice{Value: f, Label: c.T("setting.function." + f), Checked: slices.Contains(ticked, f)})
	}
	return v
}
