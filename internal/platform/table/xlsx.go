package table

import (
	"errors"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"comptoir/internal/kernel/problem"
)

// sheetRows streams the rows of one sheet.
type sheetRows struct {
	rows   *excelize.Rows
	line   int
	limits Limits
}

// excelRows is how many rows a sheet of Excel has. A row says its own number, and reading walks to it: a number beyond is
// no workbook but a way to keep us walking.
const excelRows = 1 << 20

// openXLSX reads the first visible sheet that holds something.
func openXLSX(in io.ReaderAt, size int64, limits Limits) (r *Reader, err error) {
	if size > xlsxBytes {
		return nil, tooLarge("file_too_large", "limit", int64(xlsxBytes))
	}
	defer func() {
		// A damaged workbook must cost its sender an error, never the server a crash.
		if p := recover(); p != nil {
			r, err = nil, fail("xlsx_unreadable")
		}
	}()
	count := &counter{in: io.NewSectionReader(in, 0, size)}
	book, err := excelize.OpenReader(count, excelize.Options{UnzipSizeLimit: limits.Unzipped, UnzipXMLSizeLimit: limits.InMemory})
	if err != nil {
		return nil, xlsxProblem(err)
	}
	if err := writeDatesInFull(book); err != nil {
		book.Close()
		return nil, err
	}
	for _, sheet := range sheets(book) {
		r, err := openSheet(book, sheet, limits)
		if err == nil {
			r.taken = func() int64 { return count.n }
			return r, nil
		}
		if !isEmptySheet(err) {
			book.Close()
			return nil, err
		}
	}
	book.Close()
	return nil, fail("header_missing")
}

func openSheet(book *excelize.File, sheet string, limits Limits) (*Reader, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, fail("xlsx_unreadable")
	}
	r := &Reader{Format: XLSX, Encoding: "UTF-8", Sheet: sheet, limits: limits, rows: &sheetRows{rows: rows, limits: limits}}
	if _, err := r.findHeader(); err != nil {
		rows.Close()
		return nil, err
	}
	r.shut = func() error { return errors.Join(rows.Close(), book.Close()) }
	return r, nil
}

// sheets lists the visible sheets first.
func sheets(book *excelize.File) []string {
	var shown, hidden []string
	for _, name := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(name); err == nil && !visible {
			hidden = append(hidden, name)
		} else {
			shown = append(shown, name)
		}
	}
	return append(shown, hidden...)
}

func (s *sheetRows) next() (row Row, err error) {
	defer func() {
		if p := recover(); p != nil {
			row, err = Row{}, fail("xlsx_unreadable")
		}
	}()
	if !s.rows.Next() {
		if err := s.rows.Error(); err != nil {
			return Row{}, xlsxProblem(err)
		}
		return Row{}, io.EOF
	}
	if s.line++; s.line > excelRows {
		return Row{}, tooLarge("too_many_rows", "limit", min(excelRows, s.limits.Rows))
	}
	cells, err := s.rows.Columns()
	if err != nil {
		return Row{}, xlsxProblem(err)
	}
	// One cell far out costs a row of all those before it.
	if len(cells) > s.limits.Columns {
		return Row{}, tooLarge("too_many_columns", "limit", s.limits.Columns)
	}
	for i, c := range cells {
		cells[i] = strings.TrimSpace(dateCell(c))
	}
	return Row{Line: s.line, Cells: cells}, nil
}

func isEmptySheet(err error) bool { return problem.Has(err, codes+"header_missing") }

func xlsxProblem(err error) error {
	switch {
	case errors.Is(err, excelize.ErrWorkbookFileFormat), errors.Is(err, excelize.ErrWorkbookPassword):
		return fail("xlsx_locked")
	case strings.Contains(err.Error(), "unzip size exceeds"):
		return tooLarge("xlsx_too_large")
	}
	return fail("xlsx_unreadable")
}
