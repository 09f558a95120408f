package stakeholderweb

import (
	"math"
	"net/url"
	"strconv"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/stakeholder"
	"comptoir/internal/stakeholder/stakeholderdesk"
)

func accountHref(a id.Account) string   { return "/accounts/" + string(a) }
func peopleHref(a id.Account) string    { return accountHref(a) + "/people" }
func decisionsHref(a id.Account) string { return accountHref(a) + "/decisions" }

// personHref is the person beside the map; the view stays.
func personHref(a id.Account, s id.Any, view string) string {
	q := url.Values{"at": {string(s)}}
	if view != "" {
		q.Set("view", view)
	}
	return peopleHref(a) + "?" + q.Encode() + "#person"
}

func roles(c *web.Ctx, list []stakeholder.Role) string {
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = c.T("stakeholder.role." + string(r))
	}
	return strings.Join(out, ", ")
}

// feeling is « +1, favorable ».
func feeling(c *web.Ctx, mean float64) string { return signed(c, mean) + ", " + feelingWord(c, mean) }

func feelingWord(c *web.Ctx, mean float64) string {
	n := int(math.Round(mean))
	return c.T("stakeholder.feeling." + strconv.Itoa(n+2))
}

// signed writes a mean of whole values: +1, −0,5, 0.
func signed(c *web.Ctx, x float64) string {
	digits := 0
	if x != math.Trunc(x) {
		digits = 1
	}
	s := c.Loc.Float(math.Abs(x), digits)
	switch {
	case x > 0:
		return "+" + s
	case x < 0:
		return "−" + s
	}
	return s
}

// bandWord is how well they are known; nothing was exchanged with who was never met.
func bandWord(c *web.Ctx, p stakeholderdesk.Person) string {
	if !p.Met {
		return c.T("stakeholder.never_met")
	}
	return c.T("stakeholder.band." + string(p.Band))
}

func job(p stakeholderdesk.Person) string {
	if p.Job == "" || p.Vacant() {
		if p.Post != p.Name {
			return p.Post
		}
		return ""
	}
	return p.Job
}

// drawn is a person as the maps draw them.
func drawn(c *web.Ctx, m stakeholderdesk.Map, p stakeholderdesk.Person, view string, at id.Any) charts.Person {
	out := charts.Person{Href: personHref(m.Account, p.ID, view), Initials: web.Initials(p.Name), Name: p.Name, Job: job(p), External: p.External,
		Vacant: p.Vacant(), Selected: p.ID == at}
	if p.Influence != nil {
		out.Influence = *p.Influence
	}
	if p.Vacant() {
		out.Initials, out.Meta = "?", c.T("stakeholder.vacant")
		return out
	}
	if p.Met {
		out.Level = p.Band.Notches()
	}
	out.Meta = bandWord(c, p)
	if len(p.Roles) > 0 {
		out.Meta = c.T("stakeholder.role."+string(p.Roles[0])) + " · " + out.Meta
	}
	if p.Feeling != nil {
		out.Badge = signed(c, p.Feeling.Mean)
		switch {
		case p.Feeling.Mean >= 0.5:
			out.Tone = "pos"
		case p.Feeling.Mean <= -0.5:
			out.Tone = "neg"
		}
	}
	return out
}

func influenceText(c *web.Ctx, p stakeholderdesk.Person) string {
	if p.Influence == nil {
		return ""
	}
	return c.Loc.Int(int64(*p.Influence))
}

func crumbs(c *web.Ctx, account id.Account, name, title string, more ...ui.Link) []ui.Link {
	out := []ui.Link{{Label: c.T("nav.accounts"), Href: "/accounts"}, {Label: name, Href: accountHref(account)}}
	return append(append(out, more...), ui.Link{Label: title})
}

func fieldLabel(c *web.Ctx, field string) string {
	if key := "stakeholder.field." + field; c.Loc.Has(key) {
		return c.T(key)
	}
	return field
}
