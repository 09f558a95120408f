package table

import (
	"bytes"

	"comptoir/internal/kernel/problem"
)

// codes is the prefix: a code is the key of its message.
const codes = "table."

// The codes of what stops a whole file:
//
//	file_empty, file_too_large, too_many_rows, too_many_columns, record_too_large, header_missing
//	format_unknown   neither CSV, XLSX nor JSON
//	format_xls       the binary Excel of before 2007
//	format_xml, format_pdf, format_zip, format_gzip
//	xlsx_unreadable, xlsx_too_large, xlsx_locked, json_unreadable, json_too_deep, json_no_list
func fail(code string, args ...any) error { return problem.New(problem.Invalid, codes+code, args...) }

func tooLarge(code string, args ...any) error {
	return problem.New(problem.TooLarge, codes+code, args...)
}

func isZIP(head []byte) bool { return bytes.HasPrefix(head, []byte("PK\x03\x04")) }

// foreign recognises the files people pick by mistake, so that the answer can say what to do instead.
func foreign(head []byte) string {
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return "format_xls"
	case bytes.HasPrefix(head, []byte("%PDF")):
		return "format_pdf"
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return "format_gzip"
	case bytes.HasPrefix(trimmed, []byte("<")):
		return "format_xml"
	case bytes.HasPrefix(head, []byte("\x89PNG")), bytes.HasPrefix(head, []byte("\xff\xd8\xff")), bytes.HasPrefix(head, []byte("\x7fELF")):
		return "format_unknown"
	}
	return ""
}
