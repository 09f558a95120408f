package teamweb_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/team/teamdesk"
	"comptoir/internal/team/teamweb"
)

func dayOf(t time.Time) day.Day { return day.FromTime(t) }

func TestMessagesAreComplete(t *testing.T) {
	b, err := i18n.New(teamweb.Messages)
	if err != nil {
		t.Fatal(err)
	}
	if m := b.MissingKeys(); len(m) > 0 {
		t.Errorf("missing: %v", m)
	}
	for _, title := range team.Titles {
		for _, key := range []string{"team.title.", "team.title.short."} {
			if !b.Has(key + string(title)) {
				t.Errorf("no words for %s%s", key, title)
			}
		}
	}
	for _, z := range team.Zones {
		if !b.Has("team.zone." + z) {
			t.Errorf("no words for the zone %s", z)
		}
	}
	for o, words := range map[string][]string{"team.object.": {"ACCOUNT", "CONTRACT", "RESULT", "CONTACT", "TASK", "REPORT", "IMPORT", "JOURNAL"},
		"team.via.": {"OWNER", "TITLE", "ASSIGNMENT", "BROUGHT_IN", "TEAM", "GRANT"}, "team.via.below.": {"ASSIGNMENT", "BROUGHT_IN", "TEAM"},
		"team.access.outcome.": {teamdesk.OutcomeRefused, teamdesk.OutcomeRead, teamdesk.OutcomeDone}} {
		for _, w := range words {
			if !b.Has(o + w) {
				t.Errorf("no words for %s%s", o, w)
			}
		}
	}
}

func TestSignIn(t *testing.T) {
	h := newHouse(t)
	b := h.browser("fr")
	p := b.get("/admin/users")
	p.is(200, "/login?next=%2Fadmin%2Fusers")
	p.shows("h1", "Connexion")
	if n := p.value("next"); n != "/admin/users" {
		t.Errorf("next %q", n)
	}

	wrong, unknown := b.post("/login", "login", "camille.durand@ardoval.example", "password", "x"), b.post("/login", "login", "nobody", "password", "x")
	wrong.is(401, "/login")
	wrong.shows("#password-e", "Adresse ou mot de passe inconnu.")
	if a, b := wrong.text("main form"), unknown.text("main form"); a != b {
		t.Errorf("a wrong password reads %q, an unknown login %q", a, b)
	}
	if v := wrong.value("login"); v != "camille.durand@ardoval.example" {
		t.Errorf("what was typed is lost: %q", v)
	}
	if v := wrong.value("password"); v != "" {
		t.Error("the password comes back")
	}
	p = b.post("/login", "login", "camille.durand@ardoval.example", "password", password, "next", "/profile")
	p.is(200, "/profile")
	p.shows(".me b", "Camille Durand")
	p.shows(".me small", "KAM · Ardoval Services")
	b.get("/login").is(200, "/team")
	b.post("/logout").is(200, "/login")
	b.get("/profile").is(200, "/login?next=%2Fprofile")
}

func TestSignInDoesNotLeaveTheSite(t *testing.T) {
	h := newHouse(t)
	for _, next := range []string{"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"} {
		b := h.browser("fr")
		b.post("/login", "login", "camille.durand@ardoval.example", "password", password, "next", next).is(200, "/team")
	}
}

func TestSignInSaysHowManyTriesAreLeft(t *testing.T) {
	h := newHouse(t)
	b := h.browser("en")
	for _, want := range []string{"Unknown address or password.", "4 more tries", "3 more tries", "2 more tries", "1 more try before", "A 15-minute pause begins."} {
		b.post("/login", "login", "x", "password", "x").shows("#password-e", want)
	}
	p := b.post("/login", "login", "x", "password", "x")
	p.is(429, "/login")
	p.shows("#password-e", "Too many tries. Try again in 15 minutes.")
}

func TestASessionDoesNotSurviveSigningInAgain(t *testing.T) {
	h := newHouse(t)
	b := h.browser("fr")
	token := func() string {
		for _, c := range b.client.Jar.Cookies(mustURL(b.server.URL)) {
			if c.Name == "comptoir" {
				return c.Value
			}
		}
		return ""
	}
	b.post("/login", "login", "camille.durand@ardoval.example", "password", password)
	first := token()
	b.post("/login", "login", "thomas.weber@ardoval.example", "password", password)
	if second := token(); first == "" || first == second {
		t.Error("the token did not change")
	}
}

