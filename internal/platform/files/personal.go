package files

import (
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/personal"
)

// Texts are where words about anybody may stand: the name of a document. What is inside belongs to the record that it
// proves.
func Texts() []personal.FreeText {
	return []personal.FreeText{{Table: "file", Kind: Kind, Account: "account_id", Columns: []string{"name"}}}
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
