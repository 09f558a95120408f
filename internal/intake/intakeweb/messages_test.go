package intakeweb

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"comptoir/internal/intake"
	"comptoir/internal/platform/i18n"
)

// spoken finds the codes in the source of the rules and of the reader, so that none goes without words.
var spoken = []struct {
	folder, prefix string
	pattern        *regexp.Regexp
	hint           bool
}{
	{"..", "intake.problem.", regexp.MustCompile(`(?:reject|warn|note)\((?:"[^"]*"|field|string\(ccy\)), "([a-z_.]+)"`), true},
	{"..", "intake.problem.", regexp.MustCompile(`codes\+"([a-z_]+)"`), true},
	{"..", "intake.problem.", regexp.MustCompile(`verdict\{\w+, "([a-z_]+)"`), true},
	{"../intakedesk", "intake.problem.", regexp.MustCompile(`intake\.problem\.([a-z_]+)"`), true},
	{"../../platform/table", "table.", regexp.MustCompile(`(?:fail|tooLarge)\("([a-z_]+)"`), false},
	{"../../platform/table", "table.", regexp.MustCompile(`return "(format_[a-z]+)"`), false},
}

func TestEveryCodeHasItsWords(t *testing.T) {
	b, err := i18n.New(Messages)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, s := range spoken {
		files, _ := filepath.Glob(filepath.Join(s.folder, "*.go"))
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range s.pattern.FindAllStringSubmatch(string(src), -1) {
				found++
				key := s.prefix + m[1]
				if !b.Has(key) || s.hint && !b.Has(key+".hint") {
					t.Errorf("%s: no words for %s", f, key)
				}
			}
		}
	}
	if found < 80 {
		t.Errorf("only %d codes found: the patterns no longer fit the source", found)
	}
	if missing := b.MissingKeys(); len(missing) > 0 {
		t.Errorf("in one language only: %v", missing)
	}
}

func TestEveryFieldKindLayoutAndProfileHasALabel(t *testing.T) {
	b, err := i18n.New(Messages)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, k := range intake.Kinds {
		keys = append(keys, "intake.kind."+string(k))
		for _, f := range intake.Fields(k) {
			keys = append(keys, "intake.field."+f.Name)
		}
	}
	for _, p := range intake.Profiles() {
		keys = append(keys, "intake.profile."+p)
	}
	for _, t := range []intake.FieldType{intake.TypeDay, intake.TypeMonth, intake.TypeAmount} {
		for _, l := range t.Layouts() {
			keys = append(keys, "intake.layout."+string(l))
		}
	}
	for _, k := range keys {
		if !b.Has(k) {
			t.Errorf("no label %s", k)
		}
	}
}

var frenchSpace = regexp.MustCompile(` [:;!?»]|« `)

func TestFrenchTypography(t *testing.T) {
	src, err := Messages.ReadFile("messages/fr.json")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(src), "\n") {
		_, text, _ := strings.Cut(line, `": `)
		if frenchSpace.MatchString(text) || strings.Contains(text, "'") {
			t.Errorf("line %d: %s", i+1, line)
		}
	}
}
