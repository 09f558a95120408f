package relation

import (
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// Kinds of records by which other areas point at what is here.
const (
	InteractionKind ref.Kind = "interaction"
	WishKind        ref.Kind = "relation_wish"
)

// most bounds the people of one exchange, on each side.
const most = 60

// Interaction is an exchange with people at a client.
type Interaction struct {
	ID      id.Interaction
	Rev     int
	Account id.Account
	Day     day.Day
	// At is when it began, where that is known.
	At      *instant.Instant
	Kind    Kind
	Summary string
	// Contacts are their side, Users ours; each in the order of their identifiers.
	Contacts []id.Contact
	Users    []id.User
	// Source and ExternalKey say where it comes from; an exchange with a key is taken once.
	Source, ExternalKey string
}

// Ref points at the exchange.
func (x Interaction) Ref() ref.Ref { return ref.To(InteractionKind, x.ID) }

// Planned says that it is still to come: it weighs nothing.
func (x Interaction) Planned(today day.Day) bool { return x.Day > today }

// Input is an exchange as somebody notes it or an import reads it.
type Input struct {
	Account  id.Account
	Day      *day.Day
	At       *instant.Instant
	Kind     Kind
	Summary  string
	Contacts []id.Contact
	Users    []id.User
	// Planned says that it is known to be still to come. Without it a day to come is refused: nothing is done there yet.
	Planned             bool
	Source, ExternalKey string
}

// Clean trims the texts and names everybody once.
func (in Input) Clean() Input {
	in.Summary, in.Source, in.ExternalKey = text.Clean(in.Summary), text.Clean(in.Source), text.Clean(in.ExternalKey)
	in.Contacts, in.Users = once(in.Contacts), once(in.Users)
	return in
}

func once[T ~string](list []T) []T {
	out := slices.Clone(list)
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(v T) bool { return v == "" })
}

// Validate finds everything that is wrong with the input at once.
func (in Input) Validate(today day.Day) problem.List {
	in = in.Clean()
	var l problem.List
	if in.Account == "" {
		l.Add("account", "required")
	}
	switch {
	case in.Day == nil:
		l.Add("day", "required")
	case !in.Day.Plausible():
		l.Add("day", "date_implausible")
	case *in.Day > today && !in.Planned:
		l.Add("day", "not_yet_done")
	}
	if !in.Kind.Valid() {
		l.Add("kind", "unknown_choice")
	}
	people(&l, "contacts", len(in.Contacts))
	people(&l, "users", len(in.Users))
	text.Block(&l, "summary", in.Summary, 0, 4000)
	text.Line(&l, "source", in.Source, 0, 60)
	text.Line(&l, "external_key", in.ExternalKey, 0, 300)
	return l
}

func people(l *problem.List, field string, n int) {
	switch {
	case n == 0:
		l.Add(field, "nobody_took_part")
	case n > most:
		l.Add(field, "too_many_people", "max", most)
	}
}

// Interaction is the exchange that the input describes.
func (in Input) Interaction() Interaction { return Interaction{}.Edit(in) }

// Edit applies a corrected input to an exchange. Its account and its key stay.
func (x Interaction) Edit(in Input) Interaction {
	in = in.Clean()
	if x.Account == "" {
		x.Account, x.Source, x.ExternalKey = in.Account, in.Source, in.ExternalKey
	}
	if x.At != nil && (in.Day == nil || *in.Day != x.Day) {
		x.At = nil // moved to another day: the hour is no longer known
	}
	if in.At != nil {
		x.At = in.At
	}
	x.Day, x.Kind, x.Summary, x.Contacts, x.Users = *in.Day, in.Kind, in.Summary, in.Contacts, in.Users
	return x
}
