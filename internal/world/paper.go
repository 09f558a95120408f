package world

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// paper is a small document with that name: a page of PDF, or plain text for any other ending.
func paper(name string, lines ...string) []byte {
	if path.Ext(name) != ".pdf" {
		return []byte(strings.Join(lines, "\r\n") + "\r\n")
	}
	return onePage(append([]string{strings.TrimSuffix(name, ".pdf"), ""}, lines...))
}

// onePage writes the simplest PDF there is: one A4 page in Helvetica, the first line as its title.
func onePage(lines []string) []byte {
	var text bytes.Buffer
	text.WriteString("BT /F1 15 Tf 64 770 Td 19 TL\n")
	for i, l := range lines {
		if i == 1 {
			text.WriteString("/F1 11 Tf\n")
		}
		fmt.Fprintf(&text, "(%s) Tj T*\n", pdfText(l))
	}
	text.WriteString("ET")
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", text.Len(), text.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	}
	return numbered(objects)
}

// numbered puts the objects in a file with the table of where each begins.
func numbered(objects []string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	starts := make([]int, len(objects))
	for i, o := range objects {
		starts[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, s := range starts {
		fmt.Fprintf(&out, "%010d 00000 n \n", s)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return out.Bytes()
}

// pdfText is a line in the encoding of the page; what the encoding does not have is left out.
func pdfText(s string) string {
	var b strings.Builder
	for _, r := range s {
		c, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case !ok:
		case c == '(' || c == ')' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
