package searchweb

import (
	"net/url"

	"comptoir/internal/platform/web/ui"
)

// pageView is the whole page.
type pageView struct {
	Head  ui.Head
	Bar   ui.Filters
	Found ui.Results
	// Asked is false before anything was typed: the page then says what it does.
	Asked bool
	Empty ui.EmptyState
}

func query(typed string) string { return url.Values{"q": {typed}}.Encode() }
