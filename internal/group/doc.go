// Package group holds the rules of groups of companies (DOMAIN §2): which legal body holds which, by how much and since
// when; what that makes of interest and of control; who is at the head; what is consolidated on a day; and what happens
// when two accounts become one.
//
// It owns sites, dated shares, the head that somebody chose where nobody has the majority, the stays of a legal body
// with an account it has left, and the mergers of accounts. Legal bodies and their numbers are the account area's.
//
// Invariants, proven in the tests:
//   - on every day, no legal body holds itself, directly or through others;
//   - on every day, the parts of one legal body add up to 100 % at most, of the capital and of the votes;
//   - two bodies have one share between them a day: a part that changes is closed, and another one opened;
//   - a legal body belongs to one account a day.
package group
