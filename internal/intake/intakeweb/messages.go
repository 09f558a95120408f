// Package intakeweb holds the words of imports, and their pages.
package intakeweb

import "embed"

// Messages are the words in French and English.
//
//go:embed messages/*.json
var Messages embed.FS
