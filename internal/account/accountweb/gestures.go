package accountweb

import (
	"slices"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
)

// gestures are what can be done with the account, by who may.
func gestures(c *web.Ctx, s accountdesk.Sheet, colleagues []accountdesk.Choice, t typed) (out []gestureView) {
	if g, ok := moveGesture(c, s, t); ok && s.MayMove {
		out = append(out, g)
	}
	primary, carried := s.Now(account.Primary)
	switch {
	case s.MayAssign && carried:
		out = append(out, handOverGesture(c, s, colleagues, t))
		fallthrough
	case s.MayAssign, s.MayTeam:
		out = append(out, assignGesture(c, s, colleagues, t))
	}
	if s.MayApprove && carried && primary.User != c.Who.ID {
		out = append(out, exceptGesture(c, s, primary, t))
	}
	g := gesture(c, s, t, "remove", ui.Danger)
	g.form.Hidden = rev(s)
	return append(out, g)
}

func moveGesture(c *web.Ctx, s accountdesk.Sheet, t typed) (gestureView, bool) {
	var to []ui.Option
	var exits bool
	for _, k := range s.Status.CanBecome() {
		if k == account.Key && s.Status == account.Qualified && !s.MayDirect {
			continue // for the Direction to approve
		}
		exits = exits || k == account.Exited
		to = append(to, ui.Option{Value: string(k), Label: c.T("account.status." + string(k))})
	}
	if len(to) == 0 {
		return gestureView{}, false
	}
	g := gesture(c, s, t, "status", ui.Primary, ui.Field{Name: "to", Label: c.T("account.field.to_status"), Options: to},
		ui.Field{Name: "reason", Label: c.T("account.field.reason"), Hint: c.T("account.gesture.status.why"), Rows: 2, Full: true})
	g.form.Hidden = rev(s)
	if exits {
		g.check = &checkView{name: "handover", words: c.T("account.gesture.status.handover"), on: t.raw("status", "handover") != ""}
	}
	return g, true
}

func (h *handlers) move(c *web.Ctx) error {
	return h.gesture(c, "status", func(f *web.Form, s accountdesk.Sheet) error {
		return h.desk.MoveTo(c.Context(), c.Who, s.ID, f.Rev(), account.Move{To: account.Status(f.String("to")), Reason: f.String("reason"), HandoverDone: f.Bool("handover")})
	})
}

// exceptionFields let who may approve it give the account above the cap.
func exceptionFields(c *web.Ctx, s accountdesk.Sheet) []ui.Field {
	if !s.MayApprove {
		return nil
	}
	return []ui.Field{{Name: "exception_until", Label: c.T("account.field.exception_until"), Kind: "date", Note: c.T("form.optional"),
		Hint: c.Loc.N("account.exception.hint", s.Cap)}}
}

func handOverGesture(c *web.Ctx, s accountdesk.Sheet, colleagues []accountdesk.Choice, t typed) gestureView {
	fields := []ui.Field{{Name: "user", Label: c.T("account.field.successor"), Options: peopleOptions(c, colleagues, ""), Required: true},
		{Name: "from", Label: c.T("account.field.from"), Kind: "date", Value: s.Today.Add(1).String(), Required: true, Hint: c.T("account.gesture.hand-over.hint")},
		{Name: "reason", Label: c.T("account.field.reason"), Note: c.T("form.optional")}}
	return gesture(c, s, t, "hand-over", ui.Primary, append(fields, exceptionFields(c, s)...)...)
}

func (h *handlers) handOver(c *web.Ctx) error {
	return h.gesture(c, "hand-over", func(f *web.Form, s accountdesk.Sheet) error {
		in, err := readAssign(f)
		if err != nil {
			return err
		}
		return h.desk.HandOver(c.Context(), c.Who, s.ID, in)
	})
}

func assignGesture(c *web.Ctx, s accountdesk.Sheet, colleagues []accountdesk.Choice, t typed) gestureView {
	roles, first := account.Roles, account.Primary
	_, carried := s.Now(account.Primary)
	if carried {
		first = account.Backup
	}
	switch {
	case s.MayAssign:
	case carried:
		roles = []account.Role{account.Backup, account.Interim}
	default: // who brought the account in takes it; giving it to somebody else is for their manager
		roles = []account.Role{account.Primary}
		colleagues = slices.DeleteFunc(slices.Clone(colleagues), func(p accountdesk.Choice) bool { return p.ID != string(c.Who.ID) })
	}
	fields := []ui.Field{{Name: "user", Label: c.T("account.field.user"), Options: peopleOptions(c, colleagues, ""), Required: true},
		{Name: "role", Label: c.T("account.field.role"), Options: codes(c, "account.role.", roles, string(first)), Hint: c.Loc.N("account.role.hint", account.InterimFree)},
		{Name: "from", Label: c.T("account.field.from"), Kind: "date", Value: s.Today.String(), Required: true},
		{Name: "to", Label: c.T("account.field.to"), Kind: "date", Note: c.T("form.optional")},
		{Name: "reason", Label: c.T("account.field.reason"), Note: c.T("form.optional")}}
	return gesture(c, s, t, "assign", ui.Plain, append(fields, exceptionFields(c, s)...)...)
}

func (h *handlers) assign(c *web.Ctx) error {
	return h.gesture(c, "assign", func(f *web.Form, s accountdesk.Sheet) error {
		in, err := readAssign(f)
		if err != nil {
			return err
		}
		_, err = h.desk.Assign(c.Context(), c.Who, s.ID, in)
		return err
	})
}

func readAssign(f *web.Form) (accountdesk.AssignInput, error) {
	in := accountdesk.AssignInput{User: id.User(f.String("user")), Role: account.Role(f.String("role")), To: f.Day("to"),
		Reason: f.String("reason"), ExceptionUntil: f.Day("exception_until")}
	from, err := required(f, "from")
	in.From = from
	if err == nil && len(f.Problems()) > 0 {
		err = f.Problems()
	}
	return in, err
}

func exceptGesture(c *web.Ctx, s accountdesk.Sheet, n accountdesk.Carried, t typed) gestureView {
	g := gesture(c, s, t, "except", ui.Plain,
		ui.Field{Name: "exception_until", Label: c.T("account.field.exception_until"), Kind: "date", Required: true, Value: s.Today.AddMonths(account.ExceptionMonths).String()},
		ui.Field{Name: "reason", Label: c.T("account.field.reason"), Required: true})
	g.lede = c.T("account.gesture.except.for", "name", n.Name)
	g.form.Hidden = []ui.HiddenField{{Name: "assignment", Value: string(n.ID)}}
	return g
}

func (h *handlers) except(c *web.Ctx) error {
	return h.gesture(c, "except", func(f *web.Form, s accountdesk.Sheet) error {
		n, _ := id.Parse[id.Any](f.String("assignment"))
		until, err := required(f, "exception_until")
		if err != nil {
			return err
		}
		return atException(h.desk.Except(c.Context(), c.Who, s.ID, n, until, f.String("reason")))
	})
}

func (h *handlers) remove(c *web.Ctx) error {
	a, err := web.PathID[id.Account](c, "id")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	if err := h.desk.Remove(c.Context(), c.Who, a, f.Rev()); err != nil {
		return h.gesture(c, "remove", func(*web.Form, accountdesk.Sheet) error { return inUse(c, err) })
	}
	c.Flash("account.done.remove")
	return c.Redirect("/accounts")
}
