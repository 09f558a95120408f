package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/personal"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{
		{Table: "account", Kind: account.Kind, Account: "id", Columns: []string{"note", "exit_reason"}},
		{Table: "assignment", Kind: AssignmentKind, Account: "account_id", Columns: []string{"reason"}},
	}
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
