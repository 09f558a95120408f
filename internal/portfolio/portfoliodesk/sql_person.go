package portfoliodesk

import (
	"comptoir/internal/portfolio"
	"comptoir/internal/platform/personal"
)

// Texts are where words about anybody may stand.
func Texts() []personal.FreeText {
	return []personal.FreeText{
		{Table: "assessment_mark", Columns: []string{"evidence"}},
		{Table: "portfolio_step", Kind: portfolio.StepKind, Account: "account_id", Columns: []string{"reason", "answer"}},
		{Table: "handover", Kind: portfolio.HandoverKind, Account: "account_id", Columns: []string{"reason", "defer_reason"}},
		{Table: "handover_item", Kind: portfolio.ItemKind, Account: "account_id", Columns: []string{"note"}},
	}
}
