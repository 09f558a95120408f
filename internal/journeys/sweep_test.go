package journeys

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// sweep is the world with everybody signed in.
type sweep struct {
	worldtest.World
	company
	t       *testing.T
	base    string
	clients map[string]client
	absent  map[string]answer
	secrets map[string][]string
}

func newSweep(t *testing.T, w worldtest.World) *sweep {
	s := &sweep{World: w, t: t, base: serve(t, w), clients: map[string]client{}, absent: map[string]answer{}}
	for _, p := range world.Cast() {
		s.clients[p.Handle] = signIn(t, s.base, p.Handle)
	}
	s.imports("camille", "ilse")
	s.drops("camille", "ilse")
	s.company = factsOf(t, w)
	return s
}

// imports leaves a file of each person between reading and applying.
func (s *sweep) imports(handles ...string) {
	s.t.Helper()
	for _, h := range handles {
		got := s.clients[h].send("/import", url.Values{}, map[string]string{"files": "nom;pays\nTuilerie de " + h + ";FR\n;FR\n"})
		if got.status != http.StatusSeeOther {
			s.t.Fatalf("%s imports: %d", h, got.status)
		}
	}
	for {
		worked, err := s.Queue.RunOne(s.t.Context())
		if err != nil {
			s.t.Fatal(err)
		}
		if !worked {
			return
		}
	}
}

// drops leaves a card of each person's before they agreed to it.
func (s *sweep) drops(handles ...string) {
	s.t.Helper()
	for _, h := range handles {
		got := s.clients[h].send("/capture", url.Values{}, map[string]string{"files": "BEGIN:VCARD\nVERSION:4.0\nFN:Carte de " + h + "\nEND:VCARD\n"})
		if got.status != http.StatusSeeOther {
			s.t.Fatalf("%s drops: %d", h, got.status)
		}
	}
}

// sampled is one record of a kind an account, and those of no account: the rule is the same for the others. The second
// engine is asked about the accounts of two key account managers: its SQL is the same text.
func (s *sweep) sampled(kind string) (out []record) {
	seen := map[string]bool{}
	for _, r := range s.records {
		if !s.names(kind, r) || s.DB.Engine() == db.Postgres && r.Account != "" && !slices.Contains(s.few(), r.Account) {
			continue
		}
		if key := r.Kind + " " + string(r.Account); r.Account == "" || !seen[key] {
			seen[key] = true
			out = append(out, r)
		}
	}
	return out
}

// few are the first accounts of the story, Camille's and Rémy's.
func (s *sweep) few() (out []id.Account) {
	for _, r := range s.of("account")[:4] {
		out = append(out, r.Account)
	}
	return out
}

// names says whether a record is one that {id} of such a door names.
func (s *sweep) names(kind string, r record) bool {
	switch kind {
	case "journaled":
		return r.Kind != "alert" && r.Kind != "user" && r.Kind != "file" && r.Kind != "import" && r.Kind != "drop" && r.Kind != "privacy_processing" &&
			r.Kind != "selection_model" // whoever assessed first is in its journal too
	case "user":
		return r.Kind == "user" && r.Name == "Hervé Lacombe" // who has left
	}
	return r.Kind == kind
}

// path fills a door's parameters with a record.
func (s *sweep) path(pattern string, d door, r record) string {
	p := strings.ReplaceAll(pattern, "{$}", "")
	p = strings.ReplaceAll(strings.ReplaceAll(p, "{id}", r.ID), "{kind}", r.Kind)
	if i := strings.Index(p, "{"); i >= 0 {
		p = p[:i] + s.second(d.second, r) + p[strings.Index(p, "}")+1:]
	}
	return p
}

// second is a part of the record, or what would be one.
func (s *sweep) second(kind string, r record) string {
	if kind == "month" {
		return "2026-09"
	}
	for _, x := range s.records {
		if x.Kind == kind && x.Within == r.ID {
			return x.ID
		}
	}
	return string(id.New[id.Any]())
}

// may says what a person may do at the door of a record.
func (s *sweep) may(a who.Actor, d door, r record) (read, write bool) {
	if d.kind == "journaled" {
		return r.Account != "" && s.reaches(a, team.Journal, team.Read, r.Account) ||
			r.Account == "" && (team.ExtentOf(team.Title(a.Title), team.Journal, team.Read) == team.All || r.Author == a.ID), false
	}
	if d.kind == "account" && d.object != team.Account || d.object == team.Privacy {
		return s.reaches(a, d.object, team.Read, r.Account), s.reaches(a, d.object, team.Write, r.Account)
	}
	return s.reads(a, r), s.writes(a, d.object, r)
}

// isForm says that a page is there to change the record.
func isForm(pattern string) bool {
	return strings.HasSuffix(pattern, "/edit") || strings.HasSuffix(pattern, "/new") || strings.HasSuffix(pattern, "{entity}") || strings.HasSuffix(pattern, "/targets") ||
		strings.HasSuffix(pattern, "/assess") || strings.HasSuffix(pattern, "/move") || strings.HasSuffix(pattern, "/privacy")
}

// nothing is what the same person is told of a record that does not exist.
func (s *sweep) nothing(handle, method, pattern string, d door, like record) answer {
	key := handle + method + pattern + like.Kind
	if a, known := s.absent[key]; known {
		return a
	}
	like.ID = string(id.New[id.Any]())
	a := s.clients[handle].do(method, s.path(pattern, d, like), url.Values{}, "")
	a.body = []byte(s.masked(a.body, like, d))
	s.absent[key] = a
	return a
}

// masked is an answer without what the question itself held.
func (s *sweep) masked(body []byte, r record, d door) string {
	out := strings.ReplaceAll(string(body), r.ID, "ID")
	if d.second != "" {
		for _, x := range s.records {
			if x.Within == r.ID {
				out = strings.ReplaceAll(out, x.ID, "PART")
			}
		}
		out = anyID.ReplaceAllString(out, "PART")
	}
	return out
}
