package journeys

import (
	"bytes"
	"slices"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// spoken are the attributes that people read or hear.
var spoken = []string{"aria-label", "title", "placeholder", "alt", "aria-description", "data-hint", "data-label"}

// wordsOf is everything a page says, text by text.
func wordsOf(t *testing.T, body []byte) (out []string) {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && slices.Contains([]string{"script", "style", "kbd"}, n.Data) {
			return
		}
		if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "lang" }) && n.Data != "html" {
			return // said in another language on purpose
		}
		if n.Type == html.TextNode {
			out = append(out, n.Data)
		}
		for _, a := range n.Attr {
			if slices.Contains(spoken, a.Key) || a.Key == "value" && n.Data == "button" {
				out = append(out, a.Val)
			}
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
	}
	for _, n := range doc.Nodes {
		walk(n)
	}
	return out
}
