package attentiondesk

import (
	"testing"
	"time"

	"comptoir/internal/kernel/instant"
)

// Alerts are ready at five by the clock on the wall, on the days it changes too.
func TestDawnIsAtFiveByTheClock(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []time.Time{time.Date(2026, 3, 29, 0, 0, 0, 0, zone), time.Date(2026, 10, 25, 0, 0, 0, 0, zone), time.Date(2026, 11, 23, 0, 0, 0, 0, zone)} {
		for hour := 3; hour <= 7; hour++ {
			at := time.Date(d.Year(), d.Month(), d.Day(), hour, 30, 0, 0, zone)
			civil, risen := dayIn(instant.FromTime(at), zone)
			if want := hour >= 5; (risen == civil) != want {
				t.Errorf("at %s the day has risen: %v", at, risen == civil)
			}
		}
	}
}
