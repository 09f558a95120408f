package intakeweb

import (
	"net/http"

	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/platform/web"
)

// show leads each import to the page of its stage.
func (h *handlers) show(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	switch s.State {
	case intakedesk.Mapping:
		if !s.Mine {
			return h.showWaiting(c, s)
		}
		return c.Redirect(href(s) + "/mapping")
	case intakedesk.Reading, intakedesk.Applying, intakedesk.Paused:
		return h.showRunning(c, s)
	case intakedesk.Failed:
		return h.showFailed(c, s)
	case intakedesk.Preview:
		return h.showPreview(c, s, 200, nil)
	}
	return h.showDone(c, s)
}

// progress is the part of the page that is fetched again while work goes on; when it is over the page is.
func (h *handlers) progress(c *web.Ctx) error {
	s, err := h.open(c)
	if err != nil {
		return err
	}
	if !s.Busy() {
		c.W.Header().Set("HX-Redirect", href(s))
		c.W.WriteHeader(http.StatusOK)
		return nil
	}
	return c.Fragment(200, running(h.runningView(c, s)))
}
