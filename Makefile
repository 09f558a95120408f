# The two commands a newcomer needs: `make test` and `go run ./cmd/comptoir demo`.
.PHONY: test bench lint generate fuzz build

# All tests: both engines, browser journeys with accessibility checks. Installs chromium, postgresql and poppler-utils by apt where it
# may; skips their part with a notice where it may not, except in CI.
test:
	scripts/with-postgres scripts/with-chromium scripts/with-poppler go test -count=1 -timeout 25m ./...

# Medians on a seeded volume, on both engines.
bench:
	scripts/with-postgres go run ./scripts/bench

lint:
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo 'gofmt would change these'; exit 1; }
	go vet ./...

# Generated files are committed; CI checks that they are up to date.
generate:
	cd tools && go build -o ../bin/templ github.com/a-h/templ/cmd/templ
	bin/templ generate

# Every parser for a few seconds each.
fuzz:
	scripts/fuzz $${FUZZTIME:-5s}

build:
	go build -trimpath -ldflags "-s -w -X main.version=$$(git describe --always --dirty)" -o comptoir ./cmd/comptoir
