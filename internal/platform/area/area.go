// Package area is how an area hands itself to the application: one struct, every slot filled or left empty with a
// reason, so that nothing that crosses all areas (alerts, search, undo of an import, the journal's words) is forgotten.
package area

import (
	"io/fs"

	"comptoir/internal/kernel/day"
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/attention"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/personal"
	"comptoir/internal/platform/search"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
)

// Declaration is what is known before the database opens.
type Declaration struct {
	Name   string
	Tables map[string]db.TableClass
	Fields map[ref.Kind]db.Fields
	// Messages holds messages/{fr,en}.json; nil for an area without words.
	Messages fs.FS
}

// Area is a working area.
type Area struct {
	Name string
	// Routes mounts pages, navigation, captures and panels.
	Routes func(s *web.Site)
	Alerts Slot[attention.Source]
	Search Slot[[]search.Source]
	// Describe names records for timelines and the audit page, within who's rights: what is absent shows as hidden.
	Describe Slot[Describe]
	// UndoImport removes what a batch created, if nothing was built on it since.
	UndoImport Slot[UndoImport]
	// MoveAccount takes what it keeps of an account to another one, when the two become one.
	MoveAccount Slot[MoveAccount]
	// Personal says where the area keeps what tells of people outside, so that one of them can be told all of it, and erased.
	Personal Slot[Personal]
}

// Describe returns the title and address of records.
type Describe func(tx *db.Tx, a who.Actor, refs []ref.Ref) (map[ref.Ref]Label, error)

// Label is a record's name and page.
type Label struct {
	Title, Href string
	// Month is the month that a result or a target is of; the page writes it in the reader's form after the title.
	Month day.Month
}

// UndoImport is ordered by DependsOn: areas whose records hang on others go first.
type UndoImport struct {
	// Blocked returns how many records of the batch something was built on since.
	Blocked func(tx *db.Tx, batch id.Batch) (int, error)
	// Undo removes the batch's records, recording each.
	Undo func(tx *db.Tx, a who.Actor, batch id.Batch) error
	// Rank: higher goes first.
	Rank int
}

// MoveAccount is an area's part in a merger of accounts. Whoever merges has the right to write both accounts: it is asked
// once, before the first area moves anything.
type MoveAccount struct {
	// Count says how many records would move, by kind.
	Count func(tx *db.Tx, account id.Account) (map[ref.Kind]int, error)
	// Clashes says what of the two does not go together as it is; nil when there is never anything.
	Clashes func(tx *db.Tx, from, into id.Account) ([]Clash, error)
	// Move takes all rows from one to the other, removed ones included, and records each; nil for the account's own area,
	// whose desk ends the account when all others have moved.
	Move func(tx *db.Tx, a who.Actor, from, into id.Account) error
}

// Clash is something to know, or to settle, before two accounts become one. Its words are "clash.<Code>".
type Clash struct {
	Code string
	// Blocks says that it must be settled first.
	Blocks bool
	// N counts what is concerned.
	N    int
	Args map[string]any
}

// Personal is what an area holds of a contact. Who erases has been asked for the right before the first area blanks
// anything.
type Personal struct {
	// Texts are where people write what may name anybody.
	Texts []personal.FreeText
	// Redact takes the person out of those texts.
	Redact func(tx *db.Tx, p personal.Person) error
	// Tell gives everything the area keeps on the person, for their own copy; nil when it keeps nothing but words.
	Tell func(tx *db.Tx, p personal.Person) ([]Told, error)
	// Erase blanks what the area keeps on the person, and records each record without its words; nil as Tell.
	Erase func(tx *db.Tx, a who.Actor, p personal.Person) error
}

// Told is a record that is about a person, as they may read it.
type Told struct {
	Kind   ref.Kind
	Fields []ToldField
}

// ToldField is a value under the name that the journal gives it; an empty one is left out.
type ToldField struct {
	Name  string
	Value any
}

// Slot is filled with Some, or left empty with None and a reason.
type Slot[T any] struct {
	value  T
	filled bool
	reason string
}

// Some fills a slot.
func Some[T any](v T) Slot[T] { return Slot[T]{value: v, filled: true} }

// None leaves a slot empty and says why.
func None[T any](reason string) Slot[T] { return Slot[T]{reason: reason} }

// Get returns the value, ok false when the slot is empty.
func (s Slot[T]) Get() (T, bool) { return s.value, s.filled }

// Settled says that the slot was thought of: filled, or empty with a reason.
func (s Slot[T]) Settled() bool { return s.filled || s.reason != "" }
