package journeys

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// shownToClients are the doors that answer while a client looks at the screen; every other one of the site must not.
var shownToClients = []string{"GET /meeting", "POST /meeting/leave"}

// While a client looks, nothing of the site answers but what was made for them, and the session that is turned back
// shows everything again.
func TestNothingAnswersInMeetingMode(t *testing.T) {
	w := worldtest.Open(t)
	s := newSweep(t, w)
	camille := s.clients["camille"]
	castagnac := s.account("Castagnac Verre")
	got := camille.post("/accounts/"+castagnac+"/face", url.Values{"code": {"2704"}, "again": {"2704"}})
	if got.status != http.StatusSeeOther || got.location != "/meeting" {
		t.Fatalf("the meeting does not begin: %d %s", got.status, got.location)
	}
	asked := 0
	for _, p := range w.Site().Patterns() {
		d, ok := doorOf(p)
		if !ok || d.who == open || d.plain || slices.Contains(shownToClients, p.String()) {
			continue
		}
		like := record{}
		if d.kind != "" {
			like = s.sampled(d.kind)[0]
		}
		path := s.path(p.Path, d, like)
		asked++
		switch a := camille.do(p.Method, path, url.Values{}, ""); {
		case p.Method == http.MethodGet && (a.status != http.StatusSeeOther || a.location != "/meeting"):
			t.Errorf("%s answers %d %s", p, a.status, a.location)
		case p.Method == http.MethodPost && a.status != http.StatusNotFound:
			t.Errorf("%s answers %d", p, a.status)
		}
		if p.Method == http.MethodGet {
			if a := camille.part(path); a.status != http.StatusNotFound {
				t.Errorf("a part of %s answers %d", p, a.status)
			}
		}
	}
	if asked < 80 {
		t.Fatalf("only %d doors were asked", asked)
	}
	page := string(camille.get("/meeting").body)
	for _, want := range []string{"Castagnac Verre", "Maintenance multitechnique des verreries", "Votre interlocuteur\u00a0: Camille Durand"} {
		if !strings.Contains(page, want) {
			t.Errorf("the client does not see %q", want)
		}
	}
	for _, secret := range []string{"€", "préavis", "Préavis", "reconduction", "Norrsund", "Helvane", "critique", "retard", "masqué<", "/search", "Compte rendu"} {
		if strings.Contains(page, secret) {
			t.Errorf("the client reads %q", secret)
		}
	}

	if a := camille.post("/meeting/leave", url.Values{"code": {"1111"}}); a.status != http.StatusUnprocessableEntity {
		t.Errorf("a wrong code: %d", a.status)
	}
	if a := camille.post("/meeting/leave", url.Values{"code": {"2704"}}); a.location != "/accounts/"+castagnac {
		t.Errorf("the right code leads to %d %s", a.status, a.location)
	}
	if a := camille.get("/contracts"); a.status != http.StatusOK {
		t.Errorf("after the meeting contracts answer %d", a.status)
	}
}

// Five wrong codes end the session, from however many windows at once; the code is spent until the password has spoken.
func TestGuessingTheCodeEndsTheSession(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		base := serve(t, w)
		camille := signIn(t, base, "camille")
		account := factsOf(t, w).account("Castagnac Verre")
		camille.post("/accounts/"+account+"/face", url.Values{"code": {"2704"}, "again": {"2704"}})
		for range 5 {
			camille.post("/meeting/leave", url.Values{"code": {"1111"}})
		}
		if a := camille.get("/meeting"); a.status != http.StatusSeeOther || !strings.HasPrefix(a.location, "/login") {
			t.Errorf("after five wrong codes: %d %s", a.status, a.location)
		}
		again := signIn(t, base, "camille")
		if a := again.post("/accounts/"+account+"/face", url.Values{}); a.location != "/meeting" {
			t.Fatalf("the next meeting: %d %s", a.status, a.location)
		}
		if a := again.post("/meeting/leave", url.Values{"code": {"2704"}}); a.location != "/accounts/"+account {
			t.Errorf("the code after a sign-in: %d %s", a.status, a.location)
		}
	})
}

// account finds an account of the story by its name.
func (c company) account(name string) string {
	for _, r := range c.records {
		if r.Kind == "account" && r.Name == name {
			return r.ID
		}
	}
	return string(id.New[id.Any]())
}

// Camille turns her screen to her client, and takes it back.
func TestAMeeting(t *testing.T) {
	h := openHouse(t)
	b := h.as(t, "camille")
	b.open("/accounts/" + factsOf(t, h.World).account("Castagnac Verre"))
	b.click(`.head-a a[href$="/face"]`)
	b.shows("h1", "Mode rendez-vous")
	b.fill("[name=code]", "1234")
	b.fill("[name=again]", "1234")
	b.click("main .k-form [type=submit]")
	b.shows("main", "Trop facile à deviner")
	b.fill("[name=code]", "2704")
	b.fill("[name=again]", "2704")
	b.click("main .k-form [type=submit]")
	b.at("/meeting")
	b.shows("h1", "Castagnac Verre")
	if n := b.count(".cmdk, .k-top-add, .side a[href='/contracts'], .k-menu.me"); n != 0 {
		t.Errorf("%d controls of the office are left", n)
	}
	b.open("/renewals")
	b.at("/meeting")
	b.width(390)
	b.shows("h1", "Castagnac Verre")
	b.width(1440)
	b.click(".k-facing > summary")
	b.fill("#facing-code", "9999")
	b.click(".k-facing [type=submit]")
	b.shows(".k-facing", "Ce code n’est pas le bon")
	b.fill("#facing-code", "2704")
	b.click(".k-facing [type=submit]")
	b.until("her own screen", `location.pathname.startsWith("/accounts/")`)
	b.shows(".side", "Contrats")
	b.quiet("a meeting")
}

// The network goes: the briefs of Camille's accounts are still there, and gone once she has signed out.
func TestBriefsWithoutANetwork(t *testing.T) {
	w := worldtest.Open(t)
	site := httptest.NewServer(w.Handler())
	t.Cleanup(site.Close)
	b := openTab(t, site.URL)
	b.signIn(world.Login("camille"), worldtest.Password)
	kept := func(want int) string {
		return fmt.Sprintf(`(() => { caches.open("comptoir-pages").then(c => c.keys()).then(k => { window.kept = k.length; }); return window.kept === %d; })()`, want)
	}
	b.until("five briefs and their list are kept", kept(6))
	castagnac := "/accounts/" + factsOf(t, w).account("Castagnac Verre") + "/brief"

	b.click(".side details.k-menu > summary")
	b.click(`.side form[action="/logout"] button`)
	b.at("/login")
	b.until("nothing is kept", kept(0))
	b.signIn(world.Login("camille"), worldtest.Password)
	b.until("kept again", kept(6))

	site.CloseClientConnections()
	site.Listener.Close()
	b.open(castagnac)
	b.shows("main", "Castagnac Verre")
	b.open("/contracts")
	b.shows("h1", "Hors ligne")
	b.shows("main", "Helvane")
}
