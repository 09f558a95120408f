package contractdesk

import (
	"comptoir/internal/contract"
	"comptoir/internal/platform/personal"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{
		{Table: "contract", Kind: contract.Kind, Account: "account_id", Columns: []string{"decision_reason", "terminated_for"}},
	}
}
