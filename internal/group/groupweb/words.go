package groupweb

import (
	"math/big"
	"strings"

	"comptoir/internal/group"
	"comptoir/internal/group/groupdesk"
	"comptoir/internal/kernel/decimal"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// part writes a share as people do: 80 %, 72,4 %, 33,33 %; "" when nobody has entered it.
func part(l *i18n.Loc, d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	places := 0
	for step := decimal.Decimal(10_000); places < 4 && *d%step != 0; step /= 10 {
		places++
	}
	return l.Percent(d.Float(), places)
}

// interest writes an economic interest to one decimal at most.
func interest(l *i18n.Loc, r *big.Rat) string {
	if r == nil {
		return ""
	}
	f, _ := r.Float64()
	if s := l.Percent(f, 1); !strings.Contains(s, ",0") && !strings.Contains(s, ".0") {
		return s
	}
	return l.Percent(f, 0)
}

// held says interest and control in a few words, under a name.
func held(c *web.Ctx, n group.Node) string {
	switch {
	case n.Hidden:
		return ""
	case n.Gone != nil:
		switch {
		case n.Sold:
			return c.T("group.sold_on", "date", *n.Gone-1)
		case n.Ended != nil:
			return c.T("group.closed_on", "date", *n.Gone-1)
		}
		return c.T("group.left_on", "date", *n.Gone-1)
	case n.Head:
		return c.T("group.head")
	case n.Chief:
		return c.T("group.chief")
	case n.Above:
		return c.T("group.above")
	case n.Veiled:
		return c.T("masked")
	case n.Part == nil:
		return c.T("group.beside")
	}
	i, v := interest(c.Loc, n.Part.Interest), part(c.Loc, n.Part.Hold.Votes)
	switch {
	case n.Part.Method == group.Apart || i == "" && v == "":
		return c.T("group.part_unknown")
	case i == "":
		return c.T("group.note.control", "c", v)
	case n.Part.Method == group.Shared:
		return c.T("group.note.joint", "i", i)
	case n.Part.Method != group.Whole:
		return c.T("group.note.minor", "i", i)
	case i == v:
		return c.T("group.note.same", "i", i)
	}
	return c.T("group.note.both", "i", i, "c", v)
}

// zone is the city that a time zone is called by.
func zone(c *web.Ctx, tz string) string {
	if key := "team.zone." + tz; tz != "" && c.Loc.Has(key) {
		return c.T(key)
	}
	return tz
}

func countryName(c *web.Ctx, code string) string { return c.Loc.Country(code) }

func joined(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

// spaced writes a number in the groups people read it in.
func spaced(scheme, v string) string {
	groups := map[string][]int{"SIREN": {3, 3, 3}, groupdesk.SIRET: {3, 3, 3, 5}, "LEI": {4, 4, 4, 4, 4}, "DUNS": {2, 3, 4}}[scheme]
	rest, out := v, []string(nil)
	for _, n := range groups {
		if len(rest) < n {
			return v
		}
		out, rest = append(out, rest[:n]), rest[n:]
	}
	if len(out) == 0 || rest != "" {
		return v
	}
	return strings.Join(out, "\u00a0")
}

func mono(name string) *ui.Mono {
	return &ui.Mono{Initials: web.Initials(name), Name: name, Large: true}
}

func choose(list []ui.Option, now string) []ui.Option {
	for i := range list {
		list[i].Selected = list[i].Value == now
	}
	return list
}
