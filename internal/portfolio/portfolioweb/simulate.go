package portfolioweb

import (
	"strconv"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/portfolio/portfoliodesk"
)

// mostChoices bounds the lists to choose an account from.
const mostChoices = 300

// simulateView is "if I add this account": nothing is written.
type simulateView struct {
	head    ui.Head
	callout *ui.Callout
	none    *ui.EmptyState
	filters ui.Filters
	kpis    []ui.Kpi
	card    ui.Card
	facts   []ui.Fact
	matrix  matrixView
	show    bool
}

func (h *handlers) simulate(c *web.Ctx) error {
	list, err := h.desk.Candidates(c.Context(), c.Who, mostChoices)
	if err != nil {
		return err
	}
	if !portfoliodesk.MaySimulate(c.Who) {
		return problem.Missing()
	}
	v := simulateView{head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: crumbs(c, "", "", ui.Link{Label: c.T("portfolio.simulate.title")}),
		Title: c.T("portfolio.simulate.title"), Lede: c.T("portfolio.simulate.lede")}}
	account, _ := id.Parse[id.Account](c.Query("account"))
	person, _ := id.Parse[id.User](c.Query("person"))
	if account == "" {
		b, err := h.desk.Board(c.Context(), c.Who, portfoliodesk.Filter{})
		if err != nil {
			return err
		}
		v.filters = simulateFilters(c, list, b.Loads, "", "")
		v.none = &ui.EmptyState{Title: c.T("portfolio.simulate.choose.title"), Text: c.T("portfolio.simulate.choose.text"), NoArt: true}
		return c.Page(web.Page{Title: c.T("portfolio.simulate.title"), Nav: "portfolio", Body: simulatePage(v)})
	}
	s, err := h.desk.Simulate(c.Context(), c.Who, account, person)
	if err != nil {
		return err
	}
	carrier := person
	if s.Carrier != nil {
		carrier = s.Carrier.User
	}
	v.filters = simulateFilters(c, list, s.Board.Loads, account, carrier)
	v.show = true
	v.callout, v.kpis, v.facts = verdict(c, s), simulateKpis(c, s), simulateFacts(c, s)
	v.card = ui.Card{ID: "what", Title: s.Added.Name, Right: ui.More(ui.Link{Label: c.T("portfolio.open_place"), Href: placeHref(account)})}
	v.matrix = matrixOf(c, s.Board.Model, s.Drawn(), account)
	return c.Page(web.Page{Title: c.T("portfolio.simulate.title"), Nav: "portfolio", Body: simulatePage(v)})
}

func simulateFilters(c *web.Ctx, list []portfoliodesk.Choice, people []portfoliodesk.Carrier, account id.Account, person id.User) ui.Filters {
	accounts := []ui.Option{{Value: "", Label: c.T("portfolio.simulate.account"), Selected: account == ""}}
	for _, x := range list {
		accounts = append(accounts, ui.Option{Value: x.ID, Label: x.Name, Selected: x.ID == string(account)})
	}
	who := []ui.Option{{Value: "", Label: c.T("portfolio.simulate.person"), Selected: person == ""}}
	for _, p := range people {
		who = append(who, ui.Option{Value: string(p.User), Label: p.Name, Selected: p.User == person})
	}
	return ui.Filters{Action: "/portfolio/simulate", Label: c.T("portfolio.simulate.title"), Apply: c.T("portfolio.simulate.run"),
		Selects: []ui.FilterSelect{{Name: "account", Label: c.T("portfolio.col.account"), Options: accounts}, {Name: "person", Label: c.T("portfolio.col.who"), Options: who}}}
}

// verdict is the sentence that matters: may the account be carried?
func verdict(c *web.Ctx, s portfoliodesk.Simulation) *ui.Callout {
	switch {
	case s.Already:
		return &ui.Callout{Tone: ui.ToneInfo, Title: c.T("portfolio.simulate.already", "account", s.Added.Name)}
	case s.Carrier == nil:
		return &ui.Callout{Tone: ui.ToneInfo, Title: c.T("portfolio.simulate.nobody"), Note: c.T("portfolio.simulate.nobody.note")}
	case s.NeedsException:
		return &ui.Callout{Tone: ui.ToneMid, Title: c.T("portfolio.simulate.over", "name", s.Carrier.Name, "n", s.Places, "cap", s.Board.Cap), Note: c.T("portfolio.simulate.over.note")}
	}
	return &ui.Callout{Tone: ui.ToneOK, Title: c.T("portfolio.simulate.fits", "name", s.Carrier.Name, "n", s.Places, "cap", s.Board.Cap)}
}

