// Package id holds the identifiers by which areas know one another's records.
// They are UUIDv7 in dashed, lower-case text: sortable by creation, the same in both engines and in URLs.
package id

import "github.com/google/uuid"

type (
	// User is a person who signs in.
	User string
	// Account is a client.
	Account string
	// Entity is a legal entity of an account.
	Entity string
	// Contact is a person at an account.
	Contact string
	// Contract is a contract of an account.
	Contract string
	// Task is a task or a promise.
	Task string
	// Interaction is an exchange with people at an account.
	Interaction string
	// Batch is one run of an import.
	Batch string
	// File is a stored document.
	File string
	// Any is the identifier of a record that no other area points at.
	Any string
)

// New returns a fresh identifier. It reads the machine's clock and randomness only to be unique:
// no business rule may read a date out of it.
func New[T ~string]() T {
	u, err := uuid.NewV7()
	if err != nil {
		panic("id: no randomness: " + err.Error())
	}
	return T(u.String())
}

// Parse accepts a dashed UUID and returns it in canonical lower case; ok is false for anything else.
func Parse[T ~string](s string) (t T, ok bool) {
	if len(s) != 36 {
		return "", false
	}
	u, err := uuid.Parse(s)
	if err != nil {
		return "", false
	}
	return T(u.String()), true
}
