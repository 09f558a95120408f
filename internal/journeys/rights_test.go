package journeys

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/kernel/id"
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

func newSweep(t *testing.T) *sweep {
	w := worldtest.Open(t)
	s := &sweep{World: w, t: t, base: serve(t, w), clients: map[string]client{}, absent: map[string]answer{}}
	for _, p := range world.Cast() {
		s.clients[p.Handle] = signIn(t, s.base, p.Handle)
	}
	s.imports("camille", "ilse")
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

// sampled is one record of a kind an account, and those of no account: the rule is the same for the others.
func (s *sweep) sampled(kind string) (out []record) {
	seen := map[string]bool{}
	for _, r := range s.records {
		if !s.names(kind, r) {
			continue
		}
		if key := r.Kind + " " + string(r.Account); r.Account == "" || !seen[key] {
			seen[key] = true
			out = append(out, r)
		}
	}
	return out
}

// names says whether a record is one that {id} of such a door names.
func (s *sweep) names(kind string, r record) bool {
	switch kind {
	case "journaled":
		return r.Kind != "alert" && r.Kind != "user" && r.Kind != "file" && r.Kind != "import"
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
	if d.kind == "account" && d.object != team.Account {
		return s.reaches(a, d.object, team.Read, r.Account), s.reaches(a, d.object, team.Write, r.Account)
	}
	return s.reads(a, r), s.writes(a, d.object, r)
}

// isForm says that a page is there to change the record.
func isForm(pattern string) bool {
	return strings.HasSuffix(pattern, "/edit") || strings.HasSuffix(pattern, "/new") || strings.HasSuffix(pattern, "{entity}") || strings.HasSuffix(pattern, "/targets")
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

// TestRights tries every door of the site as everybody.
func TestRights(t *testing.T) {
	s := newSweep(t)
	t.Run("records out of scope do not exist", func(t *testing.T) { recordsOutOfScopeDoNotExist(t, s) })
	t.Run("other doors", func(t *testing.T) { otherDoors(t, s) })
	t.Run("strangers are sent to sign in", func(t *testing.T) { strangersAreSentToSignIn(t, s) })
	t.Run("search finds nothing out of scope", func(t *testing.T) { searchFindsNothingOutOfScope(t, s) })
}

// Who has a record in their scope opens it; for anyone else the answer is, to the letter, that of a record that does not
// exist, and writing changes nothing.
func recordsOutOfScopeDoNotExist(t *testing.T, s *sweep) {
	for _, p := range world.Cast() {
		t.Run(p.Handle, func(t *testing.T) {
			s.t = t
			for _, pattern := range s.Site().Patterns() {
				d, _ := doorOf(pattern)
				if d.who != scoped {
					continue
				}
				for _, r := range s.sampled(d.kind) {
					s.knock(p.Handle, pattern.Method, pattern.Path, d, r)
				}
			}
		})
	}
}

func (s *sweep) knock(handle, method, pattern string, d door, r record) {
	s.t.Helper()
	read, write := s.may(s.As(handle), d, r)
	switch {
	case !read:
		s.refused(handle, method, pattern, d, r)
	case method == http.MethodGet:
		s.opens(handle, pattern, d, r, write)
	case !write && d.kind != "alert" && d.kind != "import":
		s.untouched(handle, pattern, d, r)
	}
}

func (s *sweep) refused(handle, method, pattern string, d door, r record) {
	s.t.Helper()
	before := s.DB.LastSeq()
	path := s.path(pattern, d, r)
	got := s.clients[handle].do(method, path, url.Values{}, "")
	none := s.nothing(handle, method, pattern, d, r)
	if got.status != none.status || got.status != http.StatusNotFound || s.masked(got.body, r, d) != string(none.body) {
		s.t.Errorf("%s %s (%s, %s): %d, and %d for one that does not exist", method, path, r.Kind, r.Name, got.status, none.status)
	}
	if s.DB.LastSeq() != before {
		s.t.Errorf("%s %s wrote", method, path)
	}
}

func (s *sweep) opens(handle, pattern string, d door, r record, write bool) {
	s.t.Helper()
	path := s.path(pattern, d, r)
	got := s.clients[handle].get(path)
	want := []int{http.StatusOK}
	if isForm(pattern) && !write {
		want = []int{http.StatusForbidden}
	}
	if d.second != "" && d.second != "month" && s.second(d.second, record{}) != "" && !s.hasPart(d.second, r) {
		want = append(want, http.StatusNotFound)
	}
	if d.kind == "import" && got.status == http.StatusSeeOther {
		got, want = s.clients[handle].get(got.location), []int{http.StatusOK} // an import shows the step it is at
	}
	if !slices.Contains(want, got.status) {
		s.t.Errorf("%s (%s, %s): %d, want %v", path, r.Kind, r.Name, got.status, want)
	}
	s.leaksNothing(handle, path, got)
}

func (s *sweep) hasPart(kind string, r record) bool {
	return slices.ContainsFunc(s.records, func(x record) bool { return x.Kind == kind && x.Within == r.ID })
}

// filled is a form in which every gesture finds what it asks for, so that only the right can stop it.
func (s *sweep) filled() url.Values {
	now, later := s.today.String(), s.today.Add(30).String()
	return url.Values{"on": {now}, "from": {now}, "to": {later}, "until": {later}, "exception_until": {later}, "signed_on": {now}, "sent": {now},
		"by": {"US"}, "form": {"LRAR"}, "choice": {"LEAVE"}, "reason": {"Essai"}, "user": {string(s.As("theo").ID)}, "owner": {string(s.As("theo").ID)},
		"role": {"BACKUP"}, "function": {"AE"}, "name": {"Essai"}, "title": {"Essai"}, "kind": {"TASK"}, "status": {"EXITED"}, "scheme": {"OTHER"},
		"value": {"1000"}, "revenue": {"1000"}, "currency": {"EUR"}, "ccy": {"EUR"}, "country": {"FR"}, "type": {"SERVICE"},
		"assignment": {string(id.New[id.Any]())}, "rev": {"0"}}
}

// untouched: who may only read it is told so, and nothing moves.
func (s *sweep) untouched(handle, pattern string, d door, r record) {
	s.t.Helper()
	before := s.DB.LastSeq()
	path := s.path(pattern, d, r)
	got := s.clients[handle].send(path, s.filled(), map[string]string{"file": "x", "proof": "x"})
	if got.status != http.StatusForbidden && got.status != http.StatusNotFound {
		s.t.Errorf("POST %s (%s, %s): %d to who may only read it", path, r.Kind, r.Name, got.status)
	}
	if s.DB.LastSeq() != before {
		s.t.Errorf("POST %s wrote", path)
	}
}

// The other doors: pages of one's own, of a title, of a post.
func otherDoors(t *testing.T, s *sweep) {
	for _, p := range world.Cast() {
		t.Run(p.Handle, func(t *testing.T) {
			s.t = t
			for _, pattern := range s.Site().Patterns() {
				if d, _ := doorOf(pattern); d.who != scoped && d.who != open {
					s.tryDoor(p.Handle, pattern.Method, pattern.Path, d)
				}
			}
		})
	}
}

func (s *sweep) tryDoor(handle, method, pattern string, d door) {
	s.t.Helper()
	a, like := s.As(handle), record{}
	if d.kind != "" {
		like = s.sampled(d.kind)[0]
	}
	path := s.path(pattern, d, like)
	welcome, refusal := true, []int{http.StatusNotFound}
	switch d.who {
	case titled:
		refusal = append(refusal, http.StatusForbidden)
		welcome = team.ExtentOf(team.Title(a.Title), d.object, team.Read) > team.None
	case entering:
		extent := team.ExtentOf(team.Title(a.Title), d.object, team.Write)
		welcome, refusal = extent >= team.Own || extent == team.Member && d.object != team.Account, []int{http.StatusForbidden, http.StatusNotFound}
	case leading:
		welcome = slices.Contains([]team.Title{team.Direction, team.CEO, team.GAM}, team.Title(a.Title))
	case managing:
		welcome = a.Admin
		if method == http.MethodPost {
			refusal = append(refusal, http.StatusForbidden)
		}
	}
	if method == http.MethodPost && welcome {
		return // what those who may do is the matter of other tests
	}
	before := s.DB.LastSeq()
	form := s.filled()
	form.Set("account", s.of("account")[0].ID)
	got := s.clients[handle].do(method, path, form, "")
	switch {
	case !welcome && !slices.Contains(refusal, got.status):
		s.t.Errorf("%s %s: %d, want a refusal %v", method, path, got.status, refusal)
	case welcome && got.status != http.StatusOK && !(got.status == http.StatusSeeOther && !strings.HasPrefix(got.location, "/login")):
		s.t.Errorf("%s %s: %d %s", method, path, got.status, got.location)
	}
	if s.DB.LastSeq() != before {
		s.t.Errorf("%s %s wrote", method, path)
	}
	if method == http.MethodGet && !d.plain {
		s.leaksNothing(handle, path, got)
		s.leaksNothing(handle, path+" (part)", s.clients[handle].part(path))
	}
}

// Strangers are sent to sign in, from everywhere that is not open, and shown nothing.
func strangersAreSentToSignIn(t *testing.T, s *sweep) {
	nobody := stranger(t, s.base)
	for _, p := range s.Site().Patterns() {
		d, _ := doorOf(p)
		if d.who == open {
			continue
		}
		like := record{ID: string(id.New[id.Any]()), Kind: "contract"}
		if d.kind != "" {
			like = s.sampled(d.kind)[0]
		}
		got := nobody.do(p.Method, s.path(p.Path, d, like), url.Values{}, "")
		if got.status != http.StatusSeeOther || !strings.HasPrefix(got.location, "/login") || len(got.body) > 200 {
			t.Errorf("%s: %d %s", p, got.status, got.location)
		}
	}
}
