package web

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/who"
)

// Choice is an entry of a list to choose from.
type Choice struct{ ID, Name string }

// Accounts is what the pages of an area need to know of accounts, for its own object: contracts, contacts, tasks.
type Accounts interface {
	// Writable lists the accounts on which the person may write that object, by name, at most limit.
	Writable(ctx context.Context, a who.Actor, limit int) ([]Choice, error)
	// Name is the account's name, if that object is in the person's reach there.
	Name(ctx context.Context, a who.Actor, account id.Account) (string, error)
}
