package capture

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"comptoir/internal/kernel/day"
)

// coarse are the rhythms of meetings; what comes back every hour is no meeting.
var coarse = regexp.MustCompile(`(?i)(^|;)FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)`)

// horizon is how far the next occurrence is looked for.
const horizon = 5 * 366

// occurrences fills the days of an event: those up to today, and the next one.
func (r *reader) occurrences(x *Item, c component, start moment) {
	if p, ok := c.get("RECURRENCE-ID"); ok {
		own := ""
		if replaced, ok := r.moment(p, &Item{}, ""); ok {
			if !replaced.allDay && !start.allDay {
				replaced.local = start.zone.clock(replaced.zone.instant(replaced.local))
			}
			own = day.FromTime(replaced.local).String()
		}
		x.Occurrences = []Occurrence{r.occurrence(start, own)}
		return
	}
	if !c.recurs() {
		x.Occurrences = []Occurrence{r.occurrence(start, "once")}
		return
	}
	clocks := map[time.Time]bool{start.local: true}
	out := map[day.Day]bool{}
	for _, d := range r.moved[c.value("UID")] {
		out[d] = true
	}
	for _, p := range c.props {
		switch p.name {
		case "RRULE":
			r.rule(x, p.value, start, clocks)
		case "RDATE", "EXDATE":
			for _, v := range strings.SplitN(p.value, ",", 2*mostOccurrences) {
				at, ok := r.moment(p, &Item{}, v)
				switch {
				case !ok:
					x.warn(RecurrenceBad)
				case p.name == "EXDATE":
					out[day.FromTime(start.onClock(at))] = true
				default:
					clocks[start.onClock(at)] = true
				}
			}
		}
	}
	r.keep(x, start, clocks, out)
}

// recurs: an event that takes place once is the same one when it is put off.
func (c component) recurs() bool {
	return slices.ContainsFunc(c.props, func(p property) bool { return p.name == "RRULE" || p.name == "RDATE" })
}

// onClock is another moment on the clock of this one.
func (m moment) onClock(at moment) time.Time {
	if at.allDay || m.allDay {
		return at.local
	}
	return m.zone.clock(at.zone.instant(at.local))
}

// keep takes one occurrence a day: the latest ones up to today, and the next.
func (r *reader) keep(x *Item, start moment, clocks map[time.Time]bool, out map[day.Day]bool) {
	var list []Occurrence
	days := map[day.Day]bool{}
	for at := range clocks {
		if d := day.FromTime(at); !out[d] && !days[d] {
			days[d] = true
			at := moment{local: at, allDay: start.allDay, zone: start.zone}
			list = append(list, r.occurrence(at, ""))
		}
	}
	slices.SortFunc(list, func(a, b Occurrence) int { return strings.Compare(a.Key, b.Key) })
	past := slices.IndexFunc(list, func(o Occurrence) bool { return o.Day > r.when.Today })
	if past < 0 {
		past = len(list)
	}
	from := 0
	if past > mostOccurrences {
		from = past - mostOccurrences
		x.warn(RecurrenceCut)
	}
	x.Occurrences = list[from:min(past+1, len(list))]
}

// rule adds the days on which a rule falls.
func (r *reader) rule(x *Item, rule string, start moment, into map[time.Time]bool) {
	if r.left--; r.left < 0 || !coarse.MatchString(rule) {
		x.warn(RecurrenceBad)
		return
	}
	o, err := options(rule, start)
	if err != nil {
		x.warn(RecurrenceBad)
		return
	}
	rr, err := rrule.NewRRule(*o)
	if err != nil {
		x.warn(RecurrenceBad)
		return
	}
	last := (r.when.Today + horizon).Time()
	next := rr.Iterator()
	for n := 0; n < 60_000; n++ {
		at, ok := next()
		if !ok || at.After(last) {
			return
		}
		into[at] = true
		if day.FromTime(at) > r.when.Today+1 {
			return // the next one is enough
		}
	}
	x.warn(RecurrenceCut)
}

// options reads a rule on the clock of its first time. UNTIL in UTC is brought to that clock.
func options(rule string, start moment) (*rrule.ROption, error) {
	var kept []string
	var until time.Time
	for _, part := range strings.Split(strings.ToUpper(strings.TrimSpace(rule)), ";") {
		key, value, _ := strings.Cut(part, "=")
		switch {
		case key == "UNTIL":
			until = untilOf(value, start)
		case value != "" && !strings.HasPrefix(key, "X-") && key != "BYSECOND" && key != "BYMINUTE" && key != "BYHOUR" && key != "BYSETPOS" || key == "BYSETPOS" && value != "":
			kept = append(kept, part)
		}
	}
	o, err := rrule.StrToROption(strings.Join(kept, ";"))
	if err != nil {
		return nil, err
	}
	o.Dtstart, o.Until = start.local, until
	return o, nil
}

func untilOf(value string, start moment) time.Time {
	r := reader{when: When{Zone: time.UTC}}
	at, ok := r.moment(property{}, &Item{}, value)
	switch {
	case !ok:
		return time.Time{}
	case at.allDay:
		return at.local.Add(24*time.Hour - time.Second)
	case strings.HasSuffix(value, "Z") && !start.allDay:
		return start.zone.clock(at.local)
	}
	return at.local
}

// lastBefore is the last time a rule of a zone fell before a clock.
func lastBefore(rule string, start, clock time.Time) (time.Time, bool) {
	o, err := options(rule, moment{local: start, zone: located{time.UTC}})
	if err != nil || o.Freq != rrule.YEARLY {
		return time.Time{}, false
	}
	o.Dtstart = time.Date(max(start.Year(), clock.Year()-2), start.Month(), 1, start.Hour(), start.Minute(), start.Second(), 0, time.UTC)
	rr, err := rrule.NewRRule(*o)
	if err != nil {
		return time.Time{}, false
	}
	last, found := time.Time{}, false
	next := rr.Iterator()
	for range 10 {
		at, ok := next()
		if !ok || at.After(clock) {
			break
		}
		last, found = at, true
	}
	return last, found
}
