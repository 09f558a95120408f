package charts

import (
	"strings"
	"testing"
	"time"
)

func d(y, m, day int) int {
	return int(time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func TestTicksAreRoundAndFew(t *testing.T) {
	for _, c := range []struct {
		top, step float64
		n         int
	}{
		{1010, 400, 3}, {15, 4, 4}, {100, 25, 4}, {9.84, 2.5, 4}, {1, 0.25, 4}, {0, 1, 1}, {-3, 1, 1}, {1200, 400, 3}, {3_100_000, 1_000_000, 4},
	} {
		step, n := ticks(c.top)
		if step != c.step || n != c.n {
			t.Errorf("ticks(%v) = %v × %d, want %v × %d", c.top, step, n, c.step, c.n)
		}
	}
}

func TestMonthsOfALeapYear(t *testing.T) {
	got := monthStarts(d(2027, 12, 15), d(2028, 4, 1))
	want := []int{d(2028, 1, 1), d(2028, 2, 1), d(2028, 3, 1)}
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: %d, want %d", i, got[i], want[i])
		}
	}
	if n := len(yearStarts(d(2024, 1, 1), d(2028, 4, 15))); n != 5 {
		t.Errorf("%d years", n)
	}
}

func TestBulletStandsAtItsTarget(t *testing.T) {
	for _, c := range []struct {
		ratio float64
		want  string
	}{{1, `width="170"`}, {0, `width="0"`}, {-1, `width="0"`}, {9, `width="200"`}} {
		if got := SVG(Bullet{Ratio: c.ratio}); !strings.Contains(got, `class="p1" x="0" y="3" `+c.want) {
			t.Errorf("%v: %s", c.ratio, got)
		}
	}
}

func TestFlatAndEmptySparks(t *testing.T) {
	if got := SVG(Spark{Values: []float64{5, 5, 5}}); !strings.Contains(got, "11.5") {
		t.Errorf("a flat year runs in the middle: %s", got)
	}
	if got := SVG(Spark{Values: []float64{5}}); strings.Contains(got, "<path") {
		t.Errorf("one value is no line: %s", got)
	}
}

func TestWordsAreEscaped(t *testing.T) {
	got := SVG(Bars{Label: `"><script>`, Items: []Bar{{Label: "<b>&", Value: 1, Text: "1"}}})
	if strings.Contains(got, "<script>") || strings.Contains(got, "<b>") {
		t.Error(got)
	}
}

func TestLinksAreAddressesOnly(t *testing.T) {
	k := Calendar{From: d(2026, 11, 1), To: d(2027, 5, 1), Groups: []CalendarGroup{{Rows: []CalendarRow{{Href: "javascript:alert(1)", Label: "x", End: d(2026, 12, 1)}}}}}
	if got := SVG(k); strings.Contains(got, "javascript") {
		t.Error(got)
	}
}

// spy writes down where texts go.
type spy struct {
	texts []placed
}

type placed struct {
	x0, x1, y float64
	words     string
}

func (s *spy) Line(string, float64, float64, float64, float64)          {}
func (s *spy) Rect(string, float64, float64, float64, float64, float64) {}
func (s *spy) Path(string, Path)                                        {}
func (s *spy) Link(_, _ string, draw func(Canvas))                      { draw(s) }
func (s *spy) Text(class string, x, y float64, at Anchor, words string) {
	if words == "" {
		return
	}
	w := Width(words, 11.5, false)
	if strings.Contains(class, "ttl") {
		w = Width(words, 12.5, true)
	}
	switch at {
	case Middle:
		x -= w / 2
	case End:
		x -= w
	}
	s.texts = append(s.texts, placed{x, x + w, y, words})
}

