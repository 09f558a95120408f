// Package contract holds the rules of contracts and their renewals (DOMAIN §5): never miss a notice, a renewal or
// a legal date.
//
// It owns contracts, the notice each party must give, tacit and express renewal, the decision taken before a
// renewal, and the dates that follow from them. It does not own the client (account), what was invoiced (result),
// opportunities, price revisions or the list of what to do first (attention): it only says what a contract calls for.
//
// Life cycle: DRAFT → NEGOTIATION → TO_SIGN → ACTIVE → (NOTICE_GIVEN) → ENDED | RENEWED | TERMINATED; a contract
// without an end is OPEN_ENDED, from its signature or because it went on past its term with no clause, or with a
// tacit renewal of no stated length (Code civil 1214-1215).
//
// Invariants, proven as properties in the tests:
//   - the end is computed from the start and the term; an end typed from the paper that differs is flagged;
//   - no notice date is after the end, and prudent ≤ theoretical ≤ end;
//   - the prudent date is a working day at the sender and at the recipient;
//   - an unknown notice is not an absent one: it gives no date, and the contract is ranked by its end;
//   - a contract under notice has a proof: the day that counts and a file.
//
// Comptoir computes and reminds; it gives no legal advice.
package contract
