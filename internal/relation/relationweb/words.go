package relationweb

import (
	"math"
	"net/url"
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/charts"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/relation"
	"comptoir/internal/relation/relationdesk"
)

func href(x id.Interaction) string    { return "/exchanges/" + string(x) }
func contactHref(c id.Contact) string { return "/contacts/" + string(c) }
func accountHref(a id.Account) string { return "/accounts/" + string(a) }
func matrixHref(a id.Account) string  { return accountHref(a) + "/relation" }
func newHref(name, value, back string) string {
	return "/exchanges/new?" + name + "=" + value + "&back=" + back
}

func names[T ~string](list []relationdesk.Person[T]) string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = p.Name
	}
	return strings.Join(out, ", ")
}

// ours are the colleagues of an exchange, the reader as "me".
func ours(c *web.Ctx, s relationdesk.Sheet) string {
	out := make([]string, len(s.Ours))
	for i, p := range s.Ours {
		if out[i] = p.Name; p.ID == c.Who.ID {
			out[i] = c.T("relation.me")
		}
	}
	return strings.Join(out, ", ")
}

// when is the day with its distance.
func when(c *web.Ctx, s relationdesk.Sheet) ui.Content {
	return ui.DateLine(c.Loc.DayShort(s.Day)+yearOf(s.Day, s.Today), distance(c, s.Today, s.Day))
}

// yearOf adds the year where it is not this one.
func yearOf(d, today day.Day) string {
	if d.Year() == today.Year() {
		return ""
	}
	return " " + d.String()[:4]
}

// kindCell is the kind, marked when it is still to come.
func kindCell(c *web.Ctx, s relationdesk.Sheet) ui.Content {
	word := c.T("relation.kind." + string(s.Kind))
	if s.Planned(s.Today) {
		return ui.Pill(ui.PillInfo, word+", "+c.T("relation.planned"))
	}
	return ui.Text(word)
}

// bandCell is four notches and the word for them; what was never exchanged is unknown.
func bandCell(c *web.Ctx, known bool, s relation.Strength) ui.Content {
	if !known {
		return ui.Unknown(c.T("relation.never"))
	}
	return band(charts.Notches{Now: s.Band.Notches()}, bandWord(c, s.Band))
}

// bandWord is the word of a band; that of nothing is "rien".
func bandWord(c *web.Ctx, b relation.Band) string {
	if b == "" {
		return c.T("relation.band.none")
	}
	return c.T("relation.band." + string(b))
}

// ago is how long ago the last exchange was.
func ago(c *web.Ctx, known bool, s relation.Strength, today day.Day) string {
	if !known {
		return ""
	}
	return distance(c, today, s.Last)
}

// distance is "il y a 12 jours", "hier", "dans 3 jours": an exchange is a moment, not a state that lasts since.
func distance(c *web.Ctx, from, to day.Day) string {
	if n := to.Until(from); n > 1 {
		return c.Loc.N("relation.ago", n)
	}
	return c.Loc.InDays(from, to)
}

// encode writes the names and values of an address.
func encode(pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	return q.Encode()
}

func tenth(x float64) float64 { return math.Round(10*x) / 10 }
