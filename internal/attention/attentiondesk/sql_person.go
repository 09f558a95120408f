package attentiondesk

import (
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/personal"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{
		{Table: "alert_line", Columns: []string{"params"}},
		{Table: "alert_state", Kind: Kind, Account: "account_id", Columns: []string{"label", "reason"}},
	}
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
