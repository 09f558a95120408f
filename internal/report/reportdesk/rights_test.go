package reportdesk_test

import (
	"errors"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/who"
	"comptoir/internal/report"
	"comptoir/internal/world/worldtest"
)

// Everyone draws their own review if their title has any, a manager those of their branch, the direction and the CEO
// anyone's. Any other one does not exist.
func TestWhoDrawsWhose(t *testing.T) {
	all := []string{"camille", "remy", "ilse", "theo", "ingrid", "etienne", "solene", "nour", "bastien", "maeve", "gaetan", "paul"}
	may := map[string][]string{"camille": {"camille"}, "remy": {"remy"}, "ilse": {"ilse"}, "ingrid": all, "etienne": all,
		"theo": {"theo", "camille", "remy", "ilse", "bastien", "maeve"}}
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		for _, reader := range all {
			open := map[string]bool{}
			for _, s := range may[reader] {
				open[s] = true
			}
			for _, subject := range all {
				_, err := w.Reports.Portfolio(ctx, w.As(reader), w.As(subject).ID)
				if open[subject] && err != nil {
					t.Errorf("%s may draw the review of %s: %v", reader, subject, err)
				}
				if !open[subject] && !problem.Is(err, problem.NotFound) {
					t.Errorf("%s draws the review of %s: %v", reader, subject, err)
				}
			}
		}
	})
}

func TestNobodyDrawsNothing(t *testing.T) {
	w := worldtest.Open(t)
	camille := w.As("camille").ID
	if _, err := w.Reports.Portfolio(ctx, who.Actor{}, camille); !problem.Is(err, problem.NotFound) {
		t.Errorf("a stranger: %v", err)
	}
	for _, subject := range []id.User{"", "nonsense", id.New[id.User]()} {
		if _, err := w.Reports.Portfolio(ctx, w.As("ingrid"), subject); !problem.Is(err, problem.NotFound) {
			t.Errorf("the review of %q: %v", subject, err)
		}
	}
	if _, err := w.Reports.Choices(ctx, w.As("nour")); !problem.Is(err, problem.NotFound) {
		t.Errorf("human resources choose a review: %v", err)
	}
}

// What is refused to someone signed in is noted by the door.
func TestARefusalSaysWhatWasAsked(t *testing.T) {
	w := worldtest.Open(t)
	_, err := w.Reports.Portfolio(ctx, w.As("camille"), w.As("remy").ID)
	var refused interface {
		Refusal() (action string, on ref.Ref)
	}
	if !errors.As(err, &refused) {
		t.Fatalf("%v says nothing to the access log", err)
	}
	if action, on := refused.Refusal(); action != "report.read" || on != ref.To(report.Kind, w.As("remy").ID) {
		t.Errorf("%s %v", action, on)
	}
}

func TestWhoReadsABrief(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		castagnac := named(t, draw(t, w, "camille", "camille"), "Castagnac Verre").ID
		for reader, may := range map[string]bool{"camille": true, "theo": true, "ingrid": true, "etienne": true, "solene": true, "bastien": true,
			"ilse": false, "nour": false, "paul": false} {
			_, err := w.Reports.Brief(ctx, w.As(reader), castagnac, nil)
			if may && err != nil {
				t.Errorf("%s: %v", reader, err)
			}
			if !may && !problem.Is(err, problem.NotFound) {
				t.Errorf("%s reads the brief: %v", reader, err)
			}
		}
		if _, err := w.Reports.Brief(ctx, w.As("ingrid"), "nonsense", nil); !problem.Is(err, problem.NotFound) {
			t.Errorf("the brief of nothing: %v", err)
		}
	})
}

// The CEO reads contacts only where he is the sponsor; the accounts of the review hide them elsewhere.
func TestContactsAreHiddenNotAbsent(t *testing.T) {
	w := worldtest.Open(t)
	own, seen := draw(t, w, "camille", "camille"), draw(t, w, "etienne", "camille")
	hidden := 0
	for account, p := range seen.Pages {
		if p.ContactsHidden {
			hidden++
			if len(p.Contacts) > 0 || len(own.Pages[account].Contacts) == 0 {
				t.Errorf("%s: %d contacts, %d for whoever carries it", account, len(p.Contacts), len(own.Pages[account].Contacts))
			}
		}
	}
	if hidden == 0 {
		t.Error("nothing is hidden from the CEO")
	}
}

func TestChoices(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		for reader, want := range map[string][]string{"camille": {"Camille Durand"}, "theo": {"Théo Carrignac", "Camille Durand", "Ilse Vandermaat", "Rémy Fontvielle"}} {
			got, err := w.Reports.Choices(ctx, w.As(reader))
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(want) {
				t.Fatalf("%s: %+v", reader, got)
			}
			for i, c := range got {
				r := draw(t, w, reader, handleOf(w, c.ID))
				if c.Name != want[i] || c.Mine != (i == 0) || c.Extent != r.Extent || c.Accounts != len(r.Accounts) {
					t.Errorf("%s: %+v, and the review covers %d accounts as %s", reader, c, len(r.Accounts), r.Extent)
				}
			}
		}
	})
}

func handleOf(w worldtest.World, user id.User) string {
	for _, h := range []string{"camille", "remy", "ilse", "theo", "ingrid", "etienne"} {
		if w.As(h).ID == user {
			return h
		}
	}
	return ""
}
