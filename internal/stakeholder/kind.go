package stakeholder

import (
	"slices"

	"comptoir/internal/kernel/ref"
)

// Kinds of records.
const (
	Kind        ref.Kind = "stakeholder"
	MarkKind    ref.Kind = "stakeholder_mark"
	ProcessKind ref.Kind = "decision_process"
)

// Role is what somebody is in a decision.
type Role string

// Roles of DOMAIN §3.
const (
	DecisionMaker Role = "DECIDEUR"
	Buyer         Role = "ACHETEUR"
	Influencer    Role = "PRESCRIPTEUR"
	EndUser       Role = "UTILISATEUR"
	Sponsor       Role = "SPONSOR"
	Gatekeeper    Role = "FILTRE"
)

// Roles lists them, those that decide first.
var Roles = []Role{DecisionMaker, Buyer, Sponsor, Influencer, EndUser, Gatekeeper}

// State is how far we have come with somebody.
type State string

// States of a stakeholder.
const (
	Identified State = "IDENTIFIED"
	Contacted  State = "CONTACTED"
	Engaged    State = "ENGAGED"
	Left       State = "LEFT"
)

// States lists them in order.
var States = []State{Identified, Contacted, Engaged, Left}

// Next are the states that one may pass to: forward, and out. Who has left does not come back: they are entered anew.
func (s State) Next() []State {
	if i := slices.Index(States, s); i >= 0 {
		return States[i+1:]
	}
	return nil
}
