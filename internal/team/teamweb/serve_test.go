package teamweb_test

import (
	"context"
	"flag"
	"net"
	"net/http"
	"testing"
)

var serveAt = flag.String("team", "", "serve the pages of the area on this address until interrupted")

// TestServe shows the pages while one works on them: go test ./internal/team/teamweb -run TestServe -team 127.0.0.1:9102 -timeout 0
func TestServe(t *testing.T) {
	if *serveAt == "" {
		t.Log("serves only on request: -team 127.0.0.1:9102")
		return
	}
	h := newHouse(t)
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", *serveAt)
	if err != nil {
		t.Fatal(err)
	}
	t.Error((&http.Server{Handler: h.handler, ReadHeaderTimeout: 1e9}).Serve(l))
}
