package app

import (
	"comptoir/internal/account/accountdesk"
	"comptoir/internal/platform/area"
)

func accountDeclaration() area.Declaration {
	return area.Declaration{Name: "account", Tables: accountdesk.Tables(), Fields: accountdesk.Fields()}
}
