package app_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"comptoir/internal/app"
	"comptoir/internal/intake/intakedesk"
)

// An import that ends while its author is elsewhere is told once, at the top of whatever page they open next, and only to
// them; somebody who signs in afterwards finds it in the list.
func TestTheEndOfAnImportIsTold(t *testing.T) {
	ctx := context.Background()
	a := opened(t, app.Config{Data: t.TempDir(), Story: true})
	if _, err := a.Demo(ctx, "comptoir"); err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(a.Handler())
	defer srv.Close()
	camille, remy := visitor(t, srv.URL, "camille.durand@ardoval.example"), visitor(t, srv.URL, "remy.fontvielle@ardoval.example")
	const said = "Import terminé\u00a0: verreries.csv. Lignes prises\u00a0: 2, rejetées\u00a0: 0."
	if text := body(t, camille, srv.URL+"/"); strings.Contains(text, "Import terminé\u00a0:") {
		t.Error("told of what was imported before")
	}
	file := filepath.Join(t.TempDir(), "verreries.csv")
	if err := os.WriteFile(file, []byte("Identifiant;Nom;Pays\nV-1;Verrerie du Lac;France\nV-2;Verrerie du Bois;France\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	who, _, err := a.Desks.Team.ActorByLogin(ctx, "camille.durand@ardoval.example")
	if err != nil {
		t.Fatal(err)
	}
	reports, err := a.Intake.RunFiles(ctx, who, []intakedesk.Source{intakedesk.FromPath(file)}, intakedesk.Order{}, nil)
	if err != nil || reports[0].Created != 2 {
		t.Fatalf("%+v %v", reports, err)
	}
	if text := body(t, remy, srv.URL+"/"); strings.Contains(text, said) {
		t.Error("told to somebody else")
	}
	for i, page := range []string{"/", "/", "/accounts"} {
		if text := body(t, camille, srv.URL+page); strings.Contains(text, said) != (i == 0) {
			t.Errorf("page %d, %s: told %v", i, page, !(i == 0))
		}
	}
	if text := body(t, visitor(t, srv.URL, "camille.durand@ardoval.example"), srv.URL+"/accounts"); strings.Contains(text, said) {
		t.Error("told to a session that began afterwards")
	}
}

func body(t *testing.T, c *http.Client, address string) string {
	t.Helper()
	res, err := c.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %v", address, res.StatusCode, err)
	}
	return string(text)
}
