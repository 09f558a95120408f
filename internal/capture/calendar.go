package capture

import (
	"slices"
	"strings"
	"time"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/instant"
)

// component is an event, or something else of a calendar, with the method its calendar was sent for.
type component struct {
	method, kind string
	props        []property
}

func (c component) get(name string) (property, bool) {
	i := slices.IndexFunc(c.props, func(p property) bool { return p.name == name })
	if i < 0 {
		return property{}, false
	}
	return c.props[i], true
}

func (c component) value(name string) string {
	p, _ := c.get(name)
	return strings.TrimSpace(p.value)
}

var counted = []string{"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"}

// components finds what stands directly in a calendar, and the zones that the file describes.
func components(props []property) (out []component, zones map[string]zone) {
	zones = map[string]zone{}
	var stack []string
	var described describedZone
	method := ""
	for _, p := range props {
		word := strings.ToUpper(strings.TrimSpace(p.value))
		inside := len(stack) >= 2 && stack[0] == "VCALENDAR"
		switch {
		case p.name == "BEGIN" && len(stack) < 20:
			if stack = append(stack, word); word == "VCALENDAR" {
				method = ""
			}
			switch {
			case len(stack) == 2 && stack[0] == "VCALENDAR" && slices.Contains(counted, word) && len(out) <= mostItems:
				out = append(out, component{method: method, kind: word})
			case len(stack) == 2 && word == "VTIMEZONE":
				described = describedZone{}
			case len(stack) == 3 && stack[1] == "VTIMEZONE":
				described.parts = append(described.parts, observance{})
			}
		case p.name == "END":
			if i := slices.Index(stack, word); i >= 0 {
				stack = stack[:i]
			}
			if word == "VTIMEZONE" && described.id != "" && described.settle() {
				zones[described.id] = described
			}
		case p.name == "METHOD" && len(stack) == 1:
			method = word
		case inside && stack[1] == "VTIMEZONE":
			described.add(p, len(stack) == 3)
		case inside && len(stack) == 2 && slices.Contains(counted, stack[1]) && len(out) > 0 && len(out) <= mostItems:
			out[len(out)-1].props = append(out[len(out)-1].props, p)
		}
	}
	return out, zones
}

func readCalendar(raw []byte, when When) (out []Item) {
	s, guessed := text(raw)
	list, zones := components(properties(s))
	r := reader{when: when, zones: zones, moved: map[string][]day.Day{}, left: mostRecurring}
	for _, c := range list {
		if p, ok := c.get("RECURRENCE-ID"); ok {
			if at, ok := r.moment(p, &Item{}, ""); ok {
				r.moved[c.value("UID")] = append(r.moved[c.value("UID")], day.FromTime(at.local))
			}
		}
	}
	for _, c := range list {
		x := r.event(c)
		if guessed && x.Refused == "" {
			x.warn(CharsetGuessed)
		}
		out = append(out, x)
	}
	return out
}

// reader reads the events of one file.
type reader struct {
	when  When
	zones map[string]zone
	// moved are the days of each series that stand on their own.
	moved map[string][]day.Day
	// left is how many series are still worked out.
	left int
}

func (r *reader) event(c component) Item {
	x := Item{Kind: Event, Title: clip(line(c.value("SUMMARY")), mostSubjectRunes)}
	start, has := c.get("DTSTART")
	at, dated := r.moment(start, &x, "")
	switch {
	case c.kind != "VEVENT":
		x.refuse(NotAnEvent)
	case c.method == "CANCEL" || strings.EqualFold(c.value("STATUS"), "CANCELLED"):
		r.cancelled(&x, c, at, dated)
	case c.method == "REPLY":
		x.refuse(OnlyAnAnswer)
	case !has || !dated:
		x.refuse(NoDate)
	case at.local.Year() < 1970 || at.local.Year() >= 2100:
		x.refuse(DateImplausible)
	}
	if x.Refused != "" {
		return x
	}
	x.AllDay = at.allDay
	x.People = guests(c)
	x.bound()
	uid := c.value("UID")
	if uid == "" {
		x.warn(NoUID)
		uid = c.value("DTSTART") + "\n" + x.Title
	}
	x.Key = keyOf(Event, uid)
	r.occurrences(&x, c, at)
	return x
}

// cancelled keeps of a cancelled event what it takes to find it: with RECURRENCE-ID one time of a series, without, all.
func (r *reader) cancelled(x *Item, c component, at moment, dated bool) {
	x.refuse(Cancelled)
	uid := c.value("UID")
	if uid == "" {
		return
	}
	x.Key, x.People = keyOf(Event, uid), guests(c)
	if _, single := c.get("RECURRENCE-ID"); single && dated {
		r.occurrences(x, c, at)
	}
	x.bound()
	x.Warnings = nil
}

// occurrence is told from the others of its series by its day; an exception by the day that it replaces.
func (r *reader) occurrence(at moment, own string) Occurrence {
	if at.allDay {
		d := day.FromTime(at.local)
		if own == "" {
			own = d.String()
		}
		return Occurrence{Key: own, Day: d}
	}
	i := instant.FromTime(at.zone.instant(at.local))
	if own == "" {
		own = day.FromTime(at.local).String()
	}
	return Occurrence{Key: own, Day: i.Day(r.when.Zone), At: &i}
}

// guests are the organiser and who was asked to come, but who declined.
func guests(c component) (out []Person) {
	for _, p := range c.props {
		if p.name != "ORGANIZER" && p.name != "ATTENDEE" || strings.EqualFold(p.param("PARTSTAT"), "DECLINED") || len(out) > mostPeople {
			continue
		}
		if kind := strings.ToUpper(p.param("CUTYPE")); kind == "ROOM" || kind == "RESOURCE" {
			continue
		}
		address := strings.TrimSpace(p.value)
		if len(address) >= 7 && strings.EqualFold(address[:7], "mailto:") {
			address = address[7:]
		}
		if !plausibleEmail.MatchString(address) {
			address = p.param("EMAIL")
		}
		one := personOf(p.param("CN"), address)
		same := func(q Person) bool { return one.Email() != "" && q.Email() == one.Email() }
		if (one.Name != "" || one.Email() != "") && !slices.ContainsFunc(out, same) {
			out = append(out, one)
		}
	}
	return out
}

// moment is a time on the clock of a zone.
type moment struct {
	local  time.Time // its clock, written as if it were UTC
	allDay bool
	zone   zone
}

// moment reads a date or a date and time; value replaces the property's own when given.
func (r *reader) moment(p property, x *Item, value string) (m moment, ok bool) {
	if value == "" {
		value = p.value
	}
	value, _, _ = strings.Cut(strings.ToUpper(strings.TrimSpace(value)), "/")
	utc := strings.HasSuffix(value, "Z")
	value = strings.TrimSuffix(value, "Z")
	for _, layout := range []string{"20060102T150405", "20060102T1504", "20060102"} {
		t, err := time.Parse(layout, value)
		if err != nil {
			continue
		}
		m = moment{local: t, allDay: layout == "20060102", zone: located{r.when.Zone}}
		switch {
		case m.allDay:
		case utc:
			m.zone = located{time.UTC}
		default:
			m.zone = r.zone(p.param("TZID"), x)
		}
		return m, true
	}
	return m, false
}
