package contact

import (
	"comptoir/internal/kernel/text"
)

// Likeness is why two contacts may be the same person.
type Likeness string

const (
	SameEmail Likeness = "EMAIL"
	SameName  Likeness = "NAME"
	SamePhone Likeness = "PHONE"
)

// Twin is a known contact that looks like the one being entered.
type Twin struct {
	Contact Contact
	Why     Likeness
}

// Twins are the contacts that may be the same person: the same e-mail or the same telephone anywhere, or the same
// name, accents and case apart, at the same account. It warns; it never refuses. The strongest reason is given.
func Twins(c Contact, known []Contact) []Twin {
	var twins []Twin
	for _, k := range known {
		if k.ID != "" && k.ID == c.ID {
			continue
		}
		if why := likeness(c, k); why != "" {
			twins = append(twins, Twin{k, why})
		}
	}
	return twins
}

func likeness(a, b Contact) Likeness {
	switch {
	case a.Email != "" && text.Fold(a.Email) == text.Fold(b.Email):
		return SameEmail
	case a.Account == b.Account && a.Name != "" && text.Fold(a.Name) == text.Fold(b.Name):
		return SameName
	case a.Tel != "" && a.Tel == b.Tel:
		return SamePhone
	}
	return ""
}
