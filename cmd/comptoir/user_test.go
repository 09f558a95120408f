package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"comptoir/internal/app"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

func TestUserCommands(t *testing.T) {
	data := t.TempDir()
	for _, c := range []struct {
		args string
		want int
	}{
		{"user add anne@example.com --name Anne --title direction --admin", 0},
		{"user add camille@example.com --name Camille --title KAM --manager anne@example.com", 0},
		{"user add camille@example.com --name Camille", 1},
		{"user add x@example.com --name X --manager anne@example.com", 1},
		{"user add x@example.com --name X --title KING", 1},
		{"user add x@example.com", 1},
		{"user password camille@example.com --link", 0},
		{"user password nobody --link", 1},
		{"user list", 0},
		{"user list --json", 0},
		{"user disable camille@example.com", 0},
		{"user disable nobody", 1},
	} {
		if got := run(append(strings.Fields(c.args), "--data", data)); got != c.want {
			t.Errorf("%s: exit %d, want %d", c.args, got, c.want)
		}
	}
	if got := run([]string{"user", "list"}); got != 1 {
		t.Errorf("without a database: exit %d", got)
	}
	a, err := app.Open(context.Background(), app.Config{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	users, err := a.Desks.Team.ListUsers(context.Background(), who.System())
	if err != nil {
		t.Fatal(err)
	}
	if len(users) != 2 || users[1].ManagerName != "Anne" || users[1].Title != team.KAM || users[1].State != team.Suspended || !users[0].Admin {
		t.Errorf("users %+v", users)
	}
}

func TestProblemsInWords(t *testing.T) {
	b, err := app.Bundle()
	if err != nil {
		t.Fatal(err)
	}
	list := problem.List{problem.At("name", "required"), problem.At("new", "password_short", "min", 12), problem.New(problem.Invalid, "own_rights")}
	got := inWords(b.For("en"), list).Error()
	if got != "name: Required. password: At least 12 characters. Nobody gives themselves a right: ask another administrator." {
		t.Errorf("%q", got)
	}
	plain := errors.New("disk full")
	if got := inWords(b.For("en"), plain); got != plain {
		t.Errorf("%v", got)
	}
}

func TestReadLine(t *testing.T) {
	for in, want := range map[string]string{"a b\n": "a b", "a\r\nb": "a", "a": "a"} {
		if got, err := readLine(strings.NewReader(in)); err != nil || got != want {
			t.Errorf("%q: %q %v", in, got, err)
		}
	}
	if _, err := readLine(strings.NewReader("")); err == nil {
		t.Error("nothing was read, and no error")
	}
}
