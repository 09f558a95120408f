// Package intakeweb holds the words of imports, and their pages.
package intakeweb

import (
	"embed"

	"comptoir/internal/intake/intakedesk"
	"comptoir/internal/platform/web"
)

// Messages are the words in French and English.
//
//go:embed messages/*.json
var Messages embed.FS

// Routes mounts the pages.
func Routes(*web.Site, *intakedesk.Desk) {}
