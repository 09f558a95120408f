package capture

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/instant"
)

var headerLine = regexp.MustCompile(`^([!-9;-~]+)[ \t]*:(.*)$`)

// header is what a mail says before its body, names in lower case, the first of each name.
type header map[string]string

// headerOf unfolds the header; odd says that a line among them is none. The body is never read here.
func headerOf(raw []byte) (h header, odd bool) {
	head := string(raw[:min(len(raw), mostHeaderBytes)])
	head = strings.ReplaceAll(strings.ReplaceAll(head, "\r\n", "\n"), "\r", "\n")
	h = header{}
	last, lines := "", strings.Split(head, "\n")
	for i, line := range lines {
		switch m := headerLine.FindStringSubmatch(line); {
		case i == 0 && strings.HasPrefix(line, "From ") && !strings.HasPrefix(line, "From  ") && !strings.HasPrefix(line, "From :"):
		case line == "" && (len(h) > 0 || last != ""):
			return h, odd
		case line == "":
		case (line[0] == ' ' || line[0] == '\t') && last != "":
			h[last] += " " + strings.TrimSpace(line)
		case m != nil:
			if last = strings.ToLower(m[1]); h[last] != "" {
				last = "again:" + last
			}
			h[last] += strings.TrimSpace(m[2])
		default:
			odd = true
		}
	}
	return h, odd
}

func (h header) isMail() bool {
	return slices.ContainsFunc([]string{"from", "to", "date", "subject", "message-id"}, func(n string) bool { return h[n] != "" })
}

// looksLikeMail asks for two headers that a mail has, so that a list of names with colons is none.
func looksLikeMail(raw []byte) bool {
	h, _ := headerOf(raw[:min(len(raw), 16<<10)])
	return h["from"] != "" && (h["date"] != "" || h["to"] != "" || h["subject"] != "" || h["received"] != "")
}

// automatic: what a machine sent is no exchange.
func (h header) automatic() bool {
	auto, precedence := strings.ToLower(h["auto-submitted"]), strings.ToLower(h["precedence"])
	return auto != "" && auto != "no" || strings.HasPrefix(strings.ToLower(h["content-type"]), "multipart/report") ||
		strings.Contains(strings.ToLower(h["from"]), "mailer-daemon") || precedence == "bulk" || precedence == "junk"
}

var forwarded = regexp.MustCompile(`(?i)^\s*(fwd?|tr|wg|rv|i)\s*:`)

func readMail(raw []byte, when When) Item {
	x := Item{Kind: Mail}
	h, odd := headerOf(raw)
	if !h.isMail() {
		x.refuse(NotAMail)
		return x
	}
	d := decoder{item: &x}
	x.Title = clip(clean(d.words(h["subject"])), mostSubjectRunes)
	from, to := d.people(h["from"]), d.people(h["to"]+" , "+h["cc"]+" , "+h["bcc"])
	at, dated := dateOf(h["date"])
	switch {
	case h.automatic():
		x.refuse(Automatic)
	case len(from) == 0:
		x.refuse(NoSender)
	case len(to) == 0:
		x.refuse(NoRecipient)
	case !dated:
		x.refuse(NoDate)
	case at.Year() < 1970 || at.Year() > 2200 || day.FromTime(at) > when.Today+1:
		x.refuse(DateImplausible)
	}
	if x.Refused != "" {
		return x
	}
	x.People = append(from[:1], to...)
	x.bound()
	i := instant.FromTime(at)
	x.Occurrences = []Occurrence{{Day: i.Day(when.Zone), At: &i}}
	x.Answers = (h["in-reply-to"] != "" || h["references"] != "") && !forwarded.MatchString(x.Title)
	id := strings.Join(strings.Fields(h["message-id"]), "")
	if id == "" {
		x.warn(NoMessageID)
		id = strings.Join([]string{h["date"], h["from"], h["to"], h["subject"]}, "\n")
	}
	x.Key = keyOf(Mail, id)
	if odd {
		x.warn(HeaderBad)
	}
	if neverEnds(h["content-type"], raw) {
		x.warn(MIMECut)
	}
	return x
}