func simulateKpis(c *web.Ctx, s portfoliodesk.Simulation) []ui.Kpi {
	show := func(v *float64) string {
		if v == nil {
			return c.T("undetermined")
		}
		return c.Loc.Float(*v, 3)
	}
	load := ui.Kpi{Label: c.T("portfolio.loads.title"), Value: c.T("portfolio.nobody")}
	if s.Carrier != nil {
		load.Value = strconv.Itoa(s.Places) + "/" + strconv.Itoa(s.Board.Cap)
		load.Note = c.T("portfolio.simulate.now", "n", s.Carrier.Counted+s.Carrier.Excepted, "name", s.Carrier.Name)
	}
	share := ui.Kpi{Label: c.T("portfolio.simulate.share"), Value: c.T("undetermined")}
	if s.Share != nil {
		share.Value, share.Note = c.Loc.Percent(*s.Share, 1), s.Heaviest
	}
	concentration := ui.Kpi{Label: c.T("portfolio.kpi.hhi"), Value: show(s.HHIAfter), Note: c.T("portfolio.simulate.before", "value", show(s.HHIBefore))}
	if s.Added.Revenue == nil {
		concentration.Note = c.T("portfolio.simulate.unknown")
	}
	return []ui.Kpi{load, concentration,
		share,
		{Label: c.T("portfolio.col.case"), Value: quadrantName(c, s.Added.Quadrant), Note: c.T("portfolio.simulate.added")}}
}

func simulateFacts(c *web.Ctx, s portfoliodesk.Simulation) []ui.Fact {
	fact := func(key string, v *float64) ui.Fact {
		f := ui.Fact{Label: c.T("portfolio.col." + key), Value: figure(c, v)}
		if v == nil {
			f.Unknown = f.Value
		}
		return f
	}
	money := ui.Fact{Label: c.T("portfolio.col.revenue"), Value: revenue(c, s.Added.Revenue, s.Added.Hidden)}
	if s.Added.Revenue == nil {
		money.Unknown = money.Value
	}
	out := []ui.Fact{{Label: c.T("portfolio.col.status"), Value: statusName(c, s.Added.Status)}, money, fact("a", s.Added.A), fact("s", s.Added.S)}
	f := ui.Fact{Label: c.T("portfolio.col.assessed"), Unknown: c.T("portfolio.never")}
	if s.Added.On != nil {
		f = ui.Fact{Label: f.Label, Value: c.Loc.Day(*s.Added.On)}
	}
	return append(out, f)
}

// chooseView lists the accounts to be assessed.
type chooseView struct {
	head    ui.Head
	filters ui.Filters
	none    *ui.EmptyState
}

// choose leads to the form of the account chosen.
func (h *handlers) choose(c *web.Ctx) error {
	if !writes(c.Who) {
		return problem.New(problem.Forbidden, "forbidden")
	}
	if a, ok := id.Parse[id.Account](c.Query("account")); ok {
		return c.Redirect(assessHref(a))
	}
	list, err := h.desk.Assessable(c.Context(), c.Who, mostChoices)
	if err != nil {
		return err
	}
	options := []ui.Option{{Value: "", Label: c.T("form.choose")}}
	for _, x := range list {
		options = append(options, ui.Option{Value: x.ID, Label: x.Name})
	}
	v := chooseView{head: ui.Head{CrumbsLabel: c.T("shell.crumbs"), Crumbs: crumbs(c, "", "", ui.Link{Label: c.T("portfolio.assess")}), Title: c.T("portfolio.assess"), Lede: c.T("portfolio.assess.choose")},
		filters: ui.Filters{Action: "/portfolio/assess", Label: c.T("portfolio.assess"), Apply: c.T("portfolio.assess.go"),
			Selects: []ui.FilterSelect{{Name: "account", Label: c.T("portfolio.col.account"), Options: options}}}}
	if len(list) == 0 {
		v.none = &ui.EmptyState{Title: c.T("portfolio.assess.none.title"), Text: c.T("portfolio.assess.none.text"), NoArt: true}
	}
	return c.Page(web.Page{Title: c.T("portfolio.assess"), Nav: "portfolio", Body: choosePage(v)})
}
