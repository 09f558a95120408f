package accountdesk

import (
	"comptoir/internal/account"
	"comptoir/internal/platform/personal"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{
		{Table: "account", Kind: account.Kind, Account: "id", Columns: []string{"note", "exit_reason"}},
		{Table: "assignment", Kind: AssignmentKind, Account: "account_id", Columns: []string{"reason"}},
	}
}
