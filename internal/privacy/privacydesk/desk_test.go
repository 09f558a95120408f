package privacydesk_test

import (
	"context"
	"testing"

	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/privacy"
	"comptoir/internal/privacy/privacydesk"
	"comptoir/internal/world/worldtest"
)

var ctx = context.Background()

func named(t *testing.T, w worldtest.World, name string) (c id.Contact) {
	t.Helper()
	err := w.DB.Read(ctx, func(tx *db.Tx) (err error) {
		c, _, err = db.One[id.Contact](tx, `SELECT id FROM contact WHERE name = ?`, name)
		return err
	})
	if err != nil || c == "" {
		t.Fatal(name, err)
	}
	return c
}

// The contact's own people see the card, an outsider finds nothing, and production, who has names only, neither.
func TestWhoSees(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		desk, odon := w.Desks.Privacy, named(t, w, "Odon Lestrade")
		for who, want := range map[string]bool{"camille": true, "bastien": true, "theo": true, "ingrid": true, "ilse": false, "gaetan": false, "solene": false, "nour": false, "etienne": false} {
			if _, err := desk.Open(ctx, w.As(who), odon); (err == nil) != want {
				t.Errorf("%s: %v", who, err)
			}
		}
		if _, err := desk.Erase(ctx, w.As("bastien"), odon); !problem.Is(err, problem.Forbidden) {
			t.Errorf("an account manager erases: %v", err)
		}
		if _, err := desk.Enter(nil, w.As("camille"), privacy.ProcessingInput{}); !problem.Is(err, problem.Forbidden) {
			t.Errorf("a KAM writes the register: %v", err)
		}
		got, err := desk.Requests(ctx, w.As("ilse"), privacydesk.Filter{State: "ALL"}, page.Request{})
		if err != nil || len(got.Rows) != 1 || got.Rows[0].Name != "Yvon Caradec" {
			t.Errorf("%+v %v", got.Rows, err)
		}
	})
}

// A restriction takes a person out of the lists, and leaves their own page; an objection holds at once.
func TestRestrictAndObject(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		desk, camille, odon := w.Desks.Privacy, w.As("camille"), named(t, w, "Odon Lestrade")
		listed := func() int {
			got, err := w.Desks.Contact.List(ctx, camille, contactdesk.Filter{Query: "lestrade"}, page.Request{})
			if err != nil {
				t.Fatal(err)
			}
			return len(got.Rows)
		}
		in := privacy.Input{Basis: privacy.LegitimateInterest, Restricted: true, RestrictedReason: "À sa demande", Objection: true}
		if listed() != 1 {
			t.Fatal("not in the list")
		}
		if err := desk.Fill(ctx, camille, odon, 3, in); !problem.Has(err, "stale") {
			t.Errorf("a stale card was written: %v", err)
		}
		if err := desk.Fill(ctx, camille, odon, 0, in); err != nil {
			t.Fatal(err)
		}
		if listed() != 0 {
			t.Error("restricted, and still in the list")
		}
		if _, err := w.Desks.Contact.Open(ctx, camille, odon); err != nil {
			t.Errorf("their page is gone: %v", err)
		}
		if found, _ := desk.Objects(ctx, camille, "odon.lestrade@castagnac-verre.example"); !found {
			t.Error("an objection does not hold at once")
		}
		in.Restricted, in.Objection = false, false
		if err := desk.Fill(ctx, camille, odon, 1, in); err != nil || listed() != 1 {
			t.Errorf("released, and not back: %v", err)
		}
		if found, _ := desk.Objects(ctx, camille, "odon.lestrade@castagnac-verre.example"); found {
			t.Error("an objection taken back still holds")
		}
	})
}

// Alerts of the story, and the queue: a last sign three years ago ends, an exchange since renews it.
func TestAlertsAndQueue(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		codes := map[string]int{}
		err := w.DB.Read(ctx, func(tx *db.Tx) error {
			all, err := privacydesk.Alerts(tx, w.Today, nil)
			for _, a := range all {
				codes[a.Code]++
			}
			return err
		})
		if err != nil || codes["GD_REQUEST"] != 1 || codes["GD_INFORM"] != 1 {
			t.Errorf("%v %v", codes, err)
		}
		camille, odon := w.As("camille"), named(t, w, "Odon Lestrade")
		if err := w.Desks.Privacy.Fill(ctx, camille, odon, 0, privacy.Input{Basis: privacy.Consent, LastActive: day.Ptr(w.Today - 1100)}); err != nil {
			t.Fatal(err)
		}
		list, err := w.Desks.Privacy.Endings(ctx, camille)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range list {
			if e.Contact == odon {
				t.Errorf("an exchange renews: %+v", e)
			}
		}
	})
}

// What a backup brings back is erased again, under its number.
func TestReplay(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		odon := named(t, w, "Odon Lestrade")
		list := []privacydesk.Erased{{Number: 7, Contact: odon}, {Number: 8, Contact: id.New[id.Contact]()}}
		if _, err := w.Desks.Privacy.Replay(ctx, w.As("camille"), list); !problem.Is(err, problem.Forbidden) {
			t.Errorf("a KAM replays: %v", err)
		}
		for _, want := range []int{1, 0} {
			if n, err := w.Desks.Privacy.Replay(ctx, w.As("ingrid"), list); err != nil || n != want {
				t.Errorf("%d erased, %v", n, err)
			}
		}
		if c := named(t, w, "Contact supprimé #7"); c != odon {
			t.Error(c)
		}
	})
}
