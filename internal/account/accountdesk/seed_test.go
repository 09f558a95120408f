package accountdesk_test

import (
	"testing"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/db/dbtest"
	"comptoir/internal/platform/who"
)

// A person, whatever their title, gives accounts one by one.
func TestOnlyTheFolderOwnerSeeds(t *testing.T) {
	d := dbtest.SQLite(t, db.Options{Tables: accountdesk.Tables(), Fields: accountdesk.Fields()})
	a := who.Actor{ID: "01990000-0000-7000-8000-000000000001", Title: "DIRECTION"}
	err := d.Write(t.Context(), a, func(tx *db.Tx) error {
		return accountdesk.New(d).SeedAssignmentsIn(tx, a, []account.Assignment{{Role: account.Primary}})
	})
	if !problem.Is(err, problem.NotFound) {
		t.Errorf("the sales director seeded: %v", err)
	}
}
