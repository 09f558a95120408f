// Package report holds the rules of the reports to management (DOMAIN §13): which facts a portfolio review and an
// account brief are made of, in which order, and what their few sentences say.
//
// It owns the review, the brief, which contracts are at stake and why, and the points of the first minute. It does not
// own a figure, a date or an alert: they are computed by their areas and handed in as values. Sentences are codes with
// facts; the doors translate.
//
// Invariants, proven in the tests:
//   - nothing is written here that was not handed in: a fact that is unknown says so, it is never zero;
//   - a contract is at stake once, for the earliest day that calls for a gesture, and says why;
//   - what is decided and carried out is at stake no more;
//   - an amount that could not be converted is counted apart, never added as if it were euros.
package report
