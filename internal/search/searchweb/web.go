// Package searchweb is the search page, and the fragment of it that the palette shows.
package searchweb

import (
	"embed"

	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/web"
	"comptoir/internal/platform/web/ui"
	"comptoir/internal/search/searchdesk"
)

// Messages are the words of the area.
//
//go:embed messages/*.json
var Messages embed.FS

// How many of each kind: the palette is a glance, the page is a list.
const (
	inPalette = 5
	onPage    = 25
)

type handlers struct{ desk *searchdesk.Desk }

// Routes mounts the page.
func Routes(s *web.Site, desk *searchdesk.Desk) {
	h := &handlers{desk: desk}
	s.Nav(web.NavItem{Key: "search", Href: "/search", Icon: "search", Phone: 5})
	s.GetKept("/search", h.search)
}

func (h *handlers) search(c *web.Ctx) error {
	typed := text.Clean(c.Query("q"))
	if c.Partial() {
		found, err := h.found(c, typed, inPalette)
		if err != nil {
			return err
		}
		return c.Fragment(200, palette(found))
	}
	found, err := h.found(c, typed, onPage)
	if err != nil {
		return err
	}
	v := pageView{Head: ui.Head{Title: c.T("search.title")}, Found: found, Asked: typed != "",
		Bar: ui.Filters{Action: "/search", Label: c.T("search.bar"), Apply: c.T("search.go"),
			Query: &ui.Field{Name: "q", Value: typed, Label: c.T("shell.search"), Placeholder: c.T("shell.palette_hint")}},
		Empty: ui.EmptyState{Title: c.T("search.empty.title"), Text: c.T("search.empty.text")}}
	title := c.T("search.title")
	if typed != "" {
		title = c.T("search.title_for", "q", typed)
		v.Head.Lede = c.T("search.lede", "q", typed)
	}
	return c.Page(web.Page{Title: title, Nav: "search", Query: typed, Body: page(v)})
}

// found are the pages and gestures whose name answers, then what the desk finds. Before anything is typed they are all
// that is offered.
func (h *handlers) found(c *web.Ctx, typed string, limit int) (ui.Results, error) {
	out := ui.Results{Empty: c.T("search.none", "q", typed)}
	out.Groups = commands(c, typed)
	if typed == "" {
		return out, nil
	}
	groups, err := h.desk.Find(c.Context(), c.Who, typed, limit)
	if err != nil {
		return out, err
	}
	more := false
	for _, g := range groups {
		label := c.T("search.kind." + string(g.Kind))
		if g.More {
			label = c.T("search.first", "kind", label, "n", limit)
		}
		more = more || g.More
		r := ui.ResultGroup{Label: label}
		for _, hit := range g.Hits {
			r.Items = append(r.Items, ui.Result{Href: hit.Href, Icon: iconOf(string(g.Kind)), Title: hit.Title, Sub: hit.Subtitle})
		}
		out.Groups = append(out.Groups, r)
	}
	if more && limit == inPalette {
		out.All = &ui.Link{Label: c.T("search.all"), Href: "/search?" + query(typed)}
	}
	return out, nil
}

var icons = map[string]string{"account": "building-2", "contact": "user-round", "contract": "file-text", "task": "list-checks"}

func iconOf(kind string) string {
	if i, ok := icons[kind]; ok {
		return i
	}
	return "file"
}
