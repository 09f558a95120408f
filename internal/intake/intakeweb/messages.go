package intakeweb

import "embed"

// Messages are the words in French and English.
//
//go:embed messages/*.json
var Messages embed.FS
