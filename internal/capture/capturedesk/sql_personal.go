package capturedesk

import (
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/personal"
)

// Texts are what was dropped and not looked at yet, and what was done with it.
func Texts() []personal.FreeText {
	return []personal.FreeText{{Table: "capture_drop", Columns: []string{"items", "done"}}}
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
