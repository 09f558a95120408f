package web

import (
	"context"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/web/ui"
)

// sessionNews is the mark of the last piece of news that the session was told.
const sessionNews = "news"

// noNews is the mark of somebody who was never told anything.
const noNews = "-"

// News is something that ended behind a person's back: told once, at the top of whatever page they open next.
type News struct {
	// Mark tells one piece of news from another.
	Mark string
	// Key is its message, with its values.
	Key    string
	Values []any
	// Href leads to it, under the words of Link.
	Href, Link string
}

// latest is the newest piece of news of a person, marked as none when there is none.
func (s *Site) latest(ctx context.Context, user id.User) News {
	if s.News == nil || user == "" {
		return News{Mark: noNews}
	}
	n, ok, err := s.News(ctx, user)
	if err != nil {
		s.Log.Error("news failed", "err", err)
	}
	if err != nil || !ok {
		return News{Mark: noNews}
	}
	return n
}

// untold is the news that the session has not been told. A session that began before there was news is told the next
// piece only.
func (c *Ctx) untold() (n News, yes bool) {
	if c.site.News == nil || c.Who.ID == "" || c.Facing() != "" {
		return n, false
	}
	n = c.site.latest(c.R.Context(), c.Who.ID)
	told := c.site.Sessions.GetString(c.R.Context(), sessionNews)
	if told == "" {
		c.told(n.Mark)
	}
	return n, told != "" && n.Mark != told && n.Mark != noNews
}

// NewsTold says that the person has seen a piece of news, on its own page for example. An old one changes nothing.
func (c *Ctx) NewsTold(mark string) {
	if n, yes := c.untold(); yes && n.Mark == mark {
		c.told(mark)
	}
}

func (c *Ctx) told(mark string) { c.site.Sessions.Put(c.R.Context(), sessionNews, mark) }

// news is what the next page tells.
func (c *Ctx) news() (list []ui.Flash) {
	n, yes := c.untold()
	if !yes {
		return nil
	}
	c.told(n.Mark)
	return []ui.Flash{{Tone: ui.ToneOK, Text: c.T(n.Key, n.Values...), Link: &ui.Link{Label: c.T(n.Link), Href: n.Href}}}
}
