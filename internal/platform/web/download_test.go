package web

import "testing"

func TestTakenNamesTheDoor(t *testing.T) {
	for _, c := range []struct{ pattern, path, action, on string }{
		{"GET /contracts/{id}/files/{file}", "/contracts/a/files/b", "download.contracts.files", "contracts:b"},
		{"GET /accounts/export.csv", "/accounts/export.csv", "download.accounts.export", "accounts:"},
		{"GET /accounts/{id}/results/export.xlsx", "/accounts/a/results/export.xlsx", "download.accounts.results.export", "accounts:a"},
	} {
		action, on := taken(c.pattern, c.path)
		if got := string(on.Kind) + ":" + on.ID; action != c.action || got != c.on {
			t.Errorf("%s: %s %s", c.pattern, action, got)
		}
	}
}
