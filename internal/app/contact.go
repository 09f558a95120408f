package app

import (
	"comptoir/internal/contact/contactdesk"
	"comptoir/internal/platform/area"
)

func contactDeclaration() area.Declaration {
	return area.Declaration{Name: "contact", Tables: contactdesk.Tables(), Fields: contactdesk.Fields()}
}
