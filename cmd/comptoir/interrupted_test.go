package main

import (
	"context"
	"errors"
	"fmt"
	"testing"
)

// A start that is stopped says that it was stopped; another failure stays what it is.
func TestAStopIsToldAsOne(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	step := fmt.Errorf("world: Ingrid arrives: %w", context.Canceled)
	if got := interrupted(ctx, step); !errors.Is(got, step) {
		t.Errorf("nobody stopped it: %v", got)
	}
	stop()
	if got := interrupted(ctx, step); !errors.Is(got, errInterrupted) {
		t.Errorf("%v", got)
	}
	if failed := errors.New("no room left"); !errors.Is(interrupted(ctx, failed), failed) {
		t.Error("a failure is hidden")
	}
}