var boundary = regexp.MustCompile(`(?i)boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))`)

// neverEnds says that a multipart lacks its last boundary: the mail was cut on its way.
func neverEnds(contentType string, raw []byte) bool {
	m := boundary.FindStringSubmatch(contentType)
	if m == nil || !strings.HasPrefix(strings.ToLower(contentType), "multipart/") {
		return false
	}
	return !bytes.Contains(raw, []byte("--"+m[1]+m[2]+"--"))
}

// decoder reads encoded words, and says of the item what it could not.
type decoder struct{ item *Item }

var errCharset = errors.New("character set unknown")

func (d decoder) charset(name string, in io.Reader) (io.Reader, error) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		d.item.warn(CharsetUnknown)
		return nil, errCharset
	}
	return enc.NewDecoder().Reader(in), nil
}

func (d decoder) utf8(s string) string {
	if !utf8.ValidString(s) {
		s, _ = text([]byte(s))
		d.item.warn(CharsetGuessed)
	}
	return s
}

func (d decoder) words(s string) string {
	s = d.utf8(s)
	w := mime.WordDecoder{CharsetReader: d.charset}
	if out, err := w.DecodeHeader(s); err == nil {
		return out
	}
	return s
}

var anAddress = regexp.MustCompile(`[^\s<>,;:@()\[\]"]+@[^\s<>,;:@()\[\]"]+`)

// people reads a list of addresses, each as well as it can be.
func (d decoder) people(list string) (out []Person) {
	list = d.utf8(list)
	parser := mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: d.charset}}
	for _, one := range split(list) {
		if len(out) > mostPeople {
			break
		}
		if got, err := parser.ParseList(strings.TrimSpace(one)); err == nil {
			for _, a := range got {
				out = append(out, personOf(a.Name, a.Address))
			}
			continue
		}
		for _, a := range anAddress.FindAllString(tight(quotedName.ReplaceAllString(withoutComments(one), " ")), mostPeople) {
			out = append(out, personOf("", a))
		}
	}
	return out
}

var (
	quotedName = regexp.MustCompile(`"[^"]*"`)
	aroundAt   = regexp.MustCompile(`\s*@\s*`)
	aroundDot  = regexp.MustCompile(`\s*\.\s*([a-z])`)
)

func tight(s string) string {
	return aroundDot.ReplaceAllString(aroundAt.ReplaceAllString(s, "@"), ".$1")
}

func personOf(name, address string) Person {
	name = clip(clean(name), mostFieldRunes)
	return Person{Name: name, Emails: []string{clip(strings.ToLower(clean(address)), mostFieldRunes)}}
}

// split cuts a list at its commas, those in quotes and comments left alone; a group's end is one too.
func split(s string) (out []string) {
	quoted, depth, from := false, 0, 0
	for i := 0; i < len(s) && len(out) < 10*mostPeople; i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '(':
			depth++
		case c == ')':
			depth = max(depth-1, 0)
		case c == ':' && depth == 0:
			from = i + 1 // the name of a group
		case (c == ',' || c == ';') && depth == 0:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[min(from, len(s)):])
}

func withoutComments(s string) string {
	var b strings.Builder
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth < 0 {
				depth = 0
			}
			b.WriteByte(' ')
		case depth == 0:
			b.WriteByte(c)
		}
	}
	return b.String()
}

var aroundColon = regexp.MustCompile(`\s*:\s*`)

// looseDates are forms that programs wrote though no rule allows them.
var looseDates = []string{"Mon, 2 Jan 2006 15:04:05", "2 Jan 2006 15:04:05", "2 Jan 2006 15:04", "Mon, 2 Jan 2006", "Mon Jan 2 15:04:05 2006",
	"2006-01-02T15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "Mon, 2-Jan-06 15:04:05 MST"}

func dateOf(s string) (time.Time, bool) {
	s = strings.Join(strings.Fields(aroundColon.ReplaceAllString(withoutComments(s), ":")), " ")
	if t, err := mail.ParseDate(s); err == nil {
		return t, true
	}
	for _, layout := range looseDates {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
