package group

import (
	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/text"
)

// Merger is two accounts that became one.
type Merger struct {
	ID       id.Any
	Absorbed id.Account
	// Name is what the absorbed account was called.
	Name     string
	Survivor id.Account
	On       day.Day
	Reason   string
}

// MergeInput asks for one account out of two.
type MergeInput struct {
	Absorbed, Survivor id.Account
	// Primary carries the account that stays; empty leaves it to whoever carries it.
	Primary id.User
	Reason  string
	// Sure says that what is moved was looked at: it is not undone.
	Sure bool
}

// Validate finds what is wrong with the request.
func (in MergeInput) Validate() problem.List {
	var l problem.List
	switch {
	case in.Absorbed == "" || in.Survivor == "":
		l.Add("other", "required")
	case in.Absorbed == in.Survivor:
		l.Add("other", "same_account")
	}
	text.Block(&l, "reason", text.Clean(in.Reason), 1, 1000)
	if !in.Sure {
		l.Add("sure", "merge_not_confirmed")
	}
	return l
}
