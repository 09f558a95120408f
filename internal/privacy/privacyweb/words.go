package privacyweb

import (
	"strconv"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/privacy"
)

func contactHref(c id.Contact) string { return "/contacts/" + string(c) }
func cardHref(c id.Contact) string    { return contactHref(c) + "/privacy" }
func requestHref(r id.Any) string     { return "/privacy/requests/" + string(r) }
func lineHref(p id.Any) string        { return "/privacy/register/" + string(p) }

func rev(n int) ui.HiddenField { return ui.HiddenField{Name: "rev", Value: strconv.Itoa(n)} }

func fieldLabel(c *web.Ctx, field string) string {
	if key := "privacy.field." + field; c.Loc.Has(key) {
		return c.T(key)
	}
	return field
}

// dayFact is a day, or what it means that there is none.
func dayFact(c *web.Ctx, field string, d *day.Day, none string) ui.Fact {
	f := ui.Fact{Label: fieldLabel(c, field)}
	if d == nil {
		f.Unknown = c.T(none)
		return f
	}
	f.Value = c.Loc.Day(*d)
	return f
}

func orUnknown(c *web.Ctx, field, s string) ui.Fact {
	if s == "" {
		return ui.Fact{Label: fieldLabel(c, field), Unknown: c.T("unknown")}
	}
	return ui.Fact{Label: fieldLabel(c, field), Value: s}
}

func stageOf(c *web.Ctx, s privacy.Stage) ui.Content {
	look := map[privacy.Stage]ui.State{privacy.Active: ui.StateOK, privacy.ToRenew: ui.StateWarn, privacy.Ended: ui.StateBad}[s]
	return ui.Status(look, c.T("privacy.stage."+string(s)))
}

func stateOf(c *web.Ctx, s privacy.State) ui.Content {
	tone := map[privacy.State]ui.PillTone{privacy.Open: ui.PillWarn, privacy.Checked: ui.PillInfo, privacy.Done: ui.PillGood, privacy.Refused: ui.PillPlain}[s]
	return ui.Pill(tone, c.T("privacy.state."+string(s)))
}

func basisOptions(c *web.Ctx, now string) (out []ui.Option) {
	for _, b := range privacy.Bases {
		out = append(out, ui.Option{Value: string(b), Label: c.T("privacy.basis." + string(b)), Selected: now == string(b)})
	}
	return out
}

// tabs are the rooms of the area.
func tabs(c *web.Ctx, now string) []ui.Segment {
	var out []ui.Segment
	for _, t := range [][2]string{{"requests", "/privacy"}, {"retention", "/privacy/retention"}, {"register", "/privacy/register"}} {
		out = append(out, ui.Segment{Label: c.T("privacy.tab." + t[0]), Href: t[1], Current: t[0] == now})
	}
	return out
}
