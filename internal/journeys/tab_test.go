package journeys

import (
	"cmp"
	"context"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is one person's window.
type tab struct {
	t    *testing.T
	ctx  context.Context
	base string

	mu      sync.Mutex
	trouble []string
}

// openTab opens a window, or says plainly that there is no browser. On CI that is a failure: nothing is checked there
// by halves.
func openTab(t *testing.T, base string) *tab {
	t.Helper()
	all, err := browser()
	if err != nil {
		t.Fatal(err)
	}
	if all == nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("no chromium on CI: install it, the journeys must be made")
		}
		t.Skip("no chromium on this machine: the journeys in a browser are not made")
	}
	b := &tab{t: t, base: base}
	ctx, leave := chromedp.NewContext(all, chromedp.WithNewBrowserContext(), chromedp.WithListener(b.hear))
	t.Cleanup(leave)
	b.ctx = ctx
	if err := chromedp.Do(ctx); err != nil { // the window's context has no time limit: only its steps have
		t.Fatal(err)
	}
	b.do("window", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-reduced-motion", Value: "reduce"}, {Name: "prefers-color-scheme", Value: "light"},
		}} // a transition in course gives false contrast errors
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, media)
		return err
	}))
	b.width(1440)
	return b
}

func (b *tab) signIn(login, password string) {
	b.t.Helper()
	b.open("/login")
	b.fill("[name=login]", login)
	b.fill("[name=password]", password)
	b.click("button[type=submit]")
}

// hear notes what the page complains of: errors of scripts, of the console, of the content policy.
func (b *tab) hear(event any) {
	var said string
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		said = e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			said += " " + x.Description
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type != "error" {
			return
		}
		for _, a := range e.Args {
			said += string(a.Value) + a.Description + " "
		}
	case *cdplog.EventEntryAdded:
		// An answer that refuses a form is not trouble.
		if e.Entry.Level != "error" || e.Entry.Source == "network" && slices.ContainsFunc([]string{"409", "422", "401", "404"}, func(s string) bool {
			return strings.Contains(e.Entry.Text, "status of "+s)
		}) {
			return
		}
		said = e.Entry.Text + " " + e.Entry.URL
	default:
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.trouble = append(b.trouble, said)
}

// quiet fails for what the pages complained of since it was last asked.
func (b *tab) quiet(where string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, said := range b.trouble {
		b.t.Errorf("%s: the page complains: %s", where, said)
	}
	b.trouble = nil
}

// do runs steps that return nothing.
func (b *tab) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, done := context.WithTimeout(b.ctx, stepTime)
	defer done()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
}

// eval runs an expression of the page and gives its value.
func eval[T any](b *tab, what, expression string) T {
	b.t.Helper()
	ctx, done := context.WithTimeout(b.ctx, stepTime)
	defer done()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
	return v
}

// until waits for a condition of the page. A page on its way out answers nothing: it is asked again.
func (b *tab) until(what, condition string) {
	b.t.Helper()
	ctx, done := context.WithTimeout(b.ctx, stepTime)
	defer done()
	var last error
	for ctx.Err() == nil {
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+condition+")", chromedp.EvalAwaitPromise))
		if ok && err == nil {
			return
		}
		last = cmp.Or(err, last)
		time.Sleep(25 * time.Millisecond)
	}
	where, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string](`location.pathname + location.search + " " + document.querySelector("main")?.innerText.slice(0, 600)`))
	b.t.Fatalf("%s: never true: %s (%v)\n%s", what, condition, last, where)
}
