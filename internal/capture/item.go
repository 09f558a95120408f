package capture

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/instant"
)

// Kind is what sort of thing an item is.
type Kind string

// Kinds of items; None is a file in which nothing was found.
const (
	None  Kind = ""
	Card  Kind = "card"
	Mail  Kind = "mail"
	Event Kind = "event"
)

// Reasons for which an item is refused. Each has its words.
const (
	NothingInside   = "nothing_inside"
	NotRecognised   = "not_recognised"
	TooBig          = "too_big"
	TooMany         = "too_many"
	NotAPerson      = "not_a_person"
	NoName          = "no_name"
	NotAMail        = "not_a_mail"
	Automatic       = "automatic"
	NoSender        = "no_sender"
	NoRecipient     = "no_recipient"
	NoDate          = "no_date"
	DateImplausible = "date_implausible"
	NotAnEvent      = "not_an_event"
	Cancelled       = "cancelled"
	OnlyAnAnswer    = "only_an_answer"
)

// Warnings with which an item is taken.
const (
	CutShort         = "cut_short"
	VersionUnknown   = "version_unknown"
	CharsetGuessed   = "charset_guessed"
	CharsetUnknown   = "charset_unknown"
	AddressBad       = "address_unreadable"
	PhoneBad         = "phone_unreadable"
	NameFromAddress  = "name_from_address"
	NoMessageID      = "no_message_id"
	HeaderBad        = "header_unreadable"
	MIMECut          = "mime_cut"
	NoUID            = "no_uid"
	ZoneUnknown      = "zone_unknown"
	RecurrenceBad    = "recurrence_unreadable"
	RecurrenceCut    = "recurrence_cut"
	PeopleCut        = "people_cut"
	mostPeople       = 60
	mostItems        = 2000
	mostBytes        = 25 << 20
	mostLines        = 1_000_000
	mostOccurrences  = 200
	mostHeaderBytes  = 256 << 10
	mostRecurring    = 300
	mostLineBytes    = 1 << 20
	mostFieldRunes   = 200
	mostSubjectRunes = 300
)

// Reasons and Warnings list the codes, for the test that each has its words.
var (
	Reasons = []string{NothingInside, NotRecognised, TooBig, TooMany, NotAPerson, NoName, NotAMail, Automatic, NoSender, NoRecipient, NoDate,
		DateImplausible, NotAnEvent, Cancelled, OnlyAnAnswer}
	Warnings = []string{CutShort, VersionUnknown, CharsetGuessed, CharsetUnknown, AddressBad, PhoneBad, NameFromAddress, NoMessageID, HeaderBad,
		MIMECut, NoUID, ZoneUnknown, RecurrenceBad, RecurrenceCut, PeopleCut}
)

// Person is somebody as a file names them. The first address and the first telephone are the preferred ones.
type Person struct {
	Name   string   `json:"name,omitempty"`
	Emails []string `json:"emails,omitempty"`
	Phones []string `json:"phones,omitempty"`
	Job    string   `json:"job,omitempty"`
	Org    string   `json:"org,omitempty"`
	Lang   string   `json:"lang,omitempty"`
}

// Email is the preferred address, "" when there is none.
func (p Person) Email() string { return first(p.Emails) }

// Phone is the preferred telephone, "" when there is none.
func (p Person) Phone() string { return first(p.Phones) }

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// Occurrence is one time that an event takes place. Key tells it from the others of its series.
type Occurrence struct {
	Key string           `json:"key,omitempty"`
	Day day.Day          `json:"day"`
	At  *instant.Instant `json:"at,omitempty"`
}

// Item is one card, mail or event.
type Item struct {
	File string `json:"file"`
	// N is its place in the file, from 1.
	N     int    `json:"n"`
	Kind  Kind   `json:"kind"`
	Title string `json:"title,omitempty"`
	// Refused is why it is not taken; empty when it is. Warnings say with what.
	Refused  string   `json:"refused,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
	// Key is under what it is known again.
	Key string `json:"key,omitempty"`
	// People are the person of a card; the sender, then the recipients of a mail; the organiser and the guests of an event.
	People []Person `json:"people,omitempty"`
	// Answers says that the mail answers another.
	Answers bool `json:"answers,omitempty"`
	// AllDay says that the event has no hour.
	AllDay      bool         `json:"all_day,omitempty"`
	Occurrences []Occurrence `json:"occurrences,omitempty"`
}

func (x *Item) warn(code string) {
	if !slices.Contains(x.Warnings, code) {
		x.Warnings = append(x.Warnings, code)
	}
}

// refuse forgets what is of no use any more.
func (x *Item) refuse(code string) {
	x.Refused, x.Warnings, x.People, x.Occurrences = code, nil, nil, nil
}

// bound keeps as many people as an exchange may have.
func (x *Item) bound() {
	if len(x.People) > mostPeople {
		x.People = x.People[:mostPeople]
		x.warn(PeopleCut)
	}
}

// keyOf makes a key of what identifies an item, short whatever its length.
func keyOf(kind Kind, id string) string {
	sum := sha256.Sum256([]byte(id))
	return string(kind) + ":" + hex.EncodeToString(sum[:16])
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
