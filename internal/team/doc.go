// Package team holds the rules of people and rights (DOMAIN §14): Direction Commerciale > GAM > KAM > account
// managers; everyone sees what the job needs.
//
// It owns users, their dated positions in the hierarchy, grants, and the table of who may do what. It does not own
// who carries an account or works on it (account), nor what a password is hashed with (platform/auth).
//
// Life cycle: a user is INVITED → ACTIVE → SUSPENDED → LEFT; a grant is in force until its day, or revoked.
//
// Invariants, proven in the tests: the hierarchy has no cycle on any day; a person holds one position a day; there is
// always an active administrator; what the table does not allow is refused.
package team
