package coordinationdesk

import (
	"comptoir/internal/coordination"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/personal"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{{Table: "coordination", Kind: coordination.RequestKind, Account: "account_id",
		Columns: []string{"subject", "subject_fold", "question", "answer"}}}
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
