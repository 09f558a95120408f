// Package result holds the rules of results and targets (DOMAIN §0): what an account brought in, month by month, and
// what was aimed at.
//
// It owns result lines (revenue excluding tax, margin) and targets with their versions. It does not own invoices,
// rates (handed in as converted amounts) nor the account.
//
// Invariants, proven in the tests:
//   - a month to come has no result;
//   - an unknown margin is not a margin of zero: it leaves the rate, and the coverage says so;
//   - a total with an amount that could not be converted is incomplete and says so; it is never taken for the whole;
//   - only the last approved version of a target counts.
package result
