package gallery

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// stepTime bounds every step, so that a page that hangs fails and says which.
const stepTime = 20 * time.Second

// tab is one browser page on the gallery.
type tab struct {
	t    *testing.T
	ctx  context.Context
	home string
}

// openTab starts the browser, or says plainly that there is none. On CI a
// missing browser is a failure: accessibility is not optional there.
func openTab(t *testing.T) *tab {
	t.Helper()
	path := chromium()
	if path == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no chromium on CI: install it, the pages must be checked")
		}
		t.Skip("no chromium on this machine: the pages are not checked for accessibility")
	}
	server := httptest.NewServer(handler())
	t.Cleanup(server.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, leave := chromedp.NewContext(allocator)
	t.Cleanup(leave)
	if err := chromedp.Do(ctx); err != nil { // the first context has no time limit: it is the browser's
		t.Fatal(err)
	}
	return &tab{t: t, ctx: ctx, home: server.URL}
}

func chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
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

// until waits for a condition of the page.
func (b *tab) until(what, condition string) {
	b.t.Helper()
	end := time.Now().Add(stepTime)
	for time.Now().Before(end) {
		if eval[bool](b, what, "Boolean("+condition+")") {
			return
		}
		time.Sleep(40 * time.Millisecond)
	}
	b.t.Fatalf("%s: never true: %s", what, condition)
}

// open shows a page at a width, in a theme, without motion (a transition in
// course gives false contrast errors).
func (b *tab) open(path string, width int64, theme string) {
	b.t.Helper()
	b.do("size", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		size := emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1, Mobile: width < 500}
		if _, err := cdp.Call(ctx, t, emulation.SetDeviceMetricsOverride, size); err != nil {
			return err
		}
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-reduced-motion", Value: "reduce"}, {Name: "prefers-color-scheme", Value: "light"},
		}}
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, media)
		return err
	}))
	b.do("open "+path, chromedp.Navigate(b.home+path))
	if theme != "" {
		eval[bool](b, "theme", `(document.documentElement.dataset.theme = "`+theme+`", true)`)
	}
	b.until("fonts", `document.fonts.status === "loaded"`)
}
