package contactweb

import (
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

func href(c id.Contact) string { return "/contacts/" + string(c) }

func mono(name string, large bool) *ui.Mono {
	return &ui.Mono{Initials: web.Initials(name), Name: name, Large: large}
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

func orUnknown(c *web.Ctx, s string) ui.Content {
	if s == "" {
		return ui.Unknown(c.T("unknown"))
	}
	return ui.Text(s)
}

// call is a telephone to tap; one that cannot be dialled is only shown.
func call(c *web.Ctx, phone, tel string) ui.Content {
	if tel == "" {
		return orUnknown(c, phone)
	}
	return reachLink("tel:"+tel, phone)
}

// write is an e-mail address to tap.
func write(c *web.Ctx, email string) ui.Content {
	if email == "" {
		return ui.Unknown(c.T("unknown"))
	}
	return reachLink("mailto:"+email, email)
}

// languages offered: those of the countries our clients work in.
var languages = []string{"fr", "en", "de", "es", "it", "pt", "nl", "sv", "no", "da", "fi", "pl", "cs", "hu", "ro", "ja", "zh", "ar"}

func languageOptions(c *web.Ctx, now string) []ui.Option {
	out := []ui.Option{{Label: c.T("unknown"), Selected: now == ""}}
	known := now == ""
	for _, l := range languages {
		known = known || l == now
		out = append(out, ui.Option{Value: l, Label: c.Loc.Language(l), Selected: l == now})
	}
	if !known {
		out = append(out, ui.Option{Value: now, Label: c.Loc.Language(now), Selected: true})
	}
	return web.Sorted(c.Loc, out)
}

// hidden shows a value that the reader may not see as hidden, which is not unknown.
func hidden(c *web.Ctx) ui.Content { return ui.Unknown(c.T("masked")) }
