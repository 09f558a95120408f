package gallery

import (
	"flag"
	"net/http"
	"testing"

	"comptoir/internal/platform/web/assets"

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
	}
}

// handler serves the gallery under the strict policy of the product.
func handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET "+assets.Prefix, assets.Handler())
	for path, page := range pages() {
		mux.Handle("GET "+path, strict(templ.Handler(page)))
	}
	mux.Handle("POST /", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }))
	return mux
}

func strict(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
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