func TestLanguageOfStrangersAndPeople(t *testing.T) {
	h := newHouse(t)
	b := h.browser("fr")
	b.get("/login?lang=en").shows("h1", "Sign in")
	b.get("/login").shows("h1", "Sign in") // kept in a cookie
	b.post("/profile/lang", "lang", "fr", "back", "/login").shows("h1", "Connexion")
	b.post("/login", "login", "camille.durand@ardoval.example", "password", password).is(200, "/team")
	b.post("/profile/lang", "lang", "en", "back", "/profile").shows("h1", "My profile")
	b.post("/profile/theme", "theme", "dark", "back", "/profile")
	if theme, _ := b.get("/profile").doc.Find("html").Attr("data-theme"); theme != "dark" {
		t.Errorf("theme %q", theme)
	}
	b.post("/profile/lang", "lang", "de").is(422, "/profile/lang")
	b.post("/logout")
	b.get("/login").shows("h1", "Sign in")
}

func TestProfile(t *testing.T) {
	h := newHouse(t)
	b, elsewhere := h.as("camille.durand"), h.as("camille.durand")
	p := b.get("/profile")
	p.shows(".k-dl2", "Responsable grands comptes")
	p.shows(".k-dl2", "Inès Haddad")
	p = b.post("/profile", "name", "", "lang", "fr", "tz", "Europe/Atlantis", "theme", "auto")
	p.is(422, "/profile")
	p.shows(".k-sum", "Nom : à remplir.")
	p.shows("#tz-e", "Choisissez dans la liste.")
	p = b.post("/profile", "name", "Camille D.", "lang", "en", "tz", "Asia/Tokyo", "theme", "light")
	p.is(200, "/profile")
	p.shows(".k-flash", "Profil enregistré.")
	p.shows("h1", "My profile")
	if p.value("name") != "Camille D." || p.value("tz") != "Asia/Tokyo" {
		t.Errorf("saved %q %q", p.value("name"), p.value("tz"))
	}
	b.post("/profile", "name", "").shows(".k-sum", "Name: required.")
	p = b.post("/profile/password", "current", "x", "new", "sept lanternes", "again", "sept lanterne")
	p.is(422, "/profile/password")
	p.shows("#again-e", "The two are not the same.")
	b.post("/profile/password", "current", "x", "new", "sept lanternes", "again", "sept lanternes").shows("#current-e", "This is not your current password.")
	p = b.post("/profile/password", "current", password, "new", "sept lanternes", "again", "sept lanternes")
	p.shows(".k-flash", "Password changed.")
	b.get("/profile").is(200, "/profile")
	elsewhere.get("/profile").is(200, "/login?next=%2Fprofile")
	b.post("/profile/sessions").shows(".k-flash", "Your other devices are signed out.")
}

func TestUsersAreForAdministrators(t *testing.T) {
	h := newHouse(t)
	camille, marc := h.as("camille.durand"), h.as("marc.lenoir")
	for _, b := range []*browser{camille, marc} {
		if b.get("/profile").doc.Find(`.side a[href="/admin/users"]`).Length() > 0 {
			t.Error("the entry is in the navigation")
		}
		at := "/admin/users/" + string(h.users["thomas.weber"])
		for _, path := range []string{"/admin/users", "/admin/users/new", "/admin/access", at} {
			b.get(path).is(404, path)
		}
		for _, path := range []string{"/admin/users", at, at + "/disable", at + "/enable", at + "/leave", at + "/invite", at + "/sessions", at + "/positions", at + "/password"} {
			p := b.post(path, "new", password, "again", password, "name", "x", "login", "y", "title", "KAM", "from", "2026-01-01")
			p.is(404, path)
			if strings.Contains(p.text("main"), "Thomas") {
				t.Errorf("%s tells a name", path)
			}
		}
	}
	p := h.as("admin").get("/admin/access")
	p.is(200, "/admin/access")
	p.shows("#access-list", "Camille Durand")
	p.shows("#access-list", "les utilisateurs")
}

