package accountweb

import (
	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

func joinGesture(c *web.Ctx, s accountdesk.Sheet, colleagues []accountdesk.Choice, t typed) gestureView {
	g := gesture(c, s, t, "team", ui.Plain,
		ui.Field{Name: "user", Label: c.T("account.field.user"), Options: peopleOptions(c, colleagues, ""), Required: true},
		ui.Field{Name: "function", Label: c.T("account.field.function"), Options: codes(c, "account.function.", account.TeamFunctions, string(account.FnAE))},
		ui.Field{Name: "country", Label: c.T("account.field.country"), Note: c.T("form.optional"), Options: countryOptions(c.Loc, "", c.T("account.form.all_countries"))},
		ui.Field{Name: "from", Label: c.T("account.field.from"), Kind: "date", Value: s.Today.String(), Required: true})
	return g
}

func (h *handlers) join(c *web.Ctx) error {
	return h.gesture(c, "team", func(f *web.Form, s accountdesk.Sheet) error {
		m := account.TeamMember{User: id.User(f.String("user")), Function: account.TeamFunction(f.String("function")), Country: f.String("country")}
		from, err := required(f, "from")
		if err != nil {
			return err
		}
		m.From = from
		_, err = h.desk.Join(c.Context(), c.Who, s.ID, m)
		return err
	})
}

func (h *handlers) leave(c *web.Ctx) error {
	return h.small(c, "member", "team", func(f *web.Form, a id.Account, m id.Any) error {
		on, err := required(f, "on")
		if err != nil {
			return err
		}
		return h.desk.Leave(c.Context(), c.Who, a, m, on)
	})
}

func (h *handlers) endAssignment(c *web.Ctx) error {
	return h.small(c, "assignment", "team", func(f *web.Form, a id.Account, n id.Any) error {
		on, err := required(f, "on")
		if err != nil {
			return err
		}
		return h.desk.EndAssignment(c.Context(), c.Who, a, n, on)
	})
}

// required is a date that must be there.
func required(f *web.Form, name string) (day.Day, error) {
	if d := f.Day(name); d != nil {
		return *d, nil
	}
	if len(f.Problems()) > 0 {
		return 0, f.Problems()
	}
	return 0, problem.At(name, "required")
}
