package contact

import (
	"strings"

	"golang.org/x/text/language"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
)

// Kind is how other areas point at a contact.
const Kind ref.Kind = "contact"

// Contact is a person at an account.
type Contact struct {
	ID      id.Contact
	Rev     int
	Account id.Account
	// ExternalKey is the key under which an import knows the person; empty when typed here.
	ExternalKey string
	Name        string
	Job         string
	// Lang is the language to write in, ISO 639-1; empty when unknown.
	Lang  string
	Email string
	// Phone is as typed; Tel is what a telephone dials, E.164, empty when it cannot be told.
	Phone string
	Tel   string
	// Origin says where the person's data came from, as they may ask (DOMAIN §20).
	Origin string
	Note   string
}

// Split cuts a name at its first space, for tables with a column for each part; joined by a space they are the name again.
func Split(name string) (first, last string) {
	if first, last, two := strings.Cut(name, " "); two {
		return first, last
	}
	return "", name
}

// Ref points at the contact.
func (c Contact) Ref() ref.Ref { return ref.To(Kind, c.ID) }

// Input is a person as somebody enters them or an import reads them.
type Input struct {
	Account     id.Account
	ExternalKey string
	Name        string
	Job         string
	Lang        string
	Email       string
	Phone       string
	Origin      string
	Note        string
}

// Clean trims and normalises the texts; an e-mail address is kept in lower case, so that the same one is found.
func (in Input) Clean() Input {
	for _, s := range []*string{&in.ExternalKey, &in.Name, &in.Job, &in.Lang, &in.Email, &in.Phone, &in.Origin, &in.Note} {
		*s = text.Clean(*s)
	}
	in.Email, in.Lang = strings.ToLower(in.Email), strings.ToLower(in.Lang)
	return in
}

// Validate finds everything that is wrong with the input at once. country is where numbers without a prefix are
// dialled from, the account's, ISO 3166-1 alpha-2.
func (in Input) Validate(country string) problem.List {
	in = in.Clean()
	var l problem.List
	if in.Account == "" {
		l.Add("account", "required")
	}
	text.Line(&l, "name", in.Name, 1, 200)
	text.Line(&l, "external_key", in.ExternalKey, 0, 200)
	text.Line(&l, "job", in.Job, 0, 200)
	text.Line(&l, "origin", in.Origin, 0, 200)
	text.Block(&l, "note", in.Note, 0, 4000)
	if in.Lang != "" && !knownLanguage(in.Lang) {
		l.Add("lang", "unknown_language", "lang", in.Lang)
	}
	if in.Email != "" && !text.IsEmail(in.Email) {
		l.Add("email", "not_an_address")
	}
	if in.Phone != "" {
		if _, ok := Dial(in.Phone, country); !ok {
			l.Add("phone", "not_a_phone")
		}
	}
	return l
}

func knownLanguage(code string) bool {
	b, err := language.ParseBase(code)
	return err == nil && len(code) == 2 && b.String() == code
}

// Contact is the person that the input describes.
func (in Input) Contact(country string) Contact { return Contact{}.Edit(in, country) }

// Edit applies a corrected input to an existing contact.
func (c Contact) Edit(in Input, country string) Contact {
	in = in.Clean()
	c.Account, c.ExternalKey, c.Name, c.Job, c.Lang = in.Account, in.ExternalKey, in.Name, in.Job, in.Lang
	c.Email, c.Phone, c.Origin, c.Note = in.Email, in.Phone, in.Origin, in.Note
	c.Tel, _ = Dial(in.Phone, country)
	return c
}