func TestUserList(t *testing.T) {
	h := newHouse(t)
	b := h.as("admin")
	p := b.get("/admin/users")
	p.is(200, "/admin/users")
	p.shows(".lede", "7 personnes actives, 1 invitation en attente.")
	row := p.doc.Find(`#user-list tr:has(a[href="/admin/users/` + string(h.users["camille.durand"]) + `"])`)
	if got := words(row); !strings.Contains(got, "Responsable grands comptes Inès Haddad aucune visite ouvert") {
		t.Errorf("row %q", got)
	}
	if n := b.get("/admin/users?q=ines").doc.Find("#user-list tbody tr").Length(); n != 1 {
		t.Errorf("%d answer to ines", n)
	}
	b.get("/admin/users?q=zzz").shows(".k-empty", "Rien ne répond à ces filtres")
	b.post("/admin/users/" + string(h.users["thomas.weber"]) + "/disable")
	if p := b.get("/admin/users"); strings.Contains(p.text("#user-list"), "Thomas") {
		t.Error("who is shut out is shown among the present")
	}
	b.get("/admin/users?show=all").shows("#user-list", "coupé")
}

func TestANewUserComesIn(t *testing.T) {
	h := newHouse(t)
	b := h.as("admin")
	p := b.post("/admin/users", "name", "Lina Costa", "login", "camille.durand@ardoval.example", "lang", "en", "tz", "Europe/Lisbon", "title", "KAM", "from", "demain")
	p.is(422, "/admin/users")
	p.shows("#from-e", "Date illisible")
	if p.value("name") != "Lina Costa" || p.value("title") != "KAM" {
		t.Error("what was typed is lost")
	}
	b.post("/admin/users", "name", "Lina Costa", "login", "camille.durand@ardoval.example", "lang", "en", "tz", "Europe/Lisbon").shows("#login-e", "Quelqu’un se connecte déjà")
	p = b.post("/admin/users", "name", "Lina Costa", "login", "lina@ardoval.example", "lang", "en", "tz", "Europe/Lisbon", "title", "KAM",
		"manager", string(h.users["ines.haddad"]), "from", "23/11/2026")
	p.is(200, "")
	p.shows("h1", "Lina Costa")
	p.shows(".k-flash", "Utilisateur créé : Lina Costa.")
	p.shows("#positions", "Inès Haddad")
	p = b.post(p.path + "/invite")
	p.is(200, "")
	link := regexp.MustCompile(`/welcome/\S+`).FindString(p.text(".k-call small"))
	href, _ := p.doc.Find(".k-call a").Attr("href")
	if link == "" || href != link {
		t.Fatalf("link %q, %q", link, href)
	}

	b.get("/admin/access").shows("#access-list", "Paul Admin un lien d’invitation fait")
	b.get(p.path).is(200, strings.TrimSuffix(p.path, "/invite"))

	lina := h.browser("en")
	p = lina.get(link)
	p.shows("h1", "Hello Lina Costa")
	p = lina.post(link, "new", "lina costa 12", "again", "lina costa 12")
	p.is(422, link)
	p.shows("#new-e", "Too easy to guess")
	p = lina.post(link, "new", "quatre saisons d’avance", "again", "quatre saisons d’avance")
	p.is(200, "/team")
	p.shows(".me b", "Lina Costa")
	lina.get(link).is(404, link)
	lina.get(link).shows("h1", "This link no longer works")
}

func TestTheFirstAdministrator(t *testing.T) {
	h := newHouse(t)
	h.exec(`UPDATE app_user SET password_hash = ''`)
	token, needed, err := h.desk.FirstAdminLink(ctx, who.System())
	if err != nil || !needed {
		t.Fatal(needed, err)
	}
	b, link := h.browser("fr"), "/welcome/"+token
	b.get(link).shows("h1", "Bienvenue dans Comptoir")
	p := b.post(link, "name", "", "login", "", "new", "", "title", "DIRECTION", "lang", "fr")
	p.is(422, link)
	p.shows(".k-sum", "Nom : à remplir.")
	if p.value("title") != "DIRECTION" {
		t.Error("what was chosen is lost")
	}
	p = b.post(link, "name", "Anne Roussel", "login", "anne@ardoval.example", "new", password, "again", password, "title", "DIRECTION", "lang", "fr")
	p.is(200, "/team")
	p.shows(".me small", "Dir. commerciale")
	b.get("/admin/users").is(200, "/admin/users")
}

