package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"comptoir/internal/app"
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/who"
)

// standing tells every contract of a folder as it is stored: its state and how often it was written.
func standing(t *testing.T, dir string) string {
	t.Helper()
	a, err := app.Open(context.Background(), app.Config{Data: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	got, err := a.Desks.Contract.List(context.Background(), who.System(), contractdesk.Filter{}, page.Request{Size: 100})
	if err != nil || len(got.Rows) == 0 {
		t.Fatalf("%d contracts, %v", len(got.Rows), err)
	}
	out := ""
	for _, c := range got.Rows {
		full, err := a.Desks.Contract.Open(context.Background(), who.System(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		out += fmt.Sprintln(full.Name, full.State, full.Rev)
	}
	return out
}

// TestCommandsMoveNoRecordThatServingWouldNot: a folder that was told as of 2019 and is opened on an ordinary day lives in
// real time from then on. People and rehearsals move nothing; an import or a report brings the records to the day as
// serving does, and no further.
func TestCommandsMoveNoRecordThatServingWouldNot(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "c.csv")
	if err := os.WriteFile(file, []byte("Référence;Compte;Début;Durée (mois);Préavis;Reconduction;Reconduction (mois);Devise\n"+
		"CT-1;Verrerie;01/03/2019;12;3;tacite;12;EUR\nCT-2;Verrerie;01/03/2019;24;3;aucune;;EUR\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(dir, "told")
	if code, said := caught(t, []string{"import", file, "--data", data, "--today", "2019-06-01"}); code != 0 {
		t.Fatal(code, said)
	}
	was := standing(t, data)
	for _, args := range [][]string{{"user", "list"}, {"user", "add", "anne@example.com", "--name", "Anne", "--title", "DIRECTION"},
		{"import", file, "--as", "owner", "--dry-run"}, {"import", file, "--as", "owner", "--today", "2019-06-02"},
		{"report", "portfolio", "--user", "owner", "--out", filepath.Join(dir, "then.pdf"), "--today", "2019-06-02"}} {
		if code, said := caught(t, append(args, "--data", data)); code != 0 {
			t.Fatal(args, code, said)
		}
		if now := standing(t, data); now != was {
			t.Errorf("%v moved records:\n%s%s", args, was, now)
		}
	}
	served := filepath.Join(dir, "served")
	if err := os.CopyFS(served, os.DirFS(data)); err != nil {
		t.Fatal(err)
	}
	a, err := app.Open(context.Background(), app.Config{Data: served})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Desks.Attention.Daily(context.Background()); err != nil { // what serving does when a day has begun
		t.Fatal(err)
	}
	a.Close()
	if code, said := caught(t, []string{"report", "portfolio", "--user", "owner", "--out", filepath.Join(dir, "now.pdf"), "--data", data}); code != 0 {
		t.Fatal(code, said)
	}
	now := standing(t, data)
	if now == was || now != standing(t, served) {
		t.Errorf("by a command:\n%sby serving:\n%s", now, standing(t, served))
	}
	if code, _ := caught(t, []string{"report", "portfolio", "--user", "owner", "--out", filepath.Join(dir, "next.pdf"), "--data", data, "--today", (day.FromTime(time.Now()) + 900).String()}); code != 0 || standing(t, data) != now {
		t.Errorf("looking ahead moved records")
	}
}
