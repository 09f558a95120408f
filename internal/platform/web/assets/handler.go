package assets

import (
	"net/http"
	"strconv"
	"strings"
)

// Handler serves the files under Prefix. A name with the right hash may be kept
// for ever. A name with an older hash (a page open during a release) gets
// today's file, to be asked for again next time.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
			return
		}
		f, current := find(strings.TrimPrefix(r.URL.Path, Prefix))
		if f == nil {
			http.NotFound(w, r)
			return
		}
		send(w, r, f, current)
	})
}

func find(served string) (f *file, current bool) {
	c := load()
	if f, ok := c.byServed[served]; ok {
		return f, true
	}
	stem, rest, ok := strings.Cut(served, ".")
	if !ok {
		return nil, false
	}
	_, ext, ok := strings.Cut(rest, ".")
	if !ok {
		return nil, false
	}
	return c.byName[stem+"."+ext], false
}

func send(w http.ResponseWriter, r *http.Request, f *file, current bool) {
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-cache")
	if current {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	body := f.plain
	if f.packed != nil {
		h.Set("Vary", "Accept-Encoding")
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			body = f.packed
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		return
	}
	_, _ = w.Write(body) // the browser may have left: there is nobody to tell
}
