package web

import (
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"

	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
)

var (
	errNoPage      = problem.Missing()
	errCrossOrigin = problem.New(problem.Forbidden, "cross_origin")
)

// StatusOf maps a kind of problem to an HTTP status, once for all pages.
func StatusOf(k problem.Kind) int {
	switch k {
	case problem.Invalid:
		return http.StatusUnprocessableEntity
	case problem.NotFound:
		return http.StatusNotFound
	case problem.Forbidden:
		return http.StatusForbidden
	case problem.Unauthenticated:
		return http.StatusUnauthorized
	case problem.Conflict:
		return http.StatusConflict
	case problem.TooLarge:
		return http.StatusRequestEntityTooLarge
	case problem.TooMany:
		return http.StatusTooManyRequests
	}
	return http.StatusInternalServerError
}

// fail turns an error into a page, once. An unknown error is internal: it is logged here with a reference that the
// reader sees, and its text never reaches them.
func (c *Ctx) fail(err error) {
	var tooBig *http.MaxBytesError
	if errors.As(err, &tooBig) {
		err = problem.New(problem.TooLarge, "too_large", "max", c.size(tooBig.Limit))
	}
	list, ok := problem.All(err)
	if !ok && c.R.Context().Err() != nil {
		// Who asked has left: nothing went wrong, and nobody reads an answer.
		c.site.Log.Debug("request abandoned", "method", c.R.Method, "path", c.R.URL.Path, "err", err)
		return
	}
	if !ok {
		ref := rand.Text()[:8]
		c.site.Log.Error("request failed", "ref", ref, "method", c.R.Method, "path", c.R.URL.Path, "err", err)
		c.errorPage(http.StatusInternalServerError, "internal", c.T("problem.internal", "ref", ref))
		return
	}
	c.noteRefusal(err)
	p := list[0]
	c.errorPage(StatusOf(p.Kind), p.Code, c.Loc.Problem(p))
}

// catch answers for a handler that broke down as for one that failed: the person has a page with a reference, and the log
// has the place under the same reference.
func (c *Ctx) catch() {
	p := recover()
	if p == nil {
		return
	}
	if p == http.ErrAbortHandler {
		panic(p)
	}
	c.fail(fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
}

// noteRefusal keeps a refusal that says what was refused. It is written on its own: what was asked is rolled back.
func (c *Ctx) noteRefusal(err error) {
	var refused interface {
		Refusal() (action string, on ref.Ref)
	}
	if c.site.NoteRefusal == nil || c.Who.ID == "" || !errors.As(err, &refused) {
		return
	}
	action, on := refused.Refusal()
	if err := c.site.NoteRefusal(c.R.Context(), c.Who, action, on); err != nil {
		c.site.Log.Error("refusal not noted", "action", action, "err", err)
	}
}

func (c *Ctx) size(n int64) string {
	if n >= 1<<20 {
		return c.Loc.Int(n>>20) + "\u00a0Mo"
	}
	return c.Loc.Int(n>>10) + "\u00a0ko"
}
