package capture

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/unicode/norm"
)

// property is a content line of a card or of a calendar: NAME;PARAM=value:value.
type property struct {
	name   string
	params map[string][]string
	value  string
}

// text is the file as text. What is not UTF-8 is read as Windows-1252, which old programs wrote.
func text(raw []byte) (s string, guessed bool) {
	s = strings.TrimPrefix(string(raw), "\ufeff")
	if utf8.ValidString(s) {
		return s, false
	}
	s, _ = charmap.Windows1252.NewDecoder().String(s)
	return s, true
}

// clean is one line of text that both engines hold.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case r < ' ' || r == 0x7f || r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

// properties unfolds the lines and reads them; a line that is none is passed over.
func properties(s string) (out []property) {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	var held strings.Builder
	soft := false
	flush := func() {
		if p, ok := parseLine(held.String()); ok {
			out = append(out, p)
		}
		held.Reset()
	}
	for n := 0; n < mostLines && s != ""; n++ {
		line, rest, _ := strings.Cut(s, "\n")
		s = rest
		folded := strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t")
		switch {
		case folded:
			line = line[1:]
		case !soft:
			flush()
		}
		if held.Len()+len(line) <= mostLineBytes {
			held.WriteString(line)
		}
		if soft = quotedPrintable(held.String()) && strings.HasSuffix(line, "="); soft {
			kept := strings.TrimSuffix(held.String(), "=")
			held.Reset()
			held.WriteString(kept)
		}
	}
	flush()
	return out
}

// quotedPrintable: lines of vCard 2.1 so encoded go on after an equals sign.
func quotedPrintable(line string) bool {
	head, _, _ := strings.Cut(line[:min(len(line), 300)], ":")
	return strings.Contains(strings.ToUpper(head), "QUOTED-PRINTABLE")
}

func parseLine(line string) (p property, ok bool) {
	quoted, colon := false, -1
	var cuts []int
	for i := 0; i < len(line) && colon < 0; i++ {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == ';' && !quoted:
			cuts = append(cuts, i)
		case line[i] == ':' && !quoted:
			colon = i
		}
	}
	if colon <= 0 || len(cuts) > 200 {
		return p, false
	}
	cuts = append(cuts, colon)
	name := line[:cuts[0]]
	p = property{name: strings.ToUpper(strings.TrimSpace(name[strings.LastIndex(name, ".")+1:])), params: map[string][]string{}, value: line[colon+1:]}
	for i := range len(cuts) - 1 {
		key, value, named := strings.Cut(line[cuts[i]+1:cuts[i+1]], "=")
		if !named {
			key, value = "TYPE", key
		}
		key = strings.ToUpper(strings.TrimSpace(key))
		for _, v := range strings.Split(strings.ReplaceAll(value, `"`, ""), ",") {
			p.params[key] = append(p.params[key], strings.TrimSpace(v))
		}
	}
	return p, p.name != ""
}

// has says whether the line is of a type, as TYPE=work, or as ;WORK; in vCard 2.1.
func (p property) has(types ...string) bool {
	for _, v := range p.params["TYPE"] {
		for _, t := range types {
			if strings.EqualFold(v, t) {
				return true
			}
		}
	}
	return false
}

func (p property) param(name string) string { return first(p.params[name]) }

// decoded is the value out of its transfer encoding and its character set; ok is false when nobody knows the set.
func (p property) decoded() (s string, ok bool) {
	if !strings.EqualFold(p.param("ENCODING"), "QUOTED-PRINTABLE") && !p.has("QUOTED-PRINTABLE") {
		return p.value, true
	}
	raw := unquote(p.value)
	charset := p.param("CHARSET")
	if charset == "" || strings.EqualFold(charset, "UTF-8") {
		if s, guessed := text(raw); !guessed || charset == "" {
			return s, true
		}
	}
	enc, err := htmlindex.Get(charset)
	if err != nil {
		s, _ = text(raw)
		return s, false
	}
	s, err = enc.NewDecoder().String(string(raw))
	return s, err == nil
}

// unquote decodes quoted-printable; what is not an escape stays as it is.
func unquote(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '=' && i+2 < len(s) {
			if hi, lo := hexOf(s[i+1]), hexOf(s[i+2]); hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}

func hexOf(c byte) int { return strings.IndexByte("0123456789ABCDEF", upper(c)) }

func upper(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

// unescape takes the escapes of a text value away.
func unescape(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\n`, " ", `\N`, " ", `\,`, ",", `\;`, ";", `\:`, ":").Replace(s)
}

// fields cuts a structured value at its semicolons, an escaped one is none.
func fields(s string) []string {
	var out []string
	from := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case ';':
			out = append(out, clean(unescape(s[from:i])))
			from = i + 1
		}
	}
	return append(out, clean(unescape(s[min(from, len(s)):])))
}
