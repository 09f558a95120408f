package journeys

import (
	"bytes"
	"net/http"
	"net/url"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"comptoir/internal/world/worldtest"
)

// What a form creates is created once, on both engines: sent twice at the same time, and sent again afterwards. Sent again
// with something else in it, it is another thing.
func TestAFormSentTwiceCreatesOnce(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		c := signIn(t, serve(t, w), "camille")
		account := filled(c, "/contracts/new", "once").Get("account")
		c.post("/tasks", url.Values{"title": {"Ouvrir le dossier"}}) // from here the journal is known
		for _, f := range []struct {
			page, title string
			typed       url.Values
		}{
			{"/accounts/new", "name", url.Values{"name": {"Faïencerie de Sorgues"}}},
			{"/contacts/new", "name", url.Values{"name": {"Aurélie Bastide"}, "account": {account}}},
			{"/contracts/new", "name", url.Values{"name": {"Entretien des fours"}, "account": {account}, "effective": {"2026-01-01"}, "term_months": {"24"},
				"type": {"SERVICE"}, "renewal": {"NONE"}, "state": {"ACTIVE"}, "currency": {"EUR"}}},
			{"/tasks/new", "title", url.Values{"title": {"Rappeler la faïencerie"}}},
			{"/tasks", "title", url.Values{"title": {"Préparer la visite"}}},
		} {
			form := filled(c, f.page, "once")
			for k, v := range f.typed {
				form[k] = v
			}
			to := "/" + firstPart(f.page)
			before := w.DB.LastSeq()
			var wg sync.WaitGroup
			got := make([]answer, 3)
			for i := range got {
				wg.Go(func() { got[i] = c.post(to, form) })
			}
			wg.Wait()
			again := c.post(to, form)
			for _, a := range got {
				if a.status != http.StatusSeeOther || a.location != again.location {
					t.Errorf("%s: %d to %q, then to %q", f.page, a.status, a.location, again.location)
				}
			}
			if n := w.DB.LastSeq() - before; n != 1 {
				t.Errorf("%s: %d created", f.page, n)
			}
			form.Set(f.title, form.Get(f.title)+" bis")
			if c.post(to, form); w.DB.LastSeq() != before+2 {
				t.Errorf("%s: what was typed afterwards is lost", f.page)
			}
		}
	})
}

func firstPart(path string) string {
	u := bytes.Split([]byte(path), []byte("/"))
	return string(u[1])
}

// filled is the form of a page that holds a field, as it is opened, with an account chosen.
func filled(c client, page, field string) url.Values {
	c.t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(c.get(page).body))
	if err != nil {
		c.t.Fatal(err)
	}
	out := url.Values{}
	form := doc.Find("main form").FilterFunction(func(_ int, s *goquery.Selection) bool { return s.Find("[name="+field+"]").Length() > 0 }).First()
	if form.Length() == 0 {
		c.t.Fatalf("%s: no form with %s", page, field)
	}
	form.Find("input").Each(func(_ int, s *goquery.Selection) {
		kind, _ := s.Attr("type")
		if _, checked := s.Attr("checked"); checked || (kind != "radio" && kind != "checkbox") {
			out.Add(s.AttrOr("name", ""), s.AttrOr("value", ""))
		}
	})
	form.Find("textarea").Each(func(_ int, s *goquery.Selection) { out.Add(s.AttrOr("name", ""), s.Text()) })
	form.Find("select").Each(func(_ int, s *goquery.Selection) {
		o := s.Find("option[selected]").First()
		if s.AttrOr("name", "") == "account" && o.AttrOr("value", "") == "" {
			o = s.Find("option").Last()
		}
		out.Add(s.AttrOr("name", ""), o.AttrOr("value", ""))
	})
	return out
}
