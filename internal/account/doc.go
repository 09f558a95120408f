// Package account holds the rules of accounts (DOMAIN §1 and §2): a small, justified list of strategic clients,
// who carries each, and which legal bodies, countries and identifiers an account is made of.
//
// It owns accounts, their legal entities and identifiers, dated assignments (PRIMARY, BACKUP, INTERIM), the cap on
// key accounts and its exceptions, team members, and the concentration of revenue. It does not own contacts,
// contracts, revenue (handed in as figures) or users.
//
// Life cycle: CANDIDATE → QUALIFIED → KEY ⇄ WATCH → EXITED → CANDIDATE. An imported account is a CANDIDATE owned by
// the person who imports it.
//
// Invariants, proven in the tests:
//   - one PRIMARY at most per account and day; from and to are inclusive; history is closed, never edited;
//   - a person is PRIMARY of at most cap (three) KEY or WATCH accounts a day, unless an approved exception of at
//     most six months covers the one in excess;
//   - groups have no cycle;
//   - an identifier that fails its check digits is never saved as verified.
package account
