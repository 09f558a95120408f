package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"

	"comptoir/internal/kernel/instant"
	"comptoir/internal/platform/db"
)

// pageLife is how long a page may be kept at most: it says « il y a 5 min ».
const pageLife = instant.Instant(time.Minute / time.Millisecond)

// GetKept is Get for a page that shows and does nothing else. It is made again when a table that it was read from was
// written, when the minute is over, and for everybody else; otherwise it is the same, and sent as it was.
func (s *Site) GetKept(path string, h Handler) {
	s.Get(path, func(c *Ctx) error {
		if _, news := c.untold(); news || c.Partial() || s.Sessions.Exists(c.R.Context(), sessionFlash) {
			return h(c)
		}
		zip := takesGzip(c.R)
		now := c.Now()
		key := fmt.Sprintf("page %s %d %t %q %s", c.Who.Key(now), now/pageLife, zip, c.R.Header.Get("HX-Request"), c.R.URL.RequestURI())
		p, err := db.KeepAcross(c.R.Context(), s.DB, key, func(ctx context.Context) (keptPage, error) { return c.make(ctx, h, zip) })
		if err != nil {
			return err
		}
		return p.send(c.W)
	})
}

// keptPage is a page as it goes out.
type keptPage struct {
	status int
	header http.Header
	body   []byte
}

// make runs the handler and keeps what it writes, unless it is no page.
func (c *Ctx) make(ctx context.Context, h Handler, zip bool) (keptPage, error) {
	w := &memoryWriter{header: http.Header{}}
	real, r := c.W, c.R
	c.W, c.R = w, c.R.WithContext(ctx)
	defer func() { c.W, c.R = real, r }()
	if err := h(c); err != nil {
		return keptPage{}, err
	}
	p := keptPage{status: max(w.status, http.StatusOK), header: w.header, body: w.body.Bytes()}
	if p.status != http.StatusOK {
		db.DoNotKeep(ctx)
		return p, nil
	}
	if zip {
		var packed bytes.Buffer
		z, err := gzip.NewWriterLevel(&packed, zipLevel)
		if err != nil {
			return p, err
		}
		_, err = z.Write(p.body)
		if err = firstOf(err, z.Close()); err != nil {
			return p, err
		}
		p.header.Set("Content-Encoding", "gzip")
		p.body = packed.Bytes()
	}
	return p, nil
}

func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

func (p keptPage) send(w http.ResponseWriter) error {
	h := w.Header()
	for name, values := range p.header {
		for _, v := range values {
			if name == "Vary" {
				h.Add(name, v)
			} else {
				h.Set(name, v)
			}
		}
	}
	w.WriteHeader(p.status)
	_, _ = w.Write(p.body) // who has left needs no page
	return nil
}

// takesGzip: browsers all do.
func takesGzip(r *http.Request) bool {
	accepts := r.Header.Get("Accept-Encoding")
	return strings.Contains(accepts, "gzip") && !strings.Contains(accepts, "gzip;q=0")
}

// memoryWriter holds an answer instead of sending it.
type memoryWriter struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *memoryWriter) Header() http.Header { return w.header }

func (w *memoryWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
}

func (w *memoryWriter) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.Write(b)
}
