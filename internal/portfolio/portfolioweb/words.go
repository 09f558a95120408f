package portfolioweb

import (
	"strconv"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/portfolio"
)

func placeHref(a id.Account) string { return "/accounts/" + string(a) + "/portfolio" }

func assessHref(a id.Account) string { return "/accounts/" + string(a) + "/assess" }

func handoverHref(h id.Any) string { return "/handovers/" + string(h) }

func assessmentHref(a id.Account, n id.Any) string {
	return "/accounts/" + string(a) + "/assessments/" + string(n)
}

// quadrantName is the case in the reader's words.
func quadrantName(c *web.Ctx, q portfolio.Quadrant) string {
	if q == portfolio.Undetermined {
		return c.T("undetermined")
	}
	return c.T("portfolio.quadrant." + string(q))
}

var tones = map[portfolio.Quadrant]ui.PillTone{portfolio.Strategic: ui.PillKey, portfolio.Star: ui.PillInfo, portfolio.Standing: ui.PillPlain, portfolio.Streamline: ui.PillOut}

func quadrantPill(c *web.Ctx, q portfolio.Quadrant) ui.Content {
	if q == portfolio.Undetermined {
		return ui.Unknown(c.T("undetermined"))
	}
	return ui.Pill(tones[q], quadrantName(c, q))
}

// figure is a score with one place, or the words for one that cannot be told.
func figure(c *web.Ctx, v *float64) string {
	if v == nil {
		return c.T("undetermined")
	}
	return c.Loc.Float(*v, 1)
}

func figureCell(c *web.Ctx, v *float64) ui.Content {
	if v == nil {
		return ui.Unknown(c.T("undetermined"))
	}
	return ui.Text(c.Loc.Float(*v, 1))
}

// tenths is a score as it was given: 6,5 or 7.
func tenths(c *web.Ctx, t *portfolio.Tenths) string {
	if t == nil {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSuffix(c.Loc.Float(t.Float(), 1), ",0"), ".0")
}

func revenue(c *web.Ctx, m *money.Money, hidden bool) string {
	switch {
	case hidden:
		return c.T("masked")
	case m == nil:
		return c.T("unknown")
	}
	return c.Loc.MoneyShort(*m)
}

func statusName(c *web.Ctx, s portfolio.Status) string {
	return c.T("portfolio.status." + string(s))
}

func iso(d *day.Day) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// crumbs lead from the portfolio to a page of an account.
func crumbs(c *web.Ctx, account id.Account, name string, more ...ui.Link) []ui.Link {
	out := []ui.Link{{Label: c.T("nav.portfolio"), Href: "/portfolio"}}
	if account != "" {
		out = append(out, ui.Link{Label: name, Href: "/accounts/" + string(account)})
	}
	return append(out, more...)
}

// whoever is a name, or nobody.
func whoever(c *web.Ctx, name string) string {
	if name == "" {
		return c.T("portfolio.nobody")
	}
	return name
}

// place numbers a line of the key.
func place(i int) string { return strconv.Itoa(i + 1) }
