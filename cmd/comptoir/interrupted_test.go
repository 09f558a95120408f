package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// A start that is stopped says that it was stopped; another failure stays what it is.
func TestAStopIsToldAsOne(t *testing.T) {
	for lang, want := range map[string]string{"fr": "arrêté avant d’avoir fini", "en": "stopped before it was done"} {
		w, _, err := speak([]string{"--lang", lang, "demo"})
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(context.Background())
		step := fmt.Errorf("world: Ingrid arrives: %w", context.Canceled)
		if got := w.interrupted(ctx, step); !errors.Is(got, step) {
			t.Errorf("nobody stopped it: %v", got)
		}
		stop()
		if got := w.interrupted(ctx, step); !strings.HasPrefix(got.Error(), want) {
			t.Errorf("%v", got)
		}
		if failed := errors.New("no room left"); !errors.Is(w.interrupted(ctx, failed), failed) {
			t.Error("a failure is hidden")
		}
	}
}
