package intakedesk

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"comptoir/internal/intake"
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

const samples = "../testdata"

// expectation is what the independent script of scripts/expected says of one file.
type expectation struct {
	File          string
	Profile       string
	Lines         int
	Taken         int
	Unchanged     int
	RejectedLines int `json:"rejected_lines"`
	Rejected      []said
	Warnings      []said
	Notes         []said
	Counts        map[string]int
	Sums          map[string]int64 `json:"sums_minor"`
}

type said struct {
	Line  int
	Code  string
	Field string
}

func TestSamplesBecomeWhatTheScriptExpects(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(samples, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Case     string
		Today    string
		OurSIREN string `json:"our_siren"`
		Files    []expectation
	}
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Case, func(t *testing.T) {
			var sources []Source
			for _, f := range c.Files {
				sources = append(sources, FromPath(filepath.Join(samples, filepath.FromSlash(f.File))))
			}
			units := Recognise(sources, Choice{Options: intake.Options{Today: day.MustParse(c.Today), OurSIREN: c.OurSIREN, Check: CheckID}})
			if len(units) != 1 || units[0].Problem != nil {
				t.Fatalf("%d units, %v", len(units), units[0].Problem)
			}
			got := readAll(t, units[0])
			for i, want := range c.Files {
				compare(t, got[i], want)
			}
		})
	}
}

// readAll reads a unit into the same shape as the expectations.
func readAll(t *testing.T, u *Unit) []expectation {
	t.Helper()
	if q, err := u.Look(context.Background(), nil); err != nil || len(q) > 0 {
		t.Fatalf("questions %+v, %v", q, err)
	}
	tally := make(intake.Tallies, len(u.Files))
	got := make([]expectation, len(u.Files))
	for i := range got {
		got[i] = expectation{Profile: u.Profile.ID, Sums: map[string]int64{}}
	}
	if err := u.Read(context.Background(), nil, func(item intake.Item, _ intake.Row) error {
		tally.Add(item)
		g := &got[item.File]
		for _, r := range item.Remarks {
			code := strings.TrimSuffix(strings.TrimPrefix(r.Code, "intake.problem."), ".text") // row_wide that shows the text
			s := said{item.Line, code, r.Field}
			switch r.Severity {
			case intake.Reject:
				g.Rejected = append(g.Rejected, s)
			case intake.Warning:
				g.Warnings = append(g.Warnings, s)
			default:
				g.Notes = append(g.Notes, s)
			}
		}
		for _, m := range amounts(item) {
			g.Sums[string(m.Ccy)] += m.Minor
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for i, n := range tally {
		g := &got[i]
		g.Lines, g.Taken, g.Unchanged, g.RejectedLines = n.Lines, n.Taken, n.Unchanged, n.Rejected
		g.Counts = map[string]int{"accounts": n.Accounts, "contacts": n.Contacts, "contracts": n.Contracts,
			"market_contracts": n.MarketContracts, "results": n.Results, "targets": n.Targets, "rates": n.Rates}
	}
	return got
}

func amounts(item intake.Item) []money.Money {
	var all []money.Money
	if c := item.Contract; c != nil {
		for _, m := range []*money.Money{c.PerYear, c.Total} {
			if m != nil {
				all = append(all, *m)
			}
		}
	}
	if r := item.Result; r != nil {
		all = append(all, r.Revenue)
	}
	if g := item.Target; g != nil {
		all = append(all, g.Amount)
	}
	return all
}

func compare(t *testing.T, got, want expectation) {
	t.Helper()
	file := want.File
	want.File = ""
	for _, list := range []*[]said{&got.Rejected, &got.Warnings, &got.Notes, &want.Rejected, &want.Warnings, &want.Notes} {
		slices.SortFunc(*list, func(a, b said) int {
			if a.Line != b.Line {
				return a.Line - b.Line
			}
			if a.Code != b.Code {
				return map[bool]int{true: -1, false: 1}[a.Code < b.Code]
			}
			return map[bool]int{true: -1, false: 1}[a.Field < b.Field]
		})
		if *list == nil {
			*list = []said{}
		}
	}
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	for i := range g.NumField() {
		if !reflect.DeepEqual(g.Field(i).Interface(), w.Field(i).Interface()) {
			t.Errorf("%s: %s\n got %+v\nwant %+v", file, g.Type().Field(i).Name, g.Field(i), w.Field(i))
		}
	}
}
