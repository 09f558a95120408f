package relation

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
)

// Wish is how well a colleague should know a contact.
type Wish struct {
	ID      id.Any
	Rev     int
	Account id.Account
	User    id.User
	Contact id.Contact
	Band    Band
}

// Ref points at the wish: the task that works on a gap is about it.
func (w Wish) Ref() ref.Ref { return ref.To(WishKind, w.ID) }

// WishInput is a wanted level as who carries the account sets it; an empty band wants nothing any more.
type WishInput struct {
	User    id.User
	Contact id.Contact
	Band    Band
}

// Validate finds everything that is wrong with the input at once. To know somebody a little is no aim: cold is refused.
func (in WishInput) Validate() problem.List {
	var l problem.List
	if in.User == "" {
		l.Add("user", "required")
	}
	if in.Contact == "" {
		l.Add("contact", "required")
	}
	if in.Band != "" && (!in.Band.Valid() || in.Band == Cold) {
		l.Add("band", "unknown_choice")
	}
	return l
}
