package contact

import (
	"strings"
	"unicode/utf8"

	"comptoir/internal/kernel/instant"
)

// VCard is the person as a card of vCard 4.0 (RFC 6350), with the name of their company. Notes stay in the house.
func (c Contact) VCard(company string, updated instant.Instant) string {
	var b strings.Builder
	put := func(name, value string) {
		if value != "" {
			b.WriteString(fold(name + ":" + value))
		}
	}
	put("BEGIN", "VCARD")
	put("VERSION", "4.0")
	put("UID", "urn:uuid:"+string(c.ID))
	put("FN", escape(c.Name))
	put("ORG", escape(company))
	put("TITLE", escape(c.Job))
	put("LANG", c.Lang)
	put("EMAIL;TYPE=work", escape(c.Email))
	if c.Tel != "" {
		put("TEL;TYPE=work;VALUE=uri", "tel:"+c.Tel)
	} else {
		put("TEL;TYPE=work", escape(c.Phone))
	}
	put("REV", updated.Time().Format("20060102T150405Z"))
	put("END", "VCARD")
	return b.String()
}

// escape writes a text so that its commas, semicolons and line ends are its own.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "\r\n", `\n`, "\n", `\n`, ",", `\,`, ";", `\;`).Replace(s)
}

// fold cuts a line at 75 octets, never inside a character.
func fold(line string) string {
	const most = 75
	var b strings.Builder
	room := most
	for _, r := range line {
		n := utf8.RuneLen(r)
		if n > room {
			b.WriteString("\r\n ")
			room = most - 1
		}
		b.WriteRune(r)
		room -= n
	}
	return b.String() + "\r\n"
}
