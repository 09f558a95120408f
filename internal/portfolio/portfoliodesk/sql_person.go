package portfoliodesk

import (
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/personal"
	"comptoir/internal/portfolio"
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

// Redact takes a person out of those words.
func Redact(tx *db.Tx, p personal.Person) error { return personal.Redact(tx, Texts(), p) }
