// Package task holds the rules of tasks and promises (DOMAIN §0): what somebody must do, what we promised a client,
// and what a client promised us.
//
// It owns tasks: their kind, owner, due day and state. It does not own the record a task is about, only a reference.
//
// Life cycle: OPEN → DONE | CANCELLED, and back to OPEN. Two fields are enough to create one: a title, and a due day
// if there is one.
package task
