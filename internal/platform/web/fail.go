package web

import (
	"crypto/rand"
	"errors"
	"net/http"

	"comptoir/internal/kernel/problem"
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
	if !ok {
		ref := rand.Text()[:8]
		if c.R.Context().Err() == nil {
			c.site.Log.Error("request failed", "ref", ref, "method", c.R.Method, "path", c.R.URL.Path, "err", err)
		}
		c.errorPage(http.StatusInternalServerError, "internal", c.T("problem.internal", "ref", ref))
		return
	}
	p := list[0]
	c.errorPage(StatusOf(p.Kind), p.Code, c.Loc.Problem(p))
}

func (c *Ctx) size(n int64) string {
	if n >= 1<<20 {
		return c.Loc.Int(n>>20) + "\u00a0Mo"
	}
	return c.Loc.Int(n>>10) + "\u00a0ko"
}
