package worldtest_test

import (
	"context"
	"testing"
	"time"

	"comptoir/internal/world/worldtest"
)

// Copies are quick, and one does not see what another did.
func TestCopies(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		d, err := w.Desks.Attention.Today(context.Background(), w.As("camille"))
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range d.Lines {
			t.Logf("%s %s %s %s %.1f", l.Alert.Severity, l.Alert.Code, l.Alert.AccountName, l.Alert.Due, l.Score.Total)
		}
	})
}

func TestQuick(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		start := time.Now()
		worldtest.Open(t)
		t.Log(time.Since(start))
	})
}
