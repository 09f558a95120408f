package table

import (
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A date in a workbook is a number with a look. The look may be 03/04/2027, which reads two ways, while the
// number does not: so every cell that looks like a date is written in full, and every other number as it is
// stored, before the rows are read.
const (
	datePattern  = "\"\x02\"yyyy-mm-dd"
	datePrefix   = "\x02" // no cell can hold it: XML forbids it
	dateFormat   = 9_001  // identifiers no workbook uses for its own formats
	storedFormat = 9_002
)

// writeDatesInFull changes the number formats of the opened copy, never the file.
func writeDatesInFull(book *excelize.File) error {
	if book.Styles == nil || book.Styles.CellXfs == nil {
		return nil
	}
	custom := map[int]string{}
	if book.Styles.NumFmts != nil {
		for _, f := range book.Styles.NumFmts.NumFmt {
			custom[f.NumFmtID] = f.FormatCode
		}
	}
	if _, err := book.NewStyle(&excelize.Style{CustomNumFmt: ptr(datePattern)}); err != nil {
		return fail("xlsx_unreadable")
	}
	for _, f := range book.Styles.NumFmts.NumFmt {
		if f.FormatCode == datePattern {
			f.NumFmtID = dateFormat
		}
	}
	for i := range book.Styles.CellXfs.Xf {
		xf := &book.Styles.CellXfs.Xf[i]
		format := storedFormat
		if xf.NumFmtID != nil && looksLikeDate(*xf.NumFmtID, custom) {
			format = dateFormat
		}
		xf.NumFmtID = &format
	}
	return nil
}

// looksLikeDate knows the built-in date formats of ECMA-376 (18.8.30) and reads the custom ones.
func looksLikeDate(id int, custom map[int]string) bool {
	if code, ok := custom[id]; ok {
		return dayOrYear.MatchString(strings.ToLower(quotedText.ReplaceAllString(code, "")))
	}
	return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 58
}

var (
	quotedText = regexp.MustCompile(`"[^"]*"|\\.|_.|\[[^\]]*\]`)
	dayOrYear  = regexp.MustCompile(`[dy]`)
)

func dateCell(s string) string {
	if rest, ok := strings.CutPrefix(s, datePrefix); ok {
		return rest
	}
	return s
}

func ptr[T any](v T) *T { return &v }
