// Package contact holds the rules of the people at an account (DOMAIN §3, §20): who they are and how to reach them.
//
// It owns contacts and the warning that one may already be known. It does not own roles in a decision, influence or
// exchanges, nor the account they belong to.
//
// Invariants, proven in the tests: a contact belongs to one account; a telephone that can be dialled has one form
// (E.164), whatever was typed; a duplicate is warned about, never refused: two people may share a name.
package contact
