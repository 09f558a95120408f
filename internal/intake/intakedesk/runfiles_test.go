package intakedesk

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// TestSamplesGoIn writes every sample of the expectations twice: the counts are those of the independent script, and the
// second time nothing changes, whatever the journal.
func TestSamplesGoIn(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(samples, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []expectedCase
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Case, func(t *testing.T) {
			each(t, func(h *house) { h.twice(c) })
		})
	}
}

type expectedCase struct {
	Case     string
	Today    string
	OurSIREN string `json:"our_siren"`
	Files    []expectation
}

func (h *house) twice(c expectedCase) {
	h.at(c.Today)
	var paths []string
	for _, f := range c.Files {
		paths = append(paths, filepath.Join(samples, filepath.FromSlash(f.File)))
	}
	order := Order{Settings: Settings{OurSIREN: c.OurSIREN}}
	for round, got := range [][]FileReport{h.run("camille", order, paths...), h.run("camille", order, paths...)} {
		for i, want := range c.Files {
			g := got[i]
			if g.Problem != nil {
				h.t.Fatalf("%s: %v", g.Name, g.Problem)
			}
			if g.Lines != want.Lines || g.Rejected != want.RejectedLines || len(g.Errors) != len(want.Rejected) || len(g.Warnings) < want.warned() {
				h.t.Errorf("round %d %s: %+v (%d errors %d warnings), want %d lines %d rejected %d errors %d warnings", round, g.Name, g.Counted, len(g.Errors),
					len(g.Warnings), want.Lines, want.RejectedLines, len(want.Rejected), want.warned())
			}
			if taken := g.Created; round == 0 && (taken != want.Taken || g.Unchanged != want.Unchanged) {
				h.t.Errorf("%s: %+v, want %d created %d unchanged", g.Name, g.Counted, want.Taken, want.Unchanged)
			}
			if round == 1 && (g.Created != 0 || g.Updated != 0) {
				h.t.Errorf("%s again: %+v", g.Name, g.Counted)
			}
		}
	}
	h.recordsAre(c)
	if n := h.count(`SELECT count(*) FROM journal WHERE kind = 'import'`); n != 2 {
		h.t.Errorf("%d headers of imports", n)
	}
	last := h.count(`SELECT max(seq) FROM journal`)
	if n := h.count(`SELECT count(*) FROM journal WHERE kind <> 'import' AND batch_id = (SELECT batch_id FROM journal WHERE seq = ?)`, last); n != 0 {
		h.t.Errorf("the same file again recorded %d changes", n)
	}
}

// warned counts the warnings of lines that go in.
func (e expectation) warned() (n int) {
	out := map[int]bool{}
	for _, s := range e.Rejected {
		out[s.Line] = true
	}
	for _, s := range e.Warnings {
		if !out[s.Line] {
			n++
		}
	}
	return n
}

// recordsAre compares what is stored with what the script counted.
func (h *house) recordsAre(c expectedCase) {
	want := map[string]int{}
	for _, f := range c.Files {
		for kind, n := range f.Counts {
			want[kind] += n
		}
	}
	for kind, query := range map[string]string{"accounts": `SELECT count(*) FROM account`, "contacts": `SELECT count(*) FROM contact`,
		"contracts":        `SELECT count(*) FROM contract WHERE observed = FALSE`,
		"market_contracts": `SELECT count(*) FROM contract WHERE observed = TRUE`, "results": `SELECT count(*) FROM result`,
		"targets": `SELECT count(*) FROM target`, "rates": `SELECT count(*) FROM fx_rate`} {
		if got := h.count(query); got != want[kind] {
			h.t.Errorf("%s: %d, want %d", kind, got, want[kind])
		}
	}
}
