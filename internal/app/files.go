package app

import (
	"comptoir/internal/platform/area"
	"comptoir/internal/platform/files"
)

func filesDeclaration() area.Declaration {
	return area.Declaration{Name: "files", Tables: files.Tables(), Fields: files.Fields()}
}
