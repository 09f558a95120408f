package app

import (
	"comptoir/internal/platform/area"
	"comptoir/internal/task/taskdesk"
)

func taskDeclaration() area.Declaration {
	return area.Declaration{Name: "task", Tables: taskdesk.Tables(), Fields: taskdesk.Fields()}
}
