package web

import (
	"net/url"

	"comptoir/internal/kernel/page"
	"comptoir/internal/platform/web/ui"
)

// ListState is a list's filters, order and position, all kept in its address.
type ListState struct {
	Path  string
	Query url.Values
	Page  page.Request
}

// List reads the state of the list at this address; sort is the order without one in the address.
func (c *Ctx) List(sort string) ListState {
	q := c.R.URL.Query()
	l := ListState{Path: c.R.URL.Path, Query: q}
	l.Page = page.Request{Sort: q.Get("sort"), Desc: q.Get("dir") == "desc", Cursor: page.ParseCursor(q.Get("at"))}
	if l.Page.Sort == "" {
		l.Page.Sort = sort
	}
	return l
}

// With is the address with name–value pairs set ("" removes); the position starts over.
func (l ListState) With(pairs ...string) string {
	q := url.Values{}
	for k, v := range l.Query {
		q[k] = v
	}
	q.Del("at")
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			q.Del(pairs[i])
		} else {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return l.Path
	}
	return l.Path + "?" + q.Encode()
}

// On is With on another path, such as the export of what the list shows.
func (l ListState) On(path string) string {
	l.Path = path
	return l.With()
}

// Sort makes a header that orders the list; pressing it again turns the order.
func (l ListState) Sort(key string) *ui.Sort {
	if l.Page.Sort != key {
		return &ui.Sort{Href: l.With("sort", key, "dir", "")}
	}
	if l.Page.Desc {
		return &ui.Sort{Href: l.With("sort", key, "dir", ""), Dir: "descending"}
	}
	return &ui.Sort{Href: l.With("sort", key, "dir", "desc"), Dir: "ascending"}
}

// Pager walks by key.
func (c *Ctx) Pager(l ListState, prev, next page.Cursor, shown int) *ui.Pager {
	if prev.IsZero() && next.IsZero() {
		return nil
	}
	p := &ui.Pager{FirstLabel: c.T("list.first"), PreviousLabel: c.T("list.previous"), NextLabel: c.T("list.next"),
		Label: c.T("list.pages"), Shown: c.Loc.N("list.shown", shown)}
	at := func(k page.Cursor) string {
		if k.IsZero() {
			return ""
		}
		return l.With("at", k.String())
	}
	p.Previous, p.Next = at(prev), at(next)
	if p.Previous != "" {
		p.First = l.With()
	}
	return p
}
