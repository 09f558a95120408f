package table

import (
	"bytes"
	"strings"
)

// separators in order of preference when nothing tells them apart.
var separators = []byte{';', ',', '\t', '|'}

func openCSV(text *textFile, limits Limits) (*Reader, error) {
	sep := declared(text)
	if sep == 0 {
		sep = bestSeparator(text.head, limits)
	}
	r := &Reader{Format: CSV, Encoding: text.encoding, Separator: sep, limits: limits, rows: newParser(text, sep, limits)}
	line, err := r.findHeader()
	if err != nil {
		return nil, err
	}
	// Read again from the top: knowing how many columns to expect settles what a stray quote means.
	if text, err = text.again(); err != nil {
		return nil, err
	}
	p := newParser(text, sep, limits)
	for read := 0; read < line; {
		row, err := p.next()
		if err != nil {
			return nil, err
		}
		read = row.Line
	}
	p.width = len(r.Header)
	r.rows, r.ahead = p, nil
	r.taken = func() int64 { return text.count.n }
	r.shut = func() error { return nil }
	return r, nil
}

// declared reads Excel's own hint, a first line "sep=;", which stays a line of the file.
func declared(text *textFile) byte {
	line, _, _ := bytes.Cut(text.head, []byte("\n"))
	line = bytes.TrimSpace(line)
	if len(line) == 5 && strings.EqualFold(string(line[:4]), "sep=") {
		return line[4]
	}
	return 0
}

// bestSeparator scores each separator by the columns it gives the widest early line, times the share of
// lines with as many: a comma inside French amounts scores low, a semicolon high.
func bestSeparator(head []byte, limits Limits) byte {
	best, top := separators[0], 0.0
	for _, sep := range separators {
		if s := score(head, sep, limits); s > top {
			best, top = sep, s
		}
	}
	return best
}

func score(head []byte, sep byte, limits Limits) float64 {
	widths := map[int]int{}
	p := newParser(bytes.NewReader(head), sep, limits)
	rows := 0
	for rows < 50 {
		row, err := p.next()
		if err != nil {
			break
		}
		if !blank(row.Cells) {
			widths[len(row.Cells)]++
			rows++
		}
	}
	top := 0.0
	for width, n := range widths {
		top = max(top, float64(width-1)*float64(n)/float64(rows))
	}
	return top
}
