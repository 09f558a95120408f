package export

import (
	"encoding/csv"
	"io"
)

// byteOrderMark tells a spreadsheet that the text is UTF-8; without it accents come out broken.
const byteOrderMark = "\uFEFF"

// CSV writes the table as UTF-8 with a byte order mark, separated by « ; » in French and by "," in English.
func (t Table) CSV(w io.Writer, lang string) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	french := lang == "fr"
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if french {
		out.Comma = ';'
	}
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = guard(c)
	}
	if err := out.Write(titles); err != nil {
		return err
	}
	cells := make([]string, len(t.Columns))
	for row, err := range t.Rows {
		if err != nil {
			return err
		}
		for i := range cells {
			cells[i] = ""
			if i < len(row) {
				cells[i] = plainText(row[i], french)
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
