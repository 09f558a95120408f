package export

import (
	"bytes"
	"errors"
	"iter"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/money"
)

func rowsOf(rows ...[]any) iter.Seq2[[]any, error] { return Of(rows, func(r []any) []any { return r }) }

var sample = Table{Name: "Comptes : été", Columns: []string{"Compte", "CA", "Fin", "Jours", "Part"}, Rows: rowsOf(
	[]any{"Castagnac; Verre", money.Of(184000050, "EUR"), day.MustParse("2026-11-27"), 4, 0.5},
	[]any{"=cmd|' /C calc'!A0", money.Of(-5, "EUR"), (*day.Day)(nil), nil, 12.25},
	[]any{"+33 1 42 68 53 00", money.Of(1200, "JPY"), nil, -4},
)}

func TestCSV(t *testing.T) {
	for lang, want := range map[string]string{
		"fr": "\uFEFFCompte;CA;Fin;Jours;Part\r\n\"Castagnac; Verre\";1840000,50;2026-11-27;4;0,5\r\n" +
			"'=cmd|' /C calc'!A0;-0,05;;;12,25\r\n'+33 1 42 68 53 00;1200;;-4;\r\n",
		"en": "\uFEFFCompte,CA,Fin,Jours,Part\r\nCastagnac; Verre,1840000.50,2026-11-27,4,0.5\r\n" +
			"'=cmd|' /C calc'!A0,-0.05,,,12.25\r\n'+33 1 42 68 53 00,1200,,-4,\r\n",
	} {
		var b bytes.Buffer
		if err := sample.CSV(&b, lang); err != nil || b.String() != want {
			t.Errorf("%s: %v\n%q\n%q", lang, err, b.String(), want)
		}
	}
}

// A text that a spreadsheet would run is harmless in every form.
func TestGuard(t *testing.T) {
	for s, want := range map[string]string{"": "", "=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "\t=1": "'\t=1", "\r=1": "'\r=1",
		"Élan": "Élan", "a=b": "a=b"} {
		if got := guard(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestXLSX(t *testing.T) {
	table := sample
	at := time.Date(2026, 11, 23, 8, 30, 0, 0, time.FixedZone("Paris", 3600))
	table.Columns = append(table.Columns, "Vu")
	table.Rows = rowsOf([]any{"=1+1", money.Of(184000050, "EUR"), day.MustParse("2026-11-27"), 4, 0.5, at})
	var b bytes.Buffer
	if err := table.XLSX(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b, excelize.Options{UnzipSizeLimit: 1 << 24, UnzipXMLSizeLimit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Comptes   été")
	if err != nil || len(rows) != 2 {
		t.Fatalf("%v %v %v", f.GetSheetList(), rows, err)
	}
	if got := strings.Join(rows[1], "|"); got != "'=1+1|1,840,000.50|2026-11-27|4|0.5|2026-11-23 08:30" {
		t.Error(got)
	}
}

func TestSheetName(t *testing.T) {
	for s, want := range map[string]string{"": "Comptoir", "[a]/b": "a  b", strings.Repeat("é", 40): strings.Repeat("é", 31), "'x'": "x"} {
		if got := sheetName(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestPages(t *testing.T) {
	pages := [][]string{{"a", "b"}, {"c"}}
	calls := 0
	rows := Pages(func(at int) ([]string, int, bool, error) {
		calls++
		return pages[at], at + 1, at+1 < len(pages), nil
	}, func(s string) []any { return []any{s} })
	var b bytes.Buffer
	if err := (Table{Columns: []string{"x"}, Rows: rows}).CSV(&b, "en"); err != nil || b.String() != "\uFEFFx\r\na\r\nb\r\nc\r\n" || calls != 2 {
		t.Errorf("%v %q %d", err, b.String(), calls)
	}
}

func TestServe(t *testing.T) {
	w := httptest.NewRecorder()
	if err := Serve(w, CSV, "fr", sample); err != nil {
		t.Fatal(err)
	}
	h := w.Result().Header
	if h.Get("Content-Type") != "text/csv; charset=utf-8" || h.Get("Content-Disposition") != "attachment; filename*=utf-8''Comptes%20%3A%20%C3%A9t%C3%A9.csv" {
		t.Errorf("%v", h)
	}
}

// An error at once has its page; one after the first bytes breaks the download.
func TestServeBreaksOff(t *testing.T) {
	failing := func(after int) iter.Seq2[[]any, error] {
		return func(yield func([]any, error) bool) {
			for range after {
				if !yield([]any{strings.Repeat("x", 1000)}, nil) {
					return
				}
			}
			yield(nil, errors.New("lost"))
		}
	}
	w := httptest.NewRecorder()
	if err := Serve(w, CSV, "fr", Table{Columns: []string{"x"}, Rows: failing(1)}); err == nil || w.Body.Len() > 0 || w.Header().Get("Content-Type") != "" {
		t.Errorf("%v %d", err, w.Body.Len())
	}
	defer func() {
		if recover() != http.ErrAbortHandler {
			t.Error("a cut file was taken for a whole one")
		}
	}()
	_ = Serve(httptest.NewRecorder(), CSV, "fr", Table{Columns: []string{"x"}, Rows: failing(1000)})
}
