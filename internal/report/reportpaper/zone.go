package reportpaper

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// output writes a document whose dates say their zone (ISO 32000, 7.9.4: D:20261123080000+01'00'): without it, a
// reader elsewhere takes the hour for its own.
func output(out io.Writer, doc *fpdf.Fpdf, at time.Time) error {
	var b bytes.Buffer
	if err := doc.Output(&b); err != nil {
		return err
	}
	_, err := out.Write(zoned(b.Bytes(), at))
	return err
}

// zoned adds the zone to the dates of a PDF, and moves what its table of places points at behind them.
func zoned(pdf []byte, at time.Time) []byte {
	_, seconds := at.Zone()
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	zone := fmt.Sprintf("%c%02d'%02d'", sign, seconds/3600, seconds%3600/60)
	var places []int
	for _, key := range []string{"/CreationDate (D:", "/ModDate (D:"} {
		i := bytes.LastIndex(pdf, []byte(key+at.Format("20060102150405")+")"))
		if i < 0 {
			return pdf // another form of date: it stays as it is
		}
		i += len(key) + len("20060102150405")
		pdf = bytes.Join([][]byte{pdf[:i], pdf[i:]}, []byte(zone))
		places = append(places, i)
	}
	return moved(pdf, places, len(zone))
}

// moved adds to every place of the table the length of what was put in before it.
func moved(pdf []byte, places []int, n int) []byte {
	after := func(place int) int {
		for _, p := range places {
			if place > p {
				place += n
			}
		}
		return place
	}
	table := bytes.LastIndex(pdf, []byte("\nxref\n"))
	start := bytes.LastIndex(pdf, []byte("\nstartxref\n"))
	for i := table; i < start; {
		end := i + 1 + bytes.IndexByte(pdf[i+1:], '\n')
		if row := pdf[i+1 : end]; bytes.HasSuffix(row, []byte(" 00000 n ")) {
			if place, err := strconv.Atoi(string(row[:10])); err == nil {
				copy(row, fmt.Sprintf("%010d", after(place)))
			}
		}
		i = end
	}
	tail := fmt.Sprintf("\nstartxref\n%d\n%%%%EOF\n", table+1)
	return append(pdf[:start:start], tail...)
}
