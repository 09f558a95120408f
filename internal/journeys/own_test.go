package journeys

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// What somebody did is never hidden from them in the journal: an alert of their own task, one they rated, a document
// they attached are told by name.
func TestOnesOwnJournalHidesNothing(t *testing.T) {
	w := worldtest.Open(t)
	base := serve(t, w)
	for _, p := range world.Cast() {
		c := signIn(t, base, p.Handle)
		day, err := w.Desks.Attention.Today(t.Context(), w.As(p.Handle))
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range day.Lines[:min(3, len(day.Lines))] {
			if got := c.post("/attention/"+string(l.ID)+"/feedback", url.Values{"useful": {"1"}}); got.status != http.StatusSeeOther {
				t.Errorf("%s rates: %d", p.Handle, got.status)
			}
		}
		page := c.get("/journal?who=" + string(w.As(p.Handle).ID))
		if page.status == http.StatusNotFound {
			continue // no journal for this title
		}
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page.body))
		if err != nil {
			t.Fatal(err)
		}
		doc.Find("main tbody tr").Each(func(_ int, r *goquery.Selection) {
			if text := strings.Join(strings.Fields(r.Text()), " "); strings.Contains(text, "masqué") || strings.Contains(text, "hidden") {
				t.Errorf("%s reads of themselves: %s", p.Handle, text)
			}
		})
	}
	c := signIn(t, base, "camille")
	for path, want := range map[string]string{"/journal?kind=alert": "Alerte reportée : Relire ma présentation", "/journal?kind=file": "Document joint : Contrat-cadre signé.pdf"} {
		if page := c.get(path); !strings.Contains(readable(t, page), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}
