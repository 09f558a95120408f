package capture

import (
	"strconv"
	"strings"
	"time"
)

// zone turns the clock of a place, written as if it were UTC, into an instant, and back.
type zone interface {
	instant(clock time.Time) time.Time
	clock(at time.Time) time.Time
}

type located struct{ *time.Location }

func (z located) instant(c time.Time) time.Time {
	return time.Date(c.Year(), c.Month(), c.Day(), c.Hour(), c.Minute(), c.Second(), 0, z.Location)
}

func (z located) clock(at time.Time) time.Time {
	l := at.In(z.Location)
	return time.Date(l.Year(), l.Month(), l.Day(), l.Hour(), l.Minute(), l.Second(), 0, time.UTC)
}

// windows are the zones that Outlook and Exchange name in their own way (CLDR windowsZones).
var windows = map[string]string{"Romance Standard Time": "Europe/Paris", "W. Europe Standard Time": "Europe/Berlin", "GMT Standard Time": "Europe/London",
	"Central Europe Standard Time": "Europe/Budapest", "Central European Standard Time": "Europe/Warsaw", "E. Europe Standard Time": "Europe/Chisinau",
	"FLE Standard Time": "Europe/Kiev", "GTB Standard Time": "Europe/Bucharest", "Greenwich Standard Time": "Atlantic/Reykjavik",
	"Eastern Standard Time": "America/New_York", "Central Standard Time": "America/Chicago", "Mountain Standard Time": "America/Denver",
	"Pacific Standard Time": "America/Los_Angeles", "Morocco Standard Time": "Africa/Casablanca", "Turkey Standard Time": "Europe/Istanbul",
	"Russian Standard Time": "Europe/Moscow", "China Standard Time": "Asia/Shanghai", "Tokyo Standard Time": "Asia/Tokyo", "India Standard Time": "Asia/Kolkata",
	"Arabian Standard Time": "Asia/Dubai", "Singapore Standard Time": "Asia/Singapore", "UTC": "UTC"}

// zone finds the zone of a name: one that everybody knows, one of Windows, or the file's own. Without any, the clock is
// the reader's.
func (r *reader) zone(name string, x *Item) zone {
	own := located{r.when.Zone}
	if name == "" {
		return own
	}
	if iana, ok := windows[name]; ok {
		name = iana
	}
	if loc, err := time.LoadLocation(tail(name)); err == nil && name != "Local" {
		return located{loc}
	}
	if z, ok := r.zones[name]; ok {
		return z
	}
	x.warn(ZoneUnknown)
	return own
}

// tail drops what some programs put before a name: /mozilla.org/20050126_1/Europe/Paris.
func tail(name string) string {
	if strings.HasPrefix(name, "/") {
		if parts := strings.Split(name, "/"); len(parts) > 3 {
			return strings.Join(parts[3:], "/")
		}
	}
	return name
}

// observance is a part of the year, or of history, in which a zone keeps one offset.
type observance struct {
	start  time.Time
	rule   string
	offset int // seconds east
	known  bool
}

// describedZone is a zone as a file describes it (VTIMEZONE).
type describedZone struct {
	id    string
	parts []observance
}

func (z *describedZone) add(p property, inPart bool) {
	if !inPart {
		if p.name == "TZID" {
			z.id = strings.TrimSpace(p.value)
		}
		return
	}
	o := &z.parts[len(z.parts)-1]
	switch p.name {
	case "DTSTART":
		o.start, _ = time.Parse("20060102T150405", strings.TrimSuffix(strings.TrimSpace(p.value), "Z"))
	case "RRULE":
		o.rule = p.value
	case "TZOFFSETTO":
		o.offset, o.known = offsetOf(strings.TrimSpace(p.value))
	}
}

func (z *describedZone) settle() bool {
	var kept []observance
	for _, o := range z.parts {
		if o.known && len(kept) < 100 {
			kept = append(kept, o)
		}
	}
	z.parts = kept
	return len(kept) > 0
}

func offsetOf(s string) (seconds int, ok bool) {
	if len(s) != 5 && len(s) != 7 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	n, err := strconv.Atoi(s[1:])
	if err != nil {
		return 0, false
	}
	if len(s) == 5 {
		n *= 100
	}
	seconds = n/10000*3600 + n/100%100*60 + n%100
	if s[0] == '-' {
		seconds = -seconds
	}
	return seconds, seconds > -86400 && seconds < 86400
}

// offset is that of the part which began last.
func (z describedZone) offset(clock time.Time) time.Duration {
	best, found := z.parts[0], time.Time{}
	for _, o := range z.parts {
		began := o.start
		if o.rule != "" {
			if last, ok := lastBefore(o.rule, o.start, clock); ok {
				began = last
			}
		}
		if !began.After(clock) && began.After(found) {
			best, found = o, began
		}
	}
	return time.Duration(best.offset) * time.Second
}

func (z describedZone) instant(c time.Time) time.Time { return c.Add(-z.offset(c)) }
func (z describedZone) clock(at time.Time) time.Time  { return at.UTC().Add(z.offset(at.UTC())) }