func TestUserPage(t *testing.T) {
	h := newHouse(t)
	b, at := h.as("admin"), "/admin/users/"+string(h.users["camille.durand"])
	p := b.get(at)
	p.is(200, at)
	p.shows(".meta", "camille.durand@ardoval.example")
	b.get("/admin/users/"+string(h.account)).is(404, "")
	b.get("/admin/users/not-an-id").is(404, "")

	p = b.post(at, "rev", "1", "name", "Camille Durand-Roy", "login", "camille.durand@ardoval.example", "lang", "fr", "tz", "Europe/Paris")
	p.shows("h1", "Camille Durand-Roy")
	p = b.post(at, "rev", "1", "name", "Camille Roy", "login", "camille.durand@ardoval.example", "lang", "en", "tz", "Europe/Paris")
	p.is(409, at)
	p.shows(".k-diff", "Camille Roy")
	p.shows(".k-diff", "Camille Durand-Roy")
	if p.doc.Find(".k-diff input[checked]").Length() > 0 {
		t.Error("a version is chosen beforehand")
	}
	p = b.post(at, "rev", p.value("rev"), "merged", "1", "pick_name", "theirs", "pick_lang", "mine", "name", "Camille Roy", "login", "camille.durand@ardoval.example", "lang", "en", "tz", "Europe/Paris")
	p.is(200, at)
	p.shows("h1", "Camille Durand-Roy")
	if p.value("lang") != "en" {
		t.Errorf("language %q", p.value("lang"))
	}

	self := "/admin/users/" + string(h.users["admin"])
	p = b.post(self, "rev", "1", "name", "Paul Admin", "login", "admin@ardoval.example", "lang", "fr", "tz", "Europe/Paris")
	p.is(422, self)
	p.shows("#admin-e", "C’est le dernier administrateur")
	b.post(self+"/disable").shows(".k-flash", "C’est le dernier administrateur")
}

func TestPositions(t *testing.T) {
	h := newHouse(t)
	b, at := h.as("admin"), "/admin/users/"+string(h.users["camille.durand"])
	p := b.post(at+"/positions", "title", "GAM", "manager", string(h.users["noe.petit"]), "from", "2026-12-01")
	p.is(422, at+"/positions")
	p.shows("#manager-e", "Le 1er déc. 2026, cette personne serait sous elle-même.")
	if p.doc.Find("#positions-card, .k-more-f[open]").Length() == 0 {
		t.Error("the refused form is folded")
	}
	p = b.post(at+"/positions", "title", "GAM", "manager", string(h.users["marc.lenoir"]), "from", "01/12/2026")
	p.is(200, at)
	p.shows("#positions", "30 nov. 2026")
	p.shows("#positions", "Responsable comptes mondiaux")
	p.shows("#positions", "à venir")
	action, _ := p.doc.Find(`#positions-card form[action$="/close"], .k-more-f form[action$="/close"]`).First().Attr("action")
	p = b.post(action, "to", "")
	p.is(422, action)
	p.shows(`.k-more-f[open] form[action="`+action+`"] .k-f`, "À remplir.")
	if to, _ := p.doc.Find(".k-sum a").Attr("href"); p.doc.Find(".k-more-f[open] "+to).Length() != 1 {
		t.Errorf("the summary leads to %q", to)
	}
	b.post(action, "to", "2020-01-01").shows(`.k-more-f[open] form[action="`+action+`"]`, "précède")
	b.post(action, "to", "2026-12-31").shows(".k-flash", "Poste clos.")
}

func TestGrants(t *testing.T) {
	h := newHouse(t)
	b, at := h.as("admin"), "/admin/users/"+string(h.users["thomas.weber"])
	p := b.post(at+"/grants", "account", "chez eux", "level", "READ", "until", "2026-12-31")
	p.is(422, at+"/grants")
	p.shows("#account-e", "Aucun compte à cette adresse.")
	b.post(at+"/grants", "account", string(h.account), "level", "READ", "until", "2026-11-22").shows("#until-e", "Cette date est passée.")
	p = b.post(at+"/grants", "account", "https://comptoir.example/accounts/"+string(h.account)+"?tab=x", "level", "WRITE", "until", "2026-12-31")
	p.is(200, at)
	p.shows("#grants", "masqué") // an administrator learns no account's name
	p.shows("#grants", "lire et modifier")
	action, _ := p.doc.Find(`#grants form[action$="/revoke"]`).First().Attr("action")
	b.post(action).shows("#grants", "retiré")

	// The local owner, whose everything is, chooses by name.
	h.exec(`UPDATE app_user SET owner = TRUE WHERE id = ?`, h.users["admin"])
	p = b.get(at)
	p.shows("#grants", "Laiteries du Haut-Serein")
	p.shows("select#account", "Laiteries du Haut-Serein")
}

