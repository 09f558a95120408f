package web

import (
	"net/http"
	"net/url"
	"strings"
)

// elsewhere answers what no door answers. A page asked for with a slash too many is the page without it. Where a form is
// sent to, a refused form stays: reloading it, or changing the language there, leads back to the page it belongs to.
func elsewhere(c *Ctx) error {
	if c.R.Method != http.MethodGet {
		return errNoPage
	}
	to, status := url.URL{Path: strings.TrimRight(c.R.URL.Path, "/"), RawQuery: c.R.URL.RawQuery}, http.StatusMovedPermanently
	if to.Path == c.R.URL.Path {
		to, status = url.URL{Path: c.site.above(to.Path)}, http.StatusSeeOther
	}
	if Local(to.RequestURI(), "") == "" || to.Path == "" {
		return errNoPage
	}
	http.Redirect(c.W, c.R, to.RequestURI(), status)
	return nil
}

// above is the nearest page over an address that takes forms, "" for an address that takes none.
func (s *Site) above(path string) string {
	if !s.answers(http.MethodPost, path) {
		return ""
	}
	for {
		i := strings.LastIndexByte(path, '/')
		if i <= 0 {
			return ""
		}
		if path = path[:i]; s.answers(http.MethodGet, path) {
			return path
		}
	}
}

// answers says whether a door is mounted there.
func (s *Site) answers(method, path string) bool {
	_, pattern := s.mux.Handler(&http.Request{Method: method, URL: &url.URL{Path: path}})
	return pattern != "" && pattern != "/"
}
