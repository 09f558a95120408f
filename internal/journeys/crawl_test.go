package journeys

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"comptoir/internal/platform/web"
)

// page is an address that the site leads to, with the door that answers it.
type page struct {
	path string
	door string
}

// key is what makes two addresses one kind of page: the door, and the names of what follows the question mark.
func (p page) key() string {
	u, err := url.Parse(p.path)
	if err != nil {
		return p.path
	}
	var names []string
	for name, values := range u.Query() {
		switch name {
		case "sort", "dir", "at", "year", "lang", "back": // the same page, turned
		case "view":
			names = append(names, name+"="+values[0])
		default:
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return p.door + "?" + strings.Join(names, "&")
}

// samples is how many pages of one kind are followed: records are many, and their pages are one.
const samples = 3

// visited is a page as it was answered.
type visited struct {
	page
	answer
}

// crawl follows the links of the site from its start, as one person, and returns a page of each kind. Every page it
// opens must be there: a link that leads nowhere is a defect.
func crawl(t *testing.T, c client, doors []web.Pattern, starts ...string) (out []page) {
	t.Helper()
	seen := map[string]bool{}
	for _, v := range follow(t, c, doors, samples, starts...) {
		if !seen[v.key()] {
			seen[v.key()] = true
			out = append(out, v.page)
		}
	}
	return out
}

// follow is crawl with every page it opened, at most so many of a kind.
func follow(t *testing.T, c client, doors []web.Pattern, samples int, starts ...string) (out []visited) {
	t.Helper()
	queue, queued, kinds := slices.Clone(starts), map[string]bool{}, map[string]int{}
	from := map[string]string{}
	for _, s := range queue {
		queued[s] = true
	}
	for n := 0; n < len(queue); n++ {
		p := page{path: queue[n], door: doorName(doors, queue[n])}
		if kinds[p.key()]++; kinds[p.key()] > samples {
			continue
		}
		got := c.get(p.path)
		if got.status == http.StatusSeeOther && !strings.HasPrefix(got.location, "/login") {
			continue
		}
		if got.status != http.StatusOK {
			t.Errorf("a link of %s leads to %s: %d", from[p.path], p.path, got.status)
			continue
		}
		if !strings.HasPrefix(got.media, "text/html") {
			continue // a download
		}
		out = append(out, visited{p, got})
		for _, link := range links(t, p.path, got.body) {
			if !queued[link] {
				queued[link], from[link] = true, p.path
				queue = append(queue, link)
			}
		}
	}
	return out
}

// links are the addresses of this site that a page leads to.
func links(t *testing.T, path string, body []byte) (out []string) {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	base, err := url.Parse(path)
	if err != nil {
		t.Fatal(err)
	}
	doc.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
		href, _ := a.Attr("href")
		u, err := base.Parse(href)
		if err != nil || u.Host != "" || u.Scheme != "" {
			return
		}
		u.Fragment = ""
		out = append(out, u.String())
	})
	return out
}

// doorName is the pattern that answers an address: the one that names most of it.
func doorName(doors []web.Pattern, path string) string {
	path, _, _ = strings.Cut(path, "?")
	best, named := path, -1
	for _, d := range doors {
		if d.Method == http.MethodGet {
			if n, ok := answers(d.Path, path); ok && n > named {
				best, named = d.Path, n
			}
		}
	}
	return best
}

// answers says whether a pattern answers a path, and how many parts of it it names.
func answers(pattern, path string) (named int, ok bool) {
	if pattern == "/{$}" {
		return 1, path == "/"
	}
	ps, xs := strings.Split(pattern, "/"), strings.Split(path, "/")
	if len(ps) != len(xs) {
		return 0, false
	}
	for i, p := range ps {
		switch {
		case p == xs[i]:
			named++
		case !strings.HasPrefix(p, "{"):
			return 0, false
		}
	}
	return named, true
}
