package app

import (
	"context"
	"testing"
)

// Every area has thought of every slot: filled, or empty with a reason.
func TestEverySlotIsSettled(t *testing.T) {
	a, err := Open(context.Background(), Config{Data: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for _, ar := range a.areas {
		for slot, settled := range map[string]bool{"Alerts": ar.Alerts.Settled(), "Search": ar.Search.Settled(), "Describe": ar.Describe.Settled(),
			"UndoImport": ar.UndoImport.Settled(), "MoveAccount": ar.MoveAccount.Settled(),
			"Personal": ar.Personal.Settled()} {
			if !settled {
				t.Errorf("%s: %s is neither filled nor left empty with a reason", ar.Name, slot)
			}
		}
	}
}
