package accountweb

import (
	"strings"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

func href(c id.Account) string { return "/accounts/" + string(c) }

// statusPill is where the account is in its life.
func statusPill(c *web.Ctx, s account.Status) ui.Content {
	tone := ui.PillPlain
	switch s {
	case account.Key:
		tone = ui.PillKey
	case account.Watch:
		tone = ui.PillWarn
	case account.Qualified:
		tone = ui.PillInfo
	case account.Exited:
		tone = ui.PillOut
	}
	return ui.Pill(tone, c.T("account.status."+string(s)))
}

func mono(name string, large bool) *ui.Mono {
	return &ui.Mono{Initials: web.Initials(name), Name: name, Large: large}
}

// places is "Lyon, France", or what is known of it.
func places(l *i18n.Loc, city, country string) string {
	return joined(", ", city, l.Country(country))
}

// countriesText is "France", "France, Espagne" or "France, 4 autres".
func countriesText(l *i18n.Loc, codes []string) string {
	names := make([]string, 0, 3)
	for _, k := range codes {
		names = append(names, l.Country(k))
	}
	if len(names) > 3 {
		return names[0] + ", " + l.N("account.countries.more", len(names)-1)
	}
	return strings.Join(names, ", ")
}

func joined(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

// orUnknown shows a text, or that nobody has entered it.
func orUnknown(c *web.Ctx, s string) ui.Content {
	if s == "" {
		return ui.Unknown(c.T("unknown"))
	}
	return ui.Text(s)
}

// titleOf is a colleague's title in few words, "" when they hold none.
func titleOf(c *web.Ctx, title string) string {
	if key := "team.title.short." + title; title != "" && c.Loc.Has(key) {
		return c.T(key)
	}
	return ""
}

// identifierName is how an identifier's register is called: "SIREN", "TVA", "Autre".
func schemeName(l *i18n.Loc, s account.Scheme) string { return l.T("account.scheme." + string(s)) }

// spaced writes a number in the groups people read it in: 732 829 320 00074.
func spaced(i account.Identifier) string {
	groups := map[account.Scheme][]int{account.SIREN: {3, 3, 3}, account.SIRET: {3, 3, 3, 5}, account.LEI: {4, 4, 4, 4, 4}, account.DUNS: {2, 3, 4}}[i.Scheme]
	v, out := i.Value, []string(nil)
	for _, n := range groups {
		if len(v) < n {
			return i.Value
		}
		out, v = append(out, v[:n]), v[n:]
	}
	if len(out) == 0 || v != "" {
		return i.Value
	}
	return strings.Join(out, "\u00a0")
}

func peopleOptions(c *web.Ctx, people []accountdesk.Choice, now string) []ui.Option {
	out := []ui.Option{{Label: c.T("form.choose")}}
	for _, p := range people {
		label := p.Name
		if t := titleOf(c, p.Detail); t != "" {
			label += " · " + t
		}
		out = append(out, ui.Option{Value: p.ID, Label: label, Selected: p.ID == now})
	}
	return web.Sorted(c.Loc, out)
}

// codes are the options of an enumeration.
func codes[T ~string](c *web.Ctx, prefix string, all []T, now string) (out []ui.Option) {
	for _, v := range all {
		out = append(out, ui.Option{Value: string(v), Label: c.T(prefix + string(v)), Selected: string(v) == now})
	}
	return out
}
