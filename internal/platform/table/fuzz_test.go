package table

import (
	"bytes"
	"io"
	"testing"

	"github.com/xuri/excelize/v2"

	"comptoir/internal/kernel/problem"
)

var small = Limits{Bytes: 1 << 20, Rows: 5_000, Columns: 50, Cell: 1000, Record: 10_000, Depth: 10, Unzipped: 4 << 20}

// survives reads to the end: any answer is good except a crash, an endless loop or an error that is not ours.
func survives(t *testing.T, data []byte) {
	r, err := Open(bytes.NewReader(data), int64(len(data)), small)
	if err != nil {
		ours(t, err)
		return
	}
	defer r.Close()
	last := 0
	for {
		row, err := r.Next()
		if err == io.EOF {
			return
		}
		if err != nil {
			ours(t, err)
			return
		}
		if row.Line <= last || len(row.Cells) < len(r.Header) {
			t.Fatalf("line %d after %d, %d cells under %d columns", row.Line, last, len(row.Cells), len(r.Header))
		}
		last = row.Line
	}
}

func ours(t *testing.T, err error) {
	if _, ok := problem.All(err); !ok {
		t.Fatalf("not a problem of ours: %v", err)
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a;b\n1;2\n", "a,b\n\"x\n\",\"\n", "a|b\r1|\"2\"\"", "sep=;\na;b", "a\tb\n\"\"\"\t\n", "\xff\xfea\x00;\x00b\x00\n\x00", "é;è\n\xe9;2"} {
		f.Add([]byte(s))
	}
	f.Fuzz(survives)
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{`[{"a":1}]`, `{"a":{"b":[{"c":[1,{}]},2]}}`, `[[{"a":1}]]`, `{"a":[{"b":"\ud800"}]}`, `[{"a":1}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if text := bytes.TrimLeft(data, " \t\r\n"); len(text) > 0 && (text[0] == '[' || text[0] == '{') {
			survives(t, data)
		}
	})
}

func FuzzXLSX(f *testing.F) {
	f.Add([]byte(workbook(f, func(b *excelize.File) { b.SetCellValue("Sheet1", "A1", "nom"); b.SetCellValue("Sheet1", "A2", 3) })))
	f.Fuzz(func(t *testing.T, data []byte) {
		if isZIP(data) {
			survives(t, data)
		}
	})
}
