package gallery

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A double click on a form's button enters one thing, not two; the next press counts again.
func TestFormIsSentOnce(t *testing.T) {
	b := openTab(t)
	b.open("/import", 1440, "")
	sent := func() (n int) {
		for _, p := range lastPosts() {
			if strings.HasPrefix(p, "/import/apply?") {
				n++
			}
		}
		return n
	}
	settle := func() { eval[bool](b, "wait", `new Promise(done => setTimeout(() => done(true), 900))`) }
	const button = `form[action="/import/apply"] button`
	before := sent()
	b.do("double click", chromedp.DoubleClick(button))
	settle()
	if n := sent() - before; n != 1 {
		t.Errorf("a double click sent the form %d times", n)
	}
	b.do("click", chromedp.Click(button))
	settle()
	if n := sent() - before; n != 2 {
		t.Errorf("after it, a press sent the form %d times", n-1)
	}
}
