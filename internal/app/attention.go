package app

import (
	"comptoir/internal/attention/attentiondesk"
	"comptoir/internal/platform/area"
)

func attentionDeclaration() area.Declaration {
	return area.Declaration{Name: "attention", Tables: attentiondesk.Tables(), Fields: attentiondesk.Fields()}
}
