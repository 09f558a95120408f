package app

import (
	"comptoir/internal/platform/area"
	"comptoir/internal/result/resultdesk"
)

func resultDeclaration() area.Declaration {
	return area.Declaration{Name: "result", Tables: resultdesk.Tables(), Fields: resultdesk.Fields()}
}
