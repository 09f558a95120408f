package attentiondesk

import (
	"comptoir/internal/platform/personal"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{
		{Table: "alert_line", Columns: []string{"params"}},
		{Table: "alert_state", Kind: Kind, Account: "account_id", Columns: []string{"label", "reason"}},
	}
}
