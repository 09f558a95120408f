package reportpaper

import (
	"bytes"
	"strings"
	"testing"
)

// placed is a text where it was written.
type placed struct {
	page       int
	x, y, w, h float64
	words      string
}

// layout sets a paper and gives every text with its place, for the tests.
func layout(t *testing.T, p Paper) (texts []placed, pages int) {
	t.Helper()
	w := &printer{p: p}
	w.run()
	w.pages, w.at = w.s.doc.PageCount(), w.found
	w.trace = func(page int, x, y, width, h float64, words string) {
		texts = append(texts, placed{page, x, y, width, h, words})
	}
	w.run()
	if err := w.s.doc.Output(new(bytes.Buffer)); err != nil {
		t.Fatal(err)
	}
	return texts, w.s.doc.PageCount()
}

// nothingOverlaps says that no text leaves its page or runs into another one.
func nothingOverlaps(t *testing.T, texts []placed, margin float64) {
	t.Helper()
	for i, a := range texts {
		if a.x < 20 || a.x+a.w > pageW-margin+1 || a.y < 0 || a.y+a.h > pageH {
			t.Errorf("page %d: %q leaves the page: %.0f to %.0f, %.0f", a.page, a.words, a.x, a.x+a.w, a.y)
		}
		for _, b := range texts[i+1:] {
			if a.page == b.page && a.x < b.x+b.w-.5 && b.x < a.x+a.w-.5 && a.y+a.h*.25 < b.y+b.h*.75 && b.y+b.h*.25 < a.y+a.h*.75 {
				t.Errorf("page %d: %q runs into %q", a.page, a.words, b.words)
			}
		}
	}
}

// pageWords are the words of each page.
func pageWords(texts []placed) map[int]string {
	out := map[int]string{}
	for _, p := range texts {
		out[p.page] += p.words + "\n"
	}
	return out
}

// orphan lists the pages whose last text above the foot is a title: nothing follows it.
func orphan(texts []placed, titles ...string) (found []string) {
	last := map[int]placed{}
	for _, p := range texts {
		if p.y < textFoot && p.y >= last[p.page].y {
			last[p.page] = p
		}
	}
	for _, p := range last {
		for _, title := range titles {
			if strings.HasPrefix(p.words, title) {
				found = append(found, p.words)
			}
		}
	}
	return found
}
