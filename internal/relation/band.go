package relation

// Band is how well people know each other, as it is shown and wanted.
type Band string

// Bands: below 20 cold, below 40 lukewarm, below 70 good, from 70 strong (DOMAIN §3).
const (
	Cold     Band = "COLD"
	Lukewarm Band = "LUKEWARM"
	Good     Band = "GOOD"
	Strong   Band = "STRONG"
)

// Bands lists them, weakest first.
var Bands = []Band{Cold, Lukewarm, Good, Strong}

// Floors are the strengths from which the bands above cold begin.
var Floors = []float64{20, 40, 70}

// BandOf is the band of a strength.
func BandOf(strength float64) Band {
	n := 0
	for _, floor := range Floors {
		if strength >= floor {
			n++
		}
	}
	return Bands[n]
}

// Notches is the band as one to four; 0 when it is unknown: nothing was ever exchanged.
func (b Band) Notches() int {
	for i, o := range Bands {
		if b == o {
			return i + 1
		}
	}
	return 0
}

// Valid says whether the code is known.
func (b Band) Valid() bool { return b.Notches() > 0 }

// Short says that a relation is weaker than wanted; nothing wanted is never short.
func Short(now, wanted Band) bool { return now.Notches() < wanted.Notches() }
