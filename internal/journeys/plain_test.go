package journeys

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// Without a script, pages read and forms write.
func TestWithoutScripts(t *testing.T) {
	h := openHouse(t)
	b := openTab(t, h.base)
	b.do("no scripts", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	b.signIn(world.Login("camille"), worldtest.Password)
	b.shows("h1", "Bonjour Camille")
	if eval[bool](b, "scripts", `typeof htmx !== "undefined"`) {
		t.Fatal("a script ran")
	}
	b.click(".k-att-r:first-child .k-att-t")
	b.shows("h1", "Maintenance multitechnique")
	b.open("/accounts?q=verre")
	b.shows("main", "Castagnac Verre")
	b.open("/tasks/new")
	b.fill("#title", "Préparer le comité")
	b.click("main .k-form [type=submit]")
	b.shows("main", "Préparer le comité")
	b.open("/contracts/new")
	b.click("main .k-form [type=submit]")
	b.shows("main", "À corriger avant d’enregistrer")
	b.quiet("without scripts")
}
