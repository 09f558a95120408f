package attention

import (
	"fmt"
	"testing"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"pgregory.net/rapid"
)

func line(account, subject string, s Severity, score float64) Line {
	return Line{Alert: Alert{Code: "X", Account: id.Account(account), Subject: ref.Ref{Kind: "contract", ID: subject}, Severity: s}, Score: Score{Total: score}}
}

func TestRank(t *testing.T) {
	var lines []Line
	for i := range 5 {
		lines = append(lines, line("a", fmt.Sprint("a", i), High, 80-float64(i)), line("b", fmt.Sprint("b", i), Critical, 10))
	}
	d := Rank(lines)
	if len(d.Lines) != 8 || len(d.More) != 2 {
		t.Fatalf("%d shown, %d more", len(d.Lines), len(d.More))
	}
	for i, l := range d.Lines {
		if (l.Alert.Severity == Critical) != (i < 5) {
			t.Errorf("line %d is %s", i, l.Alert.Severity)
		}
	}
}

func TestOneLinePerObject(t *testing.T) {
	d := Rank([]Line{line("a", "c1", Warning, 40), line("a", "c1", High, 70), line("a", "c1", Critical, 20)})
	if len(d.Lines) != 2 || len(d.Lines[1].Folded) != 1 || d.Lines[1].Alert.Severity != High || len(d.Lines[0].Folded) != 0 {
		t.Errorf("%+v", d)
	}
}

func TestTies(t *testing.T) {
	a, b := line("a", "1", High, 50), line("a", "2", High, 50)
	b.Alert.Due = in(3)
	if Compare(b, a) >= 0 {
		t.Error("a due day comes before none")
	}
	a.Alert.Due, a.Alert.Value = in(3), euros(1)
	if Compare(a, b) >= 0 {
		t.Error("a value comes before an unknown one")
	}
	b.Alert.Value = euros(2)
	if Compare(b, a) >= 0 {
		t.Error("the larger value comes first")
	}
	b.Alert.Value = euros(1)
	if Compare(a, b) >= 0 {
		t.Error("then the key")
	}
}

// Nothing is lost, and the caps hold, whatever comes in; the order of arrival does not matter.
func TestRankProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []Line
		for i := range rapid.IntRange(0, 60).Draw(t, "n") {
			l := line(rapid.SampledFrom([]string{"", "a", "b", "c", "d", "e", "f", "g"}).Draw(t, "account"), fmt.Sprint(rapid.IntRange(0, 9).Draw(t, "subject")),
				rapid.SampledFrom([]Severity{Info, Warning, High, Critical}).Draw(t, "severity"), float64(rapid.IntRange(0, 20).Draw(t, "score")))
			l.Alert.Code = fmt.Sprint("X", i)
			lines = append(lines, l)
		}
		shuffled := rapid.Permutation(lines).Draw(t, "shuffled")
		d, again := Rank(lines), Rank(shuffled)
		if fmt.Sprint(d) != fmt.Sprint(again) {
			t.Fatal("the order depends on chance")
		}
		total, counted, perAccount := 0, 0, map[id.Account]int{}
		for _, l := range append(append([]Line(nil), d.Lines...), d.More...) {
			total += 1 + len(l.Folded)
		}
		for _, l := range d.Lines {
			if l.Alert.Severity != Critical {
				counted++
				perAccount[l.Alert.Account]++
			}
		}
		if total != len(lines) || counted > MaxLines {
			t.Fatalf("%d of %d lines, %d counted", total, len(lines), counted)
		}
		for a, n := range perAccount {
			if a != "" && n > MaxPerAccount {
				t.Fatalf("%d lines for %q", n, a)
			}
		}
	})
}
