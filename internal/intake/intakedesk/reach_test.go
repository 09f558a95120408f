package intakedesk

import (
	"testing"
	"time"

	"comptoir/internal/account"
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/contact"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
)

const oneContract = "Reference,Account,Start,End,Value per year,Currency\nCT-1,Ardoval,2026-01-31,2027-01-30,1000,EUR\n"

// Two portfolios number their contracts alike, and the template is one source for all: the second import is refused,
// whether the first contract is in reach or not.
func TestAContractOfAnotherAccountIsNotChanged(t *testing.T) {
	each(t, func(h *house) {
		h.run("ines", Order{}, write(t, "a.csv", oneContract))
		for _, who := range []string{"camille", "theo"} {
			got := h.run(who, Order{}, write(t, "b.csv", "Reference,Account,Start,End,Value per year,Currency\nCT-1,Helvane,2026-01-31,2027-01-30,1,EUR\n"))
			if got[0].Rejected != 1 || got[0].Updated != 0 {
				t.Errorf("%s: %+v", who, got[0].Counted)
			}
		}
		if n := h.count(`SELECT value_minor FROM contract WHERE external_key = 'CT-1'`); n != 100_000 {
			t.Errorf("the contract is worth %d cents", n)
		}
	})
}

// What was handed over since is no longer its importer's to take back.
func TestUndoingAsksForReach(t *testing.T) {
	each(t, func(h *house) {
		got := h.run("camille", Order{}, write(t, "a.csv", oneContract))
		c := h.only(`SELECT id FROM account WHERE deleted_at IS NULL`)
		_, err := h.desk.Account.Assign(ctx, h.people["theo"], c, accountdesk.AssignInput{User: h.people["ines"].ID, Role: account.Primary, From: h.people["theo"].Today(h.db.Now())})
		h.ok(err)
		if err := h.desk.Undo(ctx, h.people["camille"], got[0].Batch); !problem.Has(err, "intake.problem.undo_out_of_reach") {
			t.Errorf("%v", err)
		}
		if n := h.count(`SELECT count(*) FROM contract WHERE deleted_at IS NULL`); n != 1 {
			t.Errorf("%d contracts", n)
		}
	})
}

// Either the contact is added and the account stays, or the account goes and the contact is refused.
func TestUndoingMeetsAdding(t *testing.T) {
	each(t, func(h *house) {
		a := h.people["camille"]
		got := h.run("camille", Order{}, write(t, "a.csv", "Key,Name,Country\nA-1,Ardoval,France\n"))
		c := h.only(`SELECT id FROM account WHERE deleted_at IS NULL`)
		added, done := make(chan struct{}, 8), make(chan error)
		go func() {
			done <- h.db.Write(ctx, a, func(tx *db.Tx) error {
				_, err := h.desk.Contact.CreateIn(tx, a, contact.Input{Account: c, Name: "Odile Perrachon"}, true)
				added <- struct{}{}
				time.Sleep(200 * time.Millisecond) // the other has begun meanwhile, or not: both are right
				return err
			})
		}()
		<-added
		undone, add := h.desk.Undo(ctx, a, got[0].Batch), <-done
		if undone == nil && add == nil {
			t.Error("a contact hangs on an account that was removed")
		}
	})
}

func (h *house) only(query string) (c id.Account) {
	h.t.Helper()
	h.ok(h.db.Read(ctx, func(tx *db.Tx) (err error) {
		c, _, err = db.One[id.Account](tx, query)
		return err
	}))
	return c
}
