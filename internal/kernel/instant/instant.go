// Package instant holds moments in time: milliseconds since 1970, UTC, stored as BIGINT in both engines.
package instant

import (
	"time"

	"comptoir/internal/kernel/day"
)

// Instant is a moment, in milliseconds since 1970-01-01T00:00:00Z.
type Instant int64

// FromTime truncates to the millisecond.
func FromTime(t time.Time) Instant { return Instant(t.UnixMilli()) }

// Time returns the moment in UTC.
func (i Instant) Time() time.Time { return time.UnixMilli(int64(i)).UTC() }

// In returns the moment as read on a clock of the zone.
func (i Instant) In(zone *time.Location) time.Time { return i.Time().In(zone) }

// Day is the civil date of the moment in the zone.
func (i Instant) Day(zone *time.Location) day.Day { return day.FromTime(i.In(zone)) }

// Add moves by d.
func (i Instant) Add(d time.Duration) Instant { return i + Instant(d.Milliseconds()) }

// Sub returns the time between.
func (i Instant) Sub(o Instant) time.Duration { return time.Duration(i-o) * time.Millisecond }
