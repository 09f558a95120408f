package assets

import "net/http"

// WorkerPath is where the service worker is served: at the root, which is as far as it may reach.
const WorkerPath = "/offline.js"

// Worker serves the service worker. It is asked for anew each time, so that a release reaches everyone.
func Worker() http.Handler {
	body := read("worker/offline.js")
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		h := w.Header()
		h.Set("Content-Type", mediaType(".js"))
		h.Set("Cache-Control", "no-cache")
		_, _ = w.Write(body) // the browser may have left: there is nobody to tell
	})
}
