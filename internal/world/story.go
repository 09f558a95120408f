package world

import (
	"fmt"
	"time"

	"comptoir/internal/kernel/calendar"
	"comptoir/internal/kernel/day"
)

// houseZone is where Ardoval's clocks are.
const houseZone = "Europe/Paris"

// france is the calendar by which people of the story come to work.
var france = calendar.France{}

// story counts the days of the plot from today.
type story struct {
	today day.Day
	zone  *time.Location
}

func newStory(today day.Day) (story, error) {
	zone, err := time.LoadLocation(houseZone)
	return story{today: today, zone: zone}, err
}

// day is n days from today.
func (s story) day(n int) day.Day { return s.today.Add(n) }

// work is a working day about n days from today: on it or before when it is past, on it or after when it is to come.
func (s story) work(n int) day.Day {
	if n < 0 {
		return calendar.OnOrBefore(france, s.day(n))
	}
	return calendar.OnOrAfter(france, s.day(n))
}

// month is n months from today's.
func (s story) month(n int) day.Month { return s.today.Month().Add(n) }

// closed is the last month whose results are in: the one before today's. Its year is the one figures speak of.
func (s story) closed() day.Month { return s.month(-1) }

// first is the day on which Ardoval takes Comptoir up, eighteen months ago.
func (s story) first() day.Day { return calendar.OnOrBefore(france, s.today.AddMonths(-18)) }

// eve is the last working day before today: everybody went home at six or so.
func (s story) eve() day.Day { return s.work(-1) }

// rest is the day before today, a Sunday when today is a Monday: somebody always writes then.
func (s story) rest() day.Day { return s.day(-1) }

// at is a moment of a day, on the clocks of the house.
func (s story) at(d day.Day, hour, minute int) time.Time {
	y, m, dom := d.Date()
	return time.Date(y, m, dom, hour, minute, 0, 0, s.zone)
}

// on is a moment of a working day n days from today.
func (s story) on(n, hour, minute int) time.Time { return s.at(s.work(n), hour, minute) }

// opening is a moment of the first days, when everybody enters what they have; n counts working days.
func (s story) opening(n, hour, minute int) time.Time {
	return s.at(calendar.AddWorking(france, s.first(), n), hour, minute)
}

// years names the years from one day to another: 2025-2027.
func years(from, to day.Day) string { return fmt.Sprintf("%d-%d", from.Year(), to.Year()) }

// date writes a day as people do in notes: 27/11/2026.
func date(d day.Day) string { return d.Time().Format("02/01/2006") }

// monthEnd is the last end of a month at most n days from today.
func (s story) monthEnd(n int) day.Day {
	d := s.day(n)
	if d.Month().Last() == d {
		return d
	}
	return (d.Month() - 1).Last()
}

// workdayOf is the working day on or after a day of a month.
func (s story) workdayOf(m day.Month, dom int) day.Day {
	return calendar.OnOrAfter(france, m.First().Add(dom-1))
}

// months are the names of the months, as titles written in French use them.
var months = [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}

// nameOf is the month's name: novembre.
func nameOf(m day.Month) string { return months[m.Month()-1] }

// ofMonth is the month after "de": de mars, d’octobre.
func ofMonth(m day.Month) string {
	if name := nameOf(m); name[0] == 'a' || name[0] == 'o' {
		return "d’" + name
	}
	return "de " + nameOf(m)
}
