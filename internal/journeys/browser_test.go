package journeys

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
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

	"comptoir/internal/world"
	"comptoir/internal/world/worldtest"
)

// stepTime bounds every step, so that a page that hangs fails and says which.
const stepTime = 20 * time.Second

// browser is one for all tests of the package: each test has a window of its own in it, with its own cookies.
var browser = sync.OnceValues(func() (context.Context, error) {
	path := chromium()
	if path == "" {
		return nil, nil
	}
	dir, err := os.MkdirTemp("", "journeys-")
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(dir), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, leave := chromedp.NewContext(allocator)
	closing = func() { leave(); stop(); os.RemoveAll(dir) }
	return ctx, chromedp.Do(ctx) // the first context has no time limit: it is the browser's
})

// closing ends the browser.
var closing = func() {}

func TestMain(m *testing.M) {
	code := m.Run()
	closing()
	os.Exit(code)
}

func chromium() string {
	if path := os.Getenv("COMPTOIR_TEST_CHROMIUM"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// house is the application at work inside the world: a real listener, the journal followed, jobs run.
type house struct {
	worldtest.World
	base string
}

func openHouse(t *testing.T) house {
	t.Helper()
	w := worldtest.Open(t)
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return house{World: w, base: "http://" + l.Addr().String()}
}

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

// as opens a window in which somebody has signed in.
func (h house) as(t *testing.T, handle string) *tab {
	t.Helper()
	b := openTab(t, h.base)
	b.signIn(world.Login(handle), worldtest.Password)
	b.until("the day", `location.pathname === "/" && document.querySelector("h1") && document.readyState === "complete"`)
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

// open shows a page and returns its status.
func (b *tab) open(path string) int64 {
	b.t.Helper()
	ctx, done := context.WithTimeout(b.ctx, stepTime)
	defer done()
	res, err := chromedp.RunResponse(ctx, chromedp.Navigate(b.base+path))
	if err != nil {
		b.t.Fatalf("open %s: %v", path, err)
	}
	b.until("fonts of "+path, `document.fonts.status === "loaded"`)
	return res.Status
}

// width sizes the window; a narrow one is a phone.
func (b *tab) width(w int64) {
	b.t.Helper()
	b.do("size", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		size := emulation.SetDeviceMetricsOverrideParams{Width: w, Height: 900, DeviceScaleFactor: 1, Mobile: w < 500}
		_, err := cdp.Call(ctx, t, emulation.SetDeviceMetricsOverride, size)
		return err
	}))
}

func (b *tab) click(selector string) {
	b.t.Helper()
	b.do("click "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// fill types into a field, in place of what it held.
func (b *tab) fill(selector, text string) {
	b.t.Helper()
	b.do("empty "+selector, chromedp.WaitVisible(chromedp.CSS(selector)))
	eval[bool](b, "empty "+selector, fmt.Sprintf(`(f => (f.focus(), f.value = "", true))(document.querySelector(%q))`, selector))
	b.do("type "+selector, chromedp.SendKeys(chromedp.CSS(selector), text))
}

// text is what stands at a selector, spaces folded; empty when it is not there.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return eval[string](b, "text of "+selector, fmt.Sprintf(`[...document.querySelectorAll(%q)].map(e => e.innerText).join(" ").replace(/\s+/g, " ").trim()`, selector))
}

// shows waits until a text stands at a selector.
func (b *tab) shows(selector, want string) {
	b.t.Helper()
	b.until(fmt.Sprintf("%q at %s", want, selector), fmt.Sprintf(`[...document.querySelectorAll(%q)].some(e => e.innerText.replace(/\s+/g, " ").includes(%q))`, selector, want))
}

// at waits until the address is a path.
func (b *tab) at(path string) {
	b.t.Helper()
	b.until("at "+path, fmt.Sprintf(`location.pathname === %q`, path))
}

// set gives a field that is not typed into its value: a date, a choice of a list.
func (b *tab) set(selector, value string) {
	b.t.Helper()
	b.do("wait for "+selector, chromedp.WaitVisible(chromedp.CSS(selector)))
	eval[bool](b, "set "+selector, fmt.Sprintf(`(f => (f.value = %q, f.dispatchEvent(new Event("input", {bubbles: true})), f.dispatchEvent(new Event("change", {bubbles: true})), f.value === %q))(document.querySelector(%q))`, value, value, selector))
}

// count is how many elements a selector finds.
func (b *tab) count(selector string) int {
	b.t.Helper()
	return eval[int](b, "count "+selector, fmt.Sprintf(`document.querySelectorAll(%q).length`, selector))
}

// value is what a field holds.
func (b *tab) value(selector string) string {
	b.t.Helper()
	return eval[string](b, "value of "+selector, fmt.Sprintf(`document.querySelector(%q).value`, selector))
}

// key presses a key where the focus is.
func (b *tab) key(init string) {
	b.t.Helper()
	eval[bool](b, "press "+init, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", Object.assign({bubbles: true, cancelable: true}, `+init+`))) || true`)
}

// press sends a key through the browser itself, as a keyboard does.
func (b *tab) press(keys string, modifiers ...chromedp.Modifier) {
	b.t.Helper()
	b.do("press "+keys, chromedp.KeyEvent(keys, chromedp.KeyModifiers(modifiers...)))
}

// print shows the page as it would be on paper.
func (b *tab) print() {
	b.t.Helper()
	b.do("print", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	}))
}
