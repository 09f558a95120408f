// Package privacy holds the law of contact data (DOMAIN §20): on what basis a person's data is kept, until when, what
// they asked for, and what erasing them means.
//
// It owns the data card of a contact, requests, the record of processing, the suppression list and the list of erased
// people. It does not own the contact, nor what other areas note of a person: they blank it themselves when asked.
//
// Invariants, proven in the tests: a retention of three years runs from the last sign of the person; an answer is due a
// month after the request, whatever the weekday, and at most three; nobody is erased under legal hold; of two cards of
// one person, the strictest word counts.
package privacy
