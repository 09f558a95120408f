package capture

import (
	"bytes"
	"path"
	"strings"
	"time"

	"comptoir/internal/kernel/day"
)

// When is how days are told: today, and the zone of who reads.
type When struct {
	Today day.Day
	Zone  *time.Location
}

// MostBytes is the size beyond which a file is not read.
const MostBytes = mostBytes

// Read finds the items of a file. There is always at least one: a file without any is one that is refused.
func Read(name string, raw []byte, when When) []Item {
	file := clip(clean(path.Base(strings.ReplaceAll(name, `\`, "/"))), mostFieldRunes)
	if len(raw) > mostBytes {
		return []Item{{File: file, N: 1, Refused: TooBig}}
	}
	items := read(name, raw, when)
	if len(items) == 0 {
		items = []Item{{Refused: NothingInside}}
	}
	if len(items) > mostItems {
		items = append(items[:mostItems:mostItems], Item{Refused: TooMany})
	}
	for i := range items {
		items[i].File, items[i].N = file, i+1
	}
	return items
}

// read goes by what the file holds; its name decides only for mails, which begin with anything.
func read(name string, raw []byte, when When) []Item {
	start := bytes.ToUpper(bytes.TrimLeft(raw[:min(len(raw), 4096)], "\ufeff \t\r\n"))
	ext := strings.ToLower(path.Ext(name))
	switch {
	case bytes.HasPrefix(start, []byte("BEGIN:VCARD")):
		return readCards(raw)
	case bytes.HasPrefix(start, []byte("BEGIN:VCALENDAR")):
		return readCalendar(raw, when)
	case ext == ".eml" || ext == ".mail" || ext == ".txt" && looksLikeMail(raw):
		return []Item{readMail(raw, when)}
	case ext == ".vcf" || ext == ".vcard":
		return readCards(raw)
	case ext == ".ics" || ext == ".ical":
		return readCalendar(raw, when)
	case looksLikeMail(raw):
		return []Item{readMail(raw, when)}
	}
	return []Item{{Refused: NotRecognised}}
}
