package table

import (
	"io"
)

// csvParser reads records as companies write them: quotes may be missing, doubled or stray, lines may break
// inside a quoted cell. It keeps one record in memory.
type csvParser struct {
	in     io.Reader
	sep    byte
	width  int // columns of the header once known: decides between two readings of a stray quote
	limits Limits

	buf   []byte
	start int
	eof   bool
	line  int // lines before buf[start]

	text  []byte
	ends  []int
	gap   int  // first cell that began with a blank
	stray bool // a quoted cell held a quote that nobody doubled
}

func newParser(in io.Reader, sep byte, limits Limits) *csvParser {
	return &csvParser{in: in, sep: sep, limits: limits}
}

// next returns one record; a blank line is a record of one empty cell.
func (p *csvParser) next() (Row, error) {
	for {
		if p.start == len(p.buf) && p.eof {
			return Row{}, io.EOF
		}
		used, lines, whole := p.scan(p.buf[p.start:], false)
		if !whole && !p.eof && len(p.buf)-p.start <= p.limits.Record {
			if err := p.fill(); err != nil {
				return Row{}, err
			}
			continue
		}
		var faults Fault
		if !whole || lines > 1 && p.width > 0 && (p.stray || len(p.ends) != p.width) {
			if u, l, ok := p.literal(); ok && (!whole || len(p.ends) == p.width) {
				used, lines, faults = u, l, StrayQuote
			} else if !ok {
				return Row{}, tooLarge("record_too_large", "line", p.line+1, "limit", p.limits.Record)
			} else {
				used, lines, _ = p.scan(p.buf[p.start:], false)
			}
		}
		row := Row{Line: p.line + 1, Cells: p.cells(&faults), Faults: faults, Gap: p.gap}
		p.start += used
		p.line += lines
		return row, nil
	}
}

// literal reads the first line of the buffer with quotes as plain characters.
func (p *csvParser) literal() (used, lines int, ok bool) {
	return p.scan(p.buf[p.start:], true)
}

func (p *csvParser) fill() error {
	if p.start > 0 {
		p.buf = p.buf[:copy(p.buf, p.buf[p.start:])]
		p.start = 0
	}
	if cap(p.buf)-len(p.buf) < 32<<10 {
		grown := make([]byte, len(p.buf), 2*cap(p.buf)+64<<10)
		copy(grown, p.buf)
		p.buf = grown
	}
	n, err := p.in.Read(p.buf[len(p.buf):cap(p.buf)])
	p.buf = p.buf[:len(p.buf)+n]
	if err == io.EOF {
		p.eof = true
		return nil
	}
	return err
}

// cells cuts the record's text, which is copied once.
func (p *csvParser) cells(faults *Fault) []string {
	text := string(p.text)
	cells := make([]string, min(len(p.ends), 2*p.limits.Columns))
	from := 0
	for i := range cells {
		cell := text[from:p.ends[i]]
		if len(cell) > p.limits.Cell {
			cell = cell[:p.limits.Cell]
			*faults |= Cut
		}
		cells[i] = trimRight(cell)
		from = p.ends[i]
	}
	return cells
}

func trimRight(s string) string {
	for len(s) > 0 && (s[len(s)-1] == ' ' || s[len(s)-1] == '\t') {
		s = s[:len(s)-1]
	}
	return s
}
