package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"comptoir/internal/kernel/day"
)

// maxRows is what a sheet holds, its titles included.
const maxRows = 1_048_576

// XLSX writes the table as a workbook of one sheet, its titles bold and held in sight. Rows are streamed.
func (t Table) XLSX(w io.Writer) (err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	sheet := sheetName(t.Name)
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	s, err := stylesOf(f)
	if err != nil {
		return err
	}
	if err := t.head(out, s); err != nil {
		return err
	}
	line := 2
	for row, err := range t.Rows {
		if err != nil {
			return err
		}
		if line > maxRows {
			return fmt.Errorf("export: more than %d rows", maxRows)
		}
		if err := out.SetRow("A"+strconv.Itoa(line), s.cells(row)); err != nil {
			return err
		}
		line++
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return f.Write(w)
}

func (t Table) head(out *excelize.StreamWriter, s styles) error {
	titles := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = excelize.Cell{StyleID: s.title, Value: guard(c)}
		width := min(max(float64(utf8.RuneCountInString(c)+4), 14), 40)
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return out.SetRow("A1", titles)
}

// styles are the looks of cells.
type styles struct{ title, day, moment, money int }

func stylesOf(f *excelize.File) (s styles, err error) {
	iso, minute, sum := "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "#,##0.00"
	for _, want := range []struct {
		at    *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{Font: &excelize.Font{Bold: true}}},
		{&s.day, excelize.Style{CustomNumFmt: &iso}},
		{&s.moment, excelize.Style{CustomNumFmt: &minute}},
		{&s.money, excelize.Style{CustomNumFmt: &sum}},
	} {
		if *want.at, err = f.NewStyle(&want.style); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (s styles) cells(row []any) []any {
	out := make([]any, len(row))
	for i, v := range row {
		switch x := plain(v).(type) {
		case day.Day:
			out[i] = excelize.Cell{StyleID: s.day, Value: x.Time()}
		case time.Time:
			// A sheet has no time zone: the clock of the reader's own is written as it reads.
			y, m, d := x.Date()
			wall := time.Date(y, m, d, x.Hour(), x.Minute(), 0, 0, time.UTC)
			out[i] = excelize.Cell{StyleID: s.moment, Value: wall}
		case amount:
			out[i] = excelize.Cell{StyleID: s.money, Value: x.Units()}
		default:
			out[i] = x
		}
	}
	return out
}

// sheetName is a name a workbook accepts: at most 31 characters, none of : \ / ? * [ ].
func sheetName(s string) string {
	s = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, s), "' ")
	if r := []rune(s); len(r) > 31 {
		s = strings.TrimRight(string(r[:31]), "' ")
	}
	if s == "" {
		return "Comptoir"
	}
	return s
}
