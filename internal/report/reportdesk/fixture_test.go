package reportdesk_test

import (
	"context"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
	"comptoir/internal/report"
	"comptoir/internal/world/worldtest"
)

var ctx = context.Background()

// draw is the review of someone as someone draws it.
func draw(t *testing.T, w worldtest.World, reader, subject string) report.Review {
	t.Helper()
	r, err := w.Reports.Portfolio(ctx, w.As(reader), w.As(subject).ID)
	if err != nil {
		t.Fatalf("%s draws the review of %s: %v", reader, subject, err)
	}
	return r
}

// named finds an account of a review.
func named(t *testing.T, r report.Review, name string) report.Account {
	t.Helper()
	for _, a := range r.Accounts {
		if a.Name == name {
			return a
		}
	}
	t.Fatalf("no %s among %d accounts", name, len(r.Accounts))
	return report.Account{}
}

func ids(r report.Review) (out []id.Account) {
	for _, a := range r.Accounts {
		out = append(out, a.ID)
	}
	return out
}

func read(t *testing.T, w worldtest.World, fn func(tx *db.Tx) error) {
	t.Helper()
	if err := w.DB.Read(ctx, fn); err != nil {
		t.Fatal(err)
	}
}
