package accountweb

import (
	"strconv"

	"github.com/a-h/templ"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// showView is the account's page.
type showView struct {
	head     ui.Head
	callouts []ui.Callout
	figures  []templ.Component
	panels   []templ.Component
	past     ui.Card
	history  []ui.FeedItem
	about    ui.Card
	facts    []ui.Fact
	note     string
	group    *groupView
	bodies   bodiesView
	people   peopleView
	acts     ui.Card
	gestures []gestureView
}

func (h *handlers) open(c *web.Ctx) (accountdesk.Sheet, error) {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return accountdesk.Sheet{}, err
	}
	return h.desk.Open(c.Context(), c.Who, a)
}

func (h *handlers) show(c *web.Ctx) error {
	s, err := h.open(c)
	if problem.Is(err, problem.NotFound) { // it may have become another
		if href, failed := c.Successor("account", c.R.PathValue("id")); failed != nil || href != "" {
			if failed != nil {
				return failed
			}
			return c.Redirect(href)
		}
	}
	if err != nil {
		return err
	}
	return h.render(c, s, 200, typed{})
}

// render shows the page; t is what a refused gesture on it had typed.
func (h *handlers) render(c *web.Ctx, s accountdesk.Sheet, status int, t typed) error {
	figures, err := c.Panels("account-figures", string(s.ID))
	if err != nil {
		return err
	}
	panels, err := c.Panels("account", string(s.ID))
	if err != nil {
		return err
	}
	var colleagues []accountdesk.Choice
	if s.MayTeam {
		if colleagues, err = h.desk.People(c.Context(), c.Who); err != nil {
			return err
		}
	}
	v := showView{head: head(c, s), callouts: callouts(c, s), figures: figures, panels: panels,
		past: ui.Card{ID: "carried", Title: c.T("account.card.carried")}, history: history(c, s),
		about: ui.Card{ID: "about", Title: c.T("account.card.about")}, facts: facts(c, s), note: s.Note,
		group: group(c, s), bodies: bodies(c, s, t), people: people(c, s, colleagues, t),
		acts: ui.Card{ID: "gestures", Anchor: true, Title: c.T("account.card.gestures")}}
	if s.MayWrite {
		v.gestures = gestures(c, s, colleagues, t)
		v.about.Right = ui.More(ui.Link{Label: c.T("account.edit"), Href: href(s.ID) + "/edit"})
	}
	return c.Page(web.Page{Title: s.Name, Nav: "accounts", Status: status, Body: showPage(v)})
}

func head(c *web.Ctx, s accountdesk.Sheet) ui.Head {
	v := ui.Head{CrumbsLabel: c.T("shell.crumbs"), Title: s.Name, Mono: mono(s.Name, true),
		Crumbs: []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}}}
	if p, ok := s.ParentNode(); ok && !p.Hidden {
		v.Crumbs = append(v.Crumbs, ui.Link{Label: p.Name, Href: href(p.ID)})
	}
	v.Crumbs = append(v.Crumbs, ui.Link{Label: s.Name})
	v.Meta = []ui.Content{statusPill(c, s.Status)}
	if s.Tier != account.Unrated {
		v.Meta = append(v.Meta, ui.Num(c.T("account.tier."+string(s.Tier))))
	}
	if s.Sector != "" {
		v.Meta = append(v.Meta, ui.Num(s.Sector))
	}
	if p := where(c, s); p != "" {
		v.Meta = append(v.Meta, ui.Num(p))
	}
	if s.Since != nil {
		v.Meta = append(v.Meta, ui.Num(c.T("account.since", "year", strconv.Itoa(s.Since.Year()))))
	}
	if n, ok := s.Carrier(); ok {
		v.Meta = append(v.Meta, ui.Num(c.T("account.followed_by", "name", n.Name)))
	} else if s.OwnerName != "" && !s.Status.Carried() {
		v.Meta = append(v.Meta, ui.Num(c.T("account.brought_by", "name", s.OwnerName)))
	}
	v.Actions = []ui.Button{{Label: c.T("account.brief"), Icon: "file-text", Href: href(s.ID) + "/brief"}}
	v.Actions = append(v.Actions, c.Actions("account", string(s.ID))...)
	if s.MayWrite {
		v.Actions = append(v.Actions, ui.Button{Label: c.T("account.edit"), Icon: "file-pen", Href: href(s.ID) + "/edit"})
	}
	return v
}

// where is "Lyon, 5 pays" or "Lyon, France".
func where(c *web.Ctx, s accountdesk.Sheet) string {
	if n := len(s.Countries); n > 1 {
		return joined(", ", s.City, c.Loc.N("account.countries.n", n))
	}
	country := s.Country
	if country == "" && len(s.Countries) == 1 {
		country = s.Countries[0]
	}
	return places(c.Loc, s.City, country)
}

// callouts are what must be known before reading: nobody carries it, or it has left.
func callouts(c *web.Ctx, s accountdesk.Sheet) (out []ui.Callout) {
	var assigned []account.Assignment
	for _, n := range s.Assignments {
		assigned = append(assigned, n.Assignment)
	}
	if a, raised := account.OrphanAlert(s.Account, assigned, s.Today); raised {
		k := ui.Callout{Title: c.T("account.orphan.never")}
		if a.Due != nil {
			k.Title = c.T("account.orphan.since", "date", *a.Due)
		}
		if s.MayAssign {
			k.Action = &ui.Button{Label: c.T("account.action.assign"), Href: doHref(s.ID, "assign"), Kind: ui.Primary}
		}
		out = append(out, k)
	}
	if s.Status == account.Exited {
		out = append(out, ui.Callout{Tone: ui.ToneInfo, Title: c.T("account.exited"), Note: s.Exit})
	}
	return out
}

// doHref leads to a gesture of the account's page, unfolded: alerts lead there too.
func doHref(a id.Account, gesture string) string { return href(a) + "?do=" + gesture + "#g-" + gesture }

func facts(c *web.Ctx, s accountdesk.Sheet) []ui.Fact {
	fact := func(key, value string) ui.Fact {
		f := ui.Fact{Label: c.T("account.field." + key), Value: value}
		if value == "" {
			f.Unknown = c.T("unknown")
		}
		return f
	}
	out := []ui.Fact{fact("sector", s.Sector), fact("head_office", places(c.Loc, s.City, s.Country)),
		fact("countries", countriesText(c.Loc, s.Countries)), fact("currency", string(s.Ccy)), fact("tier", c.T("account.tier."+string(s.Tier)))}
	if s.Website != "" {
		out = append(out, ui.Fact{Label: c.T("account.field.website"), Content: ui.TextLink(ui.Link{Label: bare(s.Website), Href: s.Website})})
	}
	if s.Since != nil {
		out = append(out, fact("since", c.Loc.Day(*s.Since)))
	}
	if s.Source != "" {
		f := fact("source", s.Source)
		f.Note = s.ExternalKey
		out = append(out, f)
	}
	f := fact("updated", c.Loc.Moment(s.UpdatedAt, c.Who.Location()))
	f.Note = s.UpdatedBy
	return append(out, f)
}

// bare is an address as people say it.
func bare(site string) string {
	for _, p := range []string{"https://", "http://", "www."} {
		if len(site) > len(p) && site[:len(p)] == p {
			site = site[len(p):]
		}
	}
	if n := len(site); n > 0 && site[n-1] == '/' {
		site = site[:n-1]
	}
	return site
}
