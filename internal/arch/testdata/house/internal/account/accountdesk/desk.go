package accountdesk

import (
	"comptoir/internal/contract/contractdesk"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/who"
)

var _ contractdesk.Desk
var _ web.Site

type Desk struct{}

func (Desk) Rename(_ who.Actor) string {
	return `/* tidy */ UPDATE contract SET name = 'x' RETURNING id`
}

func (Desk) Delete(a who.Actor) { remove(a) }

func remove(a who.Actor) { _ = a }
