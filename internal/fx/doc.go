// Package fx holds the rules of exchange rates (DOMAIN §16): the rate of a day or of a month, and what to do when it
// is missing.
//
// It owns dated rates, quoted as the European Central Bank does: 1 EUR = x. The inverse is computed, never typed. It
// does not own amounts, nor the choice of the rate: revenue takes the average of its month, what stands today takes
// the rate of the day.
//
// Invariants, proven in the tests:
//   - a rate is positive and not of a future day;
//   - a missing rate is the last one known at most seven days back, and says so; beyond, the amount is not converted
//     and the total that wanted it is incomplete. A rate is never silently 1.
package fx
