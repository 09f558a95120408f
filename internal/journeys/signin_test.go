package journeys

import (
	"testing"

	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// Camille mistypes her password, gets in, leaves, and comes back to the page she was asking for.
func TestSignInAndOut(t *testing.T) {
	b := openTab(t, openHouse(t).base)
	b.signIn(world.Login("camille"), "comptoire")
	b.shows("main", "Unknown address or password") // a stranger is spoken to in the browser's language
	if got := b.value("[name=login]"); got != world.Login("camille") {
		t.Errorf("her login became %q", got)
	}
	b.fill("[name=password]", worldtest.Password)
	b.click("button[type=submit]")
	b.shows("h1", "Bonjour Camille")

	b.click(".side details.k-menu > summary")
	b.click(`.side form[action="/logout"] button`)
	b.at("/login")
	b.open("/contracts?sort=name")
	b.at("/login")
	b.fill("[name=login]", world.Login("camille"))
	b.fill("[name=password]", worldtest.Password)
	b.click("button[type=submit]")
	b.until("the page she wanted", `location.pathname + location.search === "/contracts?sort=name"`)
	b.quiet("signing in")
}
