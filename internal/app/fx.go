package app

import (
	"comptoir/internal/fx/fxdesk"
	"comptoir/internal/platform/area"
)

func fxDeclaration() area.Declaration {
	return area.Declaration{Name: "fx", Tables: fxdesk.Tables(), Fields: fxdesk.Fields()}
}
