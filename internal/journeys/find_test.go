package journeys

import (
	"net/url"
	"strings"
	"testing"

	"comptoir/internal/team"
	"comptoir/internal/world/worldtest"
)

// Words of the account and words of its record together find the record: in any order, without accents, by their
// beginnings. A renamed account is found by its new name, with what hangs on it.
func TestWordsOfAccountAndRecordFindIt(t *testing.T) { worldtest.Each(t, findTogether) }

func findTogether(t *testing.T, w worldtest.World) {
	base := serve(t, w)
	c := signIn(t, base, "ingrid")
	finds := func(typed, want string, there bool) {
		t.Helper()
		got := readable(t, c.get("/search?q="+url.QueryEscape(typed)))
		if _, after, ok := strings.Cut(got, "<main"); ok {
			got = after
		}
		if strings.Contains(got, want) != there {
			t.Errorf("%q finds %q: %v", typed, want, !there)
		}
	}
	finds("aldine cadre", "Maintenance multi-sites", true)
	finds("cadre aldi", "Maintenance multi-sites", true)
	finds("framework ALDINE", "Maintenance multi-sites", true)
	finds("norrsund energie", "Énergie vapeur, usine de Lövberg", true)
	finds("norrsund harno", "Point avec l’usine de Härnö", true)
	finds("castagnac cadre", "Maintenance multi-sites", false)

	list, err := w.Desks.Account.Choices(t.Context(), w.As("camille"), team.Account, team.Write, "norrsund", 2)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d accounts, %v", len(list), err)
	}
	camille := signIn(t, base, "camille")
	path := "/accounts/" + list[0].ID
	form := formOf(t, camille.get(path+"/edit"))
	form.Set("name", "Sundvall Papper AB")
	if got := camille.post(path, form); got.status != 303 {
		t.Fatalf("renaming: %d", got.status)
	}
	if err := w.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	finds("sundvall energie", "Énergie vapeur, usine de Lövberg", true)
	finds("sundvall harno", "Point avec l’usine de Härnö", true)
	finds("norrsund energie", "Énergie vapeur, usine de Lövberg", false)
}
