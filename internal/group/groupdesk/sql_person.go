package groupdesk

import (
	"comptoir/internal/group"
	"comptoir/internal/platform/personal"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{
		{Table: "ownership", Kind: group.ShareKind, Columns: []string{"note"}},
		{Table: "account_merge", Kind: group.MergeKind, Account: "survivor_id", Columns: []string{"reason"}},
	}
}
