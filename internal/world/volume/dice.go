package volume

import "math/rand/v2"

// dice fall the same way for the same client at every run.
type dice struct{ *rand.Rand }

func diceOf(client int) *dice { return &dice{rand.New(rand.NewPCG(0x41726f76616c, uint64(client)))} }

func (d *dice) of(list []string) string { return list[d.IntN(len(list))] }

func (d *dice) oneIn(n int) bool { return d.IntN(n) == 0 }

// between is a number from low to high, both included.
func (d *dice) between(low, high int) int { return low + d.IntN(high-low+1) }

// amount is a yearly amount in whole units: many small ones, few large ones.
func (d *dice) amount() int64 {
	units := int64(4_000)
	for range d.IntN(7) {
		units *= 3
	}
	return units * int64(d.between(100, 299)) / 100 / 100 * 100
}
