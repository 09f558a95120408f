package reportweb_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"comptoir/internal/world/worldtest"
)

// The brief prints on one sheet from the browser, in both languages, whatever the account; the review on few pages.
func TestPrinting(t *testing.T) {
	w := worldtest.Open(t)
	camille := signIn(t, serve(t, w), "camille")
	at := castagnac(t, w)
	for path, most := range map[string]int{at + "/brief": 1, at + "/brief?lang=en": 1, "/reports/portfolio": 12} {
		n, content := printed(t, camille, path)
		if n < 1 || n > most {
			t.Errorf("%s prints on %d pages", path, n)
		}
		if dir := os.Getenv("COMPTOIR_KEEP"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, "printed-"+filepath.Base(path)[:5]+".pdf"), content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// printed prints a page of the reader's with the browser and counts the sheets.
func printed(t *testing.T, r reader, path string) (pages int, content []byte) {
	t.Helper()
	browser := chromium(t)
	door := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		res, body := r.get(q.URL.RequestURI()) // the browser has no session of its own
		for _, h := range []string{"Content-Type", "Content-Security-Policy"} {
			w.Header().Set(h, res.Header.Get(h))
		}
		w.WriteHeader(res.StatusCode)
		_, _ = w.Write(body)
	}))
	defer door.Close()
	out := filepath.Join(t.TempDir(), "out.pdf")
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	run := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--no-first-run", "--user-data-dir="+t.TempDir(), "--no-pdf-header-footer", "--print-to-pdf="+out, door.URL+path)
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	content, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return len(sheets.FindAll(content, -1)), content
}

// sheets are the pages of a file as the browser writes it.
var sheets = regexp.MustCompile(`/Type\s*/Page[^s]`)

// chromium finds the browser; on CI it must be there.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("COMPTOIR_TEST_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("no chromium on CI: what is printed must be checked")
	}
	t.Skip("no chromium on this machine: printing is not checked")
	return ""
}
