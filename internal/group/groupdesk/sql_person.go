package groupdesk

import (
	"comptoir/internal/group"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/personal"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{
		{Table: "ownership", Kind: group.ShareKind, Columns: []string{"note"}},
		{Table: "account_merge", Kind: group.MergeKind, Account: "survivor_id", Columns: []string{"reason"}},
	}
}

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
