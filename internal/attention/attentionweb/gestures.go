package attentionweb

import (
	"net/http"

	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/kernel/alert"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/web"
)

// typed is what a refused gesture had typed, and why it was refused.
type typed struct {
	gesture string
	form    *web.Form
	refused web.Refused
}

func (t typed) of(gesture, field string) string {
	if t.gesture == gesture && t.form != nil {
		return t.form.Raw(field)
	}
	return ""
}

func (t typed) err(gesture, field string) string {
	if t.gesture == gesture {
		return t.refused.At(field)
	}
	return ""
}

// gesture is the way of every form on an alert: do it and go back, or show the alert with what was typed.
func (h *handlers) gesture(c *web.Ctx, name string, do func(f *web.Form, alertID id.Any) (say []any, err error)) error {
	alertID, err := web.PathID[id.Any](c, "id")
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	say, err := do(f, alertID)
	list, err := f.Merge(err)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return h.render(c, alertID, http.StatusUnprocessableEntity, typed{gesture: name, form: f, refused: c.Refuse(list).Label(func(field string) string { return c.T("attention.field." + field) })})
	}
	c.Flash("attention.did."+name, say...)
	return c.Back("/")
}

func (h *handlers) snooze(c *web.Ctx) error {
	return h.gesture(c, "snooze", func(f *web.Form, alertID id.Any) ([]any, error) {
		until := f.Day("until")
		if until == nil {
			if len(f.Problems()) > 0 {
				return nil, nil
			}
			return nil, problem.At("until", "required")
		}
		return []any{"date", shortDay(c.Loc, *until, c.Today())}, h.desk.Snooze(c.Context(), c.Who, alertID, *until)
	})
}

func (h *handlers) done(c *web.Ctx) error {
	return h.gesture(c, "done", func(_ *web.Form, alertID id.Any) ([]any, error) {
		l, _, err := h.desk.Open(c.Context(), c.Who, alertID)
		if err != nil {
			return nil, err
		}
		return []any{"date", shortDay(c.Loc, backAfterDone(l, c.Today()), c.Today())}, h.desk.Done(c.Context(), c.Who, alertID)
	})
}

// backAfterDone is the day on which an alert that is still true returns.
func backAfterDone(l attentiondesk.Line, today day.Day) day.Day {
	if l.Alert.Severity == alert.Critical {
		return today.Add(attention.DoneHidesCritical)
	}
	return today.Add(attention.DoneHides)
}

func (h *handlers) dismiss(c *web.Ctx) error {
	return h.gesture(c, "dismiss", func(f *web.Form, alertID id.Any) ([]any, error) {
		return nil, h.desk.Dismiss(c.Context(), c.Who, alertID, f.String("reason"))
	})
}

func (h *handlers) reopen(c *web.Ctx) error {
	return h.gesture(c, "reopen", func(_ *web.Form, alertID id.Any) ([]any, error) {
		return nil, h.desk.Reopen(c.Context(), c.Who, alertID)
	})
}

func (h *handlers) feedback(c *web.Ctx) error {
	return h.gesture(c, "feedback", func(f *web.Form, alertID id.Any) ([]any, error) {
		return nil, h.desk.Rate(c.Context(), c.Who, alertID, f.Bool("useful"))
	})
}
