package journeys

import (
	"context"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

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
