package app

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Words the code asks for: T("key"), N("key"), and codes of problems. A key that is put together is checked by its prefix.
var (
	asked    = regexp.MustCompile(`\b(?:T|N|Flash|FlashProblem)\("([a-z_][a-zA-Z0-9_.\-]*)"([ ]*\+)?`)
	problems = regexp.MustCompile(`(?:problem\.At\([^,()]*(?:\([^()]*\))?[^,()]*,|problem\.New\(problem\.\w+,|\b(?:l|list)\.Add\([^,()]*,)\s*"([a-z_0-9]+)"`)
)

func TestEveryWordAskedForExists(t *testing.T) {
	bundle, err := Bundle()
	if err != nil {
		t.Fatal(err)
	}
	missing := map[string]bool{}
	err = filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, "/testdata/") || strings.Contains(path, "gallery") {
			return err
		}
		if !strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".templ") || strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_templ.go") {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range asked.FindAllStringSubmatch(string(src), -1) {
			if m[2] != "" {
				if !bundle.HasPrefix(m[1]) {
					missing[path+": "+m[1]+"…"] = true
				}
			} else if !bundle.Has(m[1]) {
				missing[path+": "+m[1]] = true
			}
		}
		for _, m := range problems.FindAllStringSubmatch(string(src), -1) {
			if !bundle.Has("problem." + m[1]) {
				missing[path+": problem."+m[1]] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for m := range missing {
		list = append(list, m)
	}
	slices.Sort(list)
	for _, m := range list {
		t.Error(m)
	}
	for _, m := range bundle.MissingKeys() {
		t.Error("one language lacks " + m)
	}
}
