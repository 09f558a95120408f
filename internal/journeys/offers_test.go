package journeys

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// What a page offers is what its reader may do. As everybody of the story: every link leads to a page, and every form,
// sent as a person would send it, is not refused for want of a right. Nothing is kept of what is sent.
func TestOnlyWhatOneMayDoIsOffered(t *testing.T) {
	w := worldtest.Open(t)
	s := newSweep(t, w)
	s.rehearse()
	for _, p := range world.Cast() {
		t.Run(p.Handle, func(t *testing.T) {
			s.t = t
			c := s.clients[p.Handle]
			c.t = t
			tried := map[string]int{}
			pages := follow(t, c, w.Site().Patterns(), 12, "/")
			s.placesAreThere(pages)
			for _, v := range pages {
				for _, f := range s.forms(v) {
					if kind := s.kindOf(f); tried[kind] < 12 && !ownSession[kind] {
						tried[kind]++
						s.send(p.Handle, v.path, f)
					}
				}
			}
			if len(tried) < 4 {
				t.Errorf("%d kinds of forms were tried: the test proves nothing", len(tried))
			}
		})
	}
}

// ownSession are the forms that would send the person of the test away.
var ownSession = map[string]bool{"/logout": true, "/profile/sessions": true, "/profile/password": true, "/admin/users/{id}/sessions": true}

// rehearse makes every write of a record fail at its commit, when all questions of right have been asked.
func (s *sweep) rehearse() {
	s.t.Helper()
	slog.SetDefault(slog.New(slog.DiscardHandler))
	err := s.DB.Write(context.Background(), who.System(), func(tx *db.Tx) error {
		_, err := tx.Exec(`CREATE TRIGGER rehearsal BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'rehearsal'); END`)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

// offer is a form of a page, filled as a person in a hurry would.
type offer struct {
	action string
	values url.Values
}

// forms are those of a page that write.
func (s *sweep) forms(v visited) (out []offer) {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(v.body))
	if err != nil {
		s.t.Fatal(err)
	}
	doc.Find("form[method=post]").Each(func(_ int, f *goquery.Selection) {
		o := offer{action: f.AttrOr("action", v.path), values: url.Values{}}
		f.Find("[name]").Each(func(_ int, field *goquery.Selection) { s.fill(o.values, field) })
		out = append(out, o)
	})
	return out
}

// fill takes a field as the page shows it; what is empty gets what s.filled holds.
func (s *sweep) fill(values url.Values, field *goquery.Selection) {
	name, value := field.AttrOr("name", ""), shown(field)
	if value == "" && field.AttrOr("type", "") != "hidden" {
		value = s.filled().Get(name)
	}
	if !values.Has(name) || field.AttrOr("type", "") != "radio" {
		values.Add(name, value)
	}
}

// shown is the value of a field of a page; a choice that is not made is its first.
func shown(field *goquery.Selection) string {
	switch goquery.NodeName(field) {
	case "textarea":
		return field.Text()
	case "select":
		if made := field.Find("option[selected]"); made.Length() > 0 && made.AttrOr("value", "") != "" {
			return made.AttrOr("value", "")
		}
		return field.Find("option").FilterFunction(func(_ int, o *goquery.Selection) bool { return o.AttrOr("value", "") != "" }).First().AttrOr("value", "")
	}
	return field.AttrOr("value", "")
}

// kindOf is the door that a form is sent to.
func (s *sweep) kindOf(o offer) string {
	path, _, _ := strings.Cut(o.action, "?")
	best, named := path, -1
	for _, d := range s.Site().Patterns() {
		if n, ok := answers(d.Path, path); d.Method == http.MethodPost && ok && n > named {
			best, named = d.Path, n
		}
	}
	return best
}

func (s *sweep) send(handle, page string, o offer) {
	s.t.Helper()
	got := s.clients[handle].send(o.action, o.values, nil)
	switch got.status {
	case http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed:
		s.t.Errorf("%s offers %s and refuses it: %d", page, o.action, got.status)
	}
}

// placesAreThere: a link to a place on a page finds it there. A gesture that its reader may not make has no place.
func (s *sweep) placesAreThere(pages []visited) {
	s.t.Helper()
	docs := map[string]*goquery.Document{}
	for _, v := range pages {
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(v.body))
		if err != nil {
			s.t.Fatal(err)
		}
		docs[v.path] = doc
	}
	for from, doc := range docs {
		doc.Find("main a[href*='#']").Each(func(_ int, a *goquery.Selection) {
			path, place, _ := strings.Cut(a.AttrOr("href", ""), "#")
			if path == "" {
				path = from
			}
			if to, opened := docs[path]; opened && to.Find("[id='"+place+"']").Length() == 0 {
				s.t.Errorf("%s leads to %s#%s, where that is not", from, path, place)
			}
		})
	}
}

// formOf is the first form of a page's main part, as a browser would send it untouched.
func formOf(t *testing.T, a answer) url.Values {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(a.body))
	if err != nil {
		t.Fatal(err)
	}
	values := url.Values{}
	doc.Find("main form.k-form").First().Find("[name]").Each(func(_ int, f *goquery.Selection) {
		value := f.AttrOr("value", "")
		switch kind := f.AttrOr("type", ""); {
		case kind == "radio" || kind == "checkbox":
			if _, checked := f.Attr("checked"); !checked {
				return
			}
		case goquery.NodeName(f) == "select":
			chosen := f.Find("option[selected]")
			if chosen.Length() == 0 {
				chosen = f.Find("option").First()
			}
			value = chosen.AttrOr("value", "")
		case goquery.NodeName(f) == "textarea":
			value = f.Text()
		}
		values.Add(f.AttrOr("name", ""), value)
	})
	return values
}
