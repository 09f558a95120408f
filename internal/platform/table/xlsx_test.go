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

// A row says its own number, and a cell its own column: neither makes us walk further than a sheet goes.
func TestAFarRowOrColumnIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ far, code string }{
		"row":    {`<row r="2147483647"><c r="A2147483647" t="inlineStr"><is><t>x</t></is></c></row>`, "table."},
		"column": {`<row r="2"><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>`, "table.too_many_columns"},
	} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, part := range [][2]string{
			{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
			{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
			{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`},
			{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
			{"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Compte</t></is></c><c r="B1" t="inlineStr"><is><t>Fin</t></is></c></row>` + c.far + `</sheetData></worksheet>`},
		} {
			w, err := z.Create(part[0])
			if err != nil {
				t.Fatal(err)
			}
			w.Write([]byte(part[1]))
		}
		z.Close()
		err := drain(b.String(), Limits{})
		found, ours := problem.All(err)
		if !ours || !strings.HasPrefix(found[0].Code, c.code) {
			t.Errorf("a far %s: %v", name, err)
		}
	}
}
