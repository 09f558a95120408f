// Package search finds records by the words people remember: names and references folded and prefixed, free text
// stemmed in Go, the index in the database.
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
	// Title and Subtitle are shown as they are; they are record data, never messages.
	Title, Subtitle string
	// Names are found by the start of any word: names, references, identifiers.
	Names []string
	// Text is free text, found by stem.
	Text string
	// Weight puts key accounts before candidates.
	Weight int
}

// Source gives an area's documents.
type Source struct {
	Kind ref.Kind
	// Docs returns the documents of these records; a record that is gone is absent and leaves the index.
	Docs func(tx *db.Tx, ids []string) ([]Doc, error)
	// Page walks all records for a rebuild: at most limit documents whose id is after the given one, by id.
	Page func(tx *db.Tx, after string, limit int) ([]Doc, error)
	// Href is the address of a record's page.
	Href func(recordID string, account id.Account) string
}
