package table

import (
	"bytes"
)

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
