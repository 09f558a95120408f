package contractdesk

import (
	"comptoir/internal/contract"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/personal"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{
		{Table: "contract", Kind: contract.Kind, Account: "account_id", Columns: []string{"decision_reason", "terminated_for"}},
	}
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
