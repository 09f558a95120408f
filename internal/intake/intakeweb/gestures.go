package intakeweb

import (
	"comptoir/internal/intake"
	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/web"
)

// apply writes the lines; a small import is done when the page comes.
func (h *handlers) apply(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if err := h.desk.Apply(c.Context(), c.Who, s.ID); err != nil {
		return refused(c, s, err)
	}
	return c.Redirect(href(s))
}

func (h *handlers) stop(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if err := h.desk.Stop(c.Context(), c.Who, s.ID); err != nil {
		return refused(c, s, err)
	}
	c.Flash("intake.stopped")
	return c.Redirect(href(s))
}

func (h *handlers) discard(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if err := h.desk.Discard(c.Context(), c.Who, s.ID); err != nil {
		return refused(c, s, err)
	}
	if s.State == intakedesk.Paused && s.Counts.Sum().Lines > 0 {
		c.Flash("intake.ended_there")
		return c.Redirect(href(s))
	}
	c.Flash("intake.discarded")
	return c.Redirect("/import")
}

func (h *handlers) undo(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if err := h.desk.Undo(c.Context(), c.Who, s.ID); err != nil {
		return refused(c, s, err)
	}
	c.Flash("intake.undone")
	return c.Redirect(href(s))
}

// answer takes how to read the columns that asked, our SIREN and the currency of the file.
func (h *handlers) answer(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	f, err := c.Form()
	if err != nil {
		return err
	}
	in := intakedesk.Answers{Layouts: map[string]intake.Layout{}}
	for _, q := range s.Questions {
		if l := f.String("layout." + q.Field); l != "" {
			in.Layouts[q.Field] = intake.Layout(l)
		}
	}
	if f.Has("our_siren") {
		siren := f.String("our_siren")
		in.OurSIREN = &siren
	}
	if f.Has("currency") {
		ccy := money.Currency(f.String("currency"))
		in.Currency = &ccy
	}
	err = h.desk.Answer(c.Context(), c.Who, s.ID, in)
	if list, ours := problem.All(err); ours && problem.Is(err, problem.Invalid) {
		return h.showPreview(c, s, 422, list)
	}
	if err != nil {
		return refused(c, s, err)
	}
	return c.Redirect(href(s))
}
