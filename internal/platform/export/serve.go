package export

import (
	"io"
	"mime"
	"net/http"
)

// Format is a kind of file.
type Format string

const (
	CSV  Format = "csv"
	XLSX Format = "xlsx"
)

var mediaTypes = map[Format]string{
	CSV:  "text/csv; charset=utf-8",
	XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// Serve sends the table as a download named name.format. An error before the first bytes left is returned, and the
// door shows it as a page; one that comes later breaks the download off, so that a cut file is never taken for a
// whole one.
func Serve(w http.ResponseWriter, f Format, lang string, t Table) error {
	d := &download{w: w, format: f, name: t.file()}
	var err error
	if f == XLSX {
		err = t.XLSX(d)
	} else {
		err = t.CSV(d, lang)
	}
	if err == nil {
		err = d.flush()
	}
	if err != nil && d.started {
		panic(http.ErrAbortHandler)
	}
	return err
}

// held is how much is kept back, so that a list that fails at once still has its error page.
const held = 64 << 10

type download struct {
	w       http.ResponseWriter
	format  Format
	name    string
	kept    []byte
	started bool
}

func (d *download) Write(p []byte) (int, error) {
	if !d.started && len(d.kept)+len(p) <= held {
		d.kept = append(d.kept, p...)
		return len(p), nil
	}
	if err := d.flush(); err != nil {
		return 0, err
	}
	return d.w.Write(p)
}

func (d *download) flush() error {
	if !d.started {
		h := d.w.Header()
		h.Set("Content-Type", mediaTypes[d.format])
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": d.name + "." + string(d.format)}))
		h.Set("Cache-Control", "private, no-store")
		d.started = true
	}
	kept := d.kept
	d.kept = nil
	_, err := d.w.Write(kept)
	return err
}

var _ io.Writer = (*download)(nil)
