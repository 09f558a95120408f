package journeys

import (
	"fmt"
	"testing"
)

// What is in a list is seen: on a desk, a laptop and half a window, no table is wider than its card, in either language.
// Narrower, it scrolls in its card, which shows so.
func TestTablesFitTheirCards(t *testing.T) {
	h := openHouse(t)
	const wider = `[...document.querySelectorAll(".scroll")].filter(s => s.scrollWidth > s.clientWidth).map(s => s.getAttribute("aria-label") + " " + (s.scrollWidth - s.clientWidth)).join(", ")`
	lists := []string{"/", "/accounts", "/contacts", "/contracts", "/renewals?view=value", "/tasks", "/journal", "/attention?view=reach", "/attention/branch"}
	for handle, paths := range map[string][]string{"camille": lists[:8], "ingrid": lists, "paul": {"/admin/users", "/admin/access"}} {
		b := h.as(t, handle)
		for _, width := range []int64{1440, 1280, 1024} {
			b.width(width)
			for _, path := range paths {
				b.open(path)
				if over := eval[string](b, "tables", wider); over != "" {
					t.Errorf("%s, %s at %d: wider than its card: %s", handle, path, width, over)
				}
			}
		}
		b.width(860)
		b.open(paths[0])
		if got := eval[string](b, "hint", fmt.Sprintf(`getComputedStyle(document.querySelector(%q)).overflowX + getComputedStyle(document.querySelector(%q)).backgroundAttachment`, ".scroll", ".scroll")); got != "autolocal, local, scroll, scroll" {
			t.Errorf("nothing shows that a table goes on: %q", got)
		}
	}
}