func overlaps(t *testing.T, texts []placed, width float64) {
	t.Helper()
	for i, a := range texts {
		if a.x0 < -1 || a.x1 > width+1 {
			t.Errorf("%q leaves the chart: %.0f to %.0f", a.words, a.x0, a.x1)
		}
		for _, b := range texts[i+1:] {
			near := a.y-b.y < 10 && b.y-a.y < 10
			if near && a.x0 < b.x1-1 && b.x0 < a.x1-1 {
				t.Errorf("%q runs into %q", a.words, b.words)
			}
		}
	}
}

var months = [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}

// The dates of a contract can stand on the same day or two years apart: in no
// case may a label cover another one.
func TestLifeLabelsNeverOverlap(t *testing.T) {
	end := d(2027, 2, 28)
	for gap := 0; gap < 200; gap += 3 {
		for lead := 0; lead < 40; lead += 5 {
			for _, w := range []float64{0, NarrowW} {
				notice := end - gap
				l := Life{
					Start: d(2024, 3, 1), End: end, Renewed: d(2028, 2, 29), Today: notice - 20, SafeUntil: notice, W: w,
					StartText: "Début 1er mars 2024", EndText: "29 févr. 2028", RenewNote: "12 mois de plus, tacites", TodayText: "aujourd’hui", MonthNames: months,
					Marks: []LifeMark{
						{Day: notice - lead, Kind: Decision, Title: "13 nov.", Note: "décision interne, dépassée"},
						{Day: notice, Kind: Notice, Title: "ven. 27 nov. : préavis prudent", Note: "reçu par Castagnac, dans 4 jours"},
						{Day: end, Kind: Limit, Title: "28 févr. 2027 : fin du terme", Note: "puis reconduction jusqu’au 29 févr. 2028"},
					},
				}
				s := &spy{}
				a, lanes, rows := l.lens()
				for i, m := range l.Marks {
					drawMark(s, a.at(m.Day), 172+laneH*float64(rows-1), m, lanes[i])
				}
				overlaps(t, s.texts, l.w())
				if t.Failed() {
					t.Fatalf("notice %d days before the end, decision %d before it, width %v", gap, lead, w)
				}
			}
		}
	}
}

func TestLifeWithoutDatesHasNoLens(t *testing.T) {
	open := Life{Label: "x", Start: d(2024, 3, 1), Today: d(2026, 11, 23), MonthNames: months}
	if f := open.Frame(); f.H != 92 {
		t.Errorf("height %v", f.H)
	}
	if got := SVG(open); strings.Contains(got, "lens") || strings.Contains(got, "NaN") {
		t.Error(got)
	}
}

func TestCalendarWithoutRows(t *testing.T) {
	if got := SVG(Calendar{From: d(2026, 11, 1), To: d(2028, 5, 1), Label: "x"}); strings.Contains(got, "NaN") || !strings.Contains(got, `role="group"`) {
		t.Error(got)
	}
}

func TestFitKeepsTheWidth(t *testing.T) {
	long := "Communauté d’agglomération du Pays de Brassac et de ses environs"
	for _, w := range []float64{20, 60, 200, 400} {
		if got := Fit(long, w, 13, true); Width(got, 13, true) > w && got != "…" {
			t.Errorf("%v: %q is %.0f wide", w, got, Width(got, 13, true))
		}
	}
	if got := Fit("court", 400, 13, false); got != "court" {
		t.Error(got)
	}
}

func TestMonthDataSaysWhatIsUnknown(t *testing.T) {
	v := 742.0
	m := MonthBars{
		Months: []Month{{Label: "Janv.", Current: &v}}, Unit: "k€", Format: func(float64) string { return "742" },
		Names: MonthNames{Month: "Mois", Previous: "2025", Current: "2026", Target: "Objectif", Unknown: "à venir"},
	}
	row := m.Data().Rows[0]
	if row[1] != "à venir" || row[2] != "742" || row[3] != "à venir" {
		t.Errorf("%v", row)
	}
	if SVG(MonthBars{Format: m.Format}) == "" {
		t.Error("no months")
	}
}
