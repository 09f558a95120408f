package groupweb
import "embed"
//go:embed messages/*.json
var Messages embed.FS
