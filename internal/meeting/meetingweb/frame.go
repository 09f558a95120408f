package meetingweb

import (
	"strconv"

	"comptoir/internal/meeting/meetingdesk"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// hidden are the words for what the frame leaves out. They are read before the meeting begins: within it nothing tells
// that something is missing.
var hidden = []string{"money", "negotiation", "people", "alerts", "notes", "others"}

func (h *handlers) frame(c *web.Ctx, s *ui.Shell) {
	item := ui.NavItem{Label: c.T("meeting.nav.summary"), Icon: "building-2", Href: Path, Current: true}
	s.Nav, s.Bar = []ui.NavItem{item}, []ui.NavItem{item}
	s.Facing = &ui.Facing{Label: c.T("meeting.mode"), Code: c.T("meeting.code_short"), Form: Path + "/leave", Ask: c.T("meeting.ask"), Leave: c.T("meeting.leave")}
	if c.R.Context().Value(wrongKey{}) != nil {
		s.Facing.Open, s.Facing.Error = true, c.T("meeting.code_wrong")
	}
}

type wrongKey struct{}

func hiddenWords(c *web.Ctx) (out []string) {
	for _, h := range hidden {
		out = append(out, c.T("meeting.hidden."+h))
	}
	return out
}

func head(c *web.Ctx, f meetingdesk.Face) ui.Head {
	v := ui.Head{Title: f.Name, Mono: &ui.Mono{Initials: web.Initials(f.Name), Name: f.Name, Large: true}}
	switch {
	case f.City != "" && f.Countries > 1:
		v.Meta = append(v.Meta, ui.Num(f.City+", "+c.Loc.N("account.countries.n", f.Countries)))
	case f.City != "":
		v.Meta = append(v.Meta, ui.Num(f.City))
	}
	if f.SinceYear > 0 {
		v.Meta = append(v.Meta, ui.Num(c.T("account.since", "year", strconv.Itoa(f.SinceYear))))
	}
	if f.Contact != "" {
		v.Meta = append(v.Meta, ui.Num(c.T("meeting.contact", "name", f.Contact)))
	}
	return v
}
