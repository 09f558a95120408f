package journeys

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/team"
	"comptoir/internal/world"
)

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
	case auditing:
		welcome = a.Admin || team.ExtentOf(team.Title(a.Title), d.object, team.Read) > team.None
		refusal = append(refusal, http.StatusForbidden)
	case entering:
		extent := team.ExtentOf(team.Title(a.Title), d.object, team.Write)
		welcome, refusal = extent >= team.Own || extent == team.Member && d.object != team.Account, []int{http.StatusForbidden, http.StatusNotFound}
	case leading:
		welcome = slices.Contains([]team.Title{team.Direction, team.CEO, team.GAM}, team.Title(a.Title))
	case choosing, ruling:
		welcome = a.Admin || a.Title == string(team.Direction) || d.who == choosing && team.ExtentOf(team.Title(a.Title), team.Portfolio, team.Read) > team.None
		refusal = append(refusal, http.StatusForbidden)
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
