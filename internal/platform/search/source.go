// Package search finds records by the words people remember: names and references folded and prefixed, free text
// stemmed in Go, the index in the database. It follows the journal, and can be rebuilt from the records.
//
// It owns search_entry (what a result line shows) and search_word (the words, in the engine's own index). It does not
// own the records, nor who may see them: every question comes with a scope.
package search

import (
	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/platform/db"
)

// Doc is what the index knows of a record.
type Doc struct {
	Ref ref.Ref
	// Account is whose scope shows it.
	Account id.Account
	// Owner finds the record whatever its account: a task is its owner's.
	Owner id.User
	// Title and Subtitle are shown as they are; they are record data, never messages. The title's words are names.
	Title, Subtitle string
	// Names are found by the start of any word: names, references, identifiers.
	Names []string
	// Text is free text, found by stem.
	Text string
	// Closed is what is found by the start of any word by readers of the whole record only: a person's job and address,
	// which production does not see. It never shows.
	Closed []string
	// Weight puts key accounts before candidates: 0 to MaxWeight.
	Weight int
}

// MaxWeight is the heaviest a document can be. Few different weights keep the first results quick.
const MaxWeight = 99

// FirstID is what Page is first called with: it comes before every identifier on both engines.
const FirstID = "00000000-0000-0000-0000-000000000000"

// Source gives an area's documents.
type Source struct {
	Kind ref.Kind
	// Docs returns the documents of these records; a record that is gone is absent and leaves the index.
	Docs func(tx *db.Tx, ids []string) ([]Doc, error)
	// Page walks all records for a rebuild: at most limit documents whose id is after the given one, by id.
	Page func(tx *db.Tx, after string, limit int) ([]Doc, error)
	// Href is the address of a record's page.
	Href func(recordID string, account id.Account) string
	// Parts are kinds of records shown in the document of their account: a corrected SIREN re-reads the account. Only
	// for the source whose records are accounts.
	Parts []ref.Kind
	// Shown are the fields of this kind that other documents of the account show: a new name of the account re-reads
	// its contracts. Only for the source whose records are accounts.
	Shown []string
}
