package result

import (
	"cmp"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/money"
	"comptoir/internal/kernel/problem"
)

// TargetState is where a target is in its life.
type TargetState string

const (
	Proposed TargetState = "PROPOSED"
	Approved TargetState = "APPROVED"
)

// TargetStates lists them.
var TargetStates = []TargetState{Proposed, Approved}

// Valid says whether the code is known.
func (s TargetState) Valid() bool { return s == Proposed || s == Approved }

// Target is what an account should bring in during one month.
type Target struct {
	ID          id.Any
	Rev         int
	Account     id.Account
	Month       day.Month
	Amount      money.Money
	Version     int
	State       TargetState
	Source      string
	ExternalKey string
}

// TargetInput is a target as somebody enters it or an import reads it. A month to come is what it is for.
type TargetInput struct {
	Account     id.Account
	Month       *day.Month
	Amount      *money.Money
	State       TargetState
	Source      string
	ExternalKey string
}

// Validate finds everything that is wrong with the input at once.
func (in TargetInput) Validate() problem.List {
	var l problem.List
	if in.Account == "" {
		l.Add("account", "required")
	}
	checkMonth(&l, in.Month)
	checkAmount(&l, "amount", in.Amount)
	if in.Amount != nil && in.Amount.Minor < 0 {
		l.Add("amount", "negative")
	}
	if !in.State.Valid() {
		l.Add("state", "unknown_choice")
	}
	return l
}

// Propose is a new version of the target of an account's month, one above those that exist; the input is valid. Of
// the same amount as the last approved one there is nothing to propose: ok is false.
func Propose(in TargetInput, existing []Target) (t Target, ok bool) {
	t = Target{Account: in.Account, Month: *in.Month, Amount: *in.Amount, Version: 1, State: in.State,
		Source: in.Source, ExternalKey: in.ExternalKey}
	for _, e := range existing {
		if e.Account == t.Account && e.Month == t.Month && e.Version >= t.Version {
			t.Version = e.Version + 1
		}
	}
	for _, e := range InForce(existing) {
		if e.Account == t.Account && e.Month == t.Month && e.Amount == t.Amount {
			return e, false
		}
	}
	return t, true
}

// Approve makes a proposed target count. Problem: already_approved.
func (t Target) Approve() (Target, error) {
	if t.State != Proposed {
		return t, problem.New(problem.Conflict, "already_approved")
	}
	t.State = Approved
	return t, nil
}

// InForce are the targets that count: of each account and month, the last approved version. In order of account and
// month.
func InForce(all []Target) []Target {
	type key struct {
		account id.Account
		month   day.Month
	}
	last := map[key]Target{}
	for _, t := range all {
		k := key{t.Account, t.Month}
		if known, ok := last[k]; t.State == Approved && (!ok || t.Version > known.Version) {
			last[k] = t
		}
	}
	var in []Target
	for _, t := range last {
		in = append(in, t)
	}
	slices.SortFunc(in, func(a, b Target) int {
		return cmp.Or(cmp.Compare(a.Account, b.Account), cmp.Compare(a.Month, b.Month))
	})
	return in
}
