// Package relation holds the rules of exchanges with people at a client and of the relations they make (DOMAIN §3): what
// an exchange weighs, how that fades, how strong a relation is, with the company and with each colleague, and how strong
// who carries the account wants it.
//
// It owns exchanges, their participants on both sides, and the wanted levels. It does not own the people themselves, nor
// their role in a decision, their influence or their sentiment.
//
// Invariants, proven in the tests: one kind of exchange counts once per contact per day, however often it is noted; what
// is still to come is planned and weighs nothing; nothing is noted as done on a day that has not come; a strength summed
// from stored weights is the strength of the formula.
package relation
