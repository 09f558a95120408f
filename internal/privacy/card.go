package privacy

import (
	"strings"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// CardKind is how the journal points at a data card; its identifier is the contact's.
const CardKind ref.Kind = "contact_privacy"

// Basis is why a person's data may be kept (GDPR, article 6).
type Basis string

// The bases of contact data in trade between companies.
const (
	LegitimateInterest Basis = "LEGITIMATE_INTEREST"
	Contract           Basis = "CONTRACT"
	Consent            Basis = "CONSENT"
)

// Bases lists them, the usual one first.
var Bases = []Basis{LegitimateInterest, Contract, Consent}

// Valid says whether the code is known.
func (b Basis) Valid() bool { return b == LegitimateInterest || b == Contract || b == Consent }

// Card is what is known of the lawfulness of a contact's data.
type Card struct {
	Contact id.Contact
	Rev     int
	Input
	// ObjectedOn is the day of the objection; nil without one.
	ObjectedOn *day.Day
}

// Ref points at the card.
func (c Card) Ref() ref.Ref { return ref.To(CardKind, c.Contact) }

// Input is a card as somebody fills it.
type Input struct {
	Basis     Basis
	BasisNote string
	// Source says where the data came from; Indirect that it was not from the person.
	Source   string
	Indirect bool
	// CollectedOn is nil when nobody knows any more; InformedOn until the person was told.
	CollectedOn, InformedOn *day.Day
	// LastActive is the last sign from the person that no exchange tells of.
	LastActive *day.Day
	// Objection: no marketing. Restricted: kept, and used for nothing.
	Objection        bool
	Restricted       bool
	RestrictedReason string
	// LegalHold: a dispute or an inquiry forbids to erase.
	LegalHold  bool
	HoldReason string
}

// Clean trims the texts.
func (in Input) Clean() Input {
	for _, s := range []*string{&in.BasisNote, &in.Source, &in.RestrictedReason, &in.HoldReason} {
		*s = text.Clean(*s)
	}
	return in
}

// Validate finds everything that is wrong at once.
func (in Input) Validate(today day.Day) problem.List {
	var l problem.List
	if !in.Basis.Valid() {
		l.Add("basis", "unknown_choice")
	}
	text.Line(&l, "basis_note", in.BasisNote, 0, 400)
	text.Line(&l, "source", in.Source, 0, 200)
	for field, d := range map[string]*day.Day{"collected": in.CollectedOn, "informed": in.InformedOn, "last_active": in.LastActive} {
		if d != nil && *d > today {
			l.Add(field, "privacy_not_yet")
		}
	}
	if in.CollectedOn != nil && in.InformedOn != nil && *in.InformedOn < *in.CollectedOn {
		l.Add("informed", "privacy_informed_before")
	}
	reasoned(&l, in.Restricted, "restricted_reason", in.RestrictedReason)
	reasoned(&l, in.LegalHold, "hold_reason", in.HoldReason)
	return l
}

// reasoned asks for the reason of what keeps people from working with a record.
func reasoned(l *problem.List, set bool, field, reason string) {
	least := 0
	if set {
		least = 1
	}
	text.Line(l, field, reason, least, 400)
}

// Edit applies a corrected input; the day of an objection is the day it is noted.
func (c Card) Edit(in Input, today day.Day) Card {
	switch {
	case in.Objection && !c.Objection:
		c.ObjectedOn = day.Ptr(today)
	case !in.Objection:
		c.ObjectedOn = nil
	}
	c.Input = in
	if !in.Restricted {
		c.RestrictedReason = ""
	}
	if !in.LegalHold {
		c.HoldReason = ""
	}
	return c
}

// Strictest is the card of a person who was known twice: an objection, a restriction and a legal hold of either stay
// (DOMAIN §20), the earliest collection and the latest sign count, and consent, which can be taken back, goes first.
func Strictest(a, b Card) Card {
	out := a
	if b.Basis == Consent {
		out.Basis, out.BasisNote = b.Basis, b.BasisNote
	}
	out.Objection, out.Indirect = a.Objection || b.Objection, a.Indirect || b.Indirect
	out.ObjectedOn = earliest(a.ObjectedOn, b.ObjectedOn)
	out.Restricted, out.LegalHold = a.Restricted || b.Restricted, a.LegalHold || b.LegalHold
	if out.RestrictedReason == "" {
		out.RestrictedReason = b.RestrictedReason
	}
	if out.HoldReason == "" {
		out.HoldReason = b.HoldReason
	}
	if out.Source == "" {
		out.Source = b.Source
	}
	out.CollectedOn, out.InformedOn = earliest(a.CollectedOn, b.CollectedOn), earliest(a.InformedOn, b.InformedOn)
	out.LastActive = latest(a.LastActive, b.LastActive)
	return out
}

func earliest(a, b *day.Day) *day.Day {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

func latest(a, b *day.Day) *day.Day {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}

// genericBoxes are mailboxes of a function, not of a person.
var genericBoxes = map[string]bool{"accueil": true, "achat": true, "achats": true, "admin": true, "adv": true, "billing": true, "commercial": true,
	"comptabilite": true, "compta": true, "contact": true, "direction": true, "facturation": true, "hello": true, "hr": true, "info": true, "infos": true,
	"invoice": true, "mail": true, "marketing": true, "office": true, "orders": true, "procurement": true, "purchasing": true, "reception": true,
	"rh": true, "sales": true, "sav": true, "secretariat": true, "service": true, "support": true, "team": true}

// Generic says that an address is a shared one of a function, info@ or achats@: it is no personal data (DOMAIN §20).
func Generic(email string) bool {
	box, _, found := strings.Cut(email, "@")
	return found && genericBoxes[text.Fold(box)]
}
