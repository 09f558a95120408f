package main

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"comptoir/internal/app"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/platform/who"
	"comptoir/internal/team"
)

// The language of whoever runs the tests is not theirs.
func TestMain(m *testing.M) {
	for _, name := range []string{"COMPTOIR_LANG", "LC_ALL", "LC_MESSAGES"} {
		os.Unsetenv(name)
	}
	os.Setenv("LANG", "en_GB.UTF-8")
	os.Exit(m.Run())
}

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

// english and french speak to a test.
func english(t *testing.T) words { return speakAs(t, "en") }
func french(t *testing.T) words  { return speakAs(t, "fr") }

func speakAs(t *testing.T, lang string) words {
	t.Helper()
	w, _, err := speak([]string{"--lang", lang})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestUserAddSaysWhatIsWrong(t *testing.T) {
	data := t.TempDir()
	add := func(args ...string) []string { return append([]string{"user", "add", "--data", data}, args...) }
	if code, stderr := caught(t, add("camille@example.com", "--name", "Camille")); code != 0 {
		t.Fatalf("%d %q", code, stderr)
	}
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"no mail":         {add("camille", "--name", "C"), `"camille" is not an e-mail address`},
		"a name and mail": {add("Camille <c@example.com>", "--name", "C"), "is not an e-mail address"},
		"no place":        {add("camille@localhost", "--name", "C"), "is not an e-mail address"},
		"taken":           {add("CAMILLE@example.com", "--name", "C"), "somebody already signs in with camille@example.com"},
		"position":        {add("a@example.com", "--name", "A", "--title", "king"), "Positions are DIRECTION (Sales management), CEO (Chief executive), GAM"},
		"zone":            {add("a@example.com", "--name", "A", "--tz", "Paris"), "Write it like Europe/Paris"},
		"manager":         {add("a@example.com", "--name", "A", "--title", "KAM", "--manager", "b@example.com"), "--manager b@example.com: nobody has this login"},
		"no position":     {add("a@example.com", "--name", "A", "--manager", "camille@example.com"), "--manager needs --title"},
		"name":            {add("a@example.com", "--name", " "), "name: Required."},
	} {
		t.Run(name, func(t *testing.T) {
			code, stderr := caught(t, c.args)
			if code != 1 || !strings.Contains(stderr, c.says) || strings.Count(stderr, "\n") != 1 {
				t.Errorf("%d %q", code, stderr)
			}
		})
	}
}

func TestProblemsInWords(t *testing.T) {
	list := problem.List{problem.At("name", "required"), problem.At("new", "password_short", "min", 12), problem.New(problem.Invalid, "own_rights")}
	got := english(t).plain(list)
	if got != "name: Required. password: At least 12 characters. Nobody gives themselves a right: ask another administrator." {
		t.Errorf("%q", got)
	}
	if got := french(t).plain(list[:1]); !strings.HasPrefix(got, "nom\u00a0: ") {
		t.Errorf("%q", got)
	}
	if got := english(t).plain(errors.New("some new fault")); got != "some new fault" {
		t.Errorf("%q", got)
	}
}

func TestReadLine(t *testing.T) {
	w := english(t)
	for in, want := range map[string]string{"a b\n": "a b", "a\r\nb": "a", "a": "a"} {
		if got, err := w.readLine(strings.NewReader(in)); err != nil || got != want {
			t.Errorf("%q: %q %v", in, got, err)
		}
	}
	if _, err := w.readLine(strings.NewReader("")); err == nil {
		t.Error("nothing was read, and no error")
	}
}
