package table

import (
	"fmt"
	"io"
	"runtime"
	"testing"
)

// millionRows makes a CSV file as it is read, so that the test holds none of it.
type millionRows struct {
	size int64
}

const rowBytes = 80

func (m millionRows) ReadAt(p []byte, off int64) (int, error) {
	n := 0
	for n < len(p) && off < m.size {
		line := m.line(off / rowBytes)
		c := copy(p[n:], line[off%rowBytes:])
		n += c
		off += int64(c)
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (m millionRows) line(i int64) []byte {
	s := "reference;client;debut;fin;valeur;devise"
	if i > 0 {
		s = fmt.Sprintf("CT-%d;Verrerie de Montbel;01/04/2022;31/03/2025;41 200,00;EUR", i)
	}
	return []byte(fmt.Sprintf("%-*s\n", rowBytes-1, s))
}

func TestAMillionRowsInBoundedMemory(t *testing.T) {
	file := millionRows{size: 1_000_001 * rowBytes}
	r, err := Open(file, file.size, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	rows, peak := 0, uint64(0)
	var m runtime.MemStats
	for {
		if _, err := r.Next(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if rows++; rows%100_000 == 0 {
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
		}
	}
	if rows != 1_000_000 || peak > 64<<20 {
		t.Errorf("%d rows, %d MB in use", rows, peak>>20)
	}
}

func BenchmarkCSV(b *testing.B) {
	file := millionRows{size: 100_001 * rowBytes}
	for b.Loop() {
		r, err := Open(file, file.size, Limits{})
		if err != nil {
			b.Fatal(err)
		}
		for {
			if _, err := r.Next(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N)*100_000/b.Elapsed().Seconds(), "lines/s")
}
