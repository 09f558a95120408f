package journeys

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// TestRights tries every door of the site as everybody, on both engines: what is out of scope is left out by SQL.
func TestRights(t *testing.T) { worldtest.Each(t, everyDoor) }

func everyDoor(t *testing.T, w worldtest.World) {
	s := newSweep(t, w)
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
	case !write && !d.own && d.kind != "alert" && d.kind != "import":
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
	switch {
	case strings.HasSuffix(pattern, "/merge"): // the GAM's and the Direction's, of those who may change the account
		want = append(want, http.StatusForbidden)
	case strings.HasSuffix(pattern, "/erase"): // of those who answer for the account
		want = append(want, http.StatusForbidden)
	case strings.HasSuffix(pattern, "/absorbed"): // the records are accounts that stand
		want = []int{http.StatusNotFound}
	}
	if d.kind == "import" && got.status == http.StatusSeeOther {
		got, want = s.clients[handle].get(got.location), []int{http.StatusOK} // an import shows the step it is at
	}
	if !slices.Contains(want, got.status) {
		s.t.Errorf("%s (%s, %s): %d, want %v", path, r.Kind, r.Name, got.status, want)
	}
	if d.second != "file" { // a document is read by whoever may read what it belongs to, with all that stands in it
		s.leaksNothing(handle, path, got)
	}
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
		"assignment": {string(id.New[id.Any]())}, "rev": {"0"}, "summary": {"Essai"}, "day": {now}}
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
