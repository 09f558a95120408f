package journeys

import (
	"context"
	"net"
	"testing"

	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// house is the application at work inside the world: a real listener, the journal followed, jobs run.
type house struct {
	worldtest.World
	base string
}

func openHouse(t *testing.T) house {
	t.Helper()
	w := worldtest.Open(t)
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return house{World: w, base: "http://" + l.Addr().String()}
}

// as opens a window in which somebody has signed in.
func (h house) as(t *testing.T, handle string) *tab {
	t.Helper()
	b := openTab(t, h.base)
	b.signIn(world.Login(handle), worldtest.Password)
	b.until("the day", `location.pathname === "/" && document.querySelector("h1") && document.readyState === "complete"`)
	return b
}
