package journeys

import (
	"bytes"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"comptoir/internal/team"
	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// A list that a role does not open says so: no filter, no export, nothing to create, no word of welcome.
func TestClosedListsOfferNothing(t *testing.T) {
	w := worldtest.Open(t)
	base, closed := serve(t, w), 0
	for _, p := range world.Cast() {
		c := signIn(t, base, p.Handle)
		for path, o := range map[string]team.Object{"/accounts": team.Account, "/contacts": team.Contact, "/contracts": team.Contract, "/renewals": team.Contract} {
			page := c.get(path)
			doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page.body))
			if err != nil {
				t.Fatal(err)
			}
			offered := doc.Find("main form, main [download], main a[href^='" + path + "']").Length()
			switch opens := team.ExtentOf(p.Title, o, team.Read) > team.None; {
			case page.status != 200:
				t.Errorf("%s opens %s: %d", p.Handle, path, page.status)
			case opens && offered == 0:
				t.Errorf("%s is offered nothing at %s", p.Handle, path)
			case !opens:
				closed++
				if offered > 0 {
					t.Errorf("%s is offered %d things at %s", p.Handle, offered, path)
				}
			}
		}
	}
	if closed < 8 {
		t.Errorf("%d lists are closed: the test proves nothing", closed)
	}
}
