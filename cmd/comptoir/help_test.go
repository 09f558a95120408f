package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// helps are the helps of every command in a language, by its path.
func helps(t *testing.T, w words) map[string]string {
	t.Helper()
	out := map[string]string{}
	var walk func(n *kong.Node, args []string)
	walk = func(n *kong.Node, args []string) {
		p, err := w.parser()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		p.Stdout, p.Exit = &b, func(int) { panic("helped") }
		func() {
			defer func() { _ = recover() }()
			_, _ = p.Parse(append(args, "--help"))
		}()
		out[strings.Join(args, " ")] = b.String()
		for _, c := range n.Children {
			walk(c, append(append([]string{}, args...), c.Name))
		}
	}
	p, err := w.parser()
	if err != nil {
		t.Fatal(err)
	}
	walk(p.Model.Node, nil)
	return out
}

// TestEveryHelpIsInBothLanguages: each command, argument and option is told in both, with examples, and neither knows
// more than the other.
func TestEveryHelpIsInBothLanguages(t *testing.T) {
	fr, en := helps(t, french(t)), helps(t, english(t))
	if len(fr) != 14 || len(en) != len(fr) {
		t.Fatalf("%d and %d commands", len(fr), len(en))
	}
	option := regexp.MustCompile(`(?m)^ +(?:-h, )?--[\w-]+`)
	for path, f := range fr {
		e := en[path]
		for lang, help := range map[string]string{"fr": f, "en": e} {
			if strings.Contains(help, "cli.") || strings.Contains(help, "{{") || strings.Contains(help, held) {
				t.Errorf("%q in %s lacks words:\n%s", path, lang, help)
			}
		}
		if strings.Contains(f, "Usage: ") || strings.Contains(f, "Flags:") || strings.Contains(f, "Commands:") || strings.Contains(f, "[flags]") ||
			strings.Contains(f, "Show ") || strings.Contains(f, "Run \"") {
			t.Errorf("%q speaks English in French:\n%s", path, f)
		}
		if !strings.Contains(f, "Exemple") || !strings.Contains(e, "Example") {
			t.Errorf("%q has no example", path)
		}
		if got, want := strings.Join(option.FindAllString(f, -1), ""), strings.Join(option.FindAllString(e, -1), ""); got != want {
			t.Errorf("%q: options %s in French, %s in English", path, got, want)
		}
		if strings.Count(f, "\n  comptoir")+strings.Count(f, "    comptoir") != strings.Count(e, "\n  comptoir")+strings.Count(e, "    comptoir") {
			t.Errorf("%q: not as many examples in both languages", path)
		}
	}
}

// TestFrenchIsSet: no ordinary space before a high sign, no straight apostrophe between letters.
func TestFrenchIsSet(t *testing.T) {
	loose := regexp.MustCompile(`[\p{L})] [:;!?»]|« |\p{L}'\p{L}`)
	for path, help := range helps(t, french(t)) {
		for _, l := range strings.Split(help, "\n") {
			if strings.HasPrefix(l, "    ") && strings.Contains(l, "comptoir ") || strings.Contains(l, "echo ") {
				continue // a command to type
			}
			if found := loose.FindString(l); found != "" {
				t.Errorf("%s: %q in %q", path, found, l)
			}
		}
	}
}

func TestWhichLanguage(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		args string
		want string
	}{
		{nil, "version", "en"},
		{map[string]string{"LANG": "fr_FR.UTF-8"}, "version", "fr"},
		{map[string]string{"LANG": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"}, "version", "en"},
		{map[string]string{"LC_ALL": "fr_BE"}, "version", "fr"},
		{map[string]string{"LC_ALL": "en_GB", "COMPTOIR_LANG": "fr"}, "version", "fr"},
		{map[string]string{"LANG": "de_DE"}, "version", "en"},
		{nil, "--lang fr user list", "fr"},
		{nil, "--lang=fr --help", "fr"},
		{map[string]string{"LANG": "fr_FR"}, "import x.csv --lang en", "en"},
		{nil, "import x.csv --lang=fr", "fr"},
		{nil, "user add a@b.fr --lang fr", "en"}, // the language of the person
		{nil, "import x.csv --lang de", "en"},
	} {
		t.Run(c.args, func(t *testing.T) {
			t.Setenv("LANG", "en_GB.UTF-8")
			for k, v := range c.env {
				t.Setenv(k, v)
			}
			w, rest, err := speak(strings.Fields(c.args))
			if err != nil || w.Lang != c.want || len(rest) > 0 && rest[0] == "--lang" {
				t.Errorf("%v: %s %v %v", c.env, w.Lang, rest, err)
			}
		})
	}
}
