package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"comptoir/internal/app"
	"comptoir/internal/kernel/day"
)

// told is a folder that holds the fictional company on a day.
func told(t *testing.T, today string) string {
	t.Helper()
	dir, d := t.TempDir(), day.MustParse(today)
	a, err := app.Open(context.Background(), app.Config{Data: dir, Today: &d})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := a.Demo(context.Background(), "comptoir"); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestReportPortfolio(t *testing.T) {
	data := told(t, "2026-11-23")
	out := filepath.Join(t.TempDir(), "review.pdf")
	args := func(more ...string) []string {
		return append([]string{"report", "portfolio", "--data", data, "--today", "2026-11-23", "--out", out}, more...)
	}
	if code, stderr := caught(t, args("--user", "camille.durand@ardoval.example", "--lang", "en")); code != 0 || stderr != "" {
		t.Fatalf("%d %q", code, stderr)
	}
	first, err := os.ReadFile(out)
	if err != nil || !bytes.HasPrefix(first, []byte("%PDF-")) || !bytes.Contains(first, []byte("/Lang (en)")) {
		t.Fatalf("%v, %d bytes", err, len(first))
	}
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"unknown login":    {args("--user", "nobody@ardoval.example"), "nobody signs in as nobody@ardoval.example"},
		"no right":         {args("--user", "nour.haddadi@ardoval.example"), "nour.haddadi@ardoval.example has no right to portfolio reviews"},
		"unknown language": {args("--user", "camille.durand@ardoval.example", "--lang", "de"), "--lang de: write fr or en"},
		"no such folder": {[]string{"report", "portfolio", "--data", data, "--user", "camille.durand@ardoval.example", "--out", filepath.Join(data, "none", "x.pdf")},
			"cannot write " + filepath.Join(data, "none", "x.pdf") + ": no such file or directory"},
		"a folder there": {[]string{"report", "portfolio", "--data", data, "--today", "2026-11-23", "--user", "camille.durand@ardoval.example", "--out", data}, "cannot write " + data},
		"no data":        {[]string{"report", "portfolio", "--data", filepath.Join(data, "none"), "--user", "c@x", "--out", out}, "holds no Comptoir data"},
		"nothing said":   {[]string{"report", "portfolio", "--data", data, "--out", out}, "missing flags"},
	} {
		t.Run(name, func(t *testing.T) {
			code, stderr := caught(t, c.args)
			if code != 1 || !strings.Contains(stderr, c.says) || strings.Count(strings.TrimSpace(stderr), "\n") != 0 {
				t.Errorf("%d %q", code, stderr)
			}
			if now, err := os.ReadFile(out); err != nil || !bytes.Equal(now, first) {
				t.Error("the review written before is gone")
			}
			for _, dir := range []string{filepath.Dir(out), filepath.Dir(data)} {
				if left, _ := filepath.Glob(filepath.Join(dir, ".*.pdf.*")); len(left) > 0 {
					t.Errorf("left behind: %v", left)
				}
			}
		})
	}
}

// caught runs the command line and gives its exit code and what it said on the error output.
func caught(t *testing.T, args []string) (code int, stderr string) {
	t.Helper()
	f, err := os.CreateTemp(t.TempDir(), "stderr")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	was := os.Stderr
	os.Stderr = f
	code = run(args)
	os.Stderr = was
	said, err := os.ReadFile(f.Name())
	if err != nil {
		t.Fatal(err)
	}
	return code, string(said)
}
