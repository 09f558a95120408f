package journeys

import (
	"context"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/i18n"
	"comptoir/internal/platform/who"
	"comptoir/internal/world/worldtest"
)

// readers are who reads every page: a key account manager, a director and an administrator.
var readers = []string{"camille", "ingrid", "paul"}

// In the pseudo-locale every word that comes from the messages stands between brackets. What stands outside is what
// people entered, or it was written in the code and speaks one language for ever.
func TestEveryWordComesFromTheMessages(t *testing.T) {
	w := worldtest.Open(t)
	base, known := serve(t, w), entered(t, w)
	for _, handle := range readers {
		speak(t, w, handle, i18n.Pseudo)
		found := map[string]string{}
		everyPage(t, w, base, handle, func(where string, words []string) {
			for _, text := range words {
				if rest := known.outside(text); hasWord(rest) {
					found[rest] = where
				}
			}
		})
		for rest, where := range found {
			t.Errorf("%s sees %q at %s: it is not from the messages", handle, rest, where)
		}
	}
}

// code is an enumeration's value or a message's key: machines' words.
var code = regexp.MustCompile(`\b[A-Z]{2,}(?:_[A-Z]+)+\b|\b[A-Z]{4,}\b|^[a-z_]+(?:\.[A-Za-z_]+)+$`)

// site is an address given as an example.
var site = regexp.MustCompile(`^[a-z]+\.(fr|com|example)$`)

// abbreviations are words in capitals that people use.
var abbreviations = map[string]bool{"SIREN": true, "SIRET": true, "XLSX": true, "HTTP": true, "INSEE": true, "EORI": true, "DUNS": true, "JSON": true, "DECP": true, "CNIL": true}

func TestNoCodeReachesTheScreen(t *testing.T) {
	w := worldtest.Open(t)
	base, known := serve(t, w), entered(t, w)
	for _, lang := range i18n.Langs {
		for _, handle := range readers {
			speak(t, w, handle, lang)
			found := map[string]string{}
			everyPage(t, w, base, handle, func(where string, words []string) {
				for _, text := range words {
					for _, c := range code.FindAllString(currencies.ReplaceAllString(text, ""), -1) {
						if !abbreviations[c] && !site.MatchString(c) && !known.holds(c) {
							found[c+" in "+text] = where
						}
					}
				}
			})
			for what, where := range found {
				t.Errorf("%s, in %s, sees %s at %s", handle, lang, what, where)
			}
		}
	}
}

// speak makes somebody read another language from now on.
func speak(t *testing.T, w worldtest.World, handle, lang string) {
	t.Helper()
	a := w.As(handle)
	err := w.DB.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		if _, err := tx.Exec(`UPDATE app_user SET lang = ? WHERE id = ?`, lang, a.ID); err != nil {
			return err
		}
		return tx.Record(db.Change{Action: "user.edited", Ref: ref.To("user", a.ID)})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// everyPage reads a page of each kind, and what forms answer to who leaves them empty.
func everyPage(t *testing.T, w worldtest.World, base, handle string, read func(where string, words []string)) {
	t.Helper()
	c := signIn(t, base, handle)
	for _, p := range crawl(t, c, w.Site().Patterns(), "/") {
		if strings.Contains(p.path, "lang=") {
			continue // a review drawn for somebody who speaks the other language
		}
		read(p.path, wordsOf(t, c.get(p.path).body))
	}
	for _, form := range []string{"/accounts", "/contacts", "/contracts", "/tasks", "/profile", "/profile/password", "/admin/users", "/import", "/portfolio/models"} {
		if got := c.post(form, url.Values{}); strings.HasPrefix(got.media, "text/html") {
			read(form+" (refused)", wordsOf(t, got.body))
		}
	}
	for _, page := range []string{"/nowhere", "/search?q=verre", "/search?q=zzzz", "/accounts?q=zzzz", "/contracts?q=zzzz", "/contacts?q=zzzz", "/tasks?q=zzzz"} {
		read(page, wordsOf(t, c.get(page).body))
	}
}
