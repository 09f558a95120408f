package table

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// textFile is the file as UTF-8, whatever it was written in.
type textFile struct {
	io.Reader
	encoding string
	head     []byte // the first bytes, decoded
	count    *counter
	again    func() (*textFile, error) // the same file from its first byte
}

// counter counts the bytes taken from the file.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

// openText decides the encoding: a byte order mark, else NULs on one side of every pair (UTF-16 without a
// mark), else valid UTF-8, else Windows-1252, which is what Excel writes in France.
func openText(in io.ReaderAt, size int64) (*textFile, error) {
	name, skip, codec, err := detect(in, size)
	if err != nil {
		return nil, err
	}
	return decode(in, size, name, skip, codec)
}

func decode(in io.ReaderAt, size int64, name string, skip int64, codec encoding.Encoding) (*textFile, error) {
	count := &counter{in: io.NewSectionReader(in, skip, size-skip)}
	var r io.Reader = count
	if codec != nil {
		r = codec.NewDecoder().Reader(count)
	}
	head := make([]byte, 16<<10)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	head = head[:n]
	if bytes.IndexByte(head, 0) >= 0 && mostlyBinary(head) {
		return nil, fail("format_unknown")
	}
	return &textFile{Reader: io.MultiReader(bytes.NewReader(head), r), encoding: name, head: head, count: count,
		again: func() (*textFile, error) { return decode(in, size, name, skip, codec) }}, nil
}

func detect(in io.ReaderAt, size int64) (name string, skip int64, codec encoding.Encoding, err error) {
	head := make([]byte, min(size, 64<<10))
	if _, err := in.ReadAt(head, 0); err != nil && err != io.EOF {
		return "", 0, nil, err
	}
	utf16 := func(e unicode.Endianness) encoding.Encoding { return unicode.UTF16(e, unicode.IgnoreBOM) }
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		return "UTF-8", 3, unicode.UTF8, nil
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return "UTF-16LE", 2, utf16(unicode.LittleEndian), nil
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return "UTF-16BE", 2, utf16(unicode.BigEndian), nil
	}
	even, odd := nulls(head)
	switch {
	case odd > len(head)/5 && even*10 < odd:
		return "UTF-16LE", 0, utf16(unicode.LittleEndian), nil
	case even > len(head)/5 && odd*10 < even:
		return "UTF-16BE", 0, utf16(unicode.BigEndian), nil
	}
	good, bad, err := scanUTF8(io.NewSectionReader(in, 0, size))
	switch {
	case err != nil:
		return "", 0, nil, err
	case bad == 0:
		return "UTF-8", 0, nil, nil
	case good > 10*bad:
		// A UTF-8 file with a few broken characters: reading it as Windows-1252 would break all the others.
		return "UTF-8", 0, unicode.UTF8, nil
	}
	return "Windows-1252", 0, charmap.Windows1252, nil
}

func nulls(b []byte) (even, odd int) {
	for i, c := range b {
		if c == 0 {
			if i%2 == 0 {
				even++
			} else {
				odd++
			}
		}
	}
	return even, odd
}

// scanUTF8 counts the characters of several bytes that are well formed, and the bytes that are not. It
// reads the whole file: one accent in line 50,000 decides.
func scanUTF8(r io.Reader) (good, bad int, err error) {
	buf := make([]byte, 64<<10)
	kept := 0
	for {
		n, err := r.Read(buf[kept:])
		data := buf[:kept+n]
		end := err == io.EOF
		if err != nil && !end {
			return 0, 0, err
		}
		i := 0
		for i < len(data) {
			if data[i] < utf8.RuneSelf {
				i++
				continue
			}
			if !end && !utf8.FullRune(data[i:]) {
				break
			}
			_, size := utf8.DecodeRune(data[i:])
			if size == 1 {
				bad++
			} else {
				good++
			}
			i += size
		}
		if end {
			return good, bad, nil
		}
		kept = copy(buf, data[i:])
	}
}

// mostlyBinary tells a text with a stray NUL from a file that is no text at all.
func mostlyBinary(head []byte) bool {
	odd := 0
	for _, c := range head {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' {
			odd++
		}
	}
	return odd*20 > len(head)
}

func (t *textFile) looksLikeJSON() bool {
	trimmed := bytes.TrimLeft(t.head, " \t\r\n\ufeff")
	return len(trimmed) > 0 && (trimmed[0] == '{' || trimmed[0] == '[')
}
