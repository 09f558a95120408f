package app_test

import (
	"context"
	"strings"
	"testing"

	"comptoir/internal/app"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
	"comptoir/internal/team/teamdesk"
)

// The story is told once a folder, and everybody signs in with the password given.
func TestDemo(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	a := opened(t, app.Config{Data: dir})
	people, err := a.Demo(ctx, "sésame")
	if err != nil || len(people) != 12 {
		t.Fatalf("%d people, %v", len(people), err)
	}
	for _, p := range people {
		if _, _, err := a.Desks.Team.SignIn(ctx, p.Login, "sésame", "127.0.0.1"); err != nil {
			t.Errorf("%s: %v", p.Login, err)
		}
		if !strings.Contains(p.Role, " / ") || p.Name == "" {
			t.Errorf("%+v is not said in both languages", p)
		}
	}
	told := a.DB.LastSeq()
	a.Close()
	b := opened(t, app.Config{Data: dir})
	again, err := b.Demo(ctx, "sésame")
	if err != nil || len(again) != 12 || again[0] != people[0] || b.DB.LastSeq() >= told {
		t.Errorf("told twice: %d people, %v", len(again), err)
	}
}

func TestDemoLeavesAnotherCompanyAlone(t *testing.T) {
	ctx := context.Background()
	a := opened(t, app.Config{Data: t.TempDir()})
	err := a.DB.Write(ctx, who.System(), func(tx *db.Tx) error {
		_, err := a.Desks.Team.SeedUserIn(tx, who.System(), teamdesk.Seed{Login: "claire@example.com", Name: "Claire Martin"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Demo(ctx, "comptoir"); !problem.Has(err, "cli.problem.folder_taken") {
		t.Errorf("the story was told over a company: %v", err)
	}
}
