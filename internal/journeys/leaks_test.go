package journeys

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"comptoir/internal/platform/who"
	"comptoir/internal/world"
)

var anyID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)

// hidden is what must not reach a person: the identifiers of records out of their scope, and their names unless
// something in their scope is called the same.
func (s *sweep) hidden(a who.Actor) (out []string) {
	var seen strings.Builder
	for _, r := range s.records {
		if s.reads(a, r) {
			seen.WriteString(r.Name + "\n" + r.Text + "\n")
		}
	}
	known := seen.String()
	for _, r := range s.records {
		if r.Kind == "user" || r.Kind == "selection_model" || r.Kind == "privacy_processing" || s.reads(a, r) { // the company's own, of no client
			continue
		}
		out = append(out, r.ID)
		if len(r.Name) > 3 && !strings.Contains(known, r.Name) {
			out = append(out, r.Name)
		}
	}
	return out
}

// leaksNothing looks for them in an answer. The journal tells that something happened to a record of an account in scope,
// even if what it was is not for this reader.
func (s *sweep) leaksNothing(handle, where string, got answer) {
	s.t.Helper()
	text := readable(s.t, got)
	if strings.HasPrefix(where, "/journal") {
		text = anyID.ReplaceAllString(text, "")
	}
	for _, h := range s.hiddenFrom(handle) {
		if strings.Contains(text, h) {
			s.t.Errorf("%s shows %q", where, h)
		}
	}
}

func (s *sweep) hiddenFrom(handle string) []string {
	if s.secrets == nil {
		s.secrets = map[string][]string{}
	}
	if _, known := s.secrets[handle]; !known {
		s.secrets[handle] = s.hidden(s.As(handle))
	}
	return s.secrets[handle]
}

// readable is the text of an answer: a page with its entities resolved, a workbook with its sheets.
func readable(t *testing.T, a answer) string {
	t.Helper()
	if !strings.Contains(a.media, "spreadsheet") {
		return strings.ReplaceAll(html.UnescapeString(string(a.body)), "\u00a0", " ")
	}
	z, err := zip.NewReader(bytes.NewReader(a.body), int64(len(a.body)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range z.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(html.UnescapeString(string(content)))
	}
	return out.String()
}

// Whoever searches the name of what is out of their scope finds nothing of it, on the page or in the palette.
func searchFindsNothingOutOfScope(t *testing.T, s *sweep) {
	for _, p := range world.Cast() {
		t.Run(p.Handle, func(t *testing.T) {
			s.t = t
			tried := 0
			for _, r := range s.records {
				if s.reads(s.As(p.Handle), r) || r.Name == "" || !searched[r.Kind] {
					continue
				}
				tried++
				path := "/search?q=" + url.QueryEscape(r.Name)
				for _, got := range []answer{s.clients[p.Handle].get(path), s.clients[p.Handle].part(path)} {
					if text := readable(t, got); strings.Contains(text, r.ID) {
						t.Errorf("%s finds %s %s", path, r.Kind, r.Name)
					}
				}
			}
			if tried == 0 && p.Handle != "ingrid" {
				t.Error("nothing is out of scope: the test proves nothing")
			}
		})
	}
}

var searched = map[string]bool{"account": true, "contract": true, "contact": true, "task": true, "interaction": true, "coordination": true}
