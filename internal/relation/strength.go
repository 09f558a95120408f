package relation

import (
	"math"

	"comptoir/internal/kernel/day"
)

// halfLife is in how many days an exchange loses half of its weight, saturation how much energy takes a relation to 63 %
// of its full strength (DOMAIN §3).
const (
	halfLife   = 90
	saturation = 20
)

// Touch is one exchange with one contact, once it has been counted: one kind, one day.
type Touch struct {
	Kind Kind
	Day  day.Day
}

// Weighs is what the touch weighs on a day. What is to come is planned and weighs nothing yet.
func (t Touch) Weighs(on day.Day) float64 {
	if t.Day > on {
		return 0
	}
	return t.Kind.Weight() * fade(t.Day.Until(on))
}

func fade(days int) float64 { return math.Exp2(-float64(days) / halfLife) }

// Energy is E = Σ w·0.5^(age/90) of the touches on a day. A kind counts once a day, however often it is listed.
func Energy(touches []Touch, on day.Day) float64 {
	sum, seen := 0.0, map[Touch]bool{}
	for _, t := range touches {
		if !seen[t] {
			seen[t] = true
			sum += t.Weighs(on)
		}
	}
	return sum
}

// Of is strength = 100·(1 − e^(−E/20)).
func Of(energy float64) float64 { return 100 * (1 - math.Exp(-energy/saturation)) }

// reference is the day to which stored weights are brought.
var reference = day.MustParse("2020-01-01")

// Stored is the weight of a touch brought to the reference day: fading multiplies, so that stored weights of any days may
// be summed once and for all, and the sum brought to a day.
func (t Touch) Stored() float64 { return t.Kind.Weight() * fade(t.Day.Until(reference)) }

// EnergyOfStored is the energy on a day of the sum of stored weights of touches up to that day.
func EnergyOfStored(sum float64, on day.Day) float64 { return sum * fade(reference.Until(on)) }

// Strength is a relation on a day.
type Strength struct {
	Energy float64
	Value  float64
	Band   Band
	// Last is the day of the last exchange.
	Last day.Day
}

// StrengthOfStored is the strength on a day of a sum of stored weights.
func StrengthOfStored(sum float64, last, on day.Day) Strength {
	e := EnergyOfStored(sum, on)
	return Strength{Energy: e, Value: Of(e), Band: BandOf(Of(e)), Last: last}
}

// StrengthOf is the strength of the touches on a day; ok is false when there was none yet: unknown, not zero.
func StrengthOf(touches []Touch, on day.Day) (s Strength, ok bool) {
	for _, t := range touches {
		if t.Day <= on && (!ok || t.Day > s.Last) {
			s.Last, ok = t.Day, true
		}
	}
	if !ok {
		return s, false
	}
	s.Energy = Energy(touches, on)
	s.Value = Of(s.Energy)
	s.Band = BandOf(s.Value)
	return s, true
}

// Point is the strength at the end of a month; Known is false before the first exchange.
type Point struct {
	Month day.Month
	Value float64
	Known bool
}

// Trend is the strength at the end of each of the last n months, the last point being the day itself.
func Trend(touches []Touch, on day.Day, n int) []Point {
	out := make([]Point, n)
	for i := range out {
		m := on.Month().Add(i - n + 1)
		s, ok := StrengthOf(touches, day.Min(m.Last(), on))
		out[i] = Point{Month: m, Value: s.Value, Known: ok}
	}
	return out
}
