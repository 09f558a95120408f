package gallery

import (
	"flag"
	"html"
	"io"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"comptoir/internal/platform/web/assets"
	"comptoir/internal/platform/web/ui"

	"github.com/a-h/templ"
)

var address = flag.String("gallery", "", "serve the gallery on this address and wait")

// pages are all pages of the gallery, by their path.
func pages() map[string]templ.Component {
	return map[string]templ.Component{
		"/cockpit":        Cockpit(),
		"/contract":       Contract(),
		"/renewals":       Renewals(false),
		"/renewals-value": Renewals(true),
		"/import":         ImportPreview(),
		"/applying":       ImportApplying(),
		"/explain":        ExplainPage(),
		"/empty":          EmptyPage(),
		"/form":           FormPage(),
		"/conflict":       ConflictPage(),
		"/signin":         LoginPage(),
		"/brief":          BriefPage(),
		"/states":         States(),
	}
}

// handler serves the gallery under the strict policy of the product.
func handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET "+assets.Prefix, assets.Handler())
	for path, page := range pages() {
		mux.Handle("GET "+path, strict(templ.Handler(page)))
	}
	mux.HandleFunc("GET /search", search)
	mux.HandleFunc("GET /live", live)
	mux.HandleFunc("GET /panel/{name}", panel)
	mux.HandleFunc("POST /", func(w http.ResponseWriter, r *http.Request) {
		posted(r)
		if r.URL.Path == "/import/apply" {
			time.Sleep(300 * time.Millisecond) // long enough to press twice
		}
		w.WriteHeader(http.StatusNoContent)
	})
	return mux
}

// search answers the palette with the fragment, as the product's page does.
func search(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("HX-Request-Type") == "partial" {
		templ.Handler(ui.Found(found())).ServeHTTP(w, r)
		return
	}
	strict(templ.Handler(EmptyPage())).ServeHTTP(w, r)
}

// live is a stream with one signal.
func live(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	_, _ = io.WriteString(w, "event: attention\ndata: 1\n\n")
	_ = http.NewResponseController(w).Flush()
	<-r.Context().Done()
}

// panel answers the three kinds of panels.
func panel(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if name == "poll" {
		_, _ = io.WriteString(w, `<div id="poll-panel">Done</div>`)
		return
	}
	_, _ = io.WriteString(w, "<p>Fetched: "+html.EscapeString(name)+"</p>")
}

var (
	postsMu sync.Mutex
	posts   []string // what the pages wrote, with their form
)

func posted(r *http.Request) {
	_ = r.ParseForm() // a report of the browser is not a form
	postsMu.Lock()
	defer postsMu.Unlock()
	posts = append(posts, r.URL.Path+"?"+r.PostForm.Encode())
}

func lastPosts() []string {
	postsMu.Lock()
	defer postsMu.Unlock()
	return slices.Clone(posts)
}

func strict(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; report-uri /refused")
		next.ServeHTTP(w, r)
	})
}

func TestServeGallery(t *testing.T) {
	if *address == "" {
		return // only on demand
	}
	t.Log("gallery on http://" + *address)
	if err := http.ListenAndServe(*address, handler()); err != nil {
		t.Fatal(err)
	}
}
