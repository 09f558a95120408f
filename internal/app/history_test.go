package app

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/i18n"
)

func words(t *testing.T) *i18n.Bundle {
	t.Helper()
	b, err := Bundle()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Every field that is journaled has its words in both languages, and so has every kind.
func TestEveryJournaledFieldHasWords(t *testing.T) {
	b := words(t)
	for kind, fields := range Fields() {
		if key := "journal.kind." + string(kind); !b.Has(key) {
			t.Errorf("no message %s", key)
		}
		for f := range fields {
			if key := "field." + string(kind) + "." + f; !b.Has(key) {
				t.Errorf("no message %s", key)
			}
		}
	}
}

// prefixes are the beginnings of actions: kinds, and the short forms that some areas use.
func prefixes() map[string]bool {
	out := map[string]bool{"member": true, "fx": true, "identifier": true, "import": true, "mapping": true, "setting": true, "job": true, "selection_model": true, "privacy_processing": true}
	for k := range Fields() {
		out[string(k)] = true
	}
	return out
}

var actionText = regexp.MustCompile(`"([a-z_]+)\.([a-z_]+)"`)

// Every action that a desk records has its words: the actions are found in the source, where they are written out.
func TestEveryActionHasWords(t *testing.T) {
	b, known := words(t), prefixes()
	seen := 0
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || !strings.Contains(path, "desk/") {
			return err
		}
		source, err := os.ReadFile(path)
		for _, m := range actionText.FindAllSubmatch(source, -1) {
			name := string(m[1]) + "." + string(m[2])
			if !known[string(m[1])] || slices.Contains(notActions, name) {
				continue
			}
			seen++
			if key := "journal.action." + name; !b.Has(key) {
				t.Errorf("%s: no message %s", path, key)
			}
		}
		return err
	})
	if err != nil || seen < 60 {
		t.Errorf("%d actions found, %v", seen, err)
	}
}

// notActions are refusals noted in the access log, the purpose of a link, and a column of an import.
var notActions = []string{"user.manage", "user.why", "user.invite", "contact.name"}

// What a kind's values are read by is the right on its object: a kind of an area that has one must not be forgotten.
func TestKindsOfAreasHaveTheirObject(t *testing.T) {
	open := map[ref.Kind]bool{"user": true, "position": true, "grant": true, "file": true, "fx_rate": true, "alert": true, "import": true, "mapping": true, "setting": true, "job": true, "selection_model": true, "privacy_processing": true}
	for kind := range Fields() {
		if _, ok := objects[kind]; !ok && !open[kind] {
			t.Errorf("%s has no object", kind)
		}
	}
}
