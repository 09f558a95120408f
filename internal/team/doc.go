// Package team holds the rules of people and rights (DOMAIN §14): who is below whom on a day, on whose accounts a
// title may do what, and what a password, a position or a grant must satisfy. Everyone sees what the job needs.
//
// It owns users, their dated positions in the hierarchy, the grants of access to one account, and the matrix of
// rights. It does not own the account team and the assignments (account), pay, absences or skills.
//
// Life cycle of a user: INVITED → ACTIVE ⇄ SUSPENDED → LEFT; of a grant: ACTIVE → EXPIRED | REVOKED.
//
// Invariants, proven in the tests:
//   - what the matrix does not name is refused;
//   - a person holds one position at a time, and the tree of managers has no circle on any day;
//   - the branch of a manager who left passes to that manager's own manager;
//   - someone active can always manage the users: the last administrator is neither disabled nor demoted.
//
// A title says what a person may do; branch, assignments, team and grants say on which accounts.
package team
