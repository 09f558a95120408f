package journeys

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// Every page answers with a slash too many, and an address elsewhere is never made of it.
func TestASlashTooMany(t *testing.T) {
	w := worldtest.Open(t)
	c := signIn(t, serve(t, w), "ingrid")
	tried := 0
	for _, d := range w.Site().Patterns() {
		if d.Method != http.MethodGet || d.Open || strings.ContainsAny(d.Path, "{.") {
			continue
		}
		tried++
		if got := c.get(d.Path + "/?q=a"); got.status != http.StatusMovedPermanently || got.location != d.Path+"?q=a" {
			t.Errorf("%s/: %d %s", d.Path, got.status, got.location)
		}
	}
	if tried < 15 {
		t.Errorf("%d pages were tried", tried)
	}
	for _, path := range []string{"//elsewhere.example/", "/%2F/elsewhere.example/", "/\\elsewhere.example/"} {
		if got := c.get(path); got.status == http.StatusMovedPermanently && (strings.HasPrefix(got.location, "//") || strings.HasPrefix(got.location, `/\`) || !strings.HasPrefix(got.location, "/")) {
			t.Errorf("%s leads to %s", path, got.location)
		}
	}
	if got := c.post("/accounts/", nil); got.status != http.StatusNotFound {
		t.Errorf("a form sent there: %d", got.status)
	}
}

// Wherever a refused form stays, reloading leads to the page it belongs to, as the language switch of that page does.
func TestARefusedFormCanBeReloaded(t *testing.T) {
	w := worldtest.Open(t)
	s := newSweep(t, w)
	c, tried := s.clients["ingrid"], 0
	for _, d := range w.Site().Patterns() {
		kind := doors[d.String()].kind
		if d.Method != http.MethodPost || d.Open || kind == "" || kind == "user" || kind == "drop" || len(s.sampled(kind)) == 0 {
			continue // what was dropped is for who dropped it
		}
		path := s.path(d.Path, doors[d.String()], s.sampled(kind)[0])
		for hops := 0; hops < 4; hops++ {
			got := c.get(path)
			if got.status == http.StatusSeeOther {
				path = got.location
				continue
			}
			if tried++; got.status != http.StatusOK && got.status != http.StatusForbidden && !strings.HasSuffix(d.Path, "/delete") {
				t.Errorf("%s reloaded, at %s: %d", d, path, got.status)
			}
			break
		}
	}
	if tried < 20 {
		t.Errorf("%d doors were tried", tried)
	}
}

// Who hears the page tells its parts apart: no two landmarks of a kind have one name, no two entries of the navigation.
func TestPartsOfThePageHaveNamesOfTheirOwn(t *testing.T) {
	w := worldtest.Open(t)
	base := serve(t, w)
	for _, p := range world.Cast() {
		c := signIn(t, base, p.Handle)
		for _, path := range []string{"/", "/search?q=a", "/tasks"} {
			doc, err := goquery.NewDocumentFromReader(bytes.NewReader(c.get(path).body))
			if err != nil {
				t.Fatal(err)
			}
			for _, kind := range []string{"nav", "[role=search]", "dialog"} {
				seen := map[string]bool{}
				doc.Find(kind).Each(func(_ int, s *goquery.Selection) {
					name := s.AttrOr("aria-label", "")
					if labelled := s.AttrOr("aria-labelledby", ""); labelled != "" {
						name = doc.Find("#" + labelled).Text()
					}
					if name == "" || seen[name] {
						t.Errorf("%s %s: two %s are called %q", p.Handle, path, kind, name)
					}
					seen[name] = true
				})
			}
			entries := map[string]bool{}
			doc.Find("aside nav a").Each(func(_ int, a *goquery.Selection) {
				if name := strings.TrimSpace(a.Find("span").First().Text()); entries[name] {
					t.Errorf("%s: two entries are called %q", p.Handle, name)
				} else {
					entries[name] = true
				}
			})
		}
	}
}
