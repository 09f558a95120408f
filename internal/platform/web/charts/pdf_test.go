package charts

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"comptoir/internal/platform/web/assets"

	"codeberg.org/go-pdf/fpdf"
)

var keep = flag.String("pdf", "", "write the test page to this file")

// Every chart on one sheet of paper: the two back-ends draw from the same
// description.
func TestChartsOnPaper(t *testing.T) {
	doc := fpdf.New("P", "pt", "A4", "")
	for _, f := range assets.PDFFonts() {
		doc.AddUTF8FontFromBytes(f.Family, f.Style, f.Data)
	}
	doc.AddPage()
	y := 40.0
	for _, c := range samples() {
		if h := OnPaper(doc, c.chart, 51, y, c.w); h <= 0 {
			t.Errorf("%T took no height", c.chart)
		} else {
			y += h + 16
		}
	}
	var out bytes.Buffer
	if err := doc.Output(&out); err != nil {
		t.Fatal(err)
	}
	if out.Len() < 10_000 {
		t.Errorf("only %d bytes", out.Len())
	}
	if *keep != "" {
		if err := os.WriteFile(*keep, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

type sample struct {
	chart Chart
	w     float64
}

func samples() []sample {
	at := func(v float64) *float64 { return &v }
	m := MonthBars{W: 493, H: 150, Unit: "M€", Format: func(v float64) string { return strings.Replace(num(v), ".", ",", 1) }}
	for i, name := range months {
		month := Month{Label: string([]rune(name)[:3]), Previous: at(1.3 + float64(i%5)/10), Target: at(1.6)}
		if i < 10 {
			month.Current = at(1.4 + float64(i%4)/10)
		}
		m.Months = append(m.Months, month)
	}
	life := Life{
		Start: d(2024, 3, 1), End: d(2027, 2, 28), Renewed: d(2028, 2, 29), Today: d(2026, 11, 23), SafeUntil: d(2026, 11, 27),
		StartText: "Début 1er mars 2024", EndText: "29 févr. 2028", RenewNote: "12 mois de plus, tacites", TodayText: "aujourd’hui", MonthNames: months,
		Events: []LifeEvent{{d(2025, 1, 1), "Avenant 1"}},
		Marks: []LifeMark{
			{Day: d(2026, 11, 13), Kind: Decision, Title: "13 nov.", Note: "décision interne, dépassée", Late: true},
			{Day: d(2026, 11, 27), Kind: Notice, Title: "ven. 27 nov. : préavis prudent", Note: "dans 4 jours", Late: true},
			{Day: d(2027, 2, 28), Kind: Limit, Title: "28 févr. 2027 : fin du terme", Note: "puis reconduction"},
		},
	}
	cal := Calendar{
		From: d(2026, 11, 1), To: d(2028, 5, 1), Today: d(2026, 11, 23), TodayText: "23 nov.", W: NarrowW,
		Months:   [12]string{"J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"},
		Exposure: Exposure{Title: "À décider", Quarters: []Quarter{{From: d(2027, 1, 1), To: d(2027, 4, 1), Label: "T1 2027", Total: "1,84 M€", Parts: []QuarterPart{{"Castagnac", 1.84, 1}, {"Helvane", 1, 3}}}}},
		Groups: []CalendarGroup{{Label: "Castagnac Verre", Value: "3 720 000 €", Rows: []CalendarRow{
			{Label: "Maintenance", Value: "1 840 000 €", End: d(2027, 2, 28), Renewed: d(2028, 2, 29), Decision: d(2026, 12, 13), Notice: d(2026, 12, 27), NoticeTxt: "27 déc.", EndText: "fin 28 févr."},
			{Label: "Calandres", Value: "287 770 €", End: d(2026, 10, 31), Expired: "échu, toujours exécuté"},
		}}},
	}
	line := Timeline{From: d(2026, 11, 1), To: d(2027, 7, 1), Today: d(2026, 11, 23), Months: [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."}, Rows: []TimelineRow{{"Brécourt, fours", "Verrerie de Brécourt", d(2026, 11, 27), d(2027, 2, 28)}, {"Aldine", "", 0, d(2026, 12, 31)}}}
	bars := Bars{W: 493, Items: []Bar{{Label: "Aldine Énergies", Sub: "Stratégique", Value: 9.84, Previous: at(9.12), Text: "9,84 M€", Note: "+7,9 %"}}}
	return []sample{{m, 493}, {bars, 493}, {line, 493}, {life, 493}, {cal, 493}, {Spark{Values: []float64{1, 3, 2, 5}}, 82}, {Bullet{Ratio: 0.88, Tone: BulletMissed}, 120}, {Score{[4]float64{40, 30, 20, 10}}, 60}, {Proportion{Parts: []Share{{Value: 2, Series: 1}, {Value: 1, Series: 2}}}, 120}}
}

// A class of a chart without a look on paper would be drawn as nothing.
func TestEveryClassHasALookOnPaper(t *testing.T) {
	for _, s := range samples() {
		rec := &classes{seen: map[string]bool{}}
		s.chart.Draw(rec)
		f := family(s.chart.Frame().Class)
		for class := range rec.seen {
			first, _, _ := strings.Cut(class, " ")
			known := false
			for _, key := range []string{f + " " + class, class, f + " " + first, first} {
				if _, ok := paperStyles[key]; ok {
					known = true
				}
			}
			if !known {
				t.Errorf("%T: class %q", s.chart, class)
			}
		}
	}
}

type classes struct{ seen map[string]bool }

func (c *classes) Line(class string, _, _, _, _ float64)               { c.seen[class] = true }
func (c *classes) Rect(class string, _, _, _, _, _ float64)            { c.seen[class] = true }
func (c *classes) Path(class string, _ Path)                           { c.seen[class] = true }
func (c *classes) Text(class string, _, _ float64, _ Anchor, _ string) { c.seen[class] = true }
func (c *classes) Link(_, _ string, draw func(Canvas))                 { draw(c) }

// A name may hold any sign: the writer of PDF knows those of the first plane only.
func TestAnySignMayBeWrittenOnPaper(t *testing.T) {
	doc := fpdf.New("P", "pt", "A4", "")
	for _, f := range assets.PDFFonts() {
		doc.AddUTF8FontFromBytes(f.Family, f.Style, f.Data)
	}
	doc.AddPage()
	m := MonthBars{W: 493, H: 150, Unit: "M€", Format: num}
	m.Months = append(m.Months, Month{Label: "Fourniture 🍷 \xf0\x9f"})
	OnPaper(doc, m, 51, 40, 493)
	if err := doc.Output(&bytes.Buffer{}); err != nil {
		t.Fatal(err)
	}
}
