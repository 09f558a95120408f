package app

import (
	"testing"
	"time"

	"comptoir/internal/kernel/day"
)

// Late in the evening it is already tomorrow where the company is: the day asked for is the one people see there.
func TestTheDayAskedForIsTheCompanys(t *testing.T) {
	for _, now := range []time.Time{
		time.Date(2026, 11, 24, 22, 30, 0, 0, time.UTC), time.Date(2026, 11, 24, 23, 30, 0, 0, time.UTC),
		time.Date(2026, 7, 14, 21, 30, 0, 0, time.UTC), time.Date(2026, 7, 14, 22, 30, 0, 0, time.UTC), time.Date(2026, 7, 14, 8, 0, 0, 0, time.UTC),
	} {
		for _, asked := range []string{"2019-06-01", "2019-12-31", "2027-03-28"} {
			d, err := day.Parse(asked)
			if err != nil {
				t.Fatal(err)
			}
			c := newClock(&d, now)
			at := now.Add(c.shift).In(companyZone())
			if day.FromTime(at) != d {
				t.Errorf("asked for %s at %s: %s", asked, now, at)
			}
		}
	}
}
