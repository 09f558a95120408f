package worldtest_test

import (
	"context"
	"testing"

	"comptoir/internal/task"
	"comptoir/internal/world/worldtest"
)

// Each test has a copy of its own.
func TestCopies(t *testing.T) {
	worldtest.Each(t, func(t *testing.T, w worldtest.World) {
		camille := w.As("camille")
		if _, err := w.Desks.Task.Create(context.Background(), camille, task.Input{Title: "Appeler Théo"}); err != nil {
			t.Fatal(err)
		}
		before, err := w.Desks.Attention.Today(context.Background(), camille)
		if err != nil || len(before.Lines) != 7 {
			t.Errorf("%d lines, %v", len(before.Lines), err)
		}
		another := worldtest.Open(t)
		if another.DB.LastSeq() == w.DB.LastSeq() {
			t.Error("two tests share a copy")
		}
	})
}

func TestNobody(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("nobody is called that")
		}
	}()
	worldtest.Open(t).As("martin")
}
