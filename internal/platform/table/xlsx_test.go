package table

import (
	"archive/zip"
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"comptoir/internal/kernel/problem"
)

func workbook(t testing.TB, fill func(*excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestXLSXKeepsDatesAndNumbersAsStored(t *testing.T) {
	content := workbook(t, func(f *excelize.File) {
		f.SetSheetName("Sheet1", "Vide")
		f.NewSheet("Contrats")
		set := func(cell string, v any, format string) {
			f.SetCellValue("Contrats", cell, v)
			if format != "" {
				style, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
				f.SetCellStyle("Contrats", cell, cell, style)
			}
		}
		set("A1", "Contrats en cours", "")
		for i, h := range []string{"Référence", "Début", "Fin", "Valeur", "Taux", "Heure"} {
			cell, _ := excelize.CoordinatesToCellName(i+1, 3)
			set(cell, h, "")
		}
		set("A4", "CT-1", "dd/mm/yyyy")
		f.SetCellValue("Contrats", "B4", time.Date(2027, 4, 3, 0, 0, 0, 0, time.UTC))
		set("C4", 46479, "dd/mm/yyyy")
		set("D4", 1234.5, `#,##0.00\ "€ du jour"`)
		set("E4", 0.125, "0 %")
		set("F4", 0.5, "hh:mm")
		f.SetCellFormula("Contrats", "A5", "1+1")
		set("C5", 46479.75, "[$-40C]d mmmm yyyy;@")
		set("D5", "1 234,50", "")
	})
	r := open(t, content, Limits{})
	if r.Sheet != "Contrats" || !reflect.DeepEqual(r.Header, []string{"Référence", "Début", "Fin", "Valeur", "Taux", "Heure"}) {
		t.Fatalf("%s %q", r.Sheet, r.Header)
	}
	want := []got{
		{4, []string{"CT-1", "2027-04-03", "2027-04-02", "1234.5", "0.125", "0.5"}, 0},
		{5, []string{"", "", "2027-04-02", "1 234,50", "", ""}, 0},
	}
	if rows := read(t, r); !reflect.DeepEqual(rows, want) {
		t.Errorf("%+v", rows)
	}
}

func TestXLSXBombIsRefused(t *testing.T) {
	small := workbook(t, func(f *excelize.File) { f.SetCellValue("Sheet1", "A1", "x") })
	if err := drain(small, Limits{Unzipped: 1000}); !problem.Has(err, "table.xlsx_too_large") {
		t.Errorf("got %v", err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("xl/worksheets/sheet1.xml")
	w.Write([]byte(strings.Repeat("0", 20<<20)))
	z.Close()
	if err := drain(b.String(), Limits{Unzipped: 1 << 20}); !problem.Has(err, "table.xlsx_too_large") {
		t.Errorf("got %v", err)
	}
}