func TestWhy(t *testing.T) {
	h := newHouse(t)
	b := h.as("admin")
	why := func(login, account string) page {
		return b.get("/admin/users/" + string(h.users[login]) + "?account=" + account)
	}
	why("camille.durand", "").shows("#why", "par quel chemin")
	p := why("ines.haddad", string(h.account))
	p.shows("#why h3", "Inès Haddad voit ce compte")
	p.shows("#why .k-chg", "Affectation de Camille Durand, dans sa branche")
	p.shows("#why .k-chg", "depuis le 15 août 2026")
	p.shows("#rights", "Contrats lit modifie")
	why("thomas.weber", string(h.account)).shows("#why h3", "Thomas Weber ne voit pas ce compte")
	why("thomas.weber", "x").shows("#why", "Demander pourquoi")
}

func TestDisablingEndsTheSession(t *testing.T) {
	h := newHouse(t)
	b, thomas := h.as("admin"), h.as("thomas.weber")
	at := "/admin/users/" + string(h.users["thomas.weber"])
	thomas.get("/profile").is(200, "/profile")
	p := b.post(at + "/disable")
	p.shows(".k-flash", "Accès coupé.")
	p.shows(".k-menu", "Rétablir l’accès")
	thomas.get("/profile").is(200, "/login?next=%2Fprofile")
	b.post(at+"/invite").shows(".k-flash", "rétablissez-le d’abord")
	b.post(at+"/enable").shows(".meta", "ouvert")
	b.post(at+"/leave").shows(".meta", "départ")
	b.get(at).shows("#positions", "23 nov. 2026")
}

func TestOrgChart(t *testing.T) {
	h := newHouse(t)
	b := h.as("camille.durand")
	p := b.get("/team")
	p.shows(".k-org", "Sylvie Arnaud")
	if n := p.doc.Find(".k-org .k-org .k-org .k-org .k-org-n").Length(); n != 3 {
		t.Errorf("%d people on the fourth line and below", n)
	}
	p.shows(".k-here", "Camille Durand vous")
	if p.doc.Find(".k-org a").Length() > 0 {
		t.Error("links that would answer 404")
	}
	b.get("/team?on=2020-01-01").shows(".k-empty", "Personne n’a encore de poste")
	b.get("/team?on=hier").is(422, "/team?on=hier")
	admin := h.as("admin").get("/team")
	admin.shows(".k-org-u", "Paul Admin")
}

// A form of another site changes nothing.
func TestCrossOrigin(t *testing.T) {
	h := newHouse(t)
	b := h.as("camille.durand")
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, b.server.URL+"/logout", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Origin", "https://evil.example")
	res, err := b.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusForbidden {
		t.Errorf("status %d", res.StatusCode)
	}
	b.get("/profile").is(200, "/profile")
}

// The pages of the area hold no text of their own: in the pseudo-language every word is marked.
func TestNoHardCodedText(t *testing.T) {
	h := newHouse(t)
	h.exec(`UPDATE app_user SET lang = ? WHERE id = ?`, i18n.Pseudo, h.users["admin"])
	b := h.as("admin")
	data := regexp.MustCompile(`(?i)camille|durand|inès|haddad|paul|admin@|sylvie|marc |lenoir|thomas|weber|noé|petit|julie|faure|arnaud|laiteries|comptoir|ardoval|^(fr|en)$|ctrl k|^\?$|^[a-z]$`)
	for _, path := range []string{"/profile", "/team", "/admin/users", "/admin/users/new", "/admin/access", "/admin/users/" + string(h.users["camille.durand"]) + "?account=" + string(h.account)} {
		p := b.get(path)
		p.doc.Find("main *:not(.mono)").Each(func(_ int, s *goquerySelection) {
			for n := s.Nodes[0].FirstChild; n != nil; n = n.NextSibling {
				words := strings.TrimSpace(n.Data)
				if n.Type != textNode || words == "" || strings.Contains(words, "⟦") || strings.Contains(words, "⟧") || data.MatchString(words) || !letters.MatchString(words) {
					continue
				}
				t.Errorf("%s: %q is not from the messages", path, words)
			}
		})
	}
}

var letters = regexp.MustCompile(`\pL`)
