package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// samples are the files of the expectations.
const samples = "../../internal/intake/testdata"

// binary builds the command once: its exit status and its two outputs are the contract.
func binary(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "comptoir")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// shell runs the command in a folder of its own.
type shell struct {
	t    *testing.T
	path string
	dir  string
}

type answer struct {
	exit     int
	out, err string
	files    []fileJSON
}

func (s shell) run(args ...string) answer {
	s.t.Helper()
	cmd := exec.Command(s.path, append([]string{"import"}, args...)...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr, cmd.Dir = &out, &errs, s.dir
	cmd.Env = append(os.Environ(), "LC_ALL=", "LC_MESSAGES=", "LANG=en_GB.UTF-8")
	err := cmd.Run()
	a := answer{out: out.String(), err: errs.String()}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		a.exit = exit.ExitCode()
	} else if err != nil {
		s.t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(a.out))
	for dec.More() {
		var f fileJSON
		if dec.Decode(&f) != nil {
			break
		}
		a.files = append(a.files, f)
	}
	return a
}

func (s shell) file(name, content string) string {
	s.t.Helper()
	path := filepath.Join(s.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// hire lets a key account manager in, who may sign in at once.
func (s shell) hire(name string) {
	s.t.Helper()
	cmd := exec.Command(s.path, "user", "add", name+"@example.com", "--name", name, "--title", "KAM", "--password-stdin", "--data", filepath.Join(s.dir, "d"))
	cmd.Stdin = strings.NewReader("a long enough password\n")
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Fatalf("%v\n%s", err, out)
	}
}

func sample(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(samples, name))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImport(t *testing.T) {
	path := binary(t)
	fresh := func(t *testing.T) shell { return shell{t: t, path: path, dir: t.TempDir()} }

	t.Run("an empty folder, twice the same", func(t *testing.T) {
		s := fresh(t)
		for round, want := range []string{"24 created, 0 updated, 0 unchanged, 0 rejected", "0 created, 0 updated, 24 unchanged, 0 rejected"} {
			a := s.run(sample(t, "hubspot-export/company_data.csv"), "--data", "d")
			if a.exit != 0 || !strings.Contains(a.out, want) || a.err != "" {
				t.Errorf("round %d: exit %d\n%s%s", round, a.exit, a.out, a.err)
			}
		}
	})

	t.Run("some lines rejected", func(t *testing.T) {
		s := fresh(t)
		a := s.run(sample(t, "comptoir/contrats-windows1252.csv"), "--data", "d", "--today", "2026-11-23", "--json")
		if a.exit != 3 || len(a.files) != 1 {
			t.Fatalf("exit %d\n%s%s", a.exit, a.out, a.err)
		}
		f := a.files[0]
		if f.File != sample(t, "comptoir/contrats-windows1252.csv") || f.Profile != "comptoir-contracts" || f.Lines != 19 || f.Created != 7 || f.Unchanged != 1 ||
			f.Rejected != 11 || len(f.Errors) != 11 || f.Errors[0].Line != 4 || f.Errors[0].Field != "end" || !strings.Contains(f.Errors[0].Message, "218") {
			t.Errorf("%+v", f)
		}
		for _, key := range []string{"file", "profile", "lines", "created", "updated", "unchanged", "rejected", "errors", "warnings"} {
			if !strings.Contains(a.out, fmt.Sprintf("%q:", key)) {
				t.Errorf("no %s in %s", key, a.out)
			}
		}
		text := s.run(sample(t, "comptoir/contrats-windows1252.csv"), "--data", "d", "--today", "2026-11-23", "--lang", "fr")
		if text.exit != 3 || !strings.Contains(text.out, "0 créée, 0 mise à jour, 8 inchangées, 11 rejetées") ||
			!strings.Contains(text.out, "ligne 4 · Fin · La date «\u00a029/10/0218\u00a0» est en l’an 218.") ||
			strings.Index(text.out, "À vérifier") < strings.Index(text.out, "Lignes rejetées") {
			t.Errorf("exit %d\n%s", text.exit, text.out)
		}
	})

	t.Run("files of several profiles, in any order", func(t *testing.T) {
		s := fresh(t)
		a := s.run(sample(t, "northwind/order-details.csv"), sample(t, "northwind/customers.csv"), sample(t, "northwind/orders.csv"), sample(t, "fx-ecb/eurofxref.csv"),
			"--data", "d", "--today", "2026-11-23", "--json")
		if a.exit != 3 || len(a.files) != 4 {
			t.Fatalf("exit %d\n%s", a.exit, a.err)
		}
		for i, want := range []string{"northwind-orders 2155 0", "northwind-customers 67 24", "northwind-orders 830 0", "ecb-rates 1 0"} {
			if f := a.files[i]; fmt.Sprint(f.Profile, " ", f.Created, " ", f.Rejected) != want {
				t.Errorf("%s: %s %d %d, want %s", f.File, f.Profile, f.Created, f.Rejected, want)
			}
		}
	})

	t.Run("a rehearsal keeps nothing", func(t *testing.T) {
		s := fresh(t)
		if a := s.run(sample(t, "salesforce-export/sf_account_data.csv"), "--data", "d", "--dry-run", "--json"); a.exit != 3 || a.files[0].Created != 1 || !a.files[0].DryRun {
			t.Errorf("exit %d\n%s%s", a.exit, a.out, a.err)
		}
		if a := s.run(sample(t, "salesforce-export/sf_account_data.csv"), "--data", "d", "--json"); a.exit != 3 || a.files[0].Created != 1 || a.files[0].Rejected != 9 {
			t.Errorf("the rehearsal stayed: %s%s", a.out, a.err)
		}
	})

	t.Run("nothing saved", func(t *testing.T) {
		s := fresh(t)
		for name, file := range map[string]string{"missing": "nowhere.csv", "folder": s.dir, "empty": s.file("empty.csv", ""), "garbage": s.file("g.bin", "\x7fELF\x00\x01"),
			"unknown": s.file("u.csv", "nom;ville\nArdoval;Lyon\n"), "bomb": s.file("b.xlsx", "PK\x03\x04"+strings.Repeat("x", 999)),
			"all rejected": s.file("r.csv", "Reference,Account,Start,End\n,Ardoval,2026-01-31,2027-01-30\n")} {
			if a := s.run(file, "--data", "d"); a.exit != 1 || strings.Count(strings.TrimSpace(a.err), "\n") > 0 || a.err == "" && name != "all rejected" {
				t.Errorf("%s: exit %d\n%s%s", name, a.exit, a.out, a.err)
			}
		}
		for _, args := range [][]string{{}, {"x.csv"}, {"x.csv", "--data", "d", "--as", "nobody"}, {"x.csv", "--data", "d", "--map", "nowhere.json"},
			{"x.csv", "--data", "d", "--our-siren", "12"}, {"x.csv", "--data", "d", "--answer", "End"}, {"x.csv", "--data", "d", "--currency", "XX"},
			{"x.csv", "--data", "d", "--today", "tomorrow"}, {"x.csv", "--data", "d", "--lang", "de"}} {
			if a := s.run(args...); a.exit != 1 || strings.Count(strings.TrimSpace(a.err), "\n") > 0 || a.err == "" {
				t.Errorf("%v: exit %d\n%s%s", args, a.exit, a.out, a.err)
			}
		}
	})

	t.Run("a question is answered by name", func(t *testing.T) {
		s := fresh(t)
		file := s.file("q.csv", "Reference,Account,Start,End\nCT-1,Ardoval,2026-01-31,03/04/2027\n")
		a := s.run(file, "--data", "d", "--json")
		if a.exit != 1 || len(a.files[0].Questions) != 1 || a.files[0].Questions[0].Readings[1].Layout != "mdy" {
			t.Fatalf("exit %d\n%s", a.exit, a.out)
		}
		if a := s.run(file, "--data", "d"); !strings.Contains(a.err, `--answer "End=dmy"`) {
			t.Errorf("%s", a.err)
		}
		if a := s.run(file, "--data", "d", "--answer", "End=iso"); a.exit != 1 {
			t.Errorf("exit %d", a.exit)
		}
		if a := s.run(file, "--data", "d", "--answer", "End=mdy"); a.exit != 0 {
			t.Errorf("exit %d\n%s", a.exit, a.err)
		}
	})

	t.Run("a mapping, a profile, and whose name", func(t *testing.T) {
		s := fresh(t)
		file := s.file("u.csv", "nom;ville\nArdoval;Lyon\n")
		m := s.file("m.json", `{"kind":"accounts","columns":{"name":"nom","city":"ville"},"source":"compta"}`)
		if a := s.run(file, "--data", "d", "--map", m, "--json"); a.exit != 0 || a.files[0].Profile != "mapping" || a.files[0].Created != 1 {
			t.Errorf("exit %d\n%s%s", a.exit, a.out, a.err)
		}
		if a := s.run(file, "--data", "d", "--map", s.file("bad.json", `{"kind":"accounts","column":{}}`)); a.exit != 1 || !strings.Contains(a.err, "column") {
			t.Errorf("exit %d\n%s", a.exit, a.err)
		}
		if a := s.run(sample(t, "hubspot-export/company_data.csv"), "--data", "d", "--profile", "salesforce-account"); a.exit != 1 {
			t.Errorf("exit %d\n%s", a.exit, a.out)
		}
		for _, who := range []string{"anne", "bruno"} {
			s.hire(who)
		}
		if a := s.run(file, "--data", "d", "--map", m, "--as", "anne@example.com", "--json"); a.exit != 1 || a.files[0].Errors[0].Code != "intake.problem.out_of_reach" {
			t.Errorf("another portfolio: exit %d\n%s%s", a.exit, a.out, a.err)
		}
		if a := s.run(s.file("v.csv", "nom;ville\nHelvane;Lyon\n"), "--data", "d", "--map", m, "--as", "anne@example.com"); a.exit != 0 {
			t.Errorf("her own: exit %d\n%s%s", a.exit, a.out, a.err)
		}
	})

	t.Run("people but no owner", func(t *testing.T) {
		s := fresh(t)
		s.hire("anne")
		if a := s.run(sample(t, "hubspot-export/company_data.csv"), "--data", "d"); a.exit != 1 || !strings.Contains(a.err, "--as") {
			t.Errorf("exit %d\n%s", a.exit, a.err)
		}
	})

	t.Run("killed and run again", func(t *testing.T) { killed(fresh(t)) })

	t.Run("help names the profiles", func(t *testing.T) {
		out, err := exec.Command(path, "import", "--help").Output()
		for _, want := range []string{"decp-2019", "northwind-customers", "--our-siren", "Exit status"} {
			if err != nil || !strings.Contains(strings.Join(strings.Fields(string(out)), " "), want) {
				t.Errorf("no %s in the help (%v)", want, err)
			}
		}
	})
}

// killed ends the process without a word while it writes, and gives the same file again.
func killed(s shell) {
	var b strings.Builder
	b.WriteString("Référence;Compte;Début;Durée (mois);Valeur par an;Devise\n")
	const n = 12_000
	for i := range n {
		fmt.Fprintf(&b, "CT-%d;Verrerie %d;01/03/2026;12;120 000,50;EUR\n", i, i%500)
	}
	file := s.file("volume.csv", b.String())
	cmd := exec.Command(s.path, "import", file, "--data", "d", "--json")
	cmd.Dir = s.dir
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	time.Sleep(500 * time.Millisecond)
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	a := s.run(file, "--data", "d", "--json")
	if a.exit != 0 || a.files[0].Lines != n || a.files[0].Taken() != n {
		s.t.Errorf("exit %d\n%s%s", a.exit, a.out, a.err)
	}
	if again := s.run(file, "--data", "d", "--json"); again.files[0].Unchanged != n {
		s.t.Errorf("%s", again.out)
	}
}

// Taken are the lines that are in.
func (f fileJSON) Taken() int { return f.Created + f.Updated + f.Unchanged }
