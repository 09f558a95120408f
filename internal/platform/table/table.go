// Package table reads any table a company really has (CSV, XLSX, JSON) row by row, in bounded memory, and
// says what is odd about a row instead of mending it in silence. It knows no business: what a column means
// is for whoever asked. Files are never loaded whole; every limit is a parameter.
package table

import (
	"io"
	"os"
)

// Format is how the file is written.
type Format string

// The formats read.
const (
	CSV  Format = "csv"
	XLSX Format = "xlsx"
	JSON Format = "json"
)

// Fault is what is odd about one row.
type Fault uint8

const (
	// Wide is a row with more filled cells than the header has columns: a separator cut a text in two.
	Wide Fault = 1 << iota
	// Narrow is a row that ends early.
	Narrow
	// StrayQuote is a quotation mark that opened and never closed: the line was read literally.
	StrayQuote
	// Cut is a cell longer than the limit, shortened.
	Cut
	// Nested is a JSON value too deep or too mixed to be a cell.
	Nested
)

// Row is one record. Cells are in the order of the header and are good until the next call.
type Row struct {
	Line   int      // CSV: the line where the record starts; XLSX: the row of the sheet; JSON: the rank of the record, from 1
	Cells  []string // at least as many as the header has columns
	Found  int      // how many cells the row really had
	Typed  bool     // numbers are written plainly (12.5), whatever the country: XLSX and JSON
	Object []byte   // JSON: the record itself
	Group  string   // JSON: the name of the list that holds the record
	Gap    int      // CSV: the first cell that began with a blank, 0 when none did: where a text may have been cut
	Faults Fault
}

// Has says whether the row carries the fault.
func (r Row) Has(f Fault) bool { return r.Faults&f != 0 }

// Reader reads the rows under a header.
type Reader struct {
	Format    Format
	Encoding  string // UTF-8, UTF-16LE, UTF-16BE, Windows-1252
	Separator byte   // CSV only
	Sheet     string // XLSX only
	Header    []string

	// ObjectsOnly leaves Cells empty for JSON: a profile that reads the record itself asks for it.
	ObjectsOnly bool

	limits Limits
	spare  int // empty cells that every row has after the last column
	rows   rowSource
	ahead  []Row
	count  int
	taken  func() int64
	shut   func() error
}

// rowSource yields rows as they are; the Reader compares them with the header.
type rowSource interface {
	next() (Row, error)
}

// OpenFile opens a file by name.
func OpenFile(name string, limits Limits) (*Reader, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, err
	}
	r, err := Open(f, info.Size(), limits)
	if err != nil {
		f.Close()
		return nil, err
	}
	inner := r.shut
	r.shut = func() error {
		err := inner()
		if e := f.Close(); err == nil {
			err = e
		}
		return err
	}
	return r, nil
}

// Open looks at the content, never at a file name, and reads up to the header. Errors that the person can
// act on are problems; their codes are listed in errors.go.
func Open(in io.ReaderAt, size int64, limits Limits) (*Reader, error) {
	limits = limits.orDefaults()
	if size == 0 {
		return nil, fail("file_empty")
	}
	if size > limits.Bytes {
		return nil, tooLarge("file_too_large", "limit", limits.Bytes)
	}
	head := make([]byte, min(size, 4096))
	if _, err := in.ReadAt(head, 0); err != nil && err != io.EOF {
		return nil, err
	}
	if isZIP(head) {
		return openXLSX(in, size, limits)
	}
	if code := foreign(head); code != "" {
		return nil, fail(code)
	}
	text, err := openText(in, size)
	if err != nil {
		return nil, err
	}
	if text.looksLikeJSON() {
		return openJSON(text, limits)
	}
	return openCSV(text, limits)
}

// Taken is how many bytes of the file were read so far, for a progress bar.
func (r *Reader) Taken() int64 { return r.taken() }

// Close frees what the reader holds.
func (r *Reader) Close() error { return r.shut() }

// Next returns the next row that is not empty, or io.EOF.
func (r *Reader) Next() (Row, error) {
	for {
		row, err := r.pull()
		if err != nil {
			return Row{}, err
		}
		if row.Object == nil && blank(row.Cells) {
			continue
		}
		r.count++
		if r.count > r.limits.Rows {
			return Row{}, tooLarge("too_many_rows", "limit", r.limits.Rows)
		}
		return r.measure(row), nil
	}
}

func (r *Reader) pull() (Row, error) {
	if len(r.ahead) > 0 {
		row := r.ahead[0]
		r.ahead = r.ahead[1:]
		return row, nil
	}
	return r.rows.next()
}

// measure compares a row with the header. Empty cells after the last column are harmless when the whole table
// has them (the ECB ends every line with a comma); a single row with one cell more, be it empty, was cut in
// two somewhere and its columns are shifted.
func (r *Reader) measure(row Row) Row {
	row.Typed = r.Format != CSV
	if r.Format == JSON {
		return r.cellsOfObject(row)
	}
	row.Found = len(row.Cells)
	if r.Format == XLSX {
		row.Found = min(row.Found, len(r.Header)) // a cell beside the table is a remark, no cut: nothing separates cells
	}
	for i := 0; row.Found > len(r.Header) && row.Cells[row.Found-1] == "" && i < r.spare; i++ {
		row.Found--
	}
	if row.Found > len(r.Header) {
		row.Faults |= Wide
	}
	if len(row.Cells) < len(r.Header) {
		if r.Format == CSV {
			row.Faults |= Narrow
		}
		for len(row.Cells) < len(r.Header) {
			row.Cells = append(row.Cells, "")
		}
	}
	return row
}

func blank(cells []string) bool {
	for _, c := range cells {
		if c != "" {
			return false
		}
	}
	return true
}
