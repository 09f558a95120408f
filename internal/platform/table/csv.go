package table

import (
	"bytes"
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

// scan reads one record into text and ends. It says how many bytes and lines it used, and whether the
// record was whole.
func (p *csvParser) scan(b []byte, literal bool) (used, lines int, whole bool) {
	p.text, p.ends, p.stray, p.gap = p.text[:0], p.ends[:0], false, 0
	for i := 0; ; {
		if n := p.spaces(b[i:]); n > 0 {
			if i += n; p.gap == 0 {
				p.gap = len(p.ends)
			}
		}
		if !literal && i < len(b) && b[i] == '"' {
			n, breaks, closed := p.quoted(b[i+1:])
			lines += breaks
			i += 1 + n
			if !closed {
				return i, lines, false
			}
		} else {
			i += p.plain(b[i:])
		}
		p.ends = append(p.ends, len(p.text))
		switch {
		case i == len(b):
			return i, lines + 1, p.eof
		case b[i] == p.sep:
			i++
			if i == len(b) && p.eof {
				p.ends = append(p.ends, len(p.text))
				return i, lines + 1, true
			}
		case b[i] == '\r' && i+1 == len(b) && !p.eof:
			return i, lines, false
		case b[i] == '\r' && i+1 < len(b) && b[i+1] == '\n':
			return i + 2, lines + 1, true
		default:
			return i + 1, lines + 1, true
		}
	}
}

// spaces skips blanks before a cell, as in the ECB's ", ".
func (p *csvParser) spaces(b []byte) int {
	i := 0
	for i < len(b) && (b[i] == ' ' || b[i] == '\t' && p.sep != '\t') {
		i++
	}
	return i
}

func (p *csvParser) plain(b []byte) int {
	i := 0
	for i < len(b) && b[i] != p.sep && b[i] != '\n' && b[i] != '\r' {
		i++
	}
	p.text = append(p.text, b[:i]...)
	return i
}

// quoted reads up to the quote that closes the cell: one followed by a separator or the end of the line. A
// quote followed by anything else is a character of the text ("the "big" one").
func (p *csvParser) quoted(b []byte) (used, breaks int, closed bool) {
	for i := 0; i < len(b); {
		j := bytes.IndexByte(b[i:], '"')
		if j < 0 {
			break
		}
		p.text = append(p.text, b[i:i+j]...)
		breaks += lineBreaks(b[i : i+j])
		i += j + 1
		rest := b[i:]
		after := p.spaces(rest)
		switch {
		case len(rest) > 0 && rest[0] == '"':
			p.text = append(p.text, '"')
			i++
		case after == len(rest):
			return i + after, breaks, p.eof
		case rest[after] == p.sep || rest[after] == '\n' || rest[after] == '\r':
			return i + after, breaks, true
		default:
			p.text = append(p.text, '"')
			p.stray = true
		}
	}
	return len(b), breaks, false
}

func lineBreaks(b []byte) int {
	n := bytes.Count(b, []byte{'\n'})
	if n == 0 {
		n = bytes.Count(b, []byte{'\r'})
	}
	return n
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
