package app

import (
	"comptoir/internal/platform/area"
	"comptoir/internal/team/teamdesk"
)

func teamDeclaration() area.Declaration {
	return area.Declaration{Name: "team", Tables: teamdesk.Tables(), Fields: teamdesk.Fields()}
}
