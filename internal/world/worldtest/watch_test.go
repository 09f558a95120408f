package worldtest

import (
	"context"
	"strings"
	"testing"

	"comptoir/internal/app"
)

// A watch that sees nothing proves nothing: here the table of tasks is somebody else's.
func TestTrespassIsSeen(t *testing.T) {
	w := newWatch()
	w.owners["task"] = "contract"
	a, err := start(app.Config{Data: t.TempDir(), Watch: w.see})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := a.Demo(context.Background(), Password); err != nil {
		t.Fatal(err)
	}
	if err := w.broken(); err == nil || !strings.Contains(err.Error(), "task writes task, which is contract's") {
		t.Errorf("not seen: %v", err)
	}
}
